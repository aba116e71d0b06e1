import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockStatement } from './clock.ts'
import { readLogLine } from './log-line.ts'

const jst = { year: 1999, offset: 540, referenceMs: Date.parse('1999-07-01T00:00:00Z') }
const at = (raw: string, frame: Parameters<typeof readLogLine>[1] = jst) => readLogLine(raw, frame)?.at

test('a line of BSD syslog without priority and year takes the year and the zone that were stated', () => {
  assert.equal(at('Jun 23 12:34:00 bsite telnetd[12]: connect from 192.168.100.1'), '1999-06-23T12:34:00+09:00')
})

test('without a stated year a date lies at or before the report', () => {
  const frame = { year: null, offset: 0, referenceMs: Date.parse('2026-01-05T00:00:00Z') }
  assert.equal(at('Dec 31 23:59:59 h sshd[1]: Failed password from 192.0.2.1', frame), '2025-12-31T23:59:59+00:00')
  assert.equal(at('Jan  4 23:59:59 h sshd[1]: Failed password from 192.0.2.1', frame), '2026-01-04T23:59:59+00:00')
})

test('times of other shapes are read as they are written', () => {
  assert.equal(at('2003/06/17 00:00:00 deny tcp 192.0.2.1'), '2003-06-17T00:00:00+09:00')
  assert.equal(at('192.0.2.1 - - [17/Jun/2003:00:00:00 +0100] "GET / HTTP/1.0" 200 1'), '2003-06-17T00:00:00+01:00')
  assert.equal(at('2003-06-17T00:00:00.123Z drop src=192.0.2.1'), '2003-06-17T00:00:00.123+00:00')
  assert.equal(at('1055775603 192.0.2.1 denied'), '2003-06-16T15:00:03+00:00')
  assert.equal(at('1999年6月23日 12時34分00秒 192.0.2.1 から接続'), '1999-06-23T12:34:00+09:00')
})

test('a time that can be read in two ways stays open, a line without log is none', () => {
  assert.equal(readLogLine('06/07/2003 00:00:04 drop 192.0.2.1', jst)?.at, null)
  assert.equal(readLogLine('Date: Tue, 17 Jun 2003 00:00:00 +0900', jst), null)
  assert.equal(readLogLine('We met on 17 Jun 2003 10:00 and talked.', jst), null)
})

test('what is said of the clock is heard in both languages', () => {
  assert.deepEqual(
    { ...clockStatement('タイムゾーンはJST、時刻は正確'), said: null },
    { zone: 'JST', offset: 540, isSynced: true, errorSeconds: 0, said: null },
  )
  assert.equal(clockStatement('All times are in UTC-5.').offset, -300)
  assert.equal(clockStatement('The clock is 90 seconds slow.').errorSeconds, -90)
  assert.equal(clockStatement('時計は2分進んでいます').errorSeconds, 120)
  assert.equal(clockStatement('NTP による同期: 無').isSynced, false)
  assert.deepEqual(clockStatement('nothing'), {
    zone: null,
    offset: null,
    isSynced: null,
    errorSeconds: null,
    said: null,
  })
})

test('of several times in a line the one counts that its own format reads, as in the desk’s own archive', () => {
  const json =
    '{"expires":"2026-11-30T00:00:00Z","time":"2026-11-20T12:34:56Z","address":"192.0.2.1","action":"scan","tool":"sshd"}'
  assert.equal(at(json), '2026-11-20T12:34:56+00:00')
  const carried =
    '* 192.0.2.1 www.example.jp 2026-11-20T11:02:56+09:00 192.0.2.1 - - [20/Nov/2026:11:02:39 +0900] "GET /x HTTP/1.1" 404 1 "-" "-"'
  assert.equal(at(carried), '2026-11-20T11:02:39+09:00')
})
