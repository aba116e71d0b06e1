import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { canDraw } from './font.ts'
import { printable, printableAll } from './printable.ts'

const shown = (text: string) => printable(text, canDraw).replaceAll('\u200b', '')

test('ordinary Japanese and English text is printed as it is', () => {
  for (const text of ['髙﨑さんが①㈱葛󠄀城で確認した。', 'Port 443 (https), "quoted"\nnext line', ''] as const)
    assert.equal(shown(text), text)
})

test('names from Poland, Bohemia, Viet Nam, Greece and Russia stand on paper as they are written', () => {
  for (const name of ['Łukasz Świątek', 'Jiří Dvořák', 'Nguyễn Thị Hạnh', 'Γιώργος Σεφέρης', 'Дмитрий Щербаков'])
    assert.equal(shown(name), name)
})

test('a character that would reorder or hide text is printed as its code point', () => {
  assert.equal(shown('invoice\u202Efdp.exe'), 'invoice〔U+202E〕fdp.exe')
  assert.equal(shown('a\u0000b\u001b[31m'), 'a〔U+0000〕b〔U+001B〕[31m')
  assert.equal(shown('a\u200bb\u2066c'), 'a〔U+200B〕b〔U+2066〕c')
})

test('characters that the font cannot draw are named together, not printed as boxes', () => {
  assert.equal(shown('안녕 😀'), '〔U+C548 B155〕 〔U+1F600〕')
})

test('a long address may break, and only in places that copied text does not show', () => {
  const url = `hxxps://evil[.]example/${'a1b2c3d4e5'.repeat(40)}`
  assert.ok(
    printable(url, canDraw)
      .split('\u200b')
      .every((part) => part.length <= 12),
  )
  assert.equal(shown(url), url)
  assert.equal(printable('responsibility', canDraw), 'responsibility')
})

test('any text at all becomes text without controls, and nothing else of it is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const out = shown(text)
      assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u)
      for (const char of text)
        if (/[\p{L}\p{N}]/u.test(char) && canDraw(char.codePointAt(0)!)) assert.ok(out.includes(char))
    }),
  )
})

test('every string at every depth is made printable', () => {
  assert.deepEqual(printableAll({ a: ['x\u0007', 1, null], b: { c: 'y\u202e' } }, canDraw), {
    a: ['x〔U+0007〕', 1, null],
    b: { c: 'y〔U+202E〕' },
  })
})
