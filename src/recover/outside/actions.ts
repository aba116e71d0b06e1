import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { ClosingCheck, Context } from '#src/platform/context.ts'
import { restrictedOf } from '#src/recover/recovery/store.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { itemsOf } from '#src/respond/evidence/store.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { incidentHead } from '#src/respond/incident/store.ts'
import type { outsideApi } from './api.ts'
import { type Dealing, type DealingPlan, isOverdue, lacksScope } from './dealing.ts'
import { countOpen, dealingOf, dealingsOf, insertDealing, type StoredDealing, updateDealing } from './store.ts'
import { outsideWord } from './words.ts'

type Api = typeof outsideApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Investigators and shareholders come long after an incident is closed. */
const always = { whenClosed: true }
const mostDealings = 500

export const outsideActions = {
  list: (context: Context, { incident }: In<'list'>): Out<'list'> => show(context, incident),

  async add(context: Context, { incident, ...plan }: In<'add'>): Out<'add'> {
    const { desk, viewer } = context
    await inIncident(
      context,
      plan.kind === 'extortion' ? await restrictedFor(context, incident) : incident,
      async ({ tx, incident, now, append }) => {
        const no = await insertDealing(tx, incident.id, { id: desk.newId(), plan, at: now, by: viewer.name })
        if (no > mostDealings) refuse('outside.limit', { limit: mostDealings })
        append({ kind: 'change', code: 'outside.added', facts: factsOf(no, plan), searchText: textOf(plan) })
      },
      always,
    )
    return await show(context, incident)
  },

  async change(context: Context, { incident, no, ...plan }: In<'change'>): Out<'change'> {
    await changing(context, incident, no, async (was) => ({
      is: { plan: { ...plan, kind: was.plan.kind } },
      code: 'outside.changed',
      facts: factsOf(no, { ...plan, kind: was.plan.kind }),
      searchText: textOf({ ...plan, kind: was.plan.kind }),
    }))
    return await show(context, incident)
  },

  async hold(context: Context, { incident, no, evidence, ...outcome }: In<'hold'>): Out<'hold'> {
    const { desk, viewer } = context
    if (outcome.heldOn > dayOf(desk.now().getTime(), desk.zone)) refuse('outside.time.future')
    if (evidence.length > 0 && !may(viewer, 'evidence:read')) refuse('outside.evidence.not-allowed')
    await changing(context, incident, no, async (was, head, tx) => {
      if (lacksScope(was.plan.kind, outcome)) refuse('outside.investigation.scope-missing')
      const items = evidence.length > 0 ? (await itemsOf(tx, head)).filter((one) => evidence.includes(one.id)) : []
      if (items.length < new Set(evidence).size) refuse('evidence.not-found')
      return {
        is: { state: 'done', outcome, evidence: items.map((one) => one.id), reason: '' },
        code: 'outside.held',
        facts: {
          ...factsOf(no, was.plan),
          on: outcome.heldOn,
          said: outcome.said,
          evidence: items.length > 0 ? outsideTail(items.map((one) => one.number)) : '',
        },
        about: items.map((one) => ({ type: 'evidence', id: one.id })),
        searchText: [outcome.said, outcome.heard, outcome.scope, outcome.effect].filter(Boolean).join('\n'),
      }
    })
    return await show(context, incident)
  },

  async drop(context: Context, { incident, no, reason }: In<'drop'>): Out<'drop'> {
    await changing(context, incident, no, async (was) => ({
      is: { state: 'dropped', reason },
      code: 'outside.dropped',
      facts: { ...factsOf(no, was.plan), reason },
      searchText: reason,
    }))
    return await show(context, incident)
  },
}

const outsideTail = (items: readonly string[]): unknown => ({ word: 'outside.evidence', items: items.join(', ') })
const factsOf = (no: number, plan: DealingPlan) => ({
  no,
  kind: outsideWord(`outside.kind.${plan.kind}`),
  title: plan.title,
  who: plan.who,
})
const textOf = (plan: DealingPlan): string =>
  [plan.title, plan.who, plan.market, plan.wanted, plan.counsel].filter(Boolean).join('\n')

type Change = {
  readonly is: Omit<Parameters<typeof updateDealing>[3], 'at' | 'by'>
  readonly code: string
  readonly facts: Record<string, unknown>
  readonly about?: { type: string; id: string }[]
  readonly searchText: string
}
type Within = Parameters<Parameters<typeof inIncident>[2]>[0]

async function changing(
  context: Context,
  incident: string,
  no: number,
  work: (was: StoredDealing, head: Within['incident'], tx: Within['tx']) => Promise<Change>,
): Promise<void> {
  await inIncident(
    context,
    incident,
    async ({ tx, incident: head, now, append }) => {
      const was = await dealingOf(tx, head.id, no)
      const { is, ...entry } = await work(was, head, tx)
      await updateDealing(tx, head.id, was, { ...is, at: now, by: context.viewer.name })
      append({ kind: is.state === 'done' ? 'contact' : 'change', ...entry })
    },
    always,
  )
}

/** Where extortion stands: in a secret incident itself, or in the restricted file that the caller knows of. */
async function restrictedFor({ desk, viewer }: Context, incident: string): Promise<string> {
  const { db } = desk.state
  const head = await incidentHead(db, viewer, incident)
  if (head.isSecret) return head.id
  return (await restrictedOf(db, viewer, head.id))?.id ?? refuse('outside.extortion.no-file')
}

async function show(context: Context, ref: string): Out<'list'> {
  const { desk, viewer } = context
  const { db } = desk.state
  const head = await reading(context, ref)
  const restricted = await restrictedOf(db, viewer, head.id)
  const beside = restricted && (await reading(context, restricted.id))
  const today = dayOf(desk.now().getTime(), desk.zone)
  const rows: Dealing[] = []
  for (const one of beside ? [head, beside] : [head]) {
    const numbers = new Map((await itemsOf(db, one)).map(({ id, number }) => [id, number]))
    for (const { evidence, ...dealing } of await dealingsOf(db, one.id))
      rows.push({
        ...dealing,
        incident: one.number,
        isRestricted: one.isSecret,
        isOverdue: isOverdue({ state: dealing.state, plannedOn: dealing.plan.plannedOn }, today),
        evidence: evidence.flatMap((id) => numbers.get(id) ?? []),
      })
  }
  return {
    rows,
    evidence: may(viewer, 'evidence:read')
      ? (await itemsOf(db, head)).map(({ id, number, description }) => ({ id, number, description }))
      : [],
    restricted: restricted?.number ?? (head.isSecret ? head.number : null),
    canWrite: may(viewer, 'incident:write'),
  }
}

/** A dealing that was planned and of which nobody said how it went holds back closing. */
export const outsideHoldsBack: ClosingCheck = async (db, { id }) => {
  const count = await countOpen(db, id)
  if (count === 0) return []
  return [
    { code: 'outside-open', text: outsideWord('outside.open', { count }), isAbsolute: false, act: 'hold-dealing' },
  ]
}
