// The help desk of a mass reset: what it says in which phase, what it is asked, when most comes at once (S0-47).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import { PhaseKind, type Plan } from './forecast.ts'

/** What is written for the desk: for a phase, for every phase, or how people show who they are. */
export const ManualPart = z.enum(['identity', 'always', ...PhaseKind.options])
export type ManualPart = z.infer<typeof ManualPart>

export const Manual = z.object({
  part: ManualPart,
  version: z.number().int(),
  ja: z.string(),
  en: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
})
export type Manual = z.infer<typeof Manual>

export const Topic = z.enum(['how', 'letter', 'sign-in', 'mail', 'why', 'other'])
export type Topic = z.infer<typeof Topic>
export const Channel = z.enum(['phone', 'counter', 'mail'])
export type Channel = z.infer<typeof Channel>

const Peak = z.object({ at: Instant, count: z.number().int() }).nullable()
export const DeskLoad = z.object({
  questions: z.number().int(),
  topics: z.partialRecord(Topic, z.number().int()),
  channels: z.partialRecord(Channel, z.number().int()),
  /** The busiest hour of each. */
  peaks: z.object({ questions: Peak, changes: Peak }),
  /** Hours in which anything came, oldest first. */
  hours: z.array(z.object({ at: Instant, questions: z.number().int(), changes: z.number().int() })),
  /** What the counters do in an hour, by the plan. */
  capacity: z.number(),
})
export type DeskLoad = z.infer<typeof DeskLoad>

/** The phase that began last and is not over. */
export function phaseAt(phases: Plan['phases'], now: Date): Plan['phases'][number] | null {
  const at = now.getTime()
  return (
    phases
      .filter(({ from, to }) => Date.parse(from) <= at && (to === null || at < Date.parse(to)))
      .sort((a, b) => Date.parse(b.from) - Date.parse(a.from))[0] ?? null
  )
}

/** The busiest hour; the earlier of two that are equal. */
export function peakOf(hours: DeskLoad['hours'], what: 'questions' | 'changes'): z.infer<typeof Peak> {
  const best = hours.reduce<DeskLoad['hours'][number] | null>(
    (most, hour) => (hour[what] > (most?.[what] ?? 0) ? hour : most),
    null,
  )
  return best === null ? null : { at: best.at, count: best[what] }
}
