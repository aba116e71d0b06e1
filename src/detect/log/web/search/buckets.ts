// The bars of the histogram: how wide, and from when to when.

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const widths = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((one) => one * minute),
  ...[1, 2, 3, 6, 12].map((one) => one * hour),
  ...[1, 2, 7, 14, 30, 91, 182, 365].map((one) => one * day),
]

/** Seconds of a bar, so that no more than `most` stand beside each other. */
export const widthOf = (fromMs: number, toMs: number, most: number): number =>
  widths.find((one) => (toMs - fromMs) / 1_000 / one <= most) ?? widths.at(-1)!

type Bucket = { readonly at: string; readonly count: number }
export type Bar = { readonly from: number; readonly to: number; readonly count: number }

/** Bars within the span; what the desk counted outside of it by the width of a bar is cut to it. */
export function barsOf(buckets: readonly Bucket[], seconds: number, fromMs: number, toMs: number): Bar[] {
  return buckets.flatMap(({ at, count }) => {
    const from = Math.max(fromMs, Date.parse(at))
    const to = Math.min(toMs, Date.parse(at) + seconds * 1_000)
    return from < to && count > 0 ? [{ from, to, count }] : []
  })
}
