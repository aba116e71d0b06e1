import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantMicros, newClock, rfc3339 } from './clock.ts'
import { epochMicros, tai64nMicros } from './count.ts'
import { bsdStamp, clfStamp, ctimeStamp, isoStamp, longBsdStamp, type Stamp } from './stamp.ts'

const receivedAtMs = Date.parse('2026-01-05T00:00:00Z')
function at(stamp: Stamp | null, zone = 'UTC', year: number | null = null): string | null {
  const micros = instantMicros(stamp!, newClock({ zone, year, receivedAtMs }))
  return micros === null ? null : rfc3339(micros)
}

test('stamps of every shape are read to the microsecond', () => {
  assert.equal(at(isoStamp('2003-06-17T00:00:00.123456+09:00', 0)), '2003-06-16T15:00:00.123456Z')
  assert.equal(at(isoStamp('2003/06/17 00:00:00,5 JST', 0)), '2003-06-16T15:00:00.500Z')
  assert.equal(at(clfStamp('17/Jun/2003:00:00:00 -0730', 0)), '2003-06-17T07:30:00.000Z')
  assert.equal(at(clfStamp('17-Jun-2003 00:00:00.123', 0)), '2003-06-17T00:00:00.123Z')
  assert.equal(at(ctimeStamp('Tue Jun 17 00:00:00.000001 2003', 0)), '2003-06-17T00:00:00.000001Z')
  assert.equal(at(longBsdStamp('Jun  7 01:02:03 JST 2003', 0)), '2003-06-06T16:02:03.000Z')
  assert.equal(at(isoStamp('20030617T000000Z', 0)), '2003-06-17T00:00:00.000Z')
  assert.equal(rfc3339(epochMicros('1055808000.25')!), '2003-06-17T00:00:00.250Z')
  assert.equal(rfc3339(epochMicros('1055808000123')!), '2003-06-17T00:00:00.123Z')
  assert.equal(rfc3339(epochMicros('1055808000123456')!), '2003-06-17T00:00:00.123456Z')
  assert.equal(rfc3339(tai64nMicros('@4000000037c219bf2ef02e94 x', 0)!), '1999-08-24T04:04:05.787492Z')
})

test('a stamp without a year lies in the newest year that is not in the future of its receipt', () => {
  assert.equal(at(bsdStamp('Jan  5 12:00:00', 0)), '2026-01-05T12:00:00.000Z')
  assert.equal(at(bsdStamp('Jan  7 12:00:00', 0)), '2025-01-07T12:00:00.000Z')
  assert.equal(at(bsdStamp('Dec 31 23:59:59', 0)), '2025-12-31T23:59:59.000Z')
  assert.equal(at(bsdStamp('Feb 29 00:00:00', 0)), '2024-02-29T00:00:00.000Z')
})

test('a file that passes from December to January goes on in the next year, and a late line goes back', () => {
  const clock = newClock({ zone: 'UTC', year: 2004, receivedAtMs })
  const years = ['Dec 30 00:00:00', 'Jan  1 00:00:00', 'Dec 31 23:59:59', 'Jan  2 00:00:00'].map((text) =>
    rfc3339(instantMicros(bsdStamp(text, 0)!, clock)!).slice(0, 4),
  )
  assert.deepEqual(years, ['2004', '2005', '2004', '2005'])
})

test('an hour that clocks skip and one that they repeat are both read', () => {
  assert.equal(at(isoStamp('2024-03-10 02:30:00', 0), 'America/New_York'), '2024-03-10T07:30:00.000Z')
  const clock = newClock({ zone: 'America/New_York', receivedAtMs })
  const read = (text: string) => rfc3339(instantMicros(isoStamp(text, 0)!, clock)!)
  assert.equal(read('2024-11-03 01:10:00'), '2024-11-03T05:10:00.000Z')
  assert.equal(read('2024-11-03 01:50:00'), '2024-11-03T05:50:00.000Z')
  assert.equal(read('2024-11-03 01:05:00'), '2024-11-03T06:05:00.000Z')
})

test('a leap second is the end of its minute, and a date that does not exist is none', () => {
  assert.equal(at(isoStamp('2016-12-31T23:59:60Z', 0)), '2016-12-31T23:59:59.999999Z')
  assert.equal(at(isoStamp('2023-02-29T00:00:00Z', 0)), null)
  assert.equal(at(isoStamp('1970-01-01T00:00:00Z', 0)), '1970-01-01T00:00:00.000Z')
})
