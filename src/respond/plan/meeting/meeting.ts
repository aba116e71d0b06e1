// A meeting about an incident (S0-35): called with whom and about what; held, it leaves what was decided, and tasks in the plan.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { TaskState } from '../task.ts'

const line = z.string().trim().max(300)
const text = z.string().trim().max(4_000)
export const mostFollowing = 30

export const MeetingCall = z.object({
  subject: line.min(1),
  plannedAt: Instant,
  place: line.default(''),
  /** With whom. */
  invited: text.min(1),
  agenda: text.default(''),
})
export type MeetingCall = z.infer<typeof MeetingCall>

/** What somebody took on: it becomes a task of the plan. */
export const Following = z.object({
  title: line.min(1),
  owner: z.string().trim().max(200).default(''),
  dueAt: Instant.nullable().default(null),
})

export const MeetingOutcome = z.object({
  heldAt: Instant,
  people: text.min(1),
  decided: text.min(1),
})
export type MeetingOutcome = z.infer<typeof MeetingOutcome>

export const Meeting = MeetingCall.extend({
  no: z.number().int(),
  outcome: MeetingOutcome.nullable(),
  /** It should have been held by now. */
  isOverdue: z.boolean(),
  tasks: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      title: z.object({ ja: z.string(), en: z.string() }),
      owner: z.string(),
      state: TaskState,
    }),
  ),
  changedBy: z.string(),
})
export type Meeting = z.infer<typeof Meeting>
