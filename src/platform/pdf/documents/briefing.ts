import { z } from 'zod'
import { Head, Instant, Labelled } from './head.ts'

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
  happened: z.string(),
  means: z.string(),
  doing: z.string(),
  decided: z.string().default(''),
  /** What management is asked to decide; null where nobody has put anything to them. */
  decisions: z
    .array(z.object({ what: z.string(), by: Instant.nullish(), recommended: z.string().nullish() }))
    .nullable(),
  worstCase: z.string(),
  nextReportAt: Instant.nullish(),
  contact: z.string().nullish(),
})
export type Briefing = z.infer<typeof Briefing>
