// Taking up a playbook, and going on past one of its gates with the reason.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { playbooksInForce } from '#src/prepare/playbook/edition/store.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import { mostTasks, type planApi } from '../api.ts'
import { planOf } from '../from-playbook.ts'
import { gatesOf, insertGate, setExcepted } from '../store/gate.ts'
import { teamByRole } from '../store/person.ts'
import { insertTasks, sizeOf, stepsTaken } from '../store.ts'
import { planView } from './view.ts'

type Api = typeof planApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const playbookActions = {
  /** Its steps become tasks, once only: what stands in the plan already stays as it is. */
  async follow(context: Context, input: In<'follow'>): Out<'follow'> {
    const { desk, viewer } = context
    const playbook =
      (await playbooksInForce(desk)).find((one) => one.id === input.playbook) ??
      refuse('plan.playbook.not-found', { id: input.playbook })
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      const { tasks, gates } = planOf(playbook, await stepsTaken(tx, incident.id, playbook.id), desk.newId)
      if (tasks.length === 0) return
      const { last, count } = await sizeOf(tx, incident.id)
      if (count + tasks.length > mostTasks) refuse('plan.task.too-many-tasks', { limit: mostTasks })
      const team = await teamByRole(tx, incident.id)
      await insertTasks(
        tx,
        tasks.map((one, at) => ({
          ...one,
          incidentId: incident.id,
          number: last + 1 + at,
          playbook: playbook.id,
          ownerId: team.get(one.role) ?? null,
          at: now,
          by: viewer.name,
        })),
      )
      for (const gate of gates)
        await insertGate(tx, { ...gate, id: desk.newId(), incidentId: incident.id, playbook: playbook.id })
      within.append({
        kind: 'decision',
        code: 'plan.followed',
        facts: { playbook: playbook.name, version: playbook.version, count: tasks.length },
      })
    })
    return await planView(context, input.incident)
  },

  async except(context: Context, input: In<'except'>): Out<'except'> {
    await inIncident(context, input.incident, async (within) => {
      const gate =
        (await gatesOf(within.tx, within.incident.id)).find((one) => one.id === input.gate) ??
        refuse('plan.gate.not-found')
      if (gate.isPassed) refuse('plan.gate.already-passed')
      if (gate.exception === null) refuse('plan.gate.strict', { says: gate.says[context.lang] })
      const by = context.viewer.name
      await setExcepted(within.tx, gate.id, { reason: input.reason, by, at: within.now })
      within.append({
        kind: 'decision',
        code: 'plan.gate.excepted',
        facts: { says: gate.says, reason: input.reason },
        searchText: input.reason,
      })
    })
    return await planView(context, input.incident)
  },
}
