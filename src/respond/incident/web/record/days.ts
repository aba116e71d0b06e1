import type { Language } from '#src/core/language.ts'
import { formatDay } from '#src/core/time.ts'
import type { EntryView } from '../../incident.ts'

/** A line of the list: a day's header, a silence, or an entry. */
export type Line =
  | { readonly what: 'day'; readonly key: string; readonly at: string }
  | { readonly what: 'silence'; readonly key: string; readonly ms: number }
  | { readonly what: 'entry'; readonly key: string; readonly entry: EntryView }

/** A silence of this long is itself worth a row (design, Look 5). */
export const silenceMs = 3 * 60 * 60_000

const timeless = new Set(['day', 'unknown'])

/** Entries with a header for each day and a row for each long silence, in whatever order they are listed. */
export function linesOf(
  entries: readonly EntryView[],
  style: { lang: Language; zone: string },
  byRecorded = false,
): Line[] {
  const lines: Line[] = []
  let lastDay = ''
  let covered = null as { from: number; to: number } | null
  for (const entry of entries) {
    const at = byRecorded ? entry.recordedAt : entry.when.from
    const from = Date.parse(at)
    const to = byRecorded ? from : Date.parse(entry.when.to)
    const isTimeless = !byRecorded && timeless.has(entry.when.precision)
    if (covered && !isTimeless) {
      const gap = Math.max(from - covered.to, covered.from - to)
      if (gap >= silenceMs) lines.push({ what: 'silence', key: `silence ${entry.id}`, ms: gap })
    }
    const day = formatDay(at, style)
    if (day !== lastDay) lines.push({ what: 'day', key: `day ${day} ${entry.id}`, at })
    lastDay = day
    if (!isTimeless) covered = { from: Math.min(from, covered?.from ?? from), to: Math.max(to, covered?.to ?? to) }
    lines.push({ what: 'entry', key: entry.id, entry })
  }
  return lines
}
