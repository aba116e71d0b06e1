// From the proposal to the yes: by a lead, by authority given beforehand, by a decision asked for, or because it could not wait.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { When } from '#src/core/time.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { type Authority, authorityFor } from '#src/prepare/duty/authority.ts'
import { authorities } from '#src/prepare/duty/store.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { askWithin } from '#src/respond/decision/actions.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { containmentApi } from '../api.ts'
import { type Approval, groundFor, needsFourEyes } from '../approval.ts'
import { kindsOf } from '../connector/kinds.ts'
import { connectorSettings } from '../connector/load.ts'
import type { ConnectorSetting } from '../connector/setting.ts'
import { byPerson } from '../containment.ts'
import { tooFar } from '../reach.ts'
import { containmentsOf, insertContainment, type NewContainment } from '../store.ts'
import { sayTarget } from '../target-words.ts'
import { aboutOf, onContainment, shown } from './within.ts'

type Api = typeof containmentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Bounded for an incident; a worm of thousands of machines stands in the register of machines. */
const mostContainments = 1_000
/** A clock that is a little fast is no act in the future. */
const aheadMs = 5 * 60_000

export const proposeActions = {
  async propose(context: Context, input: In<'propose'>): Out<'propose'> {
    const { desk, viewer } = context
    checkTarget(context, input)
    if (input.done !== null && (input.connector !== byPerson || input.deciders.length > 0))
      refuse('containment.done.invalid')
    if (input.done !== null && Date.parse(input.done.from) > desk.now().getTime() + aheadMs)
      refuse('containment.done.future')
    if (input.isLiftedByDesk && (input.lift === null || input.connector === byPerson))
      refuse('containment.lift.invalid')
    const id = desk.newId()
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      if ((await containmentsOf(tx, incident.id)).length >= mostContainments)
        refuse('containment.limit', { limit: mostContainments })
      if (input.lift !== null && Date.parse(input.lift) <= Date.parse(input.done?.from ?? now))
        refuse('containment.lift.past')
      const asked =
        input.deciders.length === 0
          ? null
          : await askWithin(context, within, questionOf(context, { ...input, due: input.decideBy }))
      const approval: Approval | null =
        input.done === null ? null : { ground: 'afterwards', by: viewer.name, at: now, note: '' }
      const one: NewContainment = {
        ...{ id, target: input.target, scope: input.scope, isWider: input.isWider, reason: input.reason },
        ...{ connector: input.connector, carrier: input.carrier, state: input.done === null ? 'asked' : 'active' },
        ...{ askedById: viewer.id, askedBy: viewer.name, askedAt: now, approval, decisionId: asked?.id ?? null },
        ...{ liftAt: input.lift, isLiftedByDesk: input.isLiftedByDesk, applied: input.done },
        ...{ appliedBy: input.done === null ? null : input.carrier || viewer.name, known: null },
      }
      const position = await insertContainment(tx, incident.id, one)
      within.count({ containments: 1 })
      within.append({
        kind: 'containment',
        code: input.done === null ? 'containment.proposed' : 'containment.done-before',
        ...(input.done === null ? {} : { when: input.done }),
        ...aboutOf(incident, { id, position, target: input.target }, proposalFacts(input, asked?.number ?? null)),
      })
    })
    return await shown(context, input.incident, id)
  },

  async approve(context: Context, input: In<'approve'>): Out<'approve'> {
    const { desk, viewer } = context
    const id = await onContainment(context, input, 'approve', async ({ one, incident, now, tx, save, note }) => {
      const authority = await authorityOf(context, tx, one)
      const isProposer = one.askedById !== null && one.askedById === viewer.id
      const hasRight = may(viewer, 'containment:approve')
      const fourEyes = needsFourEyes(one, rankOf(context, incident.severity))
      const judged = groundFor(
        { isProposer, hasRight, hasAuthority: authority !== null, isEmergency: input.isEmergency },
        one,
        fourEyes,
      )
      if ('refused' in judged) return refuse(`containment.approve.${judged.refused}.not-allowed`)
      if (judged.ground === 'emergency' && input.note === '') refuse('containment.emergency-note.invalid')
      await save({ state: 'approved', approval: { ground: judged.ground, by: viewer.name, at: now, note: input.note } })
      note(
        `approved.${judged.ground}`,
        { note: input.note, ...(authority ? { giver: authority.givenBy, until: { at: authority.untilAt } } : {}) },
        { kind: 'decision' },
      )
      return one.id
    })
    return await shown({ ...context, desk }, input.incident, id)
  },

  async askDecision(context: Context, input: In<'askDecision'>): Out<'askDecision'> {
    const id = await onContainment(context, input, 'approve', async (on) => {
      const { one, save } = on
      if (one.decision?.state === 'open' || one.decision?.state === 'later')
        refuse('containment.decision.already-asked')
      const asked = await askWithin(context, on, questionOf(context, { ...one, ...input, due: input.decideBy }))
      await save({ decisionId: asked.id })
      return one.id
    })
    return await shown(context, input.incident, id)
  },

  async withdraw(context: Context, input: In<'withdraw'>): Out<'withdraw'> {
    const id = await onContainment(context, input, 'withdraw', async ({ one, save, note }) => {
      await save({ state: 'withdrawn', endReason: input.reason, endedBy: context.viewer.name })
      note('withdrawn', { reason: input.reason })
      return one.id
    })
    return await shown(context, input.incident, id)
  },
}

