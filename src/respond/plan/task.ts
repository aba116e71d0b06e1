// A task of an incident's plan (S0-59): one thing to do, by somebody, by a time, with what shows that it was done.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { Purpose } from './purpose.ts'

export const TaskState = z.enum(['todo', 'doing', 'waiting', 'done', 'dropped'])
export type TaskState = z.infer<typeof TaskState>
export const isOpen = (state: TaskState): boolean => state !== 'done' && state !== 'dropped'

/** Where a task stands against its time. `none`: it has no time. */
export const TaskStanding = z.enum(['late', 'soon', 'ahead', 'none', 'over'])
export type TaskStanding = z.infer<typeof TaskStanding>

const said = z.object({ ja: z.string(), en: z.string() })

/** A unit or an outside party that is asked; it needs no account. */
export const AssigneeKind = z.enum(['unit', 'outside'])
export type AssigneeKind = z.infer<typeof AssigneeKind>
export const Assignee = z.object({
  id: Id,
  kind: AssigneeKind,
  name: z.string(),
  email: z.string(),
  lang: Language,
  linkMadeAt: Instant.nullable(),
})
export type Assignee = z.infer<typeof Assignee>

export const Owner = z.object({ kind: z.enum(['person', 'unit', 'outside']), id: Id, name: z.string() })
export type Owner = z.infer<typeof Owner>

export const TaskRow = z.object({
  id: Id,
  number: z.number().int(),
  /** The title is null for who may do this task but not know of the incident. */
  incident: z.object({ number: z.string(), title: z.string().nullable() }),
  title: said,
  phase: said.nullable(),
  role: z.string().nullable(),
  minutes: z.number().int().nullable(),
  owner: Owner.nullable(),
  dueAt: Instant.nullable(),
  dueAfterMinutes: z.number().int().nullable(),
  standing: TaskStanding,
  state: TaskState,
  reason: z.string(),
  proof: z.string(),
  isUnneeded: z.boolean(),
  purpose: Purpose.nullable(),
  stateAt: Instant,
  stateBy: z.string(),
  after: z.array(Id),
  /** Numbers of the tasks that must be done before. */
  waitsFor: z.array(z.number().int()),
  /** Gates that are not passed and hold it. */
  heldBy: z.array(Id),
})
export type TaskRow = z.infer<typeof TaskRow>

/** What a playbook says of its step; kept as it was when the playbook was taken up. */
export const Guide = z.object({
  playbook: said,
  how: said.nullable(),
  why: said,
  proof: said,
  caution: said.nullable(),
  choose: z
    .object({
      question: said,
      answers: z.array(z.object({ id: z.string(), ja: z.string(), en: z.string(), tasks: z.array(Id) })),
    })
    .nullable(),
})
export type Guide = z.infer<typeof Guide>

export const TaskNote = z.object({
  id: Id,
  at: Instant,
  byName: z.string(),
  text: z.string(),
  files: z.array(z.object({ name: z.string(), position: z.number().int(), isImage: z.boolean() })),
})

export const TaskDetail = TaskRow.extend({
  detail: z.string(),
  guide: Guide.nullable(),
  answer: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  notes: z.array(TaskNote),
  can: z.object({ answer: z.boolean(), write: z.boolean() }),
})
export type TaskDetail = z.infer<typeof TaskDetail>

/** A gate of a playbook in this incident: what it waits for, what waits for it. */
export const GateView = z.object({
  id: Id,
  rule: z.string(),
  says: said,
  /** What must be recorded to go on all the same; null where nobody may. */
  exception: said.nullable(),
  needs: z.array(Id),
  holds: z.array(Id),
  isPassed: z.boolean(),
  excepted: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type GateView = z.infer<typeof GateView>

const hourMs = 3_600_000

/** From when on a task is soon due: a quarter of its time before, half an hour at least and a day at most. */
export function soonFrom(createdMs: number, dueMs: number): number {
  return dueMs - Math.min(24 * hourMs, Math.max(hourMs / 2, (dueMs - createdMs) / 4))
}

export function standingOf(
  task: { readonly state: TaskState; readonly dueAt: string | null; readonly createdAt: string },
  nowMs: number,
): TaskStanding {
  if (!isOpen(task.state)) return 'over'
  if (task.dueAt === null) return 'none'
  const due = Date.parse(task.dueAt)
  if (nowMs > due) return 'late'
  return nowMs >= soonFrom(Date.parse(task.createdAt), due) ? 'soon' : 'ahead'
}
