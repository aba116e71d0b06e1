/**
 * What was wrong with a source's clock, and when: from `from` until `until` (microseconds, as the source's clock had it) it ran `offset`
 * microseconds ahead, give or take `accuracy`. Corrected time = stated time − offset; the line itself is never touched (S1-31, S4-16).
 */
export type ClockError = {
  readonly source: string
  readonly from: number | null
  readonly until: number | null
  readonly offset: number
  readonly accuracy: number | null
}

const holds = (error: ClockError, source: string, ts: number): boolean =>
  error.source === source && (error.from === null || ts >= error.from) && (error.until === null || ts < error.until)

export function corrected(
  errors: readonly ClockError[],
  source: string,
  ts: number,
): { readonly at: number; readonly accuracy: number | null } {
  const error = errors.find((one) => holds(one, source, ts))
  return error ? { at: ts - error.offset, accuracy: error.accuracy } : { at: ts, accuracy: null }
}

/** How far stated times may lie from corrected ones, so that a search by corrected time looks wide enough. */
export function reach(errors: readonly ClockError[]): { readonly early: number; readonly late: number } {
  let [early, late] = [0, 0]
  for (const { offset } of errors) {
    early = Math.min(early, offset)
    late = Math.max(late, offset)
  }
  return { early, late }
}
