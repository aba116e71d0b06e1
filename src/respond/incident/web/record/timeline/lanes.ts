import type { EntryView } from '../../../incident.ts'

export type Lane = { readonly key: string; readonly label: string; readonly entries: readonly EntryView[] }

/** Entries in lanes; a lane for each value of `keyOf`, in the order given or the fullest first, what has none at the end. */
export function lanesOf(
  entries: readonly EntryView[],
  keyOf: (entry: EntryView) => string | null,
  labelOf: (key: string | null) => string,
  order: readonly string[] = [],
): Lane[] {
  const lanes = new Map<string, EntryView[]>()
  for (const entry of entries) {
    const key = keyOf(entry) ?? ''
    const lane = lanes.get(key)
    if (lane) lane.push(entry)
    else lanes.set(key, [entry])
  }
  return [...lanes]
    .sort(
      ([a, left], [b, right]) =>
        Number(a === '') - Number(b === '') || order.indexOf(a) - order.indexOf(b) || right.length - left.length,
    )
    .map(([key, own]) => ({ key, label: labelOf(key === '' ? null : key), entries: own }))
}

/** From the first to the last entry, with a little air on both sides; a single moment gets a day. */
export function spanOf(entries: readonly EntryView[]): [from: number, to: number] {
  if (entries.length === 0) return [0, dayMs]
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const { when } of entries) {
    from = Math.min(from, Date.parse(when.from))
    to = Math.max(to, Date.parse(when.to))
  }
  const air = Math.max((to - from) * 0.03, (dayMs - (to - from)) / 2, 60_000)
  return [from - air, to + air]
}
const dayMs = 86_400_000

/**
 * The part of the time worth seeing first: where most entries are, when long silences part the whole. A case written up years
 * later would else be two dots at the ends of an empty axis. What the desk notes by itself while it is written up does not count.
 */
export function busiestOf(entries: readonly EntryView[]): [from: number, to: number] {
  const whole = spanOf(entries)
  const longest = (whole[1] - whole[0]) / 3
  const told = entries.filter((entry) => entry.kind !== 'change')
  const counted = told.length > 0 ? told : entries
  const sorted = [...counted].sort((a, b) => Date.parse(a.when.from) - Date.parse(b.when.from))
  let busiest: EntryView[] = []
  let group: EntryView[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const entry of sorted) {
    if (Date.parse(entry.when.from) - end > longest) group = []
    group.push(entry)
    end = Math.max(end, Date.parse(entry.when.to))
    if (group.length > busiest.length) busiest = group
  }
  if (busiest.length === entries.length) return whole
  const [from, to] = spanOf(busiest)
  return [Math.max(from, whole[0]), Math.min(to, whole[1])]
}
