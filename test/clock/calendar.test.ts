// The arithmetic of deadlines against a second way of counting: day by day in UTC, with holidays as the Japanese law words them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantOf } from '#src/core/time.ts'
import { calendarOf } from '#src/respond/clock/calendar.ts'
import { dayOf, endOf, inZone } from '#src/respond/clock/count.ts'
import { loadClocks } from '#src/respond/clock/load.ts'
import { Period } from '#src/respond/clock/regime.ts'

const dayMs = 86_400_000
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** National holidays of Japan for the years 2022 to 2050, from the law's own words and the astronomer's formula. */
function isJapaneseHoliday(day: string): boolean {
  const named = (one: string): boolean => {
    const [year, month, date] = one.split('-').map(Number) as [number, number, number]
    const fixed = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23']
    const monday = { 1: 2, 7: 3, 9: 3, 10: 2 }[month]
    const spring = Math.floor(20.8431 + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4))
    const autumn = Math.floor(23.2488 + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4))
    if (fixed.includes(one.slice(5))) return true
    if (monday && weekday(one) === 1 && Math.ceil(date / 7) === monday) return true
    return (month === 3 && date === spring) || (month === 9 && date === autumn)
  }
  if (named(day)) return true
  if (weekday(day) === 0) return false
  // A day between two holidays is one, and so is the first free day after a holiday on a Sunday.
  if (named(plus(day, -1)) && named(plus(day, 1))) return true
  for (let back = plus(day, -1); named(back); back = plus(back, -1)) if (weekday(back) === 0) return true
  return false
}
const isClosedInJapan = (day: string): boolean =>
  weekday(day) === 0 ||
  weekday(day) === 6 ||
  isJapaneseHoliday(day) ||
  day.slice(5) >= '12-29' ||
  day.slice(5) <= '01-03'

const japan = calendarOf(loadClocks().regimes.find((one) => one.id === 'jp-appi')!, null)
const days = fc
  .integer({ min: Date.UTC(2022, 0, 1) / dayMs, max: Date.UTC(2049, 11, 31) / dayMs })
  .map((at) => new Date(at * dayMs).toISOString().slice(0, 10))
const zones = fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC')
const atNoon = (day: string, zone: string): number => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return instantOf(year, month, date, 12, 0, 0, zone).getTime()
}
const period = (given: object): Period => Period.parse(given)

test('closed days of Japan are those of the law, for every day of 28 years', () => {
  const wrong: string[] = []
  for (let day = '2022-01-01'; day < '2050-01-01'; day = plus(day, 1))
    if ((japan.closed(day) !== null) !== isClosedInJapan(day)) wrong.push(day)
  assert.deepEqual(wrong, [])
})

test('a period of days ends with its last day, wherever it is counted, and moves on to the first open day', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
      fc.boolean(),
      zones,
      (day, amount, isCounted, moves, zone) => {
        const asked = period({
          amount,
          unit: 'days',
          first_day: isCounted ? 'counted' : 'not-counted',
          end_on_closed_day: moves ? 'next-open-day' : 'stays',
        })
        let last = day
        for (let counted = isCounted ? 1 : 0; counted < amount; counted++) last = plus(last, 1)
        while (moves && isClosedInJapan(last)) last = plus(last, 1)
        const { dueMs } = endOf(asked, atNoon(day, zone), zone, japan)
        assert.equal(dayOf(dueMs, zone), last)
        // One second later it is another day.
        assert.equal(dayOf(dueMs + 1_000, zone), plus(last, 1))
      },
    ),
    { numRuns: 80 },
  )
})

test('business days are counted one by one', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), (day, amount) => {
      let last = day
      for (let left = amount; left > 0; ) {
        last = plus(last, 1)
        if (!isClosedInJapan(last)) left--
      }
      const { dueMs } = endOf(period({ amount, unit: 'business-days' }), atNoon(day, 'Asia/Tokyo'), 'Asia/Tokyo', japan)
      assert.equal(dayOf(dueMs, 'Asia/Tokyo'), last)
    }),
    { numRuns: 80 },
  )
})

test('months end on the same day of the month, or on the last one of a shorter month', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), (day, amount) => {
      const [year, month, date] = day.split('-').map(Number) as [number, number, number]
      const lastOfMonth = new Date(Date.UTC(year, month - 1 + amount + 1, 0)).getUTCDate()
      const wanted = new Date(Date.UTC(year, month - 1 + amount, Math.min(date, lastOfMonth)))
        .toISOString()
        .slice(0, 10)
      const { dueMs } = endOf(period({ amount, unit: 'months' }), atNoon(day, 'UTC'), 'UTC', japan)
      assert.equal(new Date(dueMs).toISOString(), `${wanted}T23:59:59.000Z`)
    }),
    { numRuns: 80 },
  )
})

test('hours are hours, in every zone and through every change of the clock', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 200 }), zones, (day, amount, zone) => {
      const start = atNoon(day, zone)
      const { dueMs } = endOf(period({ amount, unit: 'hours' }), start, zone, japan)
      assert.equal(dueMs - start, amount * 3_600_000)
      assert.equal(Date.parse(inZone(dueMs, zone)), dueMs)
    }),
    { numRuns: 80 },
  )
})

test('a later start never has an earlier end', () => {
  const kinds = fc.constantFrom(
    { amount: 30, unit: 'days', first_day: 'counted', end_on_closed_day: 'next-open-day' },
    { amount: 4, unit: 'business-days' },
    { amount: 1, unit: 'months' },
    { amount: 72, unit: 'hours', end_on_closed_day: 'noon-of-next-open-day' },
    { amount: 60, unit: 'days', from_year_end: true },
  )
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), kinds, (day, later, given) => {
      const end = (from: string) => endOf(period(given), atNoon(from, 'Asia/Tokyo'), 'Asia/Tokyo', japan).dueMs
      // What ends on a closed day waits for noon of an open one; what ends early on that day is before it.
      const slack = given.end_on_closed_day === 'noon-of-next-open-day' ? dayMs / 2 : 0
      assert.ok(end(plus(day, later)) >= end(day) - slack)
    }),
    { numRuns: 80 },
  )
})

test('holidays of a country that nobody knows are only weekends, and are said to be', () => {
  const none = calendarOf({ calendar: { country: null, closed: [] } }, 'ZZ')
  assert.equal(none.country, null)
  assert.deepEqual(none.closed('2026-12-25'), null)
  assert.deepEqual(none.closed('2026-12-26'), { why: 'weekend' })
})
