import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { countReachable } from '#src/prepare/contact/store.ts'
import { inRecord } from '#src/record/journal.ts'
import type { ReadinessRow, readinessApi } from './api.ts'
import {
  gapsIn,
  isPeacetimeItem,
  type Readiness,
  type ReadinessFacts,
  readinessStates,
  stateOfReadiness,
} from './readiness.ts'
import * as store from './store.ts'

type In<K extends keyof typeof readinessApi> = ParsedInputOf<(typeof readinessApi)[K]>
type Out<K extends keyof typeof readinessApi> = Promise<OutputOf<(typeof readinessApi)[K]>>

const mostChecks = 200
/** A clock that runs ahead is no reason to refuse; an exercise of next week is. */
const aheadMs = 600_000

const rowOf = ({ desk }: Context, one: Readiness): ReadinessRow => ({
  ...one,
  state: stateOfReadiness(one, desk.now().getTime()),
})
const about = (id: string) => [{ type: 'readiness', id }]

async function standing(tx: Transaction, id: string): Promise<Readiness> {
  const one = await store.readOne(tx, id)
  return one && one.retiredAt === null ? one : refuse('readiness.not-found')
}

function checkName({ kind, name, perHour }: ReadinessFacts): void {
  if (perHour !== null && kind !== 'route') refuse('readiness.per-hour.invalid')
  if (kind === 'peacetime' && !isPeacetimeItem(name)) refuse('readiness.peacetime.invalid')
}

export const readinessActions = {
  async list(context: Context): Out<'list'> {
    const all = await store.readReadiness(context.desk.state.db)
    const rows = all.map((one) => rowOf(context, one))
    rows.sort((a, b) => readinessStates.indexOf(a.state) - readinessStates.indexOf(b.state))
    return { rows, gaps: gapsIn(all), toReach: await countReachable(context.desk.state.db) }
  },

  async show(context: Context, { item }: In<'show'>): Out<'show'> {
    const { db } = context.desk.state
    const one = (await store.readOne(db, item)) ?? refuse('readiness.not-found')
    return { ...rowOf(context, one), checks: await store.checksOf(db, one.id, mostChecks) }
  },

  async add(context: Context, facts: In<'add'>): Out<'add'> {
    const { desk } = context
    checkName(facts)
    const id = desk.newId()
    return await inRecord(context, async (tx, journal) => {
      if (!(await store.addReadiness(tx, id, facts, desk.now())))
        refuse('readiness.name.already-used', { name: facts.name })
      const { kind, name, who, says } = facts
      journal.append({ kind: 'change', code: 'readiness.added', about: about(id), facts: { kind, name, who, says } })
      journal.announce({ topic: 'desk', id: null })
      return rowOf(context, await standing(tx, id))
    })
  },

  async change(context: Context, { item, reason, facts: given }: In<'change'>): Out<'change'> {
    return await inRecord(context, async (tx, journal) => {
      const before = await standing(tx, item)
      // What it is stays; everything else may be put right.
      const facts = { ...given, kind: before.kind }
      checkName(facts)
      if (!(await store.changeReadiness(tx, item, facts))) refuse('readiness.name.already-used', { name: facts.name })
      const { kind } = before
      const changed = (Object.keys(facts) as (keyof ReadinessFacts)[]).filter((one) => before[one] !== facts[one])
      const said = (of: ReadinessFacts): string =>
        changed
          .map((one) => String(of[one]) || '…')
          .join(' · ')
          .slice(0, 1_000)
      if (changed.length > 0)
        journal.append({
          kind: 'change',
          code: 'readiness.changed',
          about: about(item),
          facts: { kind, name: before.name, before: said(before), after: said(facts), reason },
        })
      journal.announce({ topic: 'desk', id: null })
      return rowOf(context, await standing(tx, item))
    })
  },

  async check(context: Context, { item, at: given, isGood, seen, learnt }: In<'check'>): Out<'check'> {
    const { desk, viewer } = context
    const now = desk.now()
    const at = new Date(given ?? now)
    if (at.getTime() > now.getTime() + aheadMs) refuse('readiness.check.in-future.invalid')
    return await inRecord(context, async (tx, journal) => {
      const { kind, name } = await standing(tx, item)
      const check = { id: desk.newId(), at: at.toISOString(), isGood, seen, learnt, by: viewer.name }
      await store.addCheck(tx, item, check, now)
      const facts = { kind, name, at: { at: check.at }, outcome: isGood ? 'good' : 'wanting', seen, learnt }
      journal.append({ kind: 'change', code: 'readiness.checked', about: about(item), facts })
      journal.announce({ topic: 'desk', id: null })
      return rowOf(context, await standing(tx, item))
    })
  },

  async retire(context: Context, { item, reason }: In<'retire'>): Out<'retire'> {
    await inRecord(context, async (tx, journal) => {
      const { kind, name } = await standing(tx, item)
      await store.retireReadiness(tx, item, context.desk.now())
      journal.append({ kind: 'change', code: 'readiness.retired', about: about(item), facts: { kind, name, reason } })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },
}
