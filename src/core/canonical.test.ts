import assert from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonical, type Json, maxCanonicalDepth, wellFormed } from './canonical.ts'

test('canonical JSON writes the example of RFC 8785 §3.2.2 as the RFC does', () => {
  const value = {
    // The RFC writes 333333333.33333329, which is the same number.
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    canonical(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('members are ordered by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  assert.deepEqual(Object.values(JSON.parse(canonical(value)) as object).toSorted(), [1, 2, 3, 4, 5, 6, 7])
  assert.equal(canonical(value), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
})

test('any JSON value is written as the reference library writes it, and reads back the same', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }), (value) => {
      const written = canonical(value as Json)
      assert.equal(written, canonicalize(value))
      assert.equal(canonical(JSON.parse(written) as Json), written)
    }),
  )
})

test('what JSON cannot hold is refused and not changed into something else', () => {
  const cycle: { again?: unknown } = {}
  cycle.again = cycle
  const refused = [
    NaN,
    Infinity,
    undefined,
    () => 1,
    Symbol('s'),
    1n,
    '\ud800',
    { '\udc00': 1 },
    new Date(0),
    new Map(),
    cycle,
    [undefined],
  ]
  for (const value of refused) assert.throws(() => canonical(value as Json))
  let deep: Json = 1
  for (let i = 0; i <= maxCanonicalDepth; i++) deep = [deep]
  assert.throws(() => canonical(deep), RangeError)
})

test('a lone surrogate out of a broken mail becomes a replacement character, so that no report is lost by it', () => {
  assert.equal(canonical(wellFormed({ 'a\ud800': ['b\udc00', 'c😀'] }) as Json), '{"a\ufffd":["b\ufffd","c😀"]}')
})
