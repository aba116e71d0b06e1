import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf, widthOf } from './buckets.ts'

test('a bar is as wide as a clock has it, and no more than asked for stand beside each other', () => {
  assert.equal(widthOf(0, 3_600_000, 90), 60)
  assert.equal(widthOf(0, 86_400_000, 90), 1_800)
  assert.equal(widthOf(0, 30 * 86_400_000, 90), 43_200)
  assert.equal(widthOf(0, 1e14, 90), 365 * 86_400)
})

test('bars end where the span ends, and empty ones are left out', () => {
  const buckets = [
    { at: '1970-01-01T00:00:00Z', count: 2 },
    { at: '1970-01-01T00:00:10Z', count: 0 },
    { at: '1970-01-01T00:00:20Z', count: 5 },
  ]
  assert.deepEqual(barsOf(buckets, 10, 4_000, 25_000), [
    { from: 4_000, to: 10_000, count: 2 },
    { from: 20_000, to: 25_000, count: 5 },
  ])
})
