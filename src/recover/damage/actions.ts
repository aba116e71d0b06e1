import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { byCurrency } from '#src/recover/measure/money.ts'
import { measuresOf } from '#src/recover/measure/store.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { addDamage } from './actions/add.ts'
import type { DamageView, damageApi } from './api.ts'
import { inOne, lostDays, totalsOf } from './damage.ts'
import { ledgerCsv } from './ledger-csv.ts'
import { activityOf, damageOf, ratesOf, setActivity, setRate, takeBackActivity, withdrawDamage } from './store.ts'

type Api = typeof damageApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const damageActions = {
  show: (context: Context, { incident }: In<'show'>): Out<'show'> => show(context, incident),

  async add(context: Context, { incident, ...input }: In<'add'>): Out<'add'> {
    await inIncident(context, incident, (within) => addDamage(within, context, input), { whenClosed: true })
    return await show(context, incident)
  },

  async withdraw(context: Context, { incident, no, reason }: In<'withdraw'>): Out<'withdraw'> {
    await inIncident(
      context,
      incident,
      async (within) => {
        const gone =
          (await withdrawDamage(within.tx, within.incident.id, no, within.now, reason)) ??
          refuse('damage.not-found', { no })
        within.append({ kind: 'finding', code: 'damage.withdrawn', facts: { no, what: gone.what, reason } })
      },
      { whenClosed: true },
    )
    return await show(context, incident)
  },

  async rate(context: Context, { incident, ...rate }: In<'rate'>): Out<'rate'> {
    if (rate.currency === rate.into) refuse('damage.rate.invalid')
    await inIncident(
      context,
      incident,
      async (within) => {
        await setRate(within.tx, within.incident.id, rate)
        within.append({ kind: 'change', code: 'damage.rate-set', facts: { ...rate } })
      },
      { whenClosed: true },
    )
    return await show(context, incident)
  },

  async activity(context: Context, { incident, at, level, note }: In<'activity'>): Out<'activity'> {
    await inIncident(
      context,
      incident,
      async (within) => {
        if (level === null) {
          if (!(await takeBackActivity(within.tx, within.incident.id, at))) refuse('damage.activity.not-found')
          within.append({ kind: 'change', code: 'damage.activity-taken-back', facts: { at: { at } } })
          return
        }
        await setActivity(within.tx, within.incident.id, { at, level, note }, context.viewer.name)
        within.append({
          kind: 'finding',
          code: 'damage.activity',
          facts: { at: { at }, level, note },
          searchText: note,
        })
      },
      { whenClosed: true },
    )
    return await show(context, incident)
  },

  async csv(context: Context, { incident, lang = context.lang, encoding }: In<'csv'>): Promise<Download> {
    const shown = await show(context, incident)
    return {
      name: `${shown.incident.number}-damage.csv`,
      mediaType: 'text/csv',
      body: ledgerCsv(shown.rows, { lang, encoding }),
    }
  },
}

async function show(context: Context, incident: string): Promise<DamageView> {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  const { db } = desk.state
  const rows = await damageOf(db, head.id)
  const rates = await ratesOf(db, head.id)
  const activity = await activityOf(db, head.id)
  const totals = totalsOf(rows)
  const taken = (await measuresOf(db, head.id)).filter((one) => one.state !== 'proposed' && one.state !== 'dropped')
  return {
    incident: { number: head.number, title: head.title },
    rows,
    totals,
    whole: inOne(totals, rates),
    rates,
    measures: byCurrency(taken, ({ cost, currency }) => (cost === null ? null : { currency, amount: cost })),
    activity,
    lostDays: lostDays(activity),
    canWrite: may(viewer, 'incident:write'),
  }
}
