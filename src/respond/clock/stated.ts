// A start as people give it on the command line or in a file: a moment, a wall clock in a zone, or only a day.
import { Temporal } from 'temporal-polyfill'
import { isInRange, type When } from '#src/core/time.ts'

/** `2026-06-17T09:00:00+09:00`, `2026-06-17T09:00` and `2026-06-17`; the last two in the zone given. Null for anything else. */
export function readStart(text: string, zone: string): When | null {
  const plain = text.trim()
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(plain)) {
      const day = Temporal.PlainDate.from(plain)
      const [from, to] = [day, day.add({ days: 1 })].map((one) => iso(one.toZonedDateTime(zone).epochMilliseconds))
      return inRange({ from: from!, to: to!, precision: 'day', zone, stated: plain })
    }
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i.test(plain))
      return exact(Temporal.Instant.from(plain.replace(' ', 'T')).epochMilliseconds, zone, plain)
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(plain))
      return exact(
        Temporal.PlainDateTime.from(plain.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds,
        zone,
        plain,
      )
  } catch {
    // A day or time that the calendar does not have.
  }
  return null
}

const iso = (ms: number): string => new Date(ms).toISOString()
const exact = (ms: number, zone: string, stated: string): When | null =>
  inRange({ from: iso(ms), to: iso(ms), precision: 'second', zone, stated })
const inRange = (when: When): When | null => (isInRange(when.from) && isInRange(when.to) ? when : null)
