import assert from 'node:assert/strict'
import { test } from 'node:test'
import { together } from './together.ts'

type Heap = readonly number[]

/** Keeps numbers; a heap with an odd one in it is refused as the database would refuse it. */
function desk(refusal: Error | null = null, atOnce = 1) {
  const heaps: Heap[] = []
  const keep = together<number, string>({
    work: async (these) => {
      heaps.push(these)
      await Promise.resolve()
      if (refusal && these.some((one) => one % 2 === 1)) throw refusal
      return these.map((one) => `kept ${one}`)
    },
    weight: (one) => one,
    most: 10,
    atOnce,
  })
  return { heaps, keep }
}
const refused = Object.assign(new Error('such a row is there'), { code: '23505' })
const lost = Object.assign(new Error('the connection was lost'), { code: '08006' })

test('what arrives while the last is being kept goes together, each with its own answer, in the order of arrival', async () => {
  const { heaps, keep } = desk()
  assert.deepEqual(await Promise.all([2, 3, 4].map(keep)), ['kept 2', 'kept 3', 'kept 4'])
  assert.deepEqual(heaps, [[2], [3, 4]])
})

test('a heap is no heavier than it may be, and one that is too heavy goes alone', async () => {
  const { heaps, keep } = desk()
  await Promise.all([1, 8, 2, 1, 40, 1].map(keep))
  assert.deepEqual(heaps, [[1], [8, 2], [1], [40], [1]])
})

test('while one heap waits for the disk another is worked on, and each is answered for itself', async () => {
  const { heaps, keep } = desk(null, 2)
  assert.deepEqual(await Promise.all([2, 3, 4, 5].map(keep)), ['kept 2', 'kept 3', 'kept 4', 'kept 5'])
  assert.deepEqual(heaps, [[2], [3], [4, 5]])
})

test('one that the database refuses takes no others with it', async () => {
  const { keep } = desk(refused)
  const outcomes = await Promise.allSettled([2, 4, 3, 6].map(keep))
  assert.deepEqual(
    outcomes.map((one) => one.status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
})

test('when it is not certain that nothing was kept, nothing is kept again', async () => {
  const { heaps, keep } = desk(lost)
  const outcomes = await Promise.allSettled([2, 4, 3].map(keep))
  assert.deepEqual(
    outcomes.map((one) => one.status),
    ['fulfilled', 'rejected', 'rejected'],
  )
  assert.deepEqual(heaps, [[2], [4, 3]])
})
