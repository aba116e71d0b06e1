// The good state of a host as the desk keeps it: the baseline that counts now, what checks found against it, what an agent is told to do.
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Severity } from './severity.ts'

/** What a host is called at the desk: as its agent, or as its baseline names it. */
export const HostName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}/\\]+$/u)

/** How many findings of each severity. */
export const Counts = z.record(Severity, z.number().int().min(0))
export type Counts = z.infer<typeof Counts>
export const noCounts: Counts = { critical: 0, high: 0, medium: 0, low: 0, expected: 0 }
export const unexplained = ({ expected: _, ...rest }: Counts): number =>
  Object.values(rest).reduce((sum, count) => sum + count, 0)

/** A service, an account, a module … as a baseline holds it. */
export const SystemThing = z.object({ path: z.string(), facts: z.record(z.string(), z.unknown()) })
export type SystemThing = z.infer<typeof SystemThing>

export const KeptBaseline = z.object({
  id: Id,
  host: z.string(),
  /** SHA-256 of its lines: the seal that a check names. */
  seal: z.string(),
  /** The first digits of the seal, to be read out and compared. */
  code: z.string(),
  bytes: z.number(),
  entries: z.number(),
  takenAt: z.string(),
  keptAt: z.string(),
  keptBy: z.string(),
  reason: z.string(),
  keyId: z.string(),
  isDeskKey: z.boolean(),
  roots: z.array(z.string()),
  replacedAt: z.string().nullable(),
})
export type KeptBaseline = z.infer<typeof KeptBaseline>

export const KeptCheck = z.object({
  id: Id,
  host: z.string(),
  baselineId: Id,
  begunAt: z.string(),
  endedAt: z.string(),
  takenAt: z.string(),
  takenBy: z.string(),
  looked: z.number(),
  counts: Counts,
  /** What could not be read, the first of them. */
  problems: z.array(z.string()),
  problemCount: z.number(),
  /** Only what changed, seen as it changed. */
  isPart: z.boolean(),
})
export type KeptCheck = z.infer<typeof KeptCheck>

export const OrderKind = z.enum(['baseline', 'check'])
export type OrderKind = z.infer<typeof OrderKind>

/** What an agent can be told, and nothing else: a `collect` comes from an incident and is shown there. */
export const ToldKind = z.enum([...OrderKind.options, 'collect'])
export type ToldKind = z.infer<typeof ToldKind>

/** What an agent is told when it asks. */
export const HostPlan = z.object({
  agentId: Id,
  everyHours: z.number().nullable(),
  nextAt: z.string().nullable(),
  order: z
    .object({ id: Id, kind: OrderKind, orderedBy: z.string(), orderedAt: z.string(), toldAt: z.string().nullable() })
    .nullable(),
  /** When it last asked. */
  askedAt: z.string().nullable(),
  trouble: z.object({ text: z.string(), at: z.string() }).nullable(),
})
export type HostPlan = z.infer<typeof HostPlan>

/** What was seen as it changed, since everything was looked at last. */
export const SeenSince = z.object({ at: z.string(), counts: Counts })
export type SeenSince = z.infer<typeof SeenSince>

/** A host without a baseline has an agent that could take one. */
export const KnownHost = z.object({
  host: z.string(),
  baseline: KeptBaseline.nullable(),
  /** The last look at everything. */
  check: KeptCheck.nullable(),
  seen: SeenSince.nullable(),
  plan: HostPlan.nullable(),
  /** The agent of this name that is enrolled here. */
  agentId: Id.nullable(),
})
export type KnownHost = z.infer<typeof KnownHost>

export const hostStates = ['no-baseline', 'unchecked', 'differs', 'expected', 'clean'] as const
/** What stands beside a host's name. */
export function stateOfHost({
  baseline,
  check,
  seen,
}: Pick<KnownHost, 'baseline' | 'check' | 'seen'>): (typeof hostStates)[number] {
  if (baseline === null) return 'no-baseline'
  if (seen !== null && unexplained(seen.counts) > 0) return 'differs'
  if (check === null || check.baselineId !== baseline.id) return 'unchecked'
  if (unexplained(check.counts) > 0) return 'differs'
  return check.counts.expected + (seen?.counts.expected ?? 0) > 0 ? 'expected' : 'clean'
}
