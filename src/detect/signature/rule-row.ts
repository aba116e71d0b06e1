// A rule as the desk lists it: what it is, what is wrong with it, whether a source of ours can show it anything.
import { z } from 'zod'
import { levels } from './rule.ts'

const Told = z.object({ line: z.number(), code: z.string(), message: z.string() })
export const RuleRow = z.object({
  key: z.string(),
  file: z.string(),
  document: z.number(),
  kind: z.enum(['detection', 'correlation', 'filter']),
  id: z.string().nullable(),
  title: z.string().nullable(),
  level: z.enum(['informational', 'low', 'medium', 'high', 'critical']).nullable(),
  status: z.string().nullable(),
  date: z.string().nullable(),
  logsource: z.string().nullable(),
  ok: z.boolean(),
  problems: z.array(Told),
  warnings: z.array(Told),
  /** Kinds of lines that the archive has and the rule can be asked of; null of a rule that is asked of no lines itself. */
  sees: z.array(z.string()).nullable(),
  /** Log sources that it waits for: those of it, or of the rules that it stands on, of which no line ever came. */
  lacks: z.array(z.string()),
  /** By how many days the first event that it found was before its own date (S1-37). */
  lagDays: z.number().nullable(),
  isOff: z.boolean(),
  reason: z.string(),
  untilAt: z.string().nullable(),
  setBy: z.string(),
  matches: z.number(),
  firstEventAt: z.string().nullable(),
  lastEventAt: z.string().nullable(),
  falseAlarms: z.number(),
  /** How often it was asked of a line that came in, and for how many milliseconds in all; null of one that was not timed yet. */
  cost: z.object({ asked: z.number(), ms: z.number() }).nullable(),
})
export type RuleRow = z.infer<typeof RuleRow>
export const levelOrder = (level: RuleRow['level']): number => (level === null ? -1 : levels.indexOf(level))
