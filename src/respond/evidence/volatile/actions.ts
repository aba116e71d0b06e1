import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { volatileApi } from './api.ts'
import { putVolatile, volatileOf } from './store.ts'

type Api = typeof volatileApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const volatileActions = {
  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const head = await reading(context, incident)
    const machines = await volatileOf(context.desk.state.db, head.id)
    return { machines, canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed' }
  },

  async set(context: Context, { incident, asset, state, reason }: In<'set'>): Out<'set'> {
    await inIncident(context, incident, async ({ tx, incident: head, now, append }) => {
      const machines = await volatileOf(tx, head.id)
      const machine = machines.find((one) => one.asset === asset) ?? refuse('volatile.not-found')
      await putVolatile(tx, { asset, state, reason, by: context.viewer.name, at: now })
      append({
        kind: state === 'collected' ? 'action' : 'decision',
        code: `volatile.${state}`,
        facts: { name: machine.name, reason },
        searchText: `${machine.name} ${reason}`,
      })
    })
    return await this.list(context, { incident })
  },
}
