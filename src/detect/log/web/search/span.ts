// The span that is searched: said in a word (`24h`, `all`) or as two moments, and what both come to now.

import { instantOf } from '#src/core/time.ts'
import { readClock, readDay, todayIn } from '#src/web/kit/stated-time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Quick choices, by how far they reach back. */
export const quick = { '15m': 15 * minute, '1h': hour, '24h': day, '7d': 7 * day, '30d': 30 * day } as const
export type Quick = keyof typeof quick
export const quickNames = Object.keys(quick) as Quick[]
export const usualSpan: Quick = '24h'

/** Milliseconds; null is open on that side. `to` is not included. */
export type Span = { readonly from: number | null; readonly to: number | null }

/** What stands in the address: a quick name, `all`, or `from~to` in UTC. What is none of these is the usual span. */
export function spanOf(text: string, nowMs: number): Span {
  if (text === 'all') return { from: null, to: null }
  const [from, to] = text.split('~').map((one) => Date.parse(one))
  if (from !== undefined && to !== undefined && from < to) return { from, to }
  const reach = quick[(quickNames as string[]).includes(text) ? (text as Quick) : usualSpan]
  return { from: nowMs - reach, to: nowMs + minute }
}

export const spanText = (from: number, to: number): string =>
  `${new Date(from).toISOString()}~${new Date(to).toISOString()}`

export const isOwnSpan = (text: string): boolean => text.includes('~')

/** Reads `2026-11-21 09:00`, `11月21日 9時`, `2026-11-21` on the wall of a zone; a day alone is its beginning, or as an end its end. */
export function readMoment(text: string, zone: string, nowMs: number, isEnd: boolean): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*\([^)]*\)/, '')
    .replace(/(\d)T(\d)/, '$1 $2')
  const whole = readDay(plain, todayIn(zone, nowMs))
  // `17 Jun 2003` is a day, although 2003 could be a time.
  const cut = whole ? null : /^(.*\S)\s+(\S+(?:\s*[ap]\.?m\.?)?)$/i.exec(plain)
  const clock = cut ? readClock(cut[2]!) : null
  const date = whole ?? (cut && clock ? readDay(cut[1]!, todayIn(zone, nowMs)) : null)
  if (!date) return null
  if (clock) return instantOf(...date, clock[0], clock[1], clock[2] ?? 0, zone).getTime()
  const [year, month, number] = date
  return instantOf(year, month, isEnd ? number + 1 : number, 0, 0, 0, zone).getTime()
}

/** The span half as wide, twice as wide, or beside it; never narrower than a second. */
export function zoomed(from: number, to: number, by: 'in' | 'out' | 'earlier' | 'later'): [number, number] {
  const width = Math.max(1_000, to - from)
  const step = width / 2
  if (by === 'in') return width <= 2_000 ? [from, to] : [Math.round(from + step / 2), Math.round(to - step / 2)]
  if (by === 'out') return [Math.round(from - step), Math.round(to + step)]
  return by === 'earlier'
    ? [Math.round(from - step), Math.round(to - step)]
    : [Math.round(from + step), Math.round(to + step)]
}
