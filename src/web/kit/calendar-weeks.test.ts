import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CalendarSpan, dateIn, mostWeeks, weeksOf } from './calendar-weeks.ts'

const zone = 'Asia/Tokyo'

test('a span stands on each of its days in the zone of the reader, and not on the day at whose midnight it ends', () => {
  const print: CalendarSpan = { key: 'p', name: '印刷', from: '2003-06-30T15:00:00Z', to: '2003-07-03T15:00:00Z' }
  const open: CalendarSpan = { key: 'h', name: '配布', from: '2003-07-07T00:00:00Z', to: null }
  const weeks = weeksOf([print, open], zone)
  assert.deepEqual([weeks.length, weeks[0]![0]!.date], [2, '2003-06-29'])
  const days = weeks.flat().filter((day) => day.spans.length > 0)
  assert.deepEqual(
    days.map((day) => day.date),
    ['2003-07-01', '2003-07-02', '2003-07-03', '2003-07-07'],
  )
  assert.deepEqual(weeksOf([], zone), [])
})

test('weeks are whole and follow one another, whatever is laid on them', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString())
  const span = fc.tuple(day, fc.option(day)).map(([from, to]): CalendarSpan => ({ key: from, name: 'x', from, to }))
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 10 }), (spans) => {
      const weeks = weeksOf(spans, zone)
      assert.ok(weeks.length >= 1 && weeks.length <= mostWeeks)
      const dates = weeks.flat().map((one) => Date.parse(one.date))
      assert.ok(dates.every((date, i) => i === 0 || date - dates[i - 1]! === 86_400_000))
      assert.equal(new Date(dates[0]!).getUTCDay(), 0)
      const first = spans.map((one) => dateIn(one.from, zone)).sort()[0]
      assert.ok(weeks[0]!.some((one) => one.date === first))
    }),
    { numRuns: 60 },
  )
})
