// Who is called for what, in which order: the duty list (S0-8, S1-14, S1-47). A post is whom a level of severity tells; its places are called one after the other.
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'

export const placesMax = 10
const line = (most: number) => z.string().trim().max(most)

/** As the severity schemes name it: `lead`, `executives`, `police`. */
export const Post = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)

export const DutyPlace = z.object({
  name: line(200).min(1),
  phone: line(100).default(''),
  /** When they are reached there, in words: `9:00–17:00`, `nights`. */
  hours: line(200).default(''),
  /** So long an answer is waited for before the next one is called. */
  waitMin: z.number().int().min(1).max(1_440).default(10),
})
export type DutyPlace = z.infer<typeof DutyPlace>

export const DutyPost = z.object({
  post: Post,
  places: z.array(DutyPlace),
  reviewedAt: Instant,
  reviewedBy: z.string(),
  /** Nobody has looked through it for half a year. */
  isStale: z.boolean(),
})
export type DutyPost = z.infer<typeof DutyPost>

/** People move, and numbers with them. */
export const reviewDays = 183
export const isStale = (reviewedAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(reviewedAt) > reviewDays * 86_400_000
