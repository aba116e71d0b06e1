// The plan under a number and a name: what changed from one to the next, why, and where each was told (S0-32, S0-64).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { type TaskRow, TaskState } from '../task.ts'

/** What made the plan change. */
export const VersionCause = z.enum(['first', 'findings', 'inquiries', 'complaints', 'delay', 'decision', 'other'])
export type VersionCause = z.infer<typeof VersionCause>

const said = z.object({ ja: z.string(), en: z.string() })
/** What of a task is kept in a version. */
export const VersionTask = z.object({
  id: Id,
  number: z.number().int(),
  title: said,
  owner: z.string(),
  dueAt: Instant.nullable(),
  state: TaskState,
})
export type VersionTask = z.infer<typeof VersionTask>

export const PlanVersion = z.object({
  no: z.number().int(),
  name: z.string(),
  cause: VersionCause,
  reason: z.string(),
  /** Where this version was told: the web page, all users by mail, the user desk. */
  told: z.string(),
  tasks: z.number().int(),
  madeAt: Instant,
  madeBy: z.string(),
})
export type PlanVersion = z.infer<typeof PlanVersion>

export const VersionChange = z.object({
  number: z.number().int(),
  title: said,
  what: z.enum(['added', 'dropped', 'done', 'reopened', 'title', 'owner', 'due']),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type VersionChange = z.infer<typeof VersionChange>

export const versionTask = (
  task: Pick<TaskRow, 'id' | 'number' | 'title' | 'owner' | 'dueAt' | 'state'>,
): VersionTask => ({
  id: task.id,
  number: task.number,
  title: task.title,
  owner: task.owner?.name ?? '',
  dueAt: task.dueAt,
  state: task.state,
})

/** What is different in the later plan, in the order of its numbers. A time that both state alike is no change, however it is written. */
export function changesBetween(before: readonly VersionTask[], after: readonly VersionTask[]): VersionChange[] {
  const was = new Map(before.map((one) => [one.id, one]))
  const now = new Set(after.map((one) => one.id))
  const of = (
    task: VersionTask,
    what: VersionChange['what'],
    from: string | null = null,
    to: string | null = null,
  ) => ({
    ...{ number: task.number, title: task.title, what },
    ...{ before: from, after: to },
  })
  const gone = before.filter((one) => !now.has(one.id)).map((one) => of(one, 'dropped'))
  const changed = after.flatMap((task) => {
    const old = was.get(task.id)
    if (!old) return task.state === 'dropped' ? [] : [of(task, 'added')]
    const changes: VersionChange[] = []
    if (task.state !== old.state) {
      if (task.state === 'done' || task.state === 'dropped') changes.push(of(task, task.state))
      else if (old.state === 'done' || old.state === 'dropped') changes.push(of(task, 'reopened'))
    }
    if (task.title.ja !== old.title.ja || task.title.en !== old.title.en) changes.push(of(task, 'title'))
    if (task.owner !== old.owner) changes.push(of(task, 'owner', old.owner || null, task.owner || null))
    if (ms(task.dueAt) !== ms(old.dueAt)) changes.push(of(task, 'due', old.dueAt, task.dueAt))
    return changes
  })
  return [...gone, ...changed].sort((a, b) => a.number - b.number)
}
const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at))
