// The plan of an incident as a viewer may see it.
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { playbooksInForce } from '#src/prepare/playbook/edition/store.ts'
import { closeness, playbooksFor } from '#src/prepare/playbook/kind.ts'
import { stepsOf } from '#src/prepare/playbook/playbook.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { IncidentHead } from '#src/respond/incident/store.ts'
import type { PlanView, PlaybookChoice, Procedure } from '../api.ts'
import { criticalPath } from '../order.ts'
import { assigneesOf } from '../store/assignee.ts'
import { gatesOf } from '../store/gate.ts'
import { playbooksTaken, rowOf, tasksOf } from '../store.ts'

export async function load(context: Context, incident: string) {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  const isWhole = viewer.reach === 'all'
  const tasks = await tasksOf(desk.state.db, viewer, head.id)
  return { head, tasks, gates: isWhole ? await gatesOf(desk.state.db, head.id) : [] }
}

export async function planView(context: Context, incident: string): Promise<PlanView> {
  const { desk, viewer } = context
  const { head, tasks, gates } = await load(context, incident)
  const now = desk.now()
  const canWrite = may(viewer, 'incident:write') && head.phase !== 'closed'
  return {
    tasks: tasks.map((one) => rowOf(one, now)),
    gates,
    assignees: canWrite ? await assigneesOf(desk.state.db, head.id) : [],
    playbooks: canWrite ? await choicesFor(context, head) : [],
    criticalPath: criticalPath(tasks),
    canWrite,
  }
}

/** Every playbook, those for the kinds of this incident first. */
export async function choicesFor({ desk }: Context, head: IncidentHead): Promise<PlaybookChoice[]> {
  const all = await playbooksInForce(desk)
  const taken = await playbooksTaken(desk.state.db, head.id)
  const fitting = playbooksFor(all, head.kinds)
  const rest = all.filter((one) => closeness(one, head.kinds) === 0)
  return [...fitting, ...rest].map((one) => ({
    id: one.id,
    name: one.name,
    when: one.when,
    steps: stepsOf(one).length,
    isForThis: fitting.includes(one),
    isTaken: taken.has(one.id),
  }))
}

/** The procedure that fits this incident best, to be read and taken up; none once one was. */
export async function procedureFor(context: Context, head: IncidentHead): Promise<Procedure | null> {
  const choices = await choicesFor(context, head)
  const best = choices.some((one) => one.isTaken) ? undefined : choices.find((one) => one.isForThis)
  const whole = best && (await playbooksInForce(context.desk)).find((one) => one.id === best.id)
  if (!best || !whole) return null
  return {
    ...best,
    never: whole.never ?? [],
    phases: whole.phases.map(({ name, steps }) => ({
      name,
      steps: steps.map(({ does, minutes }) => ({ does, minutes })),
    })),
  }
}
