import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { queryActions } from './actions/query.ts'
import { sheetActions } from './actions/sheet.ts'
import type { helpdeskApi } from './api.ts'
import { insertReach, reachOf } from './store/reach.ts'

type Api = typeof helpdeskApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const helpdeskActions = {
  ...queryActions,
  ...sheetActions,

  async reached(context: Context, { incident }: In<'reached'>): Out<'reached'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    return {
      rows: await reachOf(desk.state.db, head.id),
      can: { write: may(viewer, 'notice:write') && head.phase !== 'closed' },
    }
  },

  async noteReached(context: Context, { incident, ...note }: In<'noteReached'>): Out<'noteReached'> {
    const { desk, viewer } = context
    await inIncident(context, incident, async (within) => {
      const id = desk.newId()
      const at = note.at ?? within.now
      await insertReach(within.tx, { ...note, id, incidentId: within.incident.id, at, byName: viewer.name })
      within.append({
        kind: 'contact',
        code: note.meant === null ? 'helpdesk.reached' : 'helpdesk.reached-of',
        about: [{ type: 'reach-note', id }],
        facts: {
          channel: { word: `helpdesk.channel.${note.channel}` },
          audience: note.audience,
          reached: note.reached,
          ...(note.meant === null ? {} : { meant: note.meant }),
          text: note.text,
        },
        searchText: `${note.audience} ${note.text}`,
      })
    })
    return await helpdeskActions.reached(context, { incident })
  },
}
