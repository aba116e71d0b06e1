import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockStatement } from './clock.ts'

test('what is said of a clock is read: zone, NTP, how far it is off', () => {
  const cases: readonly [string, string | null, boolean | null, number | null][] = [
    [
      'The lines below are in UTC. That host does not use NTP: its clock was 95 seconds\nfast when I compared it.',
      'UTC',
      false,
      95,
    ],
    ['現在も開ける状態です。弊行の時計はNTPで\n合わせております。', null, true, null],
    ['Our clocks are set by NTP.', null, true, null],
    ['Times are Central European.', 'Central European', null, null],
    ['タイムゾーンはJST、時刻は正確。', 'JST', true, 0],
    ['時計は合っている', null, true, 0],
    ['Our clock is right.', null, true, 0],
    ['時計は3分遅れていました。', null, null, -180],
    ['The clock of the firewall runs about 2 minutes slow.', null, null, -120],
    ['The clock is not synchronised.', null, false, null],
    ['時計が合っていないので、およその時刻です。', null, false, null],
    ['NTPは使用していません', null, false, null],
    ['NTPによる同期: 有', null, true, null],
    ['時刻誤差: ±5秒', null, null, 5],
    ['We saw 95 connections in 30 seconds.', null, null, null],
  ]
  for (const [text, zone, isSynced, errorSeconds] of cases) {
    const c = clockStatement(text)
    assert.deepEqual([c.zone, c.isSynced, c.errorSeconds], [zone, isSynced, errorSeconds], text)
  }
})

test('the words in which the clock was described are kept', () => {
  const { said } = clockStatement('Hello.\nIt does not use NTP: its clock was 95 seconds\nfast. Bye.')
  assert.match(said ?? '', /95 seconds fast/)
})

test('a line with its own label is no continuation of the words about the clock', () => {
  const { said } = clockStatement(
    'When it happened: about 10:00 on 17 November 2026\nRemarks: our clock is 95 seconds fast.',
  )
  assert.equal(said, 'Remarks: our clock is 95 seconds fast.')
})
