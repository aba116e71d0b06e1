import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aloneMs } from './line.ts'

const line = (at: string, receivedAt: string) => ({
  seq: 1,
  source: 'gate',
  at,
  receivedAt,
  accuracyMs: null,
  event: {},
})

test('a line that was brought in later lay on its host alone, where an intruder could alter it; one that was sent on at once did not', () => {
  assert.equal(aloneMs(line('2026-11-22T03:00:00Z', '2026-11-22T03:00:02Z')), null)
  assert.equal(aloneMs(line('2026-11-22T03:00:00Z', '2026-11-22T02:59:00Z')), null, 'a clock that runs ahead')
  assert.equal(aloneMs(line('2026-11-20T03:00:00Z', '2026-11-22T03:00:00Z')), 2 * 86_400_000)
})
