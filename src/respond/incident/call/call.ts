// Who was called for an incident, by which way, who answered, and who is next when nobody does (S0-8, S1-14).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { DutyPlace, Post } from '#src/prepare/duty/roster.ts'

export const CallChannel = z.enum(['phone', 'mail', 'fax', 'in-person'])
export type CallChannel = z.infer<typeof CallChannel>
export const CallState = z.enum(['waiting', 'acknowledged', 'no-answer'])
export type CallState = z.infer<typeof CallState>

export const Call = z.object({
  id: Id,
  post: Post,
  name: z.string(),
  channel: CallChannel,
  calledAt: Instant,
  calledBy: z.string(),
  waitMin: z.number().int(),
  state: CallState,
  answeredAt: Instant.nullable(),
  note: z.string(),
})
export type Call = z.infer<typeof Call>

/** `silent`: called, and the time to wait is over; `exhausted`: everybody on the list was called and nobody answered. */
export const PostStanding = z.enum(['none', 'waiting', 'silent', 'exhausted', 'acknowledged'])
export type PostStanding = z.infer<typeof PostStanding>

export const CallPost = z.object({
  post: Post,
  name: z.object({ ja: z.string(), en: z.string() }),
  withinMinutes: z.number().int().nullable(),
  /** By when they must have been told, where the level says so. */
  dueAt: Instant.nullable(),
  standing: PostStanding,
  /** Who is to be called now; null when somebody answered, is being waited for, or nobody is left. */
  next: DutyPlace.nullable(),
  /** Until when the answer of the last one who was called is waited for. */
  waitsUntil: Instant.nullable(),
  places: z.array(DutyPlace),
  calls: z.array(Call),
})
export type CallPost = z.infer<typeof CallPost>

type Called = Pick<Call, 'name' | 'state' | 'calledAt' | 'waitMin'>

/** Where the calling for one post stands: pure, so that the page and the paper never disagree. Calls in the order in which they were made. */
export function standingOf(
  places: readonly DutyPlace[],
  calls: readonly Called[],
  nowMs: number,
): Pick<CallPost, 'standing' | 'next' | 'waitsUntil'> {
  if (calls.some((one) => one.state === 'acknowledged'))
    return { standing: 'acknowledged', next: null, waitsUntil: null }
  const last = calls.at(-1)
  if (!last) return { standing: 'none', next: places[0] ?? null, waitsUntil: null }
  const untilMs = Date.parse(last.calledAt) + last.waitMin * 60_000
  if (last.state === 'waiting' && nowMs < untilMs)
    return { standing: 'waiting', next: null, waitsUntil: new Date(untilMs).toISOString() }
  const called = new Set(calls.map((one) => one.name))
  const next = places.find((one) => !called.has(one.name)) ?? null
  return { standing: next ? 'silent' : 'exhausted', next: next ?? places[0] ?? null, waitsUntil: null }
}
