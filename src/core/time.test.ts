import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatDay,
  formatElapsed,
  formatInstant,
  formatWhen,
  Instant,
  instantOf,
  isZone,
  When,
  zoneLabel,
} from './time.ts'

const tokyo = 'Asia/Tokyo'
const at = (text: string) => new Date(text).toISOString()

test('a date reads 2003年6月17日(火) 0:00 in Japanese and 17 Jun 2003 00:00 JST in English', () => {
  assert.equal(formatInstant(at('2003-06-17T00:00+09:00'), { lang: 'ja', zone: tokyo }), '2003年6月17日(火) 0:00')
  assert.equal(formatInstant(at('2003-06-17T00:00+09:00'), { lang: 'en', zone: tokyo }), '17 Jun 2003 00:00 JST')
  assert.equal(formatDay(at('2003-07-07T00:00+09:00'), { lang: 'en', zone: tokyo }), '7 Jul 2003 (Mon)')
  assert.equal(formatDay(at('2003-07-07T00:00+09:00'), { lang: 'ja', zone: tokyo }), '2003年7月7日(月)')
})

test('a time is shown as exactly as it is known, and no more', () => {
  const base = { from: at('2003-06-17T00:00+09:00'), to: at('2003-06-17T00:05+09:00'), zone: tokyo }
  assert.equal(formatWhen({ ...base, precision: 'within' }, { lang: 'ja', zone: tokyo }), '0:00から5分以内')
  assert.equal(formatWhen({ ...base, precision: 'within' }, { lang: 'en', zone: tokyo }), 'within 5 min of 00:00')
  assert.equal(formatWhen({ ...base, precision: 'about' }, { lang: 'ja', zone: tokyo }), '0:00頃')
  const day = {
    from: at('2003-06-18T00:00+09:00'),
    to: at('2003-06-19T00:00+09:00'),
    zone: tokyo,
    precision: 'day' as const,
  }
  assert.equal(formatWhen(day, { lang: 'ja', zone: tokyo, withDay: true }), '2003年6月18日(水)')
  const range = {
    from: at('2003-07-04T18:00+09:00'),
    to: at('2003-07-05T05:00+09:00'),
    zone: tokyo,
    precision: 'range' as const,
  }
  assert.equal(formatWhen(range, { lang: 'ja', zone: tokyo }), '18:00〜2003年7月5日(土) 5:00')
})

test('elapsed time names two units at most', () => {
  assert.equal(formatElapsed(5 * 60_000, 'ja'), '5分')
  assert.equal(formatElapsed((11 * 60 + 1) * 60_000, 'en'), '11 h 1 min')
  assert.equal(formatElapsed(26 * 3_600_000, 'ja'), '1日 2時間')
})

test('the zone is named once, JST for Tokyo', () => {
  assert.equal(zoneLabel(tokyo), 'JST')
  assert.equal(zoneLabel('UTC'), 'UTC')
  assert.equal(zoneLabel('+05:30'), 'UTC+05:30')
  assert.equal(isZone('Mars/Olympus'), false)
})

test('the wall clock of a zone comes back from its instant, in every zone and across changes of clocks', () => {
  const zones = [tokyo, 'UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', '+05:45']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('1980-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      (zone, date) => {
        const whole = new Date(Math.floor(date.getTime() / 1000) * 1000)
        const p = Object.fromEntries(
          new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
            .formatToParts(whole)
            .map((part) => [part.type, Number(part.value)]),
        )
        const back = instantOf(p.year!, p.month!, p.day!, p.hour!, p.minute!, p.second!, zone)
        // In the hour that a change of clocks repeats there are two right answers, an hour (or half) apart.
        const apart = Math.abs(back.getTime() - whole.getTime())
        return apart === 0 || apart === 3_600_000 || apart === 1_800_000
      },
    ),
  )
})

test('an end before its beginning is refused', () => {
  assert.equal(
    When.safeParse({ from: at('2003-06-17T01:00Z'), to: at('2003-06-17T00:00Z'), precision: 'range', zone: 'UTC' })
      .success,
    false,
  )
})

test('a time outside the years 1900 to 2999 is refused, the offset applied first', () => {
  const takes = (text: string) => Instant.safeParse(text).success
  assert.ok(takes('1999-10-18T22:00:00+09:00'))
  assert.ok(takes('1900-01-01T00:00:00Z'))
  assert.ok(takes('1899-12-31T23:00:00-02:00'))
  assert.ok(takes('3000-01-01T05:00:00+09:00'))
  for (const wrong of [
    '9999-12-31T23:59:59-23:59',
    '2999-12-31T23:00:00-09:00',
    '1900-01-01T05:00:00+09:00',
    '0001-01-01T00:00:00+23:59',
    '+275760-09-13T00:00:00Z',
  ])
    assert.ok(!takes(wrong), wrong)
})
