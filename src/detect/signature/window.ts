// The sliding window of one group: entries in order of time, whichever order they come in (Sigma 2.1, correlation, "timespan").
import { type Entry, fits, longestOrdered, type Measure, newMeasure } from './measure.ts'
import type { Correlation } from './rule.ts'

export type Found = { readonly value: number; readonly entries: readonly Entry[] }

/** How many arrivals a clock that goes back is followed, before entries ahead of it are given up. */
const RECENT = 64
/** More of one group in one window is not kept; what falls out is counted (`dropped`). */
export const MAX_ENTRIES = 100_000

export class SlidingWindow {
  readonly #correlation: Correlation
  readonly #names: readonly (readonly string[])[]
  #entries: Entry[] = []
  /** Of the window that ends with the newest entry: where it begins, and its measure. */
  #start = 0
  #measure: Measure
  readonly #recent: number[] = []
  dropped = 0

  constructor(correlation: Correlation, names: readonly (readonly string[])[]) {
    this.#correlation = correlation
    this.#names = names
    this.#measure = newMeasure(correlation, names)
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /**
   * Takes an entry in, and asks every window that ends with an entry and holds this one. When time goes forward that is the window
   * that ends now. Null when none fits.
   */
  take(entry: Entry): Found | null {
    const newest = this.#entries.at(-1)
    if (newest === undefined || entry.atMs >= newest.atMs) return this.#takeNewest(entry)
    const at = upper(this.#entries, entry.atMs)
    this.#entries.splice(at, 0, entry)
    this.#forget(entry)
    const found = this.#takeLate(entry)
    this.#rebuild()
    return found
  }

  #takeNewest(entry: Entry): Found | null {
    this.#entries.push(entry)
    this.#measure.add(entry)
    const oldest = entry.atMs - this.#correlation.timespanMs
    while (this.#entries[this.#start]!.atMs < oldest) this.#measure.remove(this.#entries[this.#start++]!)
    const found = this.#judge(this.#measure, this.#start, this.#entries.length, entry)
    this.#forget(entry)
    return found
  }

  #takeLate(entry: Entry): Found | null {
    const { timespanMs } = this.#correlation
    const first = this.#entries.indexOf(entry)
    for (let last = first; last < this.#entries.length; last++) {
      const end = this.#entries[last]!.atMs
      if (end > entry.atMs + timespanMs) break
      if (this.#entries[last + 1]?.atMs === end) continue
      const from = lower(this.#entries, end - timespanMs)
      const measure = newMeasure(this.#correlation, this.#names)
      for (let at = from; at <= last; at++) measure.add(this.#entries[at]!)
      const found = this.#judge(measure, from, last + 1, entry)
      if (found !== null) return found
    }
    return null
  }

  #judge(measure: Measure, from: number, to: number, entry: Entry): Found | null {
    const { type, bounds } = this.#correlation
    if (measure.holds) return measure.holds() ? this.#found(measure.value(entry), from, to) : null
    if (type !== 'temporal_ordered') {
      const value = measure.value(entry)
      return fits(this.#bounds(), value) ? this.#found(value, from, to) : null
    }
    // not worth the walk before every rule was seen at all
    if (bounds.length === 0 && measure.value(entry) < this.#names.length) return null
    const entries = this.#entries.slice(from, to)
    const value = longestOrdered(entries, entries.indexOf(entry), this.#names.length)
    return fits(this.#bounds(), value) ? this.#found(value, from, to) : null
  }

  #bounds(): Correlation['bounds'] {
    const { bounds } = this.#correlation
    return bounds.length > 0 ? bounds : [{ op: 'gte', than: this.#names.length }]
  }

  #found(value: number, from: number, to: number): Found {
    return { value, entries: this.#entries.slice(from, to) }
  }

  /** What stood in the window from `fromMs`; for conditions that are judged when it is over. */
  over(fromMs: number): Found | null {
    const [from, to] = [lower(this.#entries, fromMs), upper(this.#entries, fromMs + this.#correlation.timespanMs)]
    if (from >= to) return null
    const measure = newMeasure(this.#correlation, this.#names)
    for (let at = from; at < to; at++) measure.add(this.#entries[at]!)
    return this.#judge(measure, from, to, this.#entries[to - 1]!)
  }

  /** Entries go when they are two spans away from all of the last arrivals, on either side. */
  #forget(entry: Entry): void {
    if (this.#recent.push(entry.atMs) > RECENT) this.#recent.shift()
    const { timespanMs } = this.#correlation
    const low = lower(this.#entries, Math.min(...this.#recent) - 2 * timespanMs)
    const most = Math.max(...this.#recent) + 2 * timespanMs
    const surplus = Math.max(low, this.#entries.length - MAX_ENTRIES)
    if (surplus > low) this.dropped += surplus - low
    // taken away in lumps: the front of a long list is dear to cut
    if (surplus > 0 && (surplus > low || surplus >= 256 || surplus * 2 > this.#entries.length)) {
      for (let at = this.#start; at < surplus; at++) this.#measure.remove(this.#entries[at]!)
      this.#entries.splice(0, surplus)
      this.#start = Math.max(0, this.#start - surplus)
    }
    if (this.#entries.at(-1)!.atMs > most) {
      this.#entries.length = upper(this.#entries, most)
      this.#rebuild()
    }
  }

  #rebuild(): void {
    this.#measure = newMeasure(this.#correlation, this.#names)
    const newest = this.#entries.at(-1)
    this.#start = newest === undefined ? 0 : lower(this.#entries, newest.atMs - this.#correlation.timespanMs)
    for (let at = this.#start; at < this.#entries.length; at++) this.#measure.add(this.#entries[at]!)
  }
}

/** The first entry that is not before the time. */
function lower(entries: readonly Entry[], atMs: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.atMs < atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** The first entry that is after the time. */
const upper = (entries: readonly Entry[], atMs: number): number => {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.atMs <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
