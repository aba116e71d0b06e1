import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, looseSearch } from './fold.ts'

test('whatever folds to a letter of ASCII is found by the search that does not fold', () => {
  const searches = Array.from({ length: 0x80 }, (_, code) => looseSearch(fold(String.fromCharCode(code)))!)
  for (let code = 0; code <= 0xffff; code++) {
    const folded = fold(String.fromCharCode(code))
    if (folded.length === 1 && folded.charCodeAt(0) < 0x80)
      assert.ok(searches[folded.charCodeAt(0)]!.test(String.fromCharCode(code)), code.toString(16))
  }
})

test('a text that stands in a folded text is found in it as it was sent', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'K', '\u212a', 'ſ', 'S', '\\', '.', '\u0301', 'か', ';', '\u037e'),
  })
  fc.assert(
    fc.property(text, text, text, (before, sought, after) => {
      const search = looseSearch(fold(sought))
      const sent = before + sought + after
      if (search !== null && fold(sent).includes(fold(sought))) assert.ok(search.test(sent))
    }),
  )
  assert.equal(looseSearch('か'), null)
})
