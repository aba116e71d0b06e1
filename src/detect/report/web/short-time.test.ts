import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortTime } from './short-time.ts'

const now = Date.parse('2026-11-21T03:00:00Z')
const ja = { lang: 'ja', zone: 'Asia/Tokyo' } as const
const en = { lang: 'en', zone: 'Asia/Tokyo' } as const

test('a row of today shows the clock, of this year the day, of another year the year too', () => {
  assert.equal(shortTime('2026-11-20T16:05:00Z', now, ja), '1:05')
  assert.equal(shortTime('2026-11-20T16:05:00Z', now, en), '01:05')
  assert.equal(shortTime('2026-11-18T03:00:00Z', now, ja), '11月18日')
  assert.equal(shortTime('2026-11-18T03:00:00Z', now, en), '18 Nov')
  assert.equal(shortTime('1999-06-23T03:34:00Z', now, ja), '1999年6月23日')
  assert.equal(shortTime('1999-06-23T03:34:00Z', now, en), '23 Jun 1999')
})