/** What can carry it out as a whole, before anybody is asked to approve it. */
function checkTarget({ desk }: Context, { target, connector }: Pick<In<'propose'>, 'target' | 'connector'>): void {
  const setting = connector === byPerson ? null : settingOf(desk.dataDir, connector)
  if (setting && !kindsOf[setting.type].includes(target.kind)) refuse('containment.connector.unfit', { connector })
  if (setting && target.kind === 'isolate-host' && target.address === null && setting.type !== 'webhook')
    refuse('containment.connector.address')
  if (setting?.type === 'openc2' && target.kind === 'block-port' && target.ports.includes('-'))
    refuse('containment.connector.unfit', { connector })
  const far = tooFar(target, setting?.never)
  if (far !== null) refuse(far === 'never' ? 'containment.target.never' : 'containment.target.too-wide')
}

export function settingOf(dataDir: string, id: string): ConnectorSetting {
  const { settings } = connectorSettings(dataDir)
  return settings.find((one) => one.id === id) ?? refuse('containment.connector.not-found', { id })
}

async function authorityOf(
  context: Context,
  tx: Within['tx'],
  { target }: { target: In<'propose'>['target'] },
): Promise<Authority | null> {
  const { desk, viewer } = context
  if (viewer.id === null) return null
  const now = desk.now()
  const mine = await authorities(tx, { personId: viewer.id, onlyAfter: now })
  return authorityFor(mine, viewer.id, target, now.getTime())
}

function rankOf({ desk }: Context, severity: { scheme: string; level: string }): { rank: number; of: number } | null {
  const { severities } = knowledge(desk.dataDir)
  const scheme = severities.find((one) => one.id === severity.scheme)
  const level = scheme && levelOf([scheme], severity)
  return level ? { rank: level.rank, of: scheme.levels.length } : null
}

type Question = Pick<In<'propose'>, 'target' | 'reason' | 'scope' | 'deciders' | 'escalateAfterMin'> & {
  due: string | null
}
/** What a decider reads: in the language of whoever asks. */
function questionOf({ lang }: Context, { target, reason, scope, deciders, due, escalateAfterMin }: Question) {
  const what = sayTarget(target, lang)
  const question = lang === 'ja' ? `封じ込めてよいか：${what}` : `May we contain: ${what}?`
  const ground = scope === '' ? reason : `${reason}\n${lang === 'ja' ? '範囲' : 'Scope'}: ${scope}`
  return { question, ground, options: [], due, deciders, escalateAfterMin }
}

const proposalFacts = (input: In<'propose'>, decision: string | null) => ({
  reason: input.reason,
  scope:
    input.scope === ''
      ? ''
      : { word: input.isWider ? 'containment.scope.wider' : 'containment.scope', text: input.scope },
  lift: input.lift === null ? '' : { word: 'containment.lift-at', at: { at: input.lift } },
  decision: decision === null ? '' : { word: 'containment.asked-by-decision', number: decision },
  carrier: input.carrier === '' ? '' : { word: 'containment.carrier', name: input.carrier },
})

/** Kept beside the action: what was done before anybody wrote it down is never a time to come. */
export const isPast = (when: When, now: Date): boolean => Date.parse(when.from) <= now.getTime() + aheadMs
