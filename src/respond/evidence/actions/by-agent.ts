// The agent of a host collects for an incident: told here, run there by the collector that it carries, sent with a token for one upload.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { desk as deskViewer } from '#src/core/viewer.ts'
import type { AgentRecord } from '#src/detect/agent/store.ts'
import { readAgents } from '#src/detect/agent/store.ts'
import { callingAgent } from '#src/detect/integrity/actions/for-agent.ts'
import { endOrder, readPlan, setOrder } from '#src/detect/integrity/store/plan.ts'
import type { Context } from '#src/platform/context.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import { type Db, incidentHead } from '#src/respond/incident/store.ts'
import type { evidenceApi } from '../api.ts'
import { collectorDays } from '../collector.ts'
import { beginCollector, collectorOfAgent, failCollector, giveToAgent, insertCollector } from '../store.ts'

type Api = typeof evidenceApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostAgents = 2_000

/** Those whose settings let the desk collect. */
export const collectingAgents = async (db: Db): Promise<AgentRecord[]> =>
  (await readAgents(db, mostAgents)).filter(
    (one) => one.revokedAt === null && one.enrolledAt !== null && (one.report?.orders ?? []).includes('collect'),
  )

export const byAgentActions = {
  async orderCollection(context: Context, input: In<'orderCollection'>): Out<'orderCollection'> {
    const { desk, viewer } = context
    const { host, reason, isQuick, checksPackages } = input
    await inIncident(context, input.incident, async (within) => {
      const { tx, now } = within
      const agent =
        (await collectingAgents(tx)).find(({ name }) => name === host) ??
        refuse('evidence.collector.agent.not-found', { host })
      if ((await readPlan(tx, host))?.order?.kind === 'collect')
        refuse('evidence.collector.already-collecting', { host })
      const [id, orderId] = [desk.newId(), desk.newId()]
      const expiresAt = new Date(Date.parse(now) + collectorDays * 86_400_000).toISOString()
      // The token is made when the agent begins; until then nobody has one.
      const tokenHash = secretHash(newSecret())
      const made = { id, host, system: 'posix' as const, tokenHash, madeBy: viewer.name, madeAt: now, expiresAt }
      await insertCollector(tx, within.incident.id, made)
      const lang = input.lang ?? context.lang
      await giveToAgent(tx, id, { agentId: agent.id, orderId, lang, isQuick, checksPackages })
      const order = { id: orderId, kind: 'collect' as const, about: id, reason: '', by: viewer.name, at: new Date(now) }
      await setOrder(tx, host, agent.id, order)
      const facts = { host, reason, checksPackages: String(checksPackages) }
      within.append({ kind: 'change', code: 'evidence.collection.ordered', facts })
    })
    return {}
  },

  async beginCollection(context: Context, { id }: In<'beginCollection'>): Out<'beginCollection'> {
    const { desk } = context
    const told = await toldTo(context, id)
    const token = newSecret()
    const acting = { ...context, viewer: deskViewer }
    const { number } = await incidentHead(desk.state.db, deskViewer, told.incidentId)
    await inIncident(
      acting,
      told.incidentId,
      async (within) => {
        await beginCollector(within.tx, id, secretHash(token), within.now)
        within.append({ kind: 'change', code: 'evidence.collection.begun', facts: { host: told.host } })
      },
      { whenClosed: true },
    )
    const { host, madeAt, lang, isQuick, checksPackages } = told
    return { token, incident: number, host, madeAt, lang, isQuick, checksPackages, at: desk.now().toISOString() }
  },

  async failCollection(context: Context, { id, text }: In<'failCollection'>): Out<'failCollection'> {
    const told = await toldTo(context, id)
    await inIncident(
      { ...context, viewer: deskViewer },
      told.incidentId,
      async (within) => {
        await failCollector(within.tx, id, text)
        await endOrder(within.tx, told.host, told.orderId, null)
        within.append({ kind: 'change', code: 'evidence.collection.failed', facts: { host: told.host, detail: text } })
      },
      { whenClosed: true },
    )
    return {}
  },
}

/** What the agent that asks was told to collect, and no other. */
async function toldTo(context: Context, id: string) {
  const agent = await callingAgent(context)
  return (
    (await collectorOfAgent(context.desk.state.db, id, agent.id, context.desk.now())) ??
    refuse('evidence.collector.order.not-found')
  )
}
