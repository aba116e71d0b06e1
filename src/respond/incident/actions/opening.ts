// Opening an incident, its head facts, closing, opening again.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { incidentApi } from '../api.ts'
import { missingToClose, stillMissing, wordMissing } from '../closing.ts'
import { changesOf, type Headline } from '../head-change.ts'
import { canMove, phaseOfReopened } from '../phase.ts'
import { incidentDetail } from '../store/detail.ts'
import { nameBeside } from '../store/people.ts'
import { standingOf } from '../store/standing.ts'
import { setClosed, updateHead } from '../store.ts'
import { createWithin } from './create.ts'
import { heldBackBy } from './held-back.ts'
import { checkKinds, checkZone, knownLevel } from './known.ts'
import { changing, tail } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const openingActions = {
  async create(context: Context, input: In<'create'>): Out<'create'> {
    const { id } = await inRecord(context, (tx, journal) => createWithin(context, tx, journal, input))
    return await incidentDetail(context.desk.state.db, context.viewer, id)
  },

  async change(context: Context, input: In<'change'>): Out<'change'> {
    const severity = input.severity && knownLevel(context, input.severity)
    checkZone(input.zone)
    return await changing(context, input.incident, async (within) => {
      const was = within.incident
      if (input.version !== undefined && input.version !== was.version) refuse('incident.changed-meanwhile')
      // A kind that an older taxonomy had stays where it stands; only new ones must be known.
      checkKinds(
        context,
        (input.kinds ?? []).filter((kind) => !was.kinds.includes(kind)),
      )
      if (input.phase && !canMove(was.phase, input.phase))
        refuse('incident.phase-order', { from: was.phase, to: input.phase })
      const is: Headline = {
        title: input.title ?? was.title,
        kinds: input.kinds ? [...new Set(input.kinds)] : was.kinds,
        severity: severity ?? was.severity,
        tlp: input.tlp ?? was.tlp,
        isSecret: input.isSecret ?? was.isSecret,
        detection: input.detection ?? was.detection,
        phase: input.phase ?? was.phase,
        noticedAt: input.noticedAt ?? was.noticedAt,
        zone: input.zone ?? was.zone,
        summary: { ...was.summary, ...input.summary },
      }
      const changes = changesOf(was, is)
      if (changes.length === 0) return
      await updateHead(within.tx, was, is)
      if (is.isSecret && !was.isSecret && context.viewer.id)
        await nameBeside(within.tx, was.id, context.viewer.id, true)
      within.append({ kind: 'change', code: 'incident.changed', facts: { changes, tail: tail(input.reason) } })
    })
  },

  async close(context: Context, input: In<'close'>): Out<'close'> {
    return await changing(
      context,
      input.incident,
      async (within) => {
        if (within.incident.phase === 'closed') refuse('incident.already-closed')
        const missing = missingToClose(await standingOf(within.tx, within.incident))
        const blocks = await heldBackBy(context.desk, within.tx, within.incident)
        const left = stillMissing([...missing, ...blocks], input.exceptions)
        if (left.length > 0) {
          const words = wordMissing(missing, blocks, context.lang)
            .filter(({ code }) => left.some((one) => one.code === code))
            .map((one) => one.text)
          refuse('incident.close-missing', {
            missing: words.join(context.lang === 'ja' ? '、' : '; '),
            codes: left.map((one) => one.code),
          })
        }
        await setClosed(within.tx, within.incident.id, { at: within.now, reason: input.reason }, 'closed')
        const excused = [
          ...missing.map(({ code, count }) => ({ code, what: { word: `missing.${code}`, count } })),
          ...blocks.map(({ code, text }) => ({ code, what: text })),
        ]
        const exceptions = excused.map(({ code, what }) => ({
          word: 'tail.exception',
          what,
          reason: input.exceptions[code],
        }))
        within.append({ kind: 'decision', code: 'incident.closed', facts: { reason: input.reason, exceptions } })
      },
      { whenClosed: true },
    )
  },

  async reopen(context: Context, input: In<'reopen'>): Out<'reopen'> {
    return await changing(
      context,
      input.incident,
      async (within) => {
        if (within.incident.phase !== 'closed') refuse('incident.already-open')
        await setClosed(within.tx, within.incident.id, null, phaseOfReopened)
        within.append({ kind: 'decision', code: 'incident.reopened', facts: { reason: input.reason } })
      },
      { whenClosed: true },
    )
  },
}
