import type { Ask, Order } from './archive.ts'
import { reach } from './clock.ts'
import { dayMicros } from './day.ts'

/** A part of the span that is looked at in one question: a day, so that a long search shows what it has and can be cancelled. */
export type Slice = { readonly from: number; readonly to: number }

/** From the first to the last stated time of lines that stand together. */
export type Held = { readonly first: number; readonly last: number }

/** The days with lines, within the span that was asked for, in the order of the answer. */
export function slicesOf(held: readonly Held[], ask: Ask, order: Order): Slice[] {
  const { early, late } = reach(ask.clocks)
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const days = new Set<number>()
  for (const one of held) {
    first = Math.min(first, one.first)
    last = Math.max(last, one.last)
    for (let day = Math.floor((one.first - late) / dayMicros); day <= Math.floor((one.last - early) / dayMicros); day++)
      days.add(day)
  }
  const from = Math.max(ask.from ?? Number.NEGATIVE_INFINITY, first - late)
  const to = Math.min(ask.to ?? Number.POSITIVE_INFINITY, last - early + 1)
  return [...days]
    .sort((a, b) => (order === 'newest' ? b - a : a - b))
    .map((day) => ({ from: Math.max(from, day * dayMicros), to: Math.min(to, (day + 1) * dayMicros) }))
    .filter((slice) => slice.from < slice.to)
}
