// Agents told to check the good state of their hosts, one by somebody's word or many for a question of an incident.
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { readAgents } from '../../agent/store.ts'
import { readPlans, setOrder } from '../store/plan.ts'
import * as store from '../store.ts'

const mostAgents = 2_000

/** The agents that may be told something, by the name of their host. */
export async function agentIds(db: store.Db): Promise<Map<string, string>> {
  const agents = await readAgents(db, mostAgents)
  return new Map(
    agents.filter((one) => one.revokedAt === null && one.enrolledAt !== null).map((one) => [one.name, one.id]),
  )
}

/** Hosts of which an agent can say whether they are as they were: those with a baseline that counts. */
export async function checkableHosts(db: store.Db): Promise<string[]> {
  const baselines = await store.currentBaselines(db)
  return [...(await agentIds(db)).keys()].filter((host) => baselines.has(host))
}

/** Whoever collects for an incident at this moment is left alone; gives those that were told. */
export async function orderChecks(
  { desk, viewer }: Context,
  tx: Transaction,
  hosts: readonly string[],
): Promise<string[]> {
  const [agents, plans] = [await agentIds(tx), await readPlans(tx)]
  const told = hosts.filter((host) => agents.has(host) && plans.get(host)?.order?.kind !== 'collect')
  for (const host of told) {
    const one = { id: desk.newId(), kind: 'check' as const, reason: '', by: viewer.name, at: desk.now() }
    await setOrder(tx, host, agents.get(host)!, one)
  }
  return told
}
