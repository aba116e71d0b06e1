// What a correlation measures over the events of one window: how many, how many different, sum, mean, percentile, which rules.
import type { Condition } from './condition.ts'
import type { Bound, Correlation } from './rule.ts'

/** An event of a rule, as a window keeps it. */
export type Entry = {
  readonly atMs: number
  readonly line: number
  /** Which of the correlation's rules it matched. */
  readonly rule: number
  /** Texts that are counted (`value_count`, the share of a value). */
  readonly keys: readonly string[]
  readonly number: number
}

export type Measure = {
  readonly add: (entry: Entry) => void
  readonly remove: (entry: Entry) => void
  /** The figure, with `entry` as the event that asks; NaN where there is none. */
  readonly value: (entry: Entry) => number
  /** For an expression over rule names. */
  readonly holds?: () => boolean
}

export function newMeasure(correlation: Correlation, names: readonly (readonly string[])[]): Measure {
  const { type, percentile, expression } = correlation
  if (type === 'event_count') return counting()
  if (type === 'value_count') return distinct()
  if (type === 'value_sum' || type === 'value_avg') return summing(type === 'value_avg')
  if (type === 'value_median' || (type === 'value_percentile' && percentile !== null)) return ranking(percentile ?? 50)
  if (type === 'value_percentile') return sharing()
  return together(names, expression)
}

function counting(): Measure {
  let count = 0
  return { add: () => void count++, remove: () => void count--, value: () => count }
}

function tallied() {
  const counts = new Map<string, number>()
  let all = 0
  return {
    counts,
    all: () => all,
    add: (entry: Entry): void => {
      for (const key of entry.keys) counts.set(key, (counts.get(key) ?? 0) + 1)
      all += entry.keys.length
    },
    remove: (entry: Entry): void => {
      for (const key of entry.keys) {
        const left = counts.get(key)! - 1
        if (left === 0) counts.delete(key)
        else counts.set(key, left)
      }
      all -= entry.keys.length
    },
  }
}

function distinct(): Measure {
  const { counts, add, remove } = tallied()
  return { add, remove, value: () => counts.size }
}

/** How many of a hundred events have the value that this one has. */
function sharing(): Measure {
  const { counts, all, add, remove } = tallied()
  const share = (entry: Entry): number =>
    entry.keys.length === 0 ? Number.NaN : (Math.min(...entry.keys.map((key) => counts.get(key) ?? 0)) / all()) * 100
  return { add, remove, value: share }
}

function summing(isMean: boolean): Measure {
  let sum = 0
  let count = 0
  return {
    add({ number }) {
      sum += number
      count++
    },
    remove({ number }) {
      // what is left of fractions when all is gone would stay for ever
      sum = --count === 0 ? 0 : sum - number
    },
    value: () => (count === 0 ? Number.NaN : isMean ? sum / count : sum),
  }
}

/** Between the two nearest ranks, so that the 50th is the median. */
function ranking(percentile: number): Measure {
  const sorted: number[] = []
  const place = (number: number): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < number) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    add: ({ number }) => void sorted.splice(place(number), 0, number),
    remove: ({ number }) => void sorted.splice(place(number), 1),
    value() {
      if (sorted.length === 0) return Number.NaN
      const rank = (percentile / 100) * (sorted.length - 1)
      const [below, above] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!]
      return below + (above - below) * (rank - Math.floor(rank))
    },
  }
}

/** How many of the rules matched; `names` are the id and the name of each. */
function together(names: readonly (readonly string[])[], expression: Condition | null): Measure {
  const counts = names.map(() => 0)
  const has = (name: string): boolean => counts.some((count, at) => count > 0 && names[at]!.includes(name))
  return {
    add: ({ rule }) => void counts[rule]!++,
    remove: ({ rule }) => void counts[rule]!--,
    value: () => counts.filter((count) => count > 0).length,
    ...(expression === null ? {} : { holds: () => truth(expression, has) }),
  }
}

function truth(condition: Condition, has: (name: string) => boolean): boolean {
  if (condition.op === 'name') return has(condition.name)
  if (condition.op === 'not') return !truth(condition.of, has)
  if (condition.op === 'of') return false
  return condition.op === 'and'
    ? condition.of.every((one) => truth(one, has))
    : condition.of.some((one) => truth(one, has))
}

export function fits(bounds: readonly Bound[], value: number): boolean {
  return (
    !Number.isNaN(value) &&
    bounds.every(({ op, than }) => {
      if (op === 'gt') return value > than
      if (op === 'gte') return value >= than
      if (op === 'lt') return value < than
      if (op === 'lte') return value <= than
      return op === 'eq' ? value === than : value !== than
    })
  )
}

/** The longest run of rules in the listed order that goes through the entry at `index`. */
export function longestOrdered(entries: readonly Entry[], index: number, rules: number): number {
  return chainAt(entries, index, rules) + chainFrom(entries, index, rules) - 1
}

function step(best: number[], rule: number, direction: 1 | -1): number {
  let longest = 0
  for (let other = rule - direction; other >= 0 && other < best.length; other -= direction)
    if (best[other]! > longest) longest = best[other]!
  best[rule] = Math.max(best[rule]!, longest + 1)
  return longest + 1
}

function chainAt(entries: readonly Entry[], index: number, rules: number): number {
  const best = new Array<number>(rules).fill(0)
  let length = 0
  for (let at = 0; at <= index; at++) length = step(best, entries[at]!.rule, 1)
  return length
}

function chainFrom(entries: readonly Entry[], index: number, rules: number): number {
  const best = new Array<number>(rules).fill(0)
  let length = 0
  for (let at = entries.length - 1; at >= index; at--) length = step(best, entries[at]!.rule, -1)
  return length
}
