import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Segment } from '#src/platform/archive/archive.ts'
import { fateOf } from './retention.ts'

const day = (name: string, at: string, keep = 'quarter'): Segment => ({
  name,
  day: at,
  keep,
  rows: 1,
  firstTs: Date.parse(`${at}T00:00:00Z`) * 1_000,
  lastTs: Date.parse(`${at}T23:59:59Z`) * 1_000,
  firstSeq: 1,
  lastSeq: 1,
  bytes: 1,
  sha256: '',
})
const keeps = [
  { name: 'quarter', days: 92 },
  { name: 'year', days: 366 },
]
const now = Date.parse('2026-11-21T00:00:00Z')
const names = (segments: readonly Segment[]): string[] => segments.map((segment) => segment.name)

test('a day is deleted when its class has kept it long enough, not before', () => {
  const segments = [day('old', '2026-08-01'), day('kept', '2026-08-21'), day('longer', '2026-08-01', 'year')]
  assert.deepEqual(names(fateOf(segments, keeps, [], now).due), ['old'])
})

test('a hold keeps every day that it touches until it is released', () => {
  const hold = { from: '2026-08-01T12:00:00Z', to: '2026-08-02T00:00:00Z', releasedAt: null }
  const segments = [day('touched', '2026-08-01'), day('next', '2026-08-03')]
  const fate = fateOf(segments, keeps, [hold], now)
  assert.deepEqual([names(fate.due), names(fate.held)], [['next'], ['touched']])
  const released = fateOf(segments, keeps, [{ ...hold, releasedAt: '2026-11-01T00:00:00Z' }], now)
  assert.deepEqual(names(released.due), ['touched', 'next'])
})

test('lines of a class that nobody knows are kept', () => {
  assert.deepEqual(fateOf([day('strange', '1999-01-01', 'forever')], keeps, [], now), { due: [], held: [] })
})
