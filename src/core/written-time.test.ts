import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findStamp, toRfc3339 } from './written-time.ts'

const JST = { year: null, offset: 540, referenceMs: Date.parse('2026-11-20T00:00:00Z') }
const read = (text: string) => {
  const stamp = findStamp(text)
  return stamp === null ? null : `${toRfc3339(stamp, JST)} ${stamp.precision}`
}

test('a time is read in the way people write it', () => {
  const cases: readonly [string, string | null][] = [
    ['23 June 1999, about 10:00', '1999-06-23T10:00:00+09:00 about'],
    ['On 23rd June 1999 at 10:00 UTC', '1999-06-23T10:00:00+00:00 minute'],
    ['June 23, 1999, around 10:05', '1999-06-23T10:05:00+09:00 about'],
    ['Jun 23 10:00:00 asite statd[123]:', '2026-06-23T10:00:00+09:00 second'],
    ['11月17日 9時40分(日本時間)に表示を確認', '2026-11-17T09:40:00+09:00 minute'],
    ['11月17日 0時40分(UTC)', '2026-11-17T00:40:00+00:00 minute'],
    ['11月20日 0時58分頃（日本時間）から', '2026-11-20T00:58:00+09:00 about'],
    ['1999年6月23日 10時ごろ', '1999-06-23T10:00:00+09:00 about'],
    ['午後3時5分 6月23日の午後3時5分', '2026-06-23T15:05:00+09:00 minute'],
    ['17/Jun/2003:00:00:00 +0900', '2003-06-17T00:00:00+09:00 second'],
    ['Tue Jun 17 00:00:00 JST 2003', '2003-06-17T00:00:00+09:00 second'],
    ['17.06.2003 00:00:01', '2003-06-17T00:00:01+09:00 second'],
    ['2003-06-17T00:00:00Z', '2003-06-17T00:00:00+00:00 second'],
    ['06/07/2003 10:00', null],
    ['August 31, 2026', '2026-08-31T00:00:00+09:00 day'],
    ['31 February 2026', null],
  ]
  for (const [text, at] of cases) assert.equal(read(text), at, text)
})
