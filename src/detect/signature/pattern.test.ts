import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { base64Offsets, utf16, windash } from './encode.ts'
import { ANY, DASH, matches, ONE, parseTokens, shapeOf, type Token, writeTokens } from './pattern.ts'

test('a backslash takes the meaning of a wildcard or of a backslash away, and of nothing else', () => {
  const read: readonly (readonly [string, readonly Token[]])[] = [
    ['C:\\Windows', ['C:\\Windows']],
    ['\\*', ['*']],
    ['\\\\*', ['\\', ANY]],
    ['\\\\\\*', ['\\*']],
    ['\\', ['\\']],
    ['\\\\', ['\\']],
    ['\\\\\\', ['\\\\']],
    ['\\\\\\\\', ['\\\\']],
    ['a\\?b?', ['a?b', ONE]],
    ['a**b', ['a', ANY, 'b']],
  ]
  for (const [text, tokens] of read) assert.deepEqual(parseTokens(text), tokens, text)
})

const tokens = fc
  .array(fc.oneof(fc.constant(ANY), fc.constant(ONE), fc.stringMatching(/^[ab*?\\]{1,3}$/)), { maxLength: 6 })
  .map((list) => parseTokens(writeTokens(list as Token[])))

test('a pattern that is written is read as the same pattern', () => {
  fc.assert(fc.property(tokens, (one) => assert.deepEqual(parseTokens(writeTokens(one)), one)))
})

test('a pattern matches what the expression of the same meaning matches', () => {
  const source = (one: Token): string =>
    one === ANY ? '[^]*' : one === ONE ? '[^]' : typeof one === 'string' ? one.replace(/[*?\\]/g, '\\$&') : '[-/–—―]'
  const value = fc
    .array(fc.constantFrom('a', 'b', '*', '?', '\\', '😀', '-', '\n'), { maxLength: 10 })
    .map((list) => list.join(''))
  fc.assert(
    fc.property(tokens, value, fc.boolean(), (one, text, hasDash) => {
      const pattern: readonly Token[] = hasDash ? [...one, DASH] : one
      const expected = new RegExp(`^${pattern.map(source).join('')}$`, 'u').test(text)
      assert.equal(matches(shapeOf(pattern), text), expected, `${JSON.stringify(pattern)} ${JSON.stringify(text)}`)
    }),
    { numRuns: 2_000 },
  )
})

test('many stars over a long text are matched at once', () => {
  assert.equal(matches(shapeOf(parseTokens('*a'.repeat(200))), `${'a'.repeat(100_000)}b`), false)
  assert.equal(matches(shapeOf(parseTokens(`${'*?a'.repeat(30)}*b`)), 'a'.repeat(20_000)), false)
})

test('a dash that begins a parameter stands for every dash, one inside a word for itself', () => {
  assert.deepEqual(windash(['-param-1 /x a-b']), [DASH, 'param-1 ', DASH, 'x a-b'])
  assert.deepEqual(windash([' -', ANY]), [' -', ANY])
})

test('Base64 at an offset is what stands whichever bytes come before and after', () => {
  const vectors: readonly (readonly [Uint8Array, readonly string[]])[] = [
    [Buffer.from('foobar'), ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX']],
    [Buffer.from('/bin/bash'), ['L2Jpbi9iYXNo', '9iaW4vYmFza', 'vYmluL2Jhc2']],
    [utf16('IEX ', 'utf16le'), ['SQBFAFgAIA', 'kARQBYACAA', 'JAEUAWAAgA']],
    [Buffer.from('侵入'), ['5L615YWl', 'S+teWFp', 'kvrXlha']],
  ]
  for (const [bytes, texts] of vectors) assert.deepEqual(base64Offsets(bytes), texts)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 40 }), fc.nat(5), fc.nat(5), (bytes, before, after) => {
      const whole = Buffer.concat([Buffer.alloc(before, 7), bytes, Buffer.alloc(after, 9)]).toString('base64')
      assert.ok(base64Offsets(bytes).some((text) => whole.includes(text)))
    }),
  )
})
