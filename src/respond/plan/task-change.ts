// What was and what is, of a task, as the record says it.
import type { TaskFields, WholeTask } from './store.ts'

const none = { word: 'changed.nothing' }
type Change = { readonly word: string; readonly before: unknown; readonly after: unknown }

export function fieldsOf(task: WholeTask): TaskFields {
  return {
    title: task.title,
    detail: task.detail,
    minutes: task.minutes,
    ownerId: task.owner?.kind === 'person' ? task.owner.id : null,
    assigneeId: task.owner && task.owner.kind !== 'person' ? task.owner.id : null,
    dueAt: task.dueAfterMinutes === null ? task.dueAt : null,
    dueAfterMinutes: task.dueAfterMinutes,
  }
}

export function planChanges({
  was,
  is,
  owner,
  after,
}: {
  readonly was: TaskFields
  readonly is: TaskFields
  /** By name; null where it was not touched. */
  readonly owner: { readonly before: string | null; readonly after: string | null } | null
  readonly after: readonly { readonly number: number }[] | null
}): Change[] {
  const changes: Change[] = []
  const put = (isChanged: boolean, word: string, before: unknown, now: unknown) => {
    if (isChanged) changes.push({ word: `plan.changed.${word}`, before, after: now })
  }
  put(was.title.ja !== is.title.ja || was.title.en !== is.title.en, 'title', was.title, is.title)
  put(was.detail !== is.detail, 'detail', was.detail || none, is.detail || none)
  put(owner !== null && owner.before !== owner.after, 'owner', owner?.before ?? none, owner?.after ?? none)
  put(dueKey(was) !== dueKey(is), 'due', due(was), due(is))
  put(was.minutes !== is.minutes, 'minutes', was.minutes ?? none, is.minutes ?? none)
  if (after) put(true, 'after', none, after.length > 0 ? after.map((one) => String(one.number)) : none)
  return changes
}

type Due = Pick<TaskFields, 'dueAt' | 'dueAfterMinutes'>
const dueKey = ({ dueAt, dueAfterMinutes }: Due) => `${dueAt === null ? '' : Date.parse(dueAt)} ${dueAfterMinutes}`
const due = ({ dueAt, dueAfterMinutes }: Due): unknown =>
  dueAt !== null
    ? { at: dueAt }
    : dueAfterMinutes === null
      ? none
      : { word: 'plan.after-notice', minutes: dueAfterMinutes }
