import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Packed } from './packed.ts'
import { Recent } from './recent.ts'

const block = (rows: number, bytes = 100): Packed => ({
  ...{ rows, used: 0, heapAt: 0, set: new Int32Array(0), isLong: [] },
  memory: new ArrayBuffer(bytes),
  heap: new Uint8Array(0),
})
const firstsOf = (recent: Recent, seq: number) => recent.after(seq)?.map(({ first }) => first) ?? null

test('lines are kept for whoever follows them, from when it first asks, and given away once', () => {
  const recent = new Recent(() => 0)
  recent.add(1, block(10))
  assert.equal(firstsOf(recent, 0), null)
  recent.add(11, block(5))
  recent.add(16, block(5))
  assert.deepEqual(firstsOf(recent, 12), [11, 16])
  assert.equal(firstsOf(recent, 12), null)
})

test('a gap is never jumped over: what lies behind it waits until it was read', () => {
  const recent = new Recent(() => 0)
  recent.after(0)
  recent.add(1, block(10))
  recent.add(21, block(10))
  assert.deepEqual(firstsOf(recent, 0), [1])
  assert.equal(firstsOf(recent, 10), null)
  assert.deepEqual(firstsOf(recent, 20), [21])
})

test('what nobody fetches is bounded, and dropped when nobody asks any more', () => {
  let now = 0
  const recent = new Recent(() => now)
  recent.after(0)
  recent.add(1, block(10, 100 * 1024 * 1024))
  recent.add(11, block(10, 100 * 1024 * 1024))
  assert.deepEqual(firstsOf(recent, 0), [1])
  recent.add(21, block(10))
  now += 61_000
  recent.add(31, block(10))
  assert.equal(firstsOf(recent, 20), null)
})
