// Times of a plan as somebody types them: day and clock in one field, in the zone of the page.
import { readClock, readDay, statedOf, todayIn, whenOf } from '#src/web/kit/stated-time.ts'

export function textOf(instant: string, zone: string): string {
  const { date, clock } = statedOf({ from: instant, to: instant, precision: 'minute', zone }, Date.parse(instant), zone)
  return `${date} ${clock}`
}

/** The instant, or null while it cannot be read. `2026-07-01 9:00`, `2026年7月1日 9時`; a day alone begins at midnight. */
export function instantIn(text: string, zone: string): string | null {
  const today = todayIn(zone, Date.now())
  const plain = text.normalize('NFKC').trim()
  const at = plain.search(/\s/)
  const [date, clock] = at < 0 ? [plain, '0:00'] : [plain.slice(0, at), plain.slice(at + 1)]
  if (readDay(date, today) === null || readClock(clock) === null) return null
  const when = whenOf({ mode: 'exact', date, clock, untilDate: '', untilClock: '', minutes: '', zone }, today)
  return typeof when === 'string' ? null : when.from
}
