import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginGenerations, changed } from './generation.ts'
import { keptCount } from './kept-count.ts'

function counting(start: number) {
  const db = {}
  beginGenerations(db)
  let looks = 0
  const is = { count: start }
  const look = (key = 'new') =>
    keptCount(db, key, async () => {
      looks++
      return is.count
    })
  return { db, is, look, looks: () => looks }
}

test('what many people look at is counted once, until something changes', async () => {
  const { db, is, look, looks } = counting(3)
  assert.deepEqual([await look(), await look()], [3, 3])
  assert.equal(looks(), 1)
  is.count = 4
  changed(db)
  assert.equal(await look(), 4)
  assert.equal(looks(), 2)
})

test('those who ask while it is being counted wait for the same count', async () => {
  const { look, looks } = counting(3)
  assert.deepEqual(await Promise.all([look(), look(), look()]), [3, 3, 3])
  assert.equal(looks(), 1)
})

test('each list has its own count', async () => {
  const { is, look } = counting(3)
  await look('new')
  is.count = 9
  assert.deepEqual([await look('taken'), await look('new')], [9, 3])
})

test('a change while it is counted is counted the next time', async () => {
  const { db, is, look } = counting(3)
  const first = look()
  changed(db)
  is.count = 4
  await first
  assert.equal(await look(), 4)
})

test('within a transaction nothing is kept, as nobody tells it of changes', async () => {
  let looks = 0
  const look = () => keptCount({}, 'new', async () => ++looks)
  assert.deepEqual([await look(), await look()], [1, 2])
})
