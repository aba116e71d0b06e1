import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import { carryOutActions } from './actions/carry-out.ts'
import { confirmActions } from './actions/confirm.ts'
import { paperActions } from './actions/paper.ts'
import { proposeActions } from './actions/propose.ts'
import type { containmentApi } from './api.ts'
import { kindsOf } from './connector/kinds.ts'
import { connectorSettings } from './connector/load.ts'
import { containmentsOf, countOpen, openContainments, rowOf } from './store.ts'

type Api = typeof containmentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const containmentActions = {
  async open({ desk, viewer }: Context, { limit }: In<'open'>): Out<'open'> {
    const now = desk.now()
    const { db } = desk.state
    const rows = await openContainments(db, viewer, limit)
    // Acts are done in the incident, where one sees what they do.
    return { ...(await countOpen(db, viewer, now)), rows: rows.map((one) => rowOf(one, now, false)) }
  },

  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    const now = desk.now()
    const canWrite = may(viewer, 'incident:write') && head.phase !== 'closed'
    const { settings, problems } = connectorSettings(desk.dataDir)
    return {
      rows: (await containmentsOf(desk.state.db, head.id)).map((one) => rowOf(one, now, canWrite)),
      connectors: settings.map(({ id, name, type }) => ({ id, name, kinds: [...kindsOf[type]] })),
      problems: [...problems],
      canWrite,
    }
  },

  ...proposeActions,
  ...carryOutActions,
  ...confirmActions,
  ...paperActions,
}
