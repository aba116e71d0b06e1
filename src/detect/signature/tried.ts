// What trying a rule out gives: what it finds in the lines of the last days, what it narrowly misses, and why.
import { z } from 'zod'

/** A line of the reason: a part of the condition, whether it holds, and what the event has there. */
export const ReasonLine = z.object({
  depth: z.number(),
  holds: z.boolean(),
  kind: z.enum(['and', 'or', 'not', 'search', 'item']),
  name: z.string(),
  wanted: z.array(z.string()),
  /** Null: the event has no such field. */
  value: z.string().nullable(),
  line: z.number().nullable(),
})
export type ReasonLine = z.infer<typeof ReasonLine>

export const Sample = z.object({
  title: z.string(),
  seq: z.number(),
  at: z.string(),
  source: z.string(),
  original: z.string(),
  matched: z.record(z.string(), z.array(z.string())),
  /** Of a correlation: how many events work together. */
  count: z.number().nullable(),
  reason: z.array(ReasonLine),
  /** Of a near miss: what alone would have to be otherwise. */
  lacking: z.array(ReasonLine),
})
export type Sample = z.infer<typeof Sample>

export const Tried = z.object({
  events: z.number(),
  matches: z.number(),
  /** False when it was stopped at a bound of lines or of time. */
  isWhole: z.boolean(),
  samples: z.array(Sample),
  near: z.array(Sample),
  missing: z.array(z.string()),
})
export type Tried = z.infer<typeof Tried>
