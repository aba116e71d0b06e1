import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatInstant, formatWhen } from '#src/core/time.ts'
import { parseSpan, parseWhen } from './when-text.ts'

const zone = 'Asia/Tokyo'
const zones = fc.constantFrom('Asia/Tokyo', 'UTC', 'Europe/Berlin', 'America/New_York', '+05:30')
/** Whole minutes, away from the hours in which clocks change. */
const instants = fc
  .integer({ min: 0, max: 60_000 })
  .chain((day) => fc.integer({ min: 9 * 60, max: 15 * 60 }).map((minute) => new Date((day * 1440 + minute) * 60_000)))
const at = (text: string) => parseWhen(text, zone)

test('an instant as the desk writes it is read as the same instant, in both languages', () => {
  fc.assert(
    fc.property(instants, zones, fc.constantFrom('ja' as const, 'en' as const), (instant, zone, lang) => {
      const said = formatInstant(instant, { lang, zone, named: false })
      const when = parseWhen(said, zone)
      assert.equal(when?.from, instant.toISOString(), said)
      assert.equal(when?.precision, 'minute')
    }),
  )
})

test('about, within and range come back as they were stated', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 1, max: 59 }),
      fc.constantFrom('ja' as const, 'en' as const),
      (instant, minutes, lang) => {
        const from = instant.toISOString()
        const to = new Date(instant.getTime() + minutes * 60_000).toISOString()
        for (const precision of ['about', 'within', 'range'] as const) {
          const when = { from, to: precision === 'about' ? from : to, precision, zone }
          const said =
            precision === 'within' && lang === 'en'
              ? `within ${minutes} min of ${formatInstant(from, { lang, zone, named: false })}`
              : precision === 'about' && lang === 'en'
                ? `about ${formatInstant(from, { lang, zone, named: false })}`
                : precision === 'range' && lang === 'en'
                  ? `${formatInstant(from, { lang, zone, named: false })} - ${formatInstant(to, { lang, zone, named: false })}`
                  : formatWhen(when, { lang, zone, withDay: true })
          const read = parseWhen(said, zone)
          assert.deepEqual([read?.from, read?.to, read?.precision], [when.from, when.to, precision], said)
        }
      },
    ),
  )
})

test('any text is read as a whole time or not at all, and never fails', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-0-9/:年月日時分頃〜 ~+aTZm]{0,40}$/)),
      (text) => {
        const when = parseWhen(text, zone)
        if (when) assert.ok(Date.parse(when.from) <= Date.parse(when.to), text)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a date alone is the whole day where it was stated', () => {
  for (const text of ['2003-06-17', '2003/6/17', '2003年6月17日(火)', '17 Jun 2003', '２００３年６月１７日'])
    assert.deepEqual(
      [at(text)?.from, at(text)?.to, at(text)?.precision],
      ['2003-06-16T15:00:00.000Z', '2003-06-17T15:00:00.000Z', 'day'],
      text,
    )
})

test('the forms that people write', () => {
  const cases: [string, string, string, string][] = [
    ['2003-06-17 00:00', '2003-06-16T15:00:00.000Z', '2003-06-16T15:00:00.000Z', 'minute'],
    ['2003-06-17T00:00:00+09:00', '2003-06-16T15:00:00.000Z', '2003-06-16T15:00:00.000Z', 'second'],
    ['2003-06-16T15:00:00.000Z', '2003-06-16T15:00:00.000Z', '2003-06-16T15:00:00.000Z', 'second'],
    ['2003年6月17日 午後1時30分', '2003-06-17T04:30:00.000Z', '2003-06-17T04:30:00.000Z', 'minute'],
    ['2003年6月17日 9時頃', '2003-06-17T00:00:00.000Z', '2003-06-17T00:00:00.000Z', 'about'],
    ['within 5m of 2003-06-17 00:00', '2003-06-16T15:00:00.000Z', '2003-06-16T15:05:00.000Z', 'within'],
    ['2003-06-17 0:00から30分以内', '2003-06-16T15:00:00.000Z', '2003-06-16T15:30:00.000Z', 'within'],
    ['2003-07-04 18:00/2003-07-05 05:00', '2003-07-04T09:00:00.000Z', '2003-07-04T20:00:00.000Z', 'range'],
    ['2003-07-04 18:00〜20:00', '2003-07-04T09:00:00.000Z', '2003-07-04T11:00:00.000Z', 'range'],
    ['2003-07-04 18:00〜翌5:00', '2003-07-04T09:00:00.000Z', '2003-07-04T20:00:00.000Z', 'range'],
    ['2003-06-18 - 2003-06-30', '2003-06-17T15:00:00.000Z', '2003-06-30T15:00:00.000Z', 'day'],
    ['2003-06-17 00:00 JST', '2003-06-16T15:00:00.000Z', '2003-06-16T15:00:00.000Z', 'minute'],
  ]
  for (const [text, from, to, precision] of cases)
    assert.deepEqual([at(text)?.from, at(text)?.to, at(text)?.precision], [from, to, precision], text)
  assert.equal(at('日時不明')?.precision, 'unknown')
  for (const text of [
    '',
    'soon',
    '2003-02-30',
    '2003-13-01',
    '25:00',
    '2003-06-17 24:30',
    '2003-06-17 12:00/2003-06-16 12:00',
  ])
    assert.equal(at(text), null, text)
  assert.deepEqual([parseSpan('5m'), parseSpan('2時間'), parseSpan('12:00')], [300_000, 7_200_000, null])
})
