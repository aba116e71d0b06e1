// A task comes into the plan: who does it, by when, and after what.
import type { ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { mostTasks, type OwnerInput, type planApi } from '../api.ts'
import { circleOf } from '../order.ts'
import { putAssignee } from '../store/assignee.ts'
import { gatesOf } from '../store/gate.ts'
import { nameOfOwner } from '../store/person.ts'
import { putPurpose } from '../store/purpose.ts'
import { insertTasks, type StoredTask, sizeOf, type TaskFields, tasksByIds } from '../store.ts'
import type { Assignee } from '../task.ts'
import { mailAssignees } from './ask-by-mail.ts'

type NewTask = ParsedInputOf<(typeof planApi)['add']>

/** In a transaction of its own or in one that does more; gives the id of the task. Whoever has it is asked by mail in the same one. */
export async function addWithin(context: Context, within: Within, input: NewTask): Promise<string> {
  const { tx, incident, now } = within
  const id = context.desk.newId()
  const { last, count } = await sizeOf(tx, incident.id)
  if (count >= mostTasks) refuse('plan.task.too-many-tasks', { limit: mostTasks })
  await checkAfter(within, input.after)
  const owner = await ownerOf(context, within, input.owner)
  checkDue(input)
  const title = { ja: input.title, en: input.title }
  const { detail, dueAt, dueAfterMinutes, minutes, after } = input
  await insertTasks(tx, [
    {
      id,
      incidentId: incident.id,
      number: last + 1,
      title,
      detail,
      minutes,
      ...owner.columns,
      dueAt,
      dueAfterMinutes,
      after: [...new Set(after)],
      at: now,
      by: context.viewer.name,
    },
  ])
  const dealsWith = input.purpose ? await putPurpose(tx, id, input.purpose) : ''
  if (owner.assignee) await mailAssignees(context, tx, incident, [owner.assignee], { kind: 'asked', dueAt })
  within.append({
    kind: 'change',
    code: addedCode(input.purpose),
    about: [{ type: 'task', id }],
    facts: {
      number: last + 1,
      title,
      owner: owner.name === null ? '' : { word: 'plan.tail.owner', owner: owner.name },
      due: dueFact(dueAt, dueAfterMinutes),
      ...(input.purpose?.kind === 'complaint' ? { complaint: input.purpose.complaint } : {}),
      ...(input.purpose?.kind === 'telling' ? { told: input.purpose.told } : {}),
      ...(input.purpose?.kind === 'outside'
        ? { name: dealsWith, via: input.purpose.via === '' ? '' : { word: 'plan.tail.via', via: input.purpose.via } }
        : {}),
    },
    searchText: [input.title, detail].filter(Boolean).join('\n'),
  })
  return id
}

/** What a task waits for stands in the same plan, and never waits for the task itself, not even by way of a gate. */
export async function checkAfter({ tx, incident }: Within, after: readonly string[], task?: StoredTask): Promise<void> {
  if (after.length === 0) return
  const all = (await tasksByIds(tx, null, incident.id)).map((one) =>
    one.id === task?.id ? { ...one, after: [...after] } : one,
  )
  const numbers = new Map(all.map((one) => [one.id, one.number]))
  if (after.some((id) => !numbers.has(id))) refuse('plan.after.not-found')
  if (!task) return
  for (const gate of await gatesOf(tx, incident.id))
    for (const one of all) if (gate.holds.includes(one.id)) one.after = [...one.after, ...gate.needs]
  const circle = circleOf(all)
  if (circle) refuse('plan.circle', { tasks: circle.map((id) => numbers.get(id)).join(' → ') })
}

export async function ownerOf(
  { desk, lang }: Context,
  { tx, incident, now }: Within,
  owner: OwnerInput | null,
): Promise<{ columns: Pick<TaskFields, 'ownerId' | 'assigneeId'>; name: string | null; assignee?: Assignee }> {
  if (owner === null) return { columns: { ownerId: null, assigneeId: null }, name: null }
  if (owner.kind === 'person') {
    const name = await nameOfOwner(tx, incident, owner.person)
    return { columns: { ownerId: owner.person, assigneeId: null }, name }
  }
  const made = await putAssignee(tx, {
    ...owner,
    id: desk.newId(),
    incidentId: incident.id,
    lang: owner.lang ?? lang,
    at: now,
  })
  return { columns: { ownerId: null, assigneeId: made.id }, name: made.name, assignee: made }
}

export function checkDue(due: { readonly dueAt: string | null; readonly dueAfterMinutes: number | null }): void {
  if (due.dueAt !== null && due.dueAfterMinutes !== null) refuse('plan.due.invalid')
}

const addedCode = (purpose: NewTask['purpose']) =>
  purpose === null ? 'plan.task.added' : (`plan.task.added-for-${purpose.kind}` as const)

const dueFact = (dueAt: string | null, minutes: number | null): unknown =>
  dueAt !== null
    ? { word: 'plan.tail.due', at: { at: dueAt } }
    : minutes === null
      ? ''
      : { word: 'plan.tail.due-after', minutes }
