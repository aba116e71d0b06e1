// What preparation is worth, from the desk's own cases (S2-4): those that followed an agreed procedure beside those that did not.
import { z } from 'zod'
import { Gap, ReadinessState } from '#src/prepare/readiness/readiness.ts'

/** One case, as far as it can be compared. */
export type Case = {
  readonly isPrepared: boolean
  readonly containedMs: number | null
  readonly closedMs: number | null
  readonly loss: { readonly unit: string; readonly low: number; readonly high: number } | null
}

const Compared = z.object({
  cases: z.number().int(),
  /** Medians; null while no case tells it. `of` is from how many cases. */
  contained: z.object({ ms: z.number().nullable(), of: z.number().int() }),
  closed: z.object({ ms: z.number().nullable(), of: z.number().int() }),
})
export type Compared = z.infer<typeof Compared>

export const Answered = z.object({
  at: z.string(),
  by: z.string(),
  to: z.string(),
  asked: z.string(),
  outcome: z.enum(['approved', 'refused', 'later']),
  reason: z.string(),
})
export type Answered = z.infer<typeof Answered>

export const Preparation = z.object({
  /** Cases noticed since then. */
  since: z.string(),
  cases: z.number().int(),
  prepared: Compared,
  adHoc: Compared,
  /** How much longer a case without a procedure took to be contained, or 0 when it cannot be told. */
  timesSlower: z.number(),
  losses: z.array(z.object({ unit: z.string(), low: z.number(), high: z.number(), cases: z.number().int() })),
  readiness: z.record(ReadinessState, z.number().int()),
  gaps: z.array(Gap),
  answers: z.array(Answered),
})
export type Preparation = z.infer<typeof Preparation>

/** Fewer cases than this on either side prove nothing, and no comparison is drawn from them. */
export const leastCompared = 3

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function comparedOf(cases: readonly Case[]): Compared {
  const told = (key: 'containedMs' | 'closedMs') => {
    const values = cases.flatMap((one) => one[key] ?? [])
    return { ms: median(values), of: values.length }
  }
  return { cases: cases.length, contained: told('containedMs'), closed: told('closedMs') }
}

export function compare(
  cases: readonly Case[],
): Pick<Preparation, 'cases' | 'prepared' | 'adHoc' | 'timesSlower' | 'losses'> {
  const [prepared, adHoc] = [true, false].map((is) => comparedOf(cases.filter((one) => one.isPrepared === is))) as [
    Compared,
    Compared,
  ]
  const isEnough = prepared.contained.of >= leastCompared && adHoc.contained.of >= leastCompared
  const [quick, slow] = [prepared.contained.ms ?? 0, adHoc.contained.ms ?? 0]
  const losses = new Map<string, { unit: string; low: number; high: number; cases: number }>()
  for (const { loss } of cases) {
    if (!loss) continue
    const sum = losses.get(loss.unit) ?? { unit: loss.unit, low: 0, high: 0, cases: 0 }
    losses.set(loss.unit, {
      ...{ unit: loss.unit, cases: sum.cases + 1 },
      ...{ low: sum.low + loss.low, high: sum.high + loss.high },
    })
  }
  return {
    cases: cases.length,
    ...{ prepared, adHoc },
    timesSlower: isEnough && quick > 0 && slow > quick ? Math.round((slow / quick) * 10) / 10 : 0,
    losses: [...losses.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1)),
  }
}
