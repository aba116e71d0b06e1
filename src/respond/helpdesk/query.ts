// What press and users asked us, and what they were told: the log of the one window (S0-36, S0-63).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Channel } from './sheet.ts'

export const QuerySort = z.enum(['press', 'user', 'other'])
export type QuerySort = z.infer<typeof QuerySort>

/** Waits for an answer, was answered, is with the team because it holds a real problem, or the team has answered. */
export const QueryState = z.enum(['open', 'answered', 'raised', 'settled'])
export type QueryState = z.infer<typeof QueryState>

export const QueryRow = z.object({
  id: Id,
  /** `2026-0001-Q1`. */
  number: z.string(),
  incident: z.string(),
  state: QueryState,
  sort: QuerySort,
  channel: Channel,
  name: z.string(),
  organisation: z.string(),
  reach: z.string(),
  askedAt: z.iso.datetime(),
  text: z.string(),
  isComplaint: z.boolean(),
  /** `C1`: which countermeasure it complains of. */
  containment: z.string(),
  /** Which prepared answer was given, of which version of the sheet. */
  given: z.object({ id: z.string(), version: z.number().int() }).nullable(),
  answer: z.string(),
  answeredAt: z.iso.datetime().nullable(),
  answeredBy: z.string().nullable(),
  raisedAt: z.iso.datetime().nullable(),
  raisedWhy: z.string().nullable(),
  takenBy: z.string(),
})
export type QueryRow = z.infer<typeof QueryRow>

/** How many asked, by sort, by prepared answer, and how many complained of each countermeasure. */
export const QueryCounts = z.object({
  all: z.number().int(),
  open: z.number().int(),
  raised: z.number().int(),
  press: z.number().int(),
  user: z.number().int(),
  complaints: z.number().int(),
  byAnswer: z.array(z.object({ id: z.string(), count: z.number().int() })),
  byContainment: z.array(z.object({ containment: z.string(), count: z.number().int() })),
})
export type QueryCounts = z.infer<typeof QueryCounts>

type Standing = { readonly answeredAt: string | null; readonly raisedAt: string | null; readonly isSettled: boolean }

/** Where it stands: what the team has to look at comes before an answer that was already given. */
export function queryState({ answeredAt, raisedAt, isSettled }: Standing): QueryState {
  if (raisedAt !== null) return isSettled ? 'settled' : 'raised'
  return answeredAt === null ? 'open' : 'answered'
}

export const queryNumber = (incident: string, position: number): string => `${incident}-Q${position}`

/** How a channel did: whom it was to reach, whom it has reached, who is still waited for, whom it failed. */
export const ReachRow = z.object({
  channel: Channel,
  source: z.enum(['counted', 'noted']),
  /** Whom it was for, in words; empty where the desk counted by itself. */
  audience: z.string(),
  meant: z.number().int().nullable(),
  reached: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  text: z.string(),
  at: z.iso.datetime().nullable(),
  by: z.string(),
})
export type ReachRow = z.infer<typeof ReachRow>
