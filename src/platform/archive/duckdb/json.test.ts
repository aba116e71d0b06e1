import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jsonValue } from './json.ts'

test('a value of an event is written as JSON writes it, whatever signs it holds', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('"', '\\', '\u0000', '\ud800', '\u2028'),
  )
  const value = fc.oneof(
    text,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
    fc.array(fc.double(), { maxLength: 3 }),
  )
  fc.assert(
    fc.property(value, (one) => {
      assert.equal(jsonValue(one), JSON.stringify(one))
    }),
  )
})
