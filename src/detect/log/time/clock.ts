// The clock of a reading: from stamps that leave out year or zone to instants in UTC, to the microsecond.
import { instantOf } from '#src/core/time.ts'
import type { LogEvent } from '../event.ts'
import type { Stamp } from './stamp.ts'

export type Clock = {
  readonly zone: string
  readonly receivedAtMs: number
  /** Year of the next stamp without one, when it was given. */
  year: number | null
  /** Month and day of the last stamp without a year, as `month * 100 + day`. */
  lastDay: number
  /** The last instant in ms: chooses between the two readings of an hour that is repeated when clocks go back. */
  lastMs: number
  readonly offsets: Map<number, number>
}

export function newClock(given: { zone: string; year?: number | null; receivedAtMs: number }): Clock {
  return {
    zone: given.zone,
    receivedAtMs: given.receivedAtMs,
    year: given.year ?? null,
    lastDay: 0,
    lastMs: Number.NEGATIVE_INFINITY,
    offsets: new Map(),
  }
}

/** Puts `@timestamp`, and `event.timezone` where the zone was supplied from outside. False when the date does not exist. */
export function setTime(event: LogEvent, stamp: Stamp, clock: Clock): boolean {
  const micros = instantMicros(stamp, clock)
  if (micros === null) return false
  event['@timestamp'] = rfc3339(micros)
  if (stamp.offset === null) event['event.timezone'] = clock.zone
  return true
}

export function setMicros(event: LogEvent, micros: number): void {
  event['@timestamp'] = rfc3339(micros)
}

export function instantMicros(stamp: Stamp, clock: Clock): number | null {
  const year = stamp.year ?? yearOf(stamp, clock)
  if (stamp.day > 28 && stamp.day > daysIn(year, stamp.month)) return null
  // second 60 is the last one of the minute in UTC; what follows it keeps its order by the fraction
  const isLeap = stamp.second > 59
  const wall = wallMs(year, stamp, isLeap)
  const offset = stamp.offset === null ? offsetOf(wall, clock) : stamp.offset * 60_000
  const ms = wall - offset
  clock.lastMs = ms
  return ms * 1000 + (isLeap ? 999_999 : stamp.micro)
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
  const newest = new Date(clock.receivedAtMs + DAY_MS)
  const year = newest.getUTCFullYear()
  const fits = day <= (newest.getUTCMonth() + 1) * 100 + newest.getUTCDate() ? year : year - 1
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
  const d = new Date(wall)
  const year = d.getUTCFullYear()
  if (year < 1 || year > 9998) return 0
  return (
    wall -
    instantOf(
      year,
      d.getUTCMonth() + 1,
      d.getUTCDate(),
      d.getUTCHours(),
      d.getUTCMinutes(),
      d.getUTCSeconds(),
      zone,
    ).getTime()
  )
}

let lastSecond = Number.NaN
let lastText = ''

/** RFC 3339 in UTC with three digits, or six where the stamp had more. */
export function rfc3339(micros: number): string {
  const second = Math.floor(micros / 1e6)
  const rest = micros - second * 1e6
  if (second !== lastSecond) {
    lastText = new Date(second * 1000).toISOString().slice(0, -4)
    lastSecond = second
  }
  const ms = Math.floor(rest / 1000)
  const us = rest - ms * 1000
  return `${lastText}${pad3(ms)}${us === 0 ? '' : pad3(us)}Z`
}

const pad3 = (n: number): string => (n > 99 ? String(n) : n > 9 ? `0${n}` : `00${n}`)
