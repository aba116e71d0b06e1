// What somebody types into the fields of a page, and what the letter takes.
import { formatClock } from '#src/core/time.ts'
import { statedOf, todayIn, whenOf } from '#src/web/kit/stated-time.ts'
import type { GivenValues, StageForm } from '../publication.ts'

export type Typed = Readonly<Record<string, string>>

/** A draft as it is typed: lists one a line, rows with bars, times as the field wants them. */
export function typedOf(given: GivenValues | undefined, zone: string): Typed {
  return Object.fromEntries(
    Object.entries(given ?? {}).map(([id, value]) => {
      if (typeof value === 'string') return [id, /^\d{4}-\d{2}-\d{2}T/.test(value) ? localOf(value, zone) : value]
      return [id, value.map((row) => (typeof row === 'string' ? row : Object.values(row).join(' | '))).join('\n')]
    }),
  )
}

export function valuesOf(typed: Typed, places: StageForm['places'], zone: string): GivenValues {
  const values: GivenValues = {}
  for (const { id, kind, columns } of places) {
    const text = (typed[id] ?? '').trim()
    if (text === '') continue
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    if (kind === 'list') values[id] = lines
    else if (kind === 'rows')
      values[id] = lines.map((line) => {
        const cells = line.split(/[|｜]/).map((cell) => cell.trim())
        return Object.fromEntries(columns.map((column, i) => [column.id, cells[i] ?? '']))
      })
    else values[id] = kind === 'time' ? instantIn(text, zone) : text
  }
  return values
}

/** `2026-07-06T07:20` of the field, in the zone of the page. */
export function instantIn(text: string, zone: string): string {
  const [date = '', clock = ''] = text.split('T')
  const stated = { ...statedOf(null, Date.now(), zone), mode: 'exact' as const, date, clock, zone }
  const when = whenOf(stated, todayIn(zone, Date.now()))
  return typeof when === 'string' || when.precision === 'unknown' ? text : when.from
}

export const localOf = (at: string, zone: string): string =>
  `${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(at))}T${formatClock(at, { lang: 'en', zone })}`
