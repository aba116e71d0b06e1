import { z } from 'zod'
import { Head, Instant, Labelled } from './head.ts'

/** What somebody wrote, or several statements that stand for themselves. */
const Said = z.union([z.string(), z.array(z.string())])

/** One page in plain language for those who decide (S0-56, S0-58). What does not fit is cut with a word where the rest is. */
export const Briefing = Head.extend({
  number: z.string(),
  title: z.string(),
  level: Labelled.nullish(),
  phase: Labelled.nullish(),
  lead: z.string().nullish(),
  asOf: Instant,
  noticedAt: Instant,
  closedAt: Instant.nullish(),
  happened: Said,
  means: Said,
  doing: Said,
  decided: Said.default([]),
  /** What management is asked to decide; null where nobody has put anything to them. */
  decisions: z
    .array(z.object({ what: z.string(), by: Instant.nullish(), recommended: z.string().nullish() }))
    .nullable(),
  worstCase: Said,
  nextReportAt: Instant.nullish(),
  contact: z.string().nullish(),
})
export type Briefing = z.infer<typeof Briefing>
