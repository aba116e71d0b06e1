// What people say: carried out, checked, lifted; kept for good; a new time to lift it; what it did to others.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { containmentApi } from '../api.ts'
import { byPerson } from '../containment.ts'
import { afterSaid, foundBySaid } from '../state.ts'
import { insertEffect } from '../store.ts'
import { isPast } from './propose.ts'
import { exactly, onContainment, shown } from './within.ts'

type Api = typeof containmentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const confirmActions = {
  async confirm(context: Context, input: In<'confirm'>): Out<'confirm'> {
    const { desk, viewer } = context
    const id = await onContainment(context, input, 'confirm', async ({ one, now, incident, save, note }) => {
      // What a program carries out begins with the program; a person comes in where it does not know.
      if (one.state === 'approved' && one.connector !== byPerson) refuse('containment.connector.first')
      const when = input.when ?? exactly(now, incident.zone)
      if (!isPast(when, desk.now())) refuse('containment.done.future')
      const by = input.by || viewer.name
      const state = afterSaid[input.said]
      const holds = state === 'active' || state === 'verified'
      await save({
        state,
        known: { at: now, found: foundBySaid[input.said], detail: input.note, by },
        ...(holds ? { applied: one.applied ?? when, appliedBy: one.appliedBy ?? by } : {}),
        ...(state === 'lifted' ? { ended: when, endedBy: by, endReason: one.endReason ?? input.note } : {}),
      })
      note(`said.${input.said}`, { by, note: input.note }, { when })
      return one.id
    })
    return await shown(context, input.incident, id)
  },

  async keep(context: Context, input: In<'keep'>): Out<'keep'> {
    const id = await onContainment(context, input, 'keep', async ({ one, now, incident, save, note }) => {
      await save({
        state: 'kept',
        ended: exactly(now, incident.zone),
        endedBy: context.viewer.name,
        endReason: input.reason,
      })
      note('kept', { owner: input.owner, reason: input.reason }, { kind: 'decision' })
      return one.id
    })
    return await shown(context, input.incident, id)
  },

  async extend(context: Context, input: In<'extend'>): Out<'extend'> {
    const id = await onContainment(context, input, 'extend', async ({ one, now, save, note }) => {
      if (input.lift !== null && Date.parse(input.lift) <= Date.parse(now)) refuse('containment.lift.past')
      if (input.isLiftedByDesk && (input.lift === null || one.connector === byPerson))
        refuse('containment.lift.invalid')
      await save({ liftAt: input.lift, isLiftedByDesk: input.isLiftedByDesk })
      const time = (at: string | null) => (at === null ? { word: 'containment.no-time' } : { at })
      note(
        'extended',
        { before: time(one.liftAt), after: time(input.lift), reason: input.reason },
        { kind: 'decision' },
      )
      return one.id
    })
    return await shown(context, input.incident, id)
  },

  async effect(context: Context, input: In<'effect'>): Out<'effect'> {
    const { desk, viewer } = context
    const id = await onContainment(context, input, 'effect', async ({ tx, one, now, note }) => {
      const { kind, text } = input
      const count = kind === 'complaint' ? input.count : 1
      await insertEffect(tx, one.id, { id: desk.newId(), kind, text, count, by: viewer.name, at: now })
      note(kind, { text, count }, { kind: kind === 'complaint' ? 'complaint' : 'finding' })
      return one.id
    })
    return await shown({ ...context, desk }, input.incident, id)
  },
}
