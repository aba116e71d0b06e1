// Ways by which instructions reach people when the network is down, and how long each takes (S3-135).
import type { Readiness } from './readiness.ts'

const hourMs = 3_600_000

/** How long one way takes to reach so many; null where nobody measured how many it reaches in an hour. */
export function reachMs({ perHour }: Pick<Readiness, 'perHour'>, count: number): number | null {
  return perHour === null ? null : Math.ceil((count / perHour) * 60) * (hourMs / 60)
}

/** All ways at once share the work; null where none of them was measured. */
export function reachTogetherMs(ways: readonly Pick<Readiness, 'perHour'>[], count: number): number | null {
  const perHour = ways.reduce((sum, one) => sum + (one.perHour ?? 0), 0)
  return reachMs({ perHour: perHour === 0 ? null : perHour }, count)
}
