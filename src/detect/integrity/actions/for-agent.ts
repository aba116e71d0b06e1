// What an agent asks and sends for the good state of its host. It is told nothing that its table of orders does not hold.
import type { Download, OutputOf, ParsedInputOf, SentBytes } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { readAgent } from '../../agent/store.ts'
import type { integrityApi } from '../api.ts'
import { endOrder, noteAsked, noteTold, orderWhatIsDue, readPlan, setOrder } from '../store/plan.ts'
import * as store from '../store.ts'
import { download } from './download.ts'
import { takeBaseline, takeCheck } from './take-in.ts'

type In<K extends keyof typeof integrityApi> = ParsedInputOf<(typeof integrityApi)[K]>
type Out<K extends keyof typeof integrityApi> = Promise<OutputOf<(typeof integrityApi)[K]>>

const askAgainSeconds = 60
/** An agent that was told and said nothing since is told again: its host may have gone down in between. */
const tellAgainMs = 6 * 3_600_000
const mostWindows = 500

export const forAgentActions = {
  async askOrder(context: Context): Out<'askOrder'> {
    const { desk } = context
    const { db } = desk.state
    const { name } = await callingAgent(context)
    const now = desk.now()
    const plan = await db.transaction().execute(async (tx) => {
      await orderWhatIsDue(tx, name, desk.newId(), now)
      return await noteAsked(tx, name, now)
    })
    const order = plan?.order ?? null
    if (order === null || (order.toldAt !== null && now.getTime() - Date.parse(order.toldAt) < tellAgainMs))
      return { order: null, askAgainSeconds }
    const current = await store.currentBaseline(db, name)
    // There is nothing to check against: it waits until somebody has a baseline taken.
    if (order.kind === 'check' && current === null) return { order: null, askAgainSeconds }
    await db.transaction().execute((tx) => noteTold(tx, name, now))
    const { id, kind, about } = order
    const seal = current?.baseline.seal ?? null
    return { order: { id, kind, about, seal, windows: await standingWindows(db) }, askAgainSeconds }
  },

  async fetchBaseline(context: Context): Promise<Download> {
    return await download(context, (await callingAgent(context)).name)
  },

  async sendBaseline(
    context: Context,
    { order, trouble, body }: In<'sendBaseline'> & { body: SentBytes },
  ): Out<'sendBaseline'> {
    const { id, name } = await callingAgent(context)
    const plan = await standing(context, name, order, 'baseline')
    await takeBaseline(
      context,
      body.bytes,
      { host: name, reason: plan.reason },
      {
        by: context.viewer,
        agentId: id,
        also: async (tx) =>
          void (await endOrder(tx, name, order, trouble ? { text: trouble, at: context.desk.now() } : null)),
      },
    )
    return {}
  },

  async sendCheck(context: Context, { order, body }: In<'sendCheck'> & { body: SentBytes }): Out<'sendCheck'> {
    const { id, name } = await callingAgent(context)
    await standing(context, name, order, 'check')
    await takeCheck(context, body.bytes, name, {
      by: context.viewer,
      agentId: id,
      also: async (tx) => void (await endOrder(tx, name, order, null)),
    })
    return {}
  },

  async sendSeen(context: Context, { body }: In<'sendSeen'> & { body: SentBytes }): Out<'sendSeen'> {
    const { id, name } = await callingAgent(context)
    // It adds what differs and takes nothing away, so that no host makes itself good by it.
    await takeCheck(context, body.bytes, name, { by: context.viewer, agentId: id, isPart: true })
    return {}
  },

  async askExpected(context: Context): Out<'askExpected'> {
    const { db } = context.desk.state
    const { name } = await callingAgent(context)
    const current = await store.currentBaseline(db, name)
    return { seal: current?.baseline.seal ?? null, windows: await standingWindows(db) }
  },

  async askForCheck(context: Context): Out<'askForCheck'> {
    const { desk, viewer } = context
    const { id, name } = await callingAgent(context)
    await inRecord(context, async (tx, journal) => {
      if ((await readPlan(tx, name))?.order) return
      const one = { id: desk.newId(), kind: 'check' as const, reason: '', by: viewer.name, at: desk.now() }
      await setOrder(tx, name, id, one)
      journal.append({
        kind: 'change',
        code: 'integrity.overrun',
        about: [{ type: 'agent', id }],
        facts: { host: name },
      })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },

  async sendTrouble(context: Context, { order, text }: In<'sendTrouble'>): Out<'sendTrouble'> {
    const { id, name } = await callingAgent(context)
    await inRecord(context, async (tx, journal) => {
      // Why something could not be collected is said to its incident.
      if ((await readPlan(tx, name))?.order?.kind === 'collect') refuse('integrity.order.not-found')
      if (!(await endOrder(tx, name, order, { text, at: context.desk.now() }))) refuse('integrity.order.not-found')
      const about = [{ type: 'agent', id }]
      journal.append({ kind: 'change', code: 'integrity.order.failed', about, facts: { host: name, detail: text } })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },
}

async function standingWindows(db: store.Db) {
  const windows = (await store.readWindows(db, mostWindows)).filter((one) => one.withdrawnAt === null)
  return windows.map(({ name, from, to, hosts, paths }) => ({ name, from, to, hosts, paths }))
}

/** What a server process remembers of a secret outlives the revocation by a moment; this does not. */
export async function callingAgent({ desk, viewer }: Context): Promise<{ id: string; name: string }> {
  if (viewer.kind !== 'agent' || viewer.id === null) return refuse('agent.only-agents.not-allowed')
  const agent = await readAgent(desk.state.db, viewer.id)
  if (!agent || agent.revokedAt !== null) return refuse('session.not-signed-in')
  return agent
}

/** Who has the host must not make its changes good by sending a baseline that nobody asked for. */
async function standing({ desk }: Context, host: string, order: string, kind: 'baseline' | 'check') {
  const plan = await readPlan(desk.state.db, host)
  return plan?.order?.id === order && plan.order.kind === kind ? plan : refuse('integrity.order.not-found')
}
