// The clock of a reading: from stamps that leave out year or zone to instants in UTC, to the microsecond.
import { instantOf } from '#src/core/time.ts'
import type { LogEvent } from '../event.ts'
import type { Stamp } from './stamp.ts'

export type Clock = {
  readonly zone: string
  /** The last day that a stamp may mean, a day after the receipt: its year, and `month * 100 + day`. */
  readonly newestYear: number
  readonly newestDay: number
  /** Year of the next stamp without one, when it was given. */
  year: number | null
  /** Month and day of the last stamp without a year, as `month * 100 + day`. */
  lastDay: number
  /** The last instant in ms: chooses between the two readings of an hour that is repeated when clocks go back. */
  lastMs: number
  readonly offsets: Map<number, number>
  /** Offset in minutes that the last time put into an event stated; null when it stated none. */
  stated: number | null
}

export function newClock(given: { zone: string; year?: number | null; receivedAtMs: number }): Clock {
  const newest = new Date(given.receivedAtMs + DAY_MS)
  return {
    zone: given.zone,
    newestYear: newest.getUTCFullYear(),
    newestDay: (newest.getUTCMonth() + 1) * 100 + newest.getUTCDate(),
    year: given.year ?? null,
    lastDay: 0,
    lastMs: Number.NEGATIVE_INFINITY,
    offsets: new Map(),
    stated: null,
  }
}

/** Puts `@timestamp`, and `event.timezone` where the zone was supplied from outside. False when the date does not exist. */
export function setTime(event: LogEvent, stamp: Stamp, clock: Clock): boolean {
  const micros = instantMicros(stamp, clock)
  if (micros === null || !isInCalendar(micros)) return false
  event['@timestamp'] = rfc3339(micros)
  clock.stated = stamp.offset
  if (stamp.offset === null) event['event.timezone'] = clock.zone
  return true
}

/** Counts that lie outside of all calendars put no time. */
export function setMicros(event: LogEvent, micros: number): void {
  if (isInCalendar(micros)) event['@timestamp'] = rfc3339(micros)
}

/** The instant so many ms away from another, in UTC; undefined where there is none. */
export function instantAfter(instant: string, ms: number): string | undefined {
  const micros = (Date.parse(instant) + ms) * 1000
  return isInCalendar(micros) ? new Date(Math.floor(micros / 1000)).toISOString() : undefined
}

/** Year 1 to 9999. */
export const isInCalendar = (micros: number): boolean => micros >= -62_135_596_800e6 && micros < 253_402_300_800e6

export function instantMicros(stamp: Stamp, clock: Clock): number | null {
  const year = stamp.year ?? yearOf(stamp, clock)
  if (stamp.day > 28 && stamp.day > daysIn(year, stamp.month)) return null
  // second 60 is the last one of the minute in UTC; what follows it keeps its order by the fraction
  const isLeap = stamp.second > 59
  const wall = wallMs(year, stamp, isLeap)
  const offset = stamp.offset === null ? offsetOf(wall, clock) : stamp.offset * 60_000
  let ms = wall - offset
  if (stamp.offset === null && clock.zone !== 'UTC' && ms < clock.lastMs - BACK_MS) ms = again(ms, wall, clock) ?? ms
  clock.lastMs = ms
  return ms * 1000 + (isLeap ? 999_999 : stamp.micro)
}

/** How far a log's lines may stand out of order. */
const BACK_MS = 300_000
const HOUR_MS = 3_600_000

/** The second reading of an hour that clocks repeat, where the first would lie well before the line before. */
function again(ms: number, wall: number, clock: Clock): number | null {
  const later = ms + HOUR_MS
  if (later < clock.lastMs - BACK_MS || later > clock.lastMs + HOUR_MS) return null
  // an hour on, the zone has gone back by that hour: both readings show the same wall clock
  return later + offsetOf(wall + 2 * HOUR_MS, clock) === wall ? later : null
}

