// Secret links by which units and outside parties see and answer what they are asked.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import type { planApi } from '../api.ts'
import { assigneeOf, setLink } from '../store/assignee.ts'
import { openLink } from './ask-by-mail.ts'

type Api = typeof planApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const assigneeActions = {
  async makeLink(context: Context, input: In<'makeLink'>): Out<'makeLink'> {
    return await inIncident(context, input.incident, async (within) => {
      const one = await assigneeOf(within.tx, within.incident.id, input.assignee)
      const url = await openLink(context.desk, within.tx, one.id, within.now)
      within.append({ kind: 'change', code: 'plan.link.made', facts: { name: one.name } })
      return { url, assignee: { ...one, linkMadeAt: within.now } }
    })
  },

  async endLink(context: Context, input: In<'endLink'>): Out<'endLink'> {
    return await inIncident(context, input.incident, async (within) => {
      const one = await assigneeOf(within.tx, within.incident.id, input.assignee)
      if (one.linkMadeAt === null) return one
      await setLink(within.tx, one.id, null)
      within.append({ kind: 'change', code: 'plan.link.ended', facts: { name: one.name } })
      return { ...one, linkMadeAt: null }
    })
  },
}
