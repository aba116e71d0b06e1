// Where a period ends, and every step on the way: the arithmetic of deadlines, with the calendar of the language itself.
import { Temporal } from 'temporal-polyfill'
import type { Calendar, Closed, Day } from './calendar.ts'
import type { Period } from './regime.ts'

/** What was done on the way, in order; worded by arithmetic.ts. */
export type Step =
  | { readonly step: 'hours'; readonly amount: number; readonly from: number; readonly to: number }
  | { readonly step: 'year-end'; readonly day: Day }
  | {
      readonly step: 'days'
      readonly amount: number
      readonly isFirstCounted: boolean
      readonly first: Day
      readonly last: Day
    }
  | {
      readonly step: 'business-days'
      readonly amount: number
      readonly isFirstCounted: boolean
      readonly first: Day
      readonly last: Day
      readonly passed: readonly Day[]
    }
  | {
      readonly step: 'months'
      readonly amount: number
      readonly from: Day
      readonly last: Day
      readonly isShort: boolean
    }
  | { readonly step: 'moved'; readonly from: Day; readonly why: Closed; readonly to: Day; readonly isNoon: boolean }

export type End = { readonly dueMs: number; readonly steps: readonly Step[] }

/** A run of closed days is never longer; a calendar that says otherwise is broken. */
const mostClosedDays = 60
const mostBusinessDays = 2_000

/** The end of a period that starts at a moment, counted in a zone. A period of days ends with the last second of its last day. */
export function endOf(period: Period, startMs: number, zone: string, calendar: Calendar): End {
  const steps: Step[] = []
  if (period.unit === 'hours') {
    const dueMs = startMs + period.amount * 3_600_000
    steps.push({ step: 'hours', amount: period.amount, from: startMs, to: dueMs })
    const moved = move(period, dayOf(dueMs, zone), calendar, steps)
    return { dueMs: moved ? momentOf(moved, period, zone) : dueMs, steps }
  }
  let first = dayOf(startMs, zone)
  if (period.from_year_end) {
    first = `${first.slice(0, 4)}-12-31`
    steps.push({ step: 'year-end', day: first })
  }
  const last = lastDay(period, first, calendar, steps)
  const moved = move(period, last, calendar, steps)
  return { dueMs: momentOf(moved ?? last, moved === null ? null : period, zone), steps }
}

function lastDay(period: Period, first: Day, calendar: Calendar, steps: Step[]): Day {
  const { amount } = period
  const isFirstCounted = period.first_day === 'counted'
  const from = Temporal.PlainDate.from(first)
  if (period.unit === 'months') {
    const last = from.add({ months: amount })
    steps.push({ step: 'months', amount, from: first, last: last.toString(), isShort: last.day !== from.day })
    return last.toString()
  }
  if (period.unit === 'days') {
    const last = from.add({ days: isFirstCounted ? amount - 1 : amount }).toString()
    steps.push({ step: 'days', amount, isFirstCounted, first, last })
    return last
  }
  const passed: Day[] = []
  let day = isFirstCounted ? from : from.add({ days: 1 })
  for (let counted = 0, walked = 0; walked < mostBusinessDays * 4; walked++, day = day.add({ days: 1 })) {
    if (calendar.closed(day.toString()) !== null) passed.push(day.toString())
    else if (++counted >= Math.min(amount, mostBusinessDays)) break
  }
  const last = day.toString()
  steps.push({ step: 'business-days', amount, isFirstCounted, first, last, passed })
  return last
}

/** The next open day where the last one is closed and the period then moves; null where it stays. */
function move(period: Period, day: Day, calendar: Calendar, steps: Step[]): Day | null {
  if (period.end_on_closed_day === 'stays') return null
  const why = calendar.closed(day)
  if (why === null) return null
  let next = Temporal.PlainDate.from(day)
  for (let walked = 0; walked < mostClosedDays && calendar.closed(next.toString()) !== null; walked++)
    next = next.add({ days: 1 })
  const to = next.toString()
  steps.push({ step: 'moved', from: day, why, to, isNoon: period.end_on_closed_day === 'noon-of-next-open-day' })
  return to
}

/** The last second of a day in its zone, or its noon. A day whose clock changes is as long as it is. */
function momentOf(day: Day, moved: Period | null, zone: string): number {
  const time = moved?.end_on_closed_day === 'noon-of-next-open-day' ? '12:00:00' : '23:59:59'
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds
}

/** The day that it is somewhere at a moment. */
export const dayOf = (ms: number, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString()

/** A moment as it reads in a zone, with its offset: `2026-07-16T23:59:59+09:00`. */
export function inZone(ms: number, zone: string): string {
  const text = Temporal.Instant.fromEpochMilliseconds(ms).toString({ timeZone: zone, smallestUnit: 'second' })
  return zone === 'UTC' ? text.replace('+00:00', 'Z') : text
}
