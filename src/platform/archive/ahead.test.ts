import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ahead } from './ahead.ts'

const never = new AbortController().signal

/** Counts what was asked of it, and fails at a step when it is told to. */
function counting(most: number, failsAt = Number.POSITIVE_INFINITY) {
  const seen = { asked: 0, isEnded: false, cut: never }
  const open = (signal: AbortSignal): AsyncIterable<number> => {
    seen.cut = signal
    return {
      async *[Symbol.asyncIterator]() {
        try {
          for (let n = 0; n < most; n++) {
            seen.asked++
            if (n === failsAt) throw new Error('away')
            yield n
          }
        } finally {
          seen.isEnded = true
        }
      },
    }
  }
  return { seen, open }
}

test('every step comes once and in order, the next one asked for before this one is looked at', async () => {
  const { seen, open } = counting(4)
  const got: (readonly [number, number])[] = []
  for await (const n of ahead(open, never)) {
    await null
    got.push([n, seen.asked])
  }
  assert.deepEqual(got, [
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 4],
  ])
})

test('whoever stops listening cuts off what was asked for', async () => {
  const { seen, open } = counting(100)
  for await (const n of ahead(open, never)) if (n === 1) break
  await new Promise(setImmediate)
  assert.deepEqual([seen.cut.aborted, seen.isEnded, seen.asked], [true, true, 3])
})

test('a step that fails says so in its turn, not before, and never to nobody', async () => {
  const { open } = counting(5, 2)
  const got: number[] = []
  await assert.rejects(async () => {
    for await (const n of ahead(open, never)) got.push(n)
  }, /away/)
  assert.deepEqual(got, [0, 1])
  const left = counting(5, 1)
  for await (const _ of ahead(left.open, never)) break
  await new Promise(setImmediate)
  assert.equal(left.seen.isEnded, true)
})

test('the signal of whoever asked goes through', async () => {
  const cut = new AbortController()
  const { seen, open } = counting(5)
  const steps = ahead(open, cut.signal)
  await steps.next()
  cut.abort()
  assert.equal(seen.cut.aborted, true)
  await steps.return()
})
