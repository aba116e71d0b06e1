// Opening an incident, its head facts, closing, opening again.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { isZone } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import { inRecord } from '#src/record/journal.ts'
import type { incidentApi } from '../api.ts'
import { missingToClose, stillMissing, wordMissing } from '../closing.ts'
import { changesOf, type Headline } from '../head-change.ts'
import type { Severity } from '../incident.ts'
import { canMove, phaseOfReopened } from '../phase.ts'
import { incidentDetail } from '../store/detail.ts'
import { followLead, joinTeam, nameBeside, nameOfPerson } from '../store/people.ts'
import { reportHeads } from '../store/reports.ts'
import { standingOf } from '../store/standing.ts'
import { type IncidentHead, insertIncident, nextNumber, setClosed, updateHead } from '../store.ts'
import { heldBackBy } from './held-back.ts'
import { attachWithin } from './reports.ts'
import { changing, counting, tail } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const openingActions = {
  async create(context: Context, input: In<'create'>): Out<'create'> {
    const { desk, viewer } = context
    checkKinds(context, input.kinds)
    const severity = knownLevel(context, input.severity ?? { scheme: '', level: '' })
    checkZone(input.zone)
    const reports = await reportHeads(desk.state.db, viewer, input.reports)
    if (reports.length < new Set(input.reports).size) refuse('incident.report.not-found')
    const id = desk.newId()
    await inRecord(context, async (tx, journal) => {
      const now = desk.now()
      const received = reports.map((report) => report.receivedAt.getTime())
      const number = await nextNumber(tx, yearIn(desk.zone, now))
      const head: IncidentHead = {
        id,
        number,
        title: input.title,
        phase: 'triage',
        kinds:
          input.kinds.length > 0 ? input.kinds : [...new Set(reports.flatMap((report) => report.kinds))].slice(0, 30),
        severity,
        tlp: input.tlp,
        isSecret: input.isSecret,
        detection: input.detection === 'unknown' && reports.length > 0 ? 'notified' : input.detection,
        noticedAt: input.noticedAt ?? new Date(Math.min(now.getTime(), ...received)).toISOString(),
        zone: input.zone ?? desk.zone,
        summary: { ja: '', en: '' },
        leadId: null,
        openedAt: now.toISOString(),
        closedAt: null,
        version: 1,
        entries: 0,
        accessAt: null,
      }
      await insertIncident(tx, {
        ...head,
        openedBy: viewer.kind === 'person' ? viewer.id : null,
        openedByName: viewer.name,
      })
      const { within, settle } = counting(context, tx, journal, head)
      within.append({
        kind: 'change',
        code: 'incident.opened',
        facts: { number, title: input.title },
        about: [{ type: 'incident', id }],
      })
      if (input.isSecret && viewer.id) await nameBeside(tx, id, viewer.id, true)
      if (input.lead) {
        const name = (await nameOfPerson(tx, input.lead)) ?? refuse('incident.person.not-found')
        await joinTeam(tx, id, input.lead, 'lead', within.now)
        await followLead(tx, id)
        within.append({ kind: 'change', code: 'incident.team.joined', facts: { name, role: { word: 'team.lead' } } })
      }
      await attachWithin(within, reports, '')
      await settle()
    })
    return await incidentDetail(desk.state.db, viewer, id)
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

function checkKinds({ desk }: Context, kinds: readonly string[]): void {
  const { taxonomies } = knowledge(desk.dataDir)
  for (const kind of kinds) if (!itemOf(taxonomies, kind)) refuse('incident.kind-unknown', { kind })
}

/** The level as the scheme names it, without the scheme before it. */
function knownLevel({ desk }: Context, severity: Severity): Severity {
  if (severity.level === '' && severity.scheme === '') return severity
  const { severities } = knowledge(desk.dataDir)
  const scheme = severities.find((one) => one.id === severity.scheme)
  if (!scheme || !levelOf([scheme], severity))
    return refuse('incident.level-unknown', {
      level: [severity.scheme, severity.level].filter(Boolean).join(':'),
      known: severities.flatMap((one) => one.levels.map((level) => level.id)).join(', '),
    })
  return { scheme: scheme.id, level: severity.level.slice(severity.level.indexOf(':') + 1) }
}

function checkZone(zone: string | undefined): void {
  if (zone !== undefined && !isZone(zone)) refuse('incident.zone-unknown', { zone })
}

const yearIn = (zone: string, at: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: isZone(zone) ? zone : 'UTC', year: 'numeric' }).format(at))
