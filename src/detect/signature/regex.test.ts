import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileRegex, sureText } from './regex.ts'

const plain = { i: false, m: false, s: false }

test('an expression that would have to go back is refused with its reason', () => {
  for (const source of ['(a)\\1', '(?=a)b', '(?!a)b', '(?>a)', 'a++']) {
    const compiled = compileRegex(source, plain)
    assert.ok('refused' in compiled && compiled.refused.length > 0, source)
  }
})

test('an expression that ruins others is matched in the time of its text', () => {
  for (const source of ['^(a+)+$', '(a|aa)+$', '(.*a){12}x', '^(([a-z])+.)+[A-Z]([a-z])+$']) {
    const compiled = compileRegex(source, plain)
    assert.ok(!('refused' in compiled))
    assert.equal(compiled.test(`${'a'.repeat(30_000)}!`), false)
  }
})

test('the text that is sure stands in everything that the expression finds', () => {
  const sure: readonly (readonly [string, string | null])[] = [
    ['\\\\cmd\\.exe$', '\\cmd.exe'],
    ['abc?de+f', 'ab'],
    ['a|bcd', null],
    ['(a|b)cde(f)?', 'cde'],
    ['[abc]def\\dgh', 'def'],
    ['(?i)Abc', 'Abc'],
    ['a{0,2}bc', 'bc'],
    ['\\x41bc', null],
    ['[]a]xyz', 'xyz'],
    ['日本', null],
  ]
  for (const [source, text] of sure) assert.equal(sureText(source), text, source)
  const piece = fc.constantFrom('a', 'b', 'ab', '.', 'a*', 'b?', '(ab)', '(a|b)', '[ab]', 'a+', '\\.', 'a{2}', 'b{0,1}')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.stringMatching(/^[ab.]{0,12}$/), (pieces, text) => {
      const source = pieces.join('')
      const compiled = compileRegex(source, plain)
      assert.ok(!('refused' in compiled))
      const must = sureText(source)
      if (must !== null && compiled.test(text)) assert.ok(text.includes(must), `${source} in ${text}`)
    }),
    { numRuns: 2_000 },
  )
})