/** Year 1 to 99 is not 1901 to 1999, as `Date.UTC` has it. */
function wallMs(year: number, stamp: Stamp, isLeap: boolean): number {
  const ms = Date.UTC(year, stamp.month - 1, stamp.day, stamp.hour, stamp.minute, isLeap ? 59 : stamp.second)
  return year > 99 ? ms : new Date(ms).setUTCFullYear(year)
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const daysIn = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : DAYS[month - 1]!)

const DAY_MS = 86_400_000
/** How long a log may have been silent over the turn of the year and still count as one that goes on. */
const TURN_DAYS = 31

/**
 * The year of a stamp without one: the given year, moved on where the file passes from December to January; else the
 * newest year that does not lie more than a day after the receipt.
 */
function yearOf(stamp: Stamp, clock: Clock): number {
  const day = stamp.month * 100 + stamp.day
  if (clock.year !== null) {
    if (clock.lastDay >= 1200 && stamp.month === 1 && 31 - (clock.lastDay % 100) + stamp.day <= TURN_DAYS) clock.year++
    else if (
      clock.lastDay > 0 &&
      clock.lastDay < 200 &&
      stamp.month === 12 &&
      31 - stamp.day + (clock.lastDay % 100) <= TURN_DAYS
    )
      clock.year--
    clock.lastDay = day
    return day === 229 ? leapYearFrom(clock.year) : clock.year
  }
  const fits = day <= clock.newestDay ? clock.newestYear : clock.newestYear - 1
  return day === 229 ? leapYearFrom(fits) : fits
}

function leapYearFrom(year: number): number {
  let found = year
  while (!isLeapYear(found)) found--
  return found
}

const QUARTER_MS = 900_000
const mostQuarters = 20_000

/** Offset of a wall clock in the clock's zone. Zones change at quarters of an hour, so one answer serves a quarter. */
function offsetOf(wall: number, clock: Clock): number {
  if (clock.zone === 'UTC') return 0
  const quarter = Math.floor(wall / QUARTER_MS)
  let offset = clock.offsets.get(quarter)
  if (offset === undefined) {
    offset = measure(quarter * QUARTER_MS, clock.zone)
    if (clock.offsets.size >= mostQuarters) clock.offsets.clear()
    clock.offsets.set(quarter, offset)
  }
  return offset
}

function measure(wall: number, zone: string): number {
  const instant = instantMs(wall, zone)
  // a wall clock that was skipped falls on the same instant as the hour before it: the clock was not yet put forward
  const before = instantMs(wall - HOUR_MS, zone)
  return instant === before ? wall - HOUR_MS - before : wall - instant
}

function instantMs(wall: number, zone: string): number {
  const d = new Date(wall)
  const [year, month, day] = [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()]
  if (!(year >= 1 && year <= 9998)) return wall
  return instantOf(year, month, day, d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), zone).getTime()
}

let lastDay = Number.NaN
let lastDayText = ''

/** RFC 3339 in UTC with three digits, or six where the stamp had more. */
export function rfc3339(micros: number): string {
  const second = Math.floor(micros / 1e6)
  const rest = micros - second * 1e6
  const day = Math.floor(second / 86_400)
  if (day !== lastDay) {
    lastDayText = new Date(day * DAY_MS).toISOString().slice(0, -13)
    lastDay = day
  }
  const ofDay = second - day * 86_400
  const minutes = Math.floor(ofDay / 60)
  const hours = Math.floor(minutes / 60)
  const ms = Math.floor(rest / 1000)
  const us = rest - ms * 1000
  const clock = `${pad2[hours]}:${pad2[minutes - hours * 60]}:${pad2[ofDay - minutes * 60]}`
  return `${lastDayText}${clock}.${pad3(ms)}${us === 0 ? '' : pad3(us)}Z`
}

const pad2 = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const pad3 = (n: number): string => (n > 99 ? String(n) : n > 9 ? `0${n}` : `00${n}`)
