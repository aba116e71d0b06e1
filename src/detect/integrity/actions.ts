import type { Download, OutputOf, ParsedInputOf, SentBytes } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { download } from './actions/download.ts'
import { forAgentActions } from './actions/for-agent.ts'
import { agentIds } from './actions/order.ts'
import { takeBaseline, takeCheck } from './actions/take-in.ts'
import { type Announcement, isTooLong, longestWindowDays } from './announcement.ts'
import type { integrityApi } from './api.ts'
import type { HostPlan } from './known-state.ts'
import { servicesOf } from './service.ts'
import { type PlanRecord, readPlan, readPlans, setOrder, setSchedule } from './store/plan.ts'
import { readServices } from './store/service.ts'
import * as store from './store.ts'

type In<K extends keyof typeof integrityApi> = ParsedInputOf<(typeof integrityApi)[K]>
type Out<K extends keyof typeof integrityApi> = Promise<OutputOf<(typeof integrityApi)[K]>>

const mostShown = 50
const mostWindows = 500

/** What is collected for an incident is shown to those alone who know of it. */
const shown = ({ host: _, reason: __, order, ...plan }: PlanRecord): HostPlan => {
  if (order === null || order.kind === 'collect') return { ...plan, order: null }
  const { about: ___, ...told } = order
  return { ...plan, order: { ...told, kind: order.kind } }
}

export const integrityActions = {
  async hosts({ desk }: Context): Out<'hosts'> {
    const { db } = desk.state
    const [baselines, checks, plans] = [
      await store.currentBaselines(db),
      await store.lastChecks(db, null),
      await readPlans(db),
    ]
    const seen = await store.seenSince(db, null)
    const agents = await agentIds(desk.state.db)
    const names = [...new Set([...baselines.keys(), ...agents.keys()])].sort((a, b) => a.localeCompare(b))
    const rows = names.map((host) => {
      const plan = plans.get(host)
      return {
        host,
        baseline: baselines.get(host) ?? null,
        check: checks.get(host) ?? null,
        seen: seen.get(host) ?? null,
        plan: plan ? shown(plan) : null,
        agentId: agents.get(host) ?? null,
      }
    })
    return { rows }
  },

  async services({ desk }: Context): Out<'services'> {
    return { rows: servicesOf(await readServices(desk.state.db)) }
  },

  async host({ desk }: Context, { host }: In<'host'>): Out<'host'> {
    const { db } = desk.state
    const current = await store.currentBaseline(db, host)
    const agentId = (await agentIds(desk.state.db)).get(host) ?? null
    if (current === null && agentId === null) refuse('integrity.host.not-found')
    const plan = await readPlan(db, host)
    const checks = await store.checksOf(db, host, mostShown)
    return {
      host,
      baseline: current?.baseline ?? null,
      check: (await store.lastChecks(db, host)).get(host) ?? null,
      seen: (await store.seenSince(db, host)).get(host) ?? null,
      plan: plan ? shown(plan) : null,
      agentId,
      baselines: await store.baselinesOf(db, host, mostShown),
      checks,
      system: current?.system ?? [],
    }
  },

  baseline: (context: Context, { host }: In<'baseline'>): Promise<Download> => download(context, host),

  keepBaseline: (
    context: Context,
    { body, host, reason }: In<'keepBaseline'> & { body: SentBytes },
  ): Out<'keepBaseline'> => takeBaseline(context, body.bytes, { host, reason }, { by: context.viewer, agentId: null }),

  takeCheck: (context: Context, { body, host }: In<'takeCheck'> & { body: SentBytes }): Out<'takeCheck'> =>
    takeCheck(context, body.bytes, host, { by: context.viewer, agentId: null }),

  async check({ desk }: Context, { id, ...ask }: In<'check'>): Out<'check'> {
    const { db } = desk.state
    const check = (await store.readCheck(db, id)) ?? refuse('integrity.check.not-found')
    return { check, baseline: await store.baselineById(db, check.baselineId), ...(await store.findingsOf(db, id, ask)) }
  },

  async order(context: Context, { host, kind, reason }: In<'order'>): Out<'order'> {
    const { desk, viewer } = context
    return await inRecord(context, async (tx, journal) => {
      const agentId = (await agentIds(desk.state.db)).get(host) ?? refuse('integrity.agent.not-found', { host })
      if (kind === 'check' && (await store.currentBaseline(tx, host)) === null)
        refuse('integrity.baseline.not-found', { host })
      if ((await readPlan(tx, host))?.order?.kind === 'collect') refuse('integrity.agent.already-busy', { host })
      const one = { id: desk.newId(), kind, reason, by: viewer.name, at: desk.now() }
      const plan = await setOrder(tx, host, agentId, one)
      const about = [{ type: 'agent', id: agentId }]
      journal.append({ kind: 'change', code: 'integrity.ordered', about, facts: { host, kind, reason } })
      journal.announce({ topic: 'desk', id: null })
      return shown(plan)
    })
  },

  async schedule(context: Context, { host, everyHours }: In<'schedule'>): Out<'schedule'> {
    const { desk } = context
    return await inRecord(context, async (tx, journal) => {
      const agentId = (await agentIds(desk.state.db)).get(host) ?? refuse('integrity.agent.not-found', { host })
      const nextAt = everyHours === null ? null : desk.now()
      const plan = await setSchedule(tx, host, agentId, { everyHours, nextAt })
      const about = [{ type: 'agent', id: agentId }]
      journal.append({ kind: 'change', code: 'integrity.scheduled', about, facts: { host, hours: everyHours ?? 0 } })
      journal.announce({ topic: 'desk', id: null })
      return shown(plan)
    })
  },

  async windows({ desk }: Context): Out<'windows'> {
    return { rows: await store.readWindows(desk.state.db, mostWindows) }
  },

  async announce(context: Context, { owner, ...given }: In<'announce'>): Out<'announce'> {
    const { desk, viewer } = context
    if (Date.parse(given.to) <= Date.parse(given.from)) refuse('integrity.window.ends-before.invalid')
    if (isTooLong(given)) refuse('integrity.window.too-long.invalid', { days: longestWindowDays })
    const made: Announcement = {
      ...given,
      id: desk.newId(),
      from: new Date(given.from).toISOString(),
      to: new Date(given.to).toISOString(),
      owner: owner || viewer.name,
      madeBy: viewer.name,
      madeAt: desk.now().toISOString(),
      withdrawnAt: null,
    }
    await inRecord(context, async (tx, journal) => {
      if (!(await store.addWindow(tx, made))) refuse('integrity.window.name.already-used', { name: made.name })
      const { id, name, hosts, paths, from, to, reason } = made
      const facts = { name, hosts, paths: paths.join(' ').slice(0, 500), from, to, owner: made.owner, reason }
      journal.append({ kind: 'change', code: 'integrity.window.announced', about: [{ type: 'window', id }], facts })
      journal.announce({ topic: 'desk', id: null })
    })
    return made
  },

  async withdraw(context: Context, { id, reason }: In<'withdraw'>): Out<'withdraw'> {
    return await inRecord(context, async (tx, journal) => {
      const one = (await store.withdrawWindow(tx, id, context.desk.now())) ?? refuse('integrity.window.not-found')
      const facts = { name: one.name, reason }
      journal.append({ kind: 'change', code: 'integrity.window.withdrawn', about: [{ type: 'window', id }], facts })
      journal.announce({ topic: 'desk', id: null })
      return one
    })
  },

  ...forAgentActions,
}
