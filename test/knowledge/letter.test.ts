import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressee, fillLetter, LetterFact, placeholders } from '#src/prepare/knowledge/letter.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'

const { letters } = knowledge()
const all = Object.fromEntries(LetterFact.options.map((name) => [name, `<${name}>`]))

test('every place in the Japanese of a letter stands in the English', () => {
  for (const { id, subject, body } of letters) {
    assert.deepEqual(placeholders(subject.ja, 'ja'), placeholders(subject.en, 'en'), id)
    assert.deepEqual(placeholders(body.ja, 'ja'), placeholders(body.en, 'en'), id)
  }
})

test('a letter with all its facts has no blank and no brace left', () => {
  for (const letter of letters) {
    for (const lang of ['ja', 'en'] as const) {
      const filled = fillLetter(letter, lang, all)
      assert.deepEqual(filled.missing, [], letter.id)
      assert.doesNotMatch(filled.subject + filled.body, /[{}]/, letter.id)
    }
  }
})

test('a fact that nobody gave is a visible blank, and is named', () => {
  const letter = letters.find((one) => one.id === 'acknowledge-report')!
  const filled = fillLetter(letter, 'ja', { organisation: '例示大学' })
  assert.ok(filled.missing.includes('link'))
  assert.match(filled.body, /【状況確認ページのURL】/)
  assert.match(filled.body, /^例示大学 御中\n/)
})

test('a mail has neither 拝啓 nor 敬具; a letter on paper has both', () => {
  for (const { id, form, body } of letters) {
    assert.equal(/拝啓/.test(body.ja), form === 'letter', id)
    assert.equal(/敬具/.test(body.ja), form === 'letter', id)
  }
})

test('lines of a mail fit a terminal', () => {
  const width = (line: string) => [...line].reduce((sum, letter) => sum + (letter > '\u2fff' ? 2 : 1), 0)
  for (const { id, body } of letters) {
    for (const line of [...body.ja.split('\n'), ...body.en.split('\n')]) assert.ok(width(line) <= 92, `${id}: ${line}`)
  }
})

test('people are 様, an organisation is 御中, and nobody is both', () => {
  assert.equal(addressee('ja', { reporter: '山田花子', organisation: '例示商会' }), '例示商会\n山田花子 様')
  assert.equal(addressee('ja', { reporter: '山田花子様', organisation: '例示商会' }), '例示商会\n山田花子様')
  assert.equal(addressee('ja', { organisation: '例示商会' }), '例示商会 御中')
  assert.equal(addressee('en', { reporter: 'Hanako Yamada' }), 'Dear Hanako Yamada,')
  assert.notEqual(addressee('ja', {}), '')
})

test('a fact cannot start a header, break the subject or hide control characters', () => {
  for (const letter of letters) {
    const hostile = Object.fromEntries(
      LetterFact.options.map((name) => [name, 'a\r\nBcc: x@example.org\u0000\u001b[31m{number}\u2028']),
    )
    const filled = fillLetter(letter, 'en', hostile)
    assert.doesNotMatch(filled.subject, /[\r\n]/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is the point
    assert.doesNotMatch(filled.subject + filled.body, /[\u0000\u001b\u2028\r]/)
  }
})
