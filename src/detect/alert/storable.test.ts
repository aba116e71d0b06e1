import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isPoison, storable } from './storable.ts'

test('whatever a line holds, what is stored of it has no NUL and no half of a character', () => {
  fc.assert(
    fc.property(fc.object({ key: fc.string({ unit: 'binary' }), values: [fc.string({ unit: 'binary' })] }), (value) => {
      const text = JSON.stringify(storable({ ...value, bad: '\u0000\ud800' }))
      assert.ok(!text.includes('\\u0000') && !/\\ud[89a-f]/.test(text))
    }),
    { numRuns: 200 },
  )
})

test('what needs no change stays as it is', () => {
  const value = { a: ['日本', 1, null, true], b: { c: '𠮷' } }
  assert.deepEqual(storable(value), value)
})

test('an outage is tried again, what the database refuses is not', () => {
  assert.equal(isPoison(Object.assign(new Error(), { code: '54000' })), true)
  assert.equal(isPoison(Object.assign(new Error(), { code: '22P05' })), true)
  assert.equal(isPoison(new RangeError('Invalid time value')), true)
  assert.equal(isPoison(Object.assign(new Error(), { code: 'ECONNREFUSED' })), false)
  assert.equal(isPoison(Object.assign(new Error(), { code: '57P01' })), false)
})
