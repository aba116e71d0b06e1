// A version of the plan of a mass reset: what is in it, who approved it, where it was told, and what it changed (S0-32).
import { z } from 'zod'
import { Instant } from '#src/core/time.ts'
import { PhaseKind, Plan } from './forecast.ts'

export const PlannedWave = z.object({
  name: z.string().trim().min(1).max(200),
  groups: z.array(z.string().max(100)).max(50).default([]),
  limit: z.number().int().min(1).nullable().default(null),
})
export type PlannedWave = z.infer<typeof PlannedWave>

export const PlanVersion = z.object({
  version: z.number().int(),
  plan: Plan,
  waves: z.array(PlannedWave),
  reason: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  approved: z.object({ version: z.number().int(), by: z.string(), at: Instant }).nullable(),
  told: z.array(z.object({ where: z.string(), at: Instant, by: z.string() })),
})
export type PlanVersion = z.infer<typeof PlanVersion>

const Span = z.object({ from: Instant, to: Instant.nullable() })
type Span = z.infer<typeof Span>
export const PlanChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('phase'), kind: PhaseKind, before: Span.nullable(), after: Span.nullable() }),
  z.object({ what: z.enum(['kept', 'capacity', 'waves']) }),
])
export type PlanChange = z.infer<typeof PlanChange>

/** What a version says otherwise than the one before: phases one by one, the rest as a whole. */
export function changesOf(
  before: Pick<PlanVersion, 'plan' | 'waves'>,
  after: Pick<PlanVersion, 'plan' | 'waves'>,
): PlanChange[] {
  const found: PlanChange[] = []
  for (const kind of PhaseKind.options) {
    const [old, now] = [before, after].map(({ plan }) => plan.phases.filter((one) => one.kind === kind)) as [
      Plan['phases'],
      Plan['phases'],
    ]
    for (let i = 0; i < Math.max(old.length, now.length); i++) {
      const [was, is] = [spanOf(old[i]), spanOf(now[i])]
      if (!isSame(was, is)) found.push({ what: 'phase', kind, before: was, after: is })
    }
  }
  if (!isSame(before.plan.kept, after.plan.kept)) found.push({ what: 'kept' })
  const [paceBefore, pace] = [before, after].map(({ plan }) => [plan.capacity, plan.openHours])
  if (!isSame(paceBefore, pace)) found.push({ what: 'capacity' })
  if (!isSame(before.waves, after.waves)) found.push({ what: 'waves' })
  return found
}

const spanOf = (phase: Plan['phases'][number] | undefined): Span | null =>
  phase ? { from: phase.from, to: phase.to } : null

/** Stored values come back with their keys in another order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
