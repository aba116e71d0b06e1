import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseQuery } from '#src/platform/archive/query.ts'
import { lineFor, termOf, withTerm } from './term.ts'

test('any value is asked for as it is, whatever signs it has', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), (value) => {
      const parsed = parseQuery(termOf('user.name', value))
      assert.deepEqual(parsed, { query: { kind: 'is', field: 'user.name', value, hasWildcard: false } })
    }),
    { examples: [[':'], ['::'], ['a:'], [':a'], ['::1'], ['-'], ['.'], ['or']] },
  )
})

test('a condition more narrows what was asked, also after an or', () => {
  assert.equal(withTerm('', 'a:1'), 'a:1')
  assert.equal(withTerm('b:2', 'a:1', true), 'b:2 and not a:1')
  assert.equal(withTerm('b:2 or c:3', 'a:1'), '(b:2 or c:3) and a:1')
  assert.equal(withTerm('(b:2 or c:3)', 'a:1'), '(b:2 or c:3) and a:1')
  assert.equal(withTerm('"this or that"', 'a:1'), '"this or that" and a:1')
  assert.equal(withTerm('b:2 and a:1', 'a:1'), 'b:2 and a:1')
})

test('an address of a case is looked for in any role, a name as a phrase', () => {
  assert.equal(lineFor('192.168.100.1'), 'address:192.168.100.1')
  assert.equal(lineFor('2001:db8::1'), 'address:2001:db8::1')
  assert.equal(lineFor('evil.example'), '"evil.example"')
  assert.equal(lineFor('12:34'), '"12:34"')
})
