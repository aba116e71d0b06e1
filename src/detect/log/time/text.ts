// A time as a whole text of its own (a JSON value, a CSV field): tried in the shapes that logs use.
import type { LogEvent } from '../event.ts'
import type { Reading } from '../reading.ts'
import { instantMicros, isInCalendar, setMicros, setTime } from './clock.ts'
import { epochMicros } from './count.ts'
import { bsdStamp, clfStamp, ctimeStamp, isoStamp, longBsdStamp, type Stamp } from './stamp.ts'

export function stampOf(text: string): Stamp | null {
  return (
    isoStamp(text, 0) ??
    ctimeStamp(text, 0) ??
    longBsdStamp(text, 0) ??
    bsdStamp(text, 0) ??
    clfStamp(text, 0) ??
    usStamp(text)
  )
}

/** Puts `@timestamp` from a text or a number of seconds, milliseconds, microseconds or nanoseconds; false when it is no time. */
export function setTimeText(event: LogEvent, value: unknown, reading: Reading): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const text = String(value).trim()
  const micros = epochMicros(text)
  if (micros !== null && isInCalendar(micros)) {
    setMicros(event, micros)
    return true
  }
  const stamp = stampOf(text)
  return stamp !== null && setTime(event, stamp, reading.clock)
}

/** The same for another field than `@timestamp`. */
export function instantText(value: unknown, reading: Reading): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).trim()
  const stamp = stampOf(text)
  const micros = epochMicros(text) ?? (stamp === null ? null : instantMicros(stamp, reading.clock))
  return micros === null || !isInCalendar(micros) ? undefined : new Date(Math.floor(micros / 1000)).toISOString()
}

/** `11/20/2023, 15:44:03` and `9/16/2016 10:30:44 AM`: month first, as Windows in the United States writes. */
export function usStamp(text: string): Stamp | null {
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2}),? +(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,6}))? ?([AaPp][Mm])?/.exec(text)
  if (m === null) return null
  const [, month, day, year, hour, minute, second, fraction, half] = m
  const clock = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  if (Number(month) > 12 || Number(day) > 31 || clock > 24) return null
  return {
    year: year!.length === 2 ? 2000 + Number(year) : Number(year),
    month: Number(month),
    day: Number(day),
    hour: clock,
    minute: Number(minute),
    second: Number(second),
    micro: Number((fraction ?? '0').padEnd(6, '0')),
    offset: null,
    end: m[0].length,
  }
}
