// The result of a check on its way to the desk: one line of head, one a finding, one that says that all is there.
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import type { Finding } from './finding.ts'
import { type Counts, noCounts } from './known-state.ts'
import { severities } from './severity.ts'

export const mostProblemsSent = 50
/** So many findings are kept, the gravest first; of more the number. */
export const mostFindingsKept = 5_000

export const ResultHead = z.object({
  hikeshi: z.literal('check'),
  version: z.literal(1),
  host: z.string().max(300),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
  begunAt: Instant,
  endedAt: Instant,
  looked: z.number().int().min(0).max(2_000_000_000),
  problems: z.array(z.string().max(2_000)).max(mostProblemsSent),
  problemCount: z.number().int().min(0),
  /** Only what changed, seen as it changed; what else the host is was not looked at. */
  isPart: z.boolean().default(false),
})
export type ResultHead = z.infer<typeof ResultHead>
export const ResultEnd = z.object({ end: z.object({ findings: z.number().int().min(0) }) })

/** Takes findings in any order, counts all, keeps the gravest. */
export function gravestFirst() {
  const kept = new Map(severities.map((severity) => [severity, [] as Finding[]]))
  const counts: Counts = { ...noCounts }
  return {
    counts,
    add(finding: Finding): void {
      counts[finding.severity]++
      const same = kept.get(finding.severity)!
      if (same.length < mostFindingsKept) same.push(finding)
    },
    gravest: (): Finding[] => severities.flatMap((severity) => kept.get(severity)!).slice(0, mostFindingsKept),
  }
}
