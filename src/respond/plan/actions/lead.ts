// The plan as who leads it makes it: seen whole, tasks added, changed, dropped, opened again.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { NextView, planApi } from '../api.ts'
import { nextGate, nextTasks } from '../order.ts'
import { rowOf, type StoredTask, setAfter, setState, type TaskFields, tasksByIds, updateTask } from '../store.ts'
import { isOpen } from '../task.ts'
import { fieldsOf, planChanges } from '../task-change.ts'
import { addWithin, checkAfter, checkDue, ownerOf } from './add.ts'
import { mailAssignees } from './ask-by-mail.ts'
import { detailOf, onTask } from './on-task.ts'
import { load, planView, procedureFor } from './view.ts'

type Api = typeof planApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostNext = 3

export const leadActions = {
  show: (context: Context, { incident }: In<'show'>): Out<'show'> => planView(context, incident),

  async next(context: Context, { incident }: In<'next'>): Promise<NextView> {
    const { desk } = context
    const { head, tasks, gates } = await load(context, incident)
    const now = desk.now()
    const rows = tasks.map((one) => rowOf(one, now))
    const next = nextTasks(rows, mostNext)
    const isOver = head.phase === 'closed'
    return {
      tasks: isOver ? [] : next,
      gate: isOver ? null : nextGate(gates, rows),
      playbook: isOver || !may(context.viewer, 'incident:write') ? null : await procedureFor(context, head),
      open: rows.filter((one) => isOpen(one.state)).length,
    }
  },

  async add(context: Context, input: In<'add'>): Out<'add'> {
    const id = await inIncident(context, input.incident, (within) => addWithin(context, within, input))
    return await detailOf(context, id)
  },

  async change(context: Context, input: In<'change'>): Out<'change'> {
    return await onTask(context, input, async (within, task) => {
      const { tx, incident } = within
      const was = fieldsOf(task)
      const owner = input.owner === undefined ? null : await ownerOf(context, within, input.owner)
      const due =
        input.dueAt !== undefined || input.dueAfterMinutes !== undefined
          ? { dueAt: input.dueAt ?? null, dueAfterMinutes: input.dueAfterMinutes ?? null }
          : { dueAt: was.dueAt, dueAfterMinutes: was.dueAfterMinutes }
      checkDue(due)
      const isRenamed = input.title !== undefined && input.title !== task.title[context.lang]
      const is: TaskFields = {
        ...was,
        ...due,
        ...(owner?.columns ?? {}),
        title: isRenamed ? { ja: input.title!, en: input.title! } : was.title,
        detail: input.detail ?? was.detail,
        minutes: input.minutes === undefined ? was.minutes : input.minutes,
      }
      const after = input.after === undefined ? task.after : [...new Set(input.after)].sort()
      if (input.after !== undefined) await checkAfter(within, after, task)
      const changes = planChanges({
        was,
        is,
        owner: owner && { before: task.owner?.name ?? null, after: owner.name },
        after: after.join() === [...task.after].sort().join() ? null : await tasksByIds(tx, after),
      })
      if (changes.length === 0) return
      await updateTask(tx, task.id, is)
      if (owner?.assignee && owner.assignee.id !== task.owner?.id)
        await mailAssignees(context, tx, incident, [owner.assignee], { kind: 'asked', dueAt: is.dueAt })
      if (input.after !== undefined) await setAfter(tx, task.id, after)
      within.append({
        kind: 'change',
        code: 'plan.task.changed',
        about: [{ type: 'task', id: task.id }],
        incidentId: incident.id,
        facts: { number: task.number, title: task.title, changes },
      })
    })
  },

  async drop(context: Context, input: In<'drop'>): Out<'drop'> {
    return await onTask(context, input, async (within, task) => {
      if (!isOpen(task.state)) refuse('plan.task.over')
      await over(within, task, input.reason, 'dropped', context.viewer.name)
    })
  },

  async reopen(context: Context, input: In<'reopen'>): Out<'reopen'> {
    return await onTask(context, input, async (within, task) => {
      if (isOpen(task.state)) refuse('plan.task.already-open')
      await over(within, task, input.reason, 'todo', context.viewer.name)
      // What its answer had made needless is open again too.
      const ids = task.guide?.choose?.answers.flatMap((one) => one.tasks) ?? []
      const again = (await tasksByIds(within.tx, ids)).filter((one) => one.isUnneeded)
      await setState(
        within.tx,
        again.map((one) => one.id),
        { state: 'todo', at: within.now, by: context.viewer.name },
      )
    })
  },
}

async function over(
  within: Within,
  task: StoredTask,
  reason: string,
  state: 'dropped' | 'todo',
  by: string,
): Promise<void> {
  await setState(within.tx, [task.id], { state, reason: state === 'dropped' ? reason : '', at: within.now, by })
  within.append({
    kind: 'change',
    code: state === 'dropped' ? 'plan.task.dropped' : 'plan.task.reopened',
    about: [{ type: 'task', id: task.id }],
    facts: { number: task.number, title: task.title, reason },
    searchText: reason,
  })
}
