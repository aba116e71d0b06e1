import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { excerptOf } from './excerpt.ts'
import { readQuery } from './query.ts'

test('marks lie inside of the excerpt, in order, on whole characters', () => {
  const text = fc
    .array(fc.constantFrom('サーバ', 'ｶﾞ', '侵入', ' ', 'abc', '🚒', 'é', '\n', '㍿'), { maxLength: 120 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      text,
      fc.array(fc.constantFrom('侵入', 'abc', 'ガ', '株式', 'サ'), { minLength: 1, maxLength: 3 }),
      (text, terms) => {
        const { excerpt, marks } = excerptOf(text, terms)
        assert.ok(excerpt.isWellFormed())
        let last = 0
        for (const [from, to] of marks) {
          assert.ok(from >= last && to > from && to <= excerpt.length)
          last = to
        }
      },
    ),
  )
})

test('a word is marked where it stands, whatever its width', () => {
  const { excerpt, marks } = excerptOf(`${'前'.repeat(300)}ｻｰﾊﾞを調べた`, ['サーバ'])
  assert.deepEqual(
    marks.map(([from, to]) => excerpt.slice(from, to)),
    ['ｻｰﾊﾞ'],
  )
})

test('a query is folded, refanged and split at blanks of any width', () => {
  assert.deepEqual(readQuery('ＷＥＢ　サーバ "two words"').terms, ['web', 'サーバ', 'two words'])
  assert.deepEqual(readQuery('hxxps://evil[.]example/').terms, ['https://evil.example/'])
  assert.deepEqual(readQuery('r2026-0001').number, { kind: 'report', number: 'R2026-0001' })
  assert.deepEqual(readQuery('２０２６－０００１').number, { kind: 'incident', number: '2026-0001' })
  assert.equal(readQuery(' "" ').terms.length, 0)
})
