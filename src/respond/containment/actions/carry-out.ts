// Carrying out, looking, lifting: the intent is on the record before a connector is called, its answer after; a call that never came
// back is shown as not known.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { containmentApi } from '../api.ts'
import {
  applied,
  type Connector,
  type Look,
  looked,
  type Order,
  type Outcome,
  reasonOf,
  Unfit,
} from '../connector/connector.ts'
import { connectorOf } from '../connector/load.ts'
import { asksForBackup, byPerson, containmentNumber } from '../containment.ts'
import { afterApply, afterLift, afterVerify, type ContainmentState } from '../state.ts'
import { containmentOf, type Stored } from '../store.ts'
import { settingOf } from './propose.ts'
import { type Ask, exactly, onContainment, shown } from './within.ts'

type Api = typeof containmentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>
type Verb = 'apply' | 'verify' | 'lift'

export const carryOutActions = {
  async dryRun(context: Context, input: In<'dryRun'>): Out<'dryRun'> {
    const { desk } = context
    const head = await reading(context, input.incident)
    const one = await containmentOf(desk.state.db, head, input.containment)
    if (one.connector === byPerson) refuse('containment.by-person.dry-run')
    const { connector } = connectorFor(context, one)
    return { lines: [...fit(() => connector.dryRun(orderOf(one), input.verb === 'apply' ? 'apply' : 'undo'))] }
  },

  async apply(context: Context, input: In<'apply'>): Out<'apply'> {
    const { one } = await begin(context, input, 'apply', '', input.backup)
    if (one.connector !== byPerson) await call(context, one, 'apply', '')
    return await shown(context, input.incident, one.id)
  },

  async verify(context: Context, input: In<'verify'>): Out<'verify'> {
    const { one } = await begin(context, input, 'verify', '')
    await call(context, one, 'verify', '')
    return await shown(context, input.incident, one.id)
  },

  async lift(context: Context, input: In<'lift'>): Out<'lift'> {
    const { one } = await begin(context, input, 'lift', input.reason)
    if (one.connector !== byPerson) await call(context, one, 'lift', input.reason)
    return await shown(context, input.incident, one.id)
  },
}

/** Lifts by the desk's own hand when its time has come. */
export async function liftByDesk(context: Context, stored: Stored, reason: string): Promise<void> {
  const ask = { incident: stored.incidentId, containment: stored.id }
  const { one } = await begin(context, ask, 'lift', reason)
  await call(context, one, 'lift', reason)
}

/** Puts the intent down, and keeps everybody else from beginning meanwhile. */
async function begin(context: Context, ask: Ask, verb: Verb, reason: string, said?: string): Promise<{ one: Stored }> {
  return await onContainment(context, ask, verb, async ({ one, now, save, note }) => {
    const isByPerson = one.connector === byPerson
    const backup = said ?? one.backup
    if (verb === 'apply' && asksForBackup({ ...one, backup })) refuse('containment.backup.missing')
    if (isByPerson && verb === 'verify') refuse('containment.by-person.verify')
    if (!isByPerson) {
      const { connector } = connectorFor(context, one)
      fit(() => connector.dryRun(orderOf(one), verb === 'lift' ? 'undo' : 'apply'))
    }
    const state: ContainmentState = verb === 'apply' ? 'applying' : verb === 'lift' ? 'lifting' : one.state
    await save({ state, backup, busySince: isByPerson ? null : now, ...(verb === 'lift' ? { endReason: reason } : {}) })
    if (backup !== one.backup) note('backup', { backup })
    if (verb !== 'verify')
      note(isByPerson ? `given.${verb}` : `begun.${verb}`, { carrier: one.carrier, connector: one.connector, reason })
    return { one: { ...one, state, backup, endReason: verb === 'lift' ? reason : one.endReason } }
  })
}

async function call(context: Context, before: Stored, verb: Verb, reason: string): Promise<void> {
  const order = orderOf(before)
  const { outcome, look } = await work(context, before, order, verb)
  const ask = { incident: before.incidentId, containment: before.id }
  await onContainment(context, ask, null, async ({ one, now, incident, save, note }) => {
    // Somebody else may have put it down as left behind while this hung: what came back is known better.
    const state =
      verb === 'apply'
        ? afterApply(outcome.done, look.found)
        : verb === 'lift'
          ? afterLift(outcome.done, look.found)
          : afterVerify(look.found, one.state)
    const by = before.connector
    const detail = [outcome.detail, look.detail].filter(Boolean).join('; ')
    const known = { at: now, found: look.found, detail, by }
    const when = exactly(now, incident.zone)
    const holds = state === 'active' || state === 'verified'
    await save({
      ...{ state, known, busySince: null },
      ...(outcome.memo === undefined ? {} : { memo: outcome.memo }),
      ...(verb === 'apply' && holds
        ? { applied: one.applied ?? when, appliedBy: one.appliedBy ?? `${context.viewer.name} (${by})` }
        : {}),
      ...(state === 'lifted' ? { ended: when, endedBy: context.viewer.name, endReason: reason } : {}),
      ...(verb === 'lift' && state !== 'lifted' ? { endReason: null } : {}),
    })
    note(`${verb}.${state}`, { connector: by, detail, found: { word: `containment.found.${look.found}` }, reason })
  })
}

/** Never throws: whatever happens on the way is an answer of its own. */
async function work(
  context: Context,
  one: Stored,
  order: Order,
  verb: Verb,
): Promise<{ outcome: Outcome; look: Look }> {
  let found: { connector: Connector; limitMs: number }
  try {
    found = connectorFor(context, one)
  } catch (error) {
    const detail = reasonOf(error)
    return { outcome: { done: 'not-done', detail }, look: { found: 'cannot-tell', detail: '' } }
  }
  const { connector, limitMs } = found
  const outcome: Outcome =
    verb === 'verify'
      ? { done: 'unknown', detail: '' }
      : await applied(
          (signal) => (verb === 'apply' ? connector.apply(order, signal) : connector.undo(order, signal)),
          limitMs,
        )
  const memo = outcome.memo === undefined ? order.memo : outcome.memo
  return { outcome, look: await looked((signal) => connector.verify({ ...order, memo }, signal), limitMs) }
}

function connectorFor({ desk }: Context, { connector: id }: Stored): { connector: Connector; limitMs: number } {
  const setting = settingOf(desk.dataDir, id)
  try {
    return { connector: connectorOf(setting), limitMs: setting.limit_seconds * 1_000 }
  } catch (error) {
    return refuse('containment.connector.unavailable', { id, reason: reasonOf(error) })
  }
}

function fit<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unfit) return refuse('containment.connector.unfit', { connector: error.message })
    throw error
  }
}

const orderOf = (one: Stored): Order => ({
  number: containmentNumber(one.incident.number, one.position),
  target: one.target,
  until: one.liftAt,
  memo: one.memo,
})
