// Spans laid on the days of a calendar, in the zone of whoever reads it.
export type CalendarSpan = {
  readonly key: string
  readonly name: string
  readonly from: string
  /** Null while its end is open: it stands on its first day. */
  readonly to: string | null
  readonly isKept?: boolean
}
export type CalendarDay = { readonly date: string; readonly spans: readonly CalendarSpan[] }

const dayMs = 86_400_000
/** Half a year: what is further off is not read as a calendar. */
export const mostWeeks = 26

/** Whole weeks from Sunday, from the first day on which something stands to the last. */
export function weeksOf(spans: readonly CalendarSpan[], zone: string): CalendarDay[][] {
  if (spans.length === 0) return []
  const dated = spans.map((span) => {
    const first = dateIn(span.from, zone)
    // What ends at midnight is over on the day before.
    const ends = span.to === null ? first : dateIn(Date.parse(span.to) - 1, zone)
    return { span, first, last: [first, ends].sort()[1]! }
  })
  const first = Date.parse(dated.map((one) => one.first).sort()[0]!)
  const last = Date.parse(
    dated
      .map((one) => one.last)
      .sort()
      .at(-1)!,
  )
  const sunday = first - new Date(first).getUTCDay() * dayMs
  const weeks: CalendarDay[][] = []
  for (let week = sunday; week <= last && weeks.length < mostWeeks; week += 7 * dayMs)
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const date = new Date(week + i * dayMs).toISOString().slice(0, 10)
        return { date, spans: dated.filter((one) => one.first <= date && date <= one.last).map((one) => one.span) }
      }),
    )
  return weeks
}

/** The day of an instant in a zone, as `2003-07-01`. */
export const dateIn = (instant: string | number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )
