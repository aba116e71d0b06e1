// One change of one task: found under need to know, held with its incident, with its entry in the same transaction.
import { refuse } from '#src/core/refusal.ts'
import { desk as deskItself, may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { counting, inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import { lockIncident } from '#src/respond/incident/store.ts'
import { rowOf, taskFor, taskWithin, type WholeTask } from '../store.ts'
import type { TaskDetail } from '../task.ts'
import { notesOf } from './notes.ts'

/** A change by who leads the plan. */
export async function onTask(
  context: Context,
  input: { readonly incident: string; readonly task: string },
  work: (within: Within, task: WholeTask) => Promise<void>,
): Promise<TaskDetail> {
  await inIncident(context, input.incident, async (within) => {
    await work(within, await taskWithin(within.tx, context.viewer, within.incident.id, input.task))
  })
  return await detailOf(context, input.task)
}

/** An answer of whoever is to do the task, who need not know of its incident. */
export async function onOwnTask(
  context: Context,
  id: string,
  work: (within: Within, task: WholeTask) => Promise<void>,
): Promise<TaskDetail> {
  const { viewer } = context
  await inRecord(context, async (tx, journal) => {
    const { incidentId } = await taskFor(tx, viewer, id)
    const incident = await lockIncident(tx, deskItself, incidentId)
    // Once more, as it stands now that nobody else changes it.
    const task = await taskFor(tx, viewer, id)
    if (!task.isOwn && !may(viewer, 'incident:write')) refuse('plan.task.not-allowed')
    if (incident.phase === 'closed') refuse('incident.closed')
    const { within, settle } = counting(context, tx, journal, incident)
    await work(within, task)
    await settle()
  })
  return await detailOf(context, id)
}

export async function detailOf(context: Context, id: string): Promise<TaskDetail> {
  const { desk, viewer } = context
  const task = await taskFor(desk.state.db, viewer, id)
  const mayWrite = may(viewer, 'incident:write')
  return {
    ...rowOf(task, desk.now()),
    createdAt: task.createdAt,
    notes: await notesOf(context, task),
    can: { answer: mayWrite || (task.isOwn && may(viewer, 'task:answer')), write: mayWrite },
  }
}
