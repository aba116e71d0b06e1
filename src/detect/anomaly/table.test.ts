import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bitmapBytes, countOf, setBit } from './bitmap.ts'
import { hashOf, together } from './hash.ts'
import { Table } from './table.ts'

const columns = { count: ['u32', 1], marks: ['f64', 2] } as const

test('a table remembers like a map, also after it was kept and read again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9 })), { maxLength: 900 }),
      (given) => {
        let table = new Table(columns, 1_000)
        const map = new Map<number, number>()
        for (const [at, [key, by]] of given.entries()) {
          const hash = hashOf(`entity ${key}`)
          const row = table.put(hash, at * 1_000)
          table.cells.count[row] = table.cells.count[row]! + by
          table.cells.marks[row * 2 + 1] = key
          map.set(key, (map.get(key) ?? 0) + by)
          if (at === 450) {
            const read = new Table(columns, 1_000)
            assert.equal(read.load(table.save()), 4)
            table = read
          }
        }
        assert.equal(table.size, map.size)
        for (const [key, count] of map) {
          const row = table.find(hashOf(`entity ${key}`))
          assert.deepEqual([table.cells.count[row], table.cells.marks[row * 2 + 1]], [count, key])
        }
        assert.equal(table.find(hashOf('nobody')), -1)
      },
    ),
    { numRuns: 60 },
  )
})

test('a full table forgets whom it has not seen for longest, and keeps the others whole', () => {
  const table = new Table(columns, 800)
  for (let n = 0; n < 2_000; n++) {
    const row = table.put(hashOf(`e${n}`), n * 3_600_000)
    assert.ok(table.isNew)
    table.cells.count[row] = n
  }
  assert.ok(table.size <= 800 && table.dropped >= 1_200)
  for (let n = 1_400; n < 2_000; n++) assert.equal(table.cells.count[table.find(hashOf(`e${n}`))], n)
  assert.equal(table.find(hashOf('e0')), -1)
})

test('what was kept by another version is not taken', () => {
  const table = new Table(columns, 100)
  table.put(hashOf('a'), 0)
  assert.equal(new Table({ count: ['u32', 2] }, 100).load(table.save()), 0)
  assert.equal(new Table(columns, 100).load([]), 0)
})

test('hashes of names are whole numbers that no two of half a million share', () => {
  const seen = new Set<number>()
  for (let n = 0; n < 250_000; n++) {
    seen.add(hashOf(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`))
    seen.add(together(hashOf(`user${n % 500}`), hashOf(`host${Math.floor(n / 500)}`)))
  }
  assert.equal(seen.size, 500_000)
  for (const one of seen) if (!Number.isSafeInteger(one) || one <= 0) assert.fail(String(one))
})

test('how many are different is right to one in ten up to a hundred', () => {
  for (const many of [5, 10, 20, 50, 100]) {
    const [one, other] = [new Uint8Array(bitmapBytes), new Uint8Array(bitmapBytes)]
    for (let n = 0; n < many; n++)
      for (let again = 0; again < 3; again++) setBit(n % 2 ? one : other, 0, hashOf(`d${n}`))
    const count = countOf(one, other, 0)
    assert.ok(Math.abs(count - many) <= Math.max(1, many * 0.1), `${many}: ${count}`)
  }
})
