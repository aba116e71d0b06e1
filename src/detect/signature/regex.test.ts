import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { compileRegex, sureText } from './regex.ts'
import { boundedRegex } from './regex-bounded.ts'

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

test('an expression that cannot go far back finds by the machine what RE2 finds', () => {
  for (const source of [
    '(ab)',
    'a|b',
    'a*',
    'a+b',
    'a{1,9}b{1,99}c{1,99}',
    'a{2,}b',
    '[[:alpha:]]',
    'a{3}{2}',
    'か',
    '(?i)a',
  ])
    assert.equal(boundedRegex(source), null, source)
  const one = fc.constantFrom(
    'a',
    'B',
    '.',
    ' ',
    '/',
    '\\\\',
    '\\.',
    '\\n',
    '\\d',
    '\\w',
    '\\s',
    '[ab]',
    '[^a]',
    '[0-9_-]',
    '[ "\'\\\\]',
  )
  const times = fc.constantFrom('', '', '?', '{2}', '{0,2}', '{1,3}')
  const row = fc.array(fc.tuple(one, times), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.flat().join(''))
  const whole = fc.tuple(fc.constantFrom('', '^'), row, fc.constantFrom('', '$', '{2,}')).map((parts) => parts.join(''))
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'B', '1', '_', ' ', '\n', '\u00a0', '.', '/', '\\', '"', 'ſ', '😀'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(whole, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
      const bounded = boundedRegex(source)
      if (bounded === null) return
      const known = RE2JS.compile(source)
      for (const one of texts) assert.equal(bounded(one), known.test(one), `${source} in ${JSON.stringify(one)}`)
    }),
    { numRuns: 400 },
  )
})
