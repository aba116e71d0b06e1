import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { doorOf, endOfId } from './door.ts'

test('the address on a letter leads to its mass reset, however it is typed', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const door = doorOf(id)
      assert.match(door, /^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/)
      const typed = door.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l').replace('-', ' ')
      for (const one of [door, typed, door.replace('-', '')]) assert.equal(endOfId(one), id.slice(-10))
    }),
  )
})

test('what is no such address leads nowhere', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const end = endOfId(text)
      assert.ok(end === null || /^[0-9a-f]{10}$/.test(end))
    }),
  )
  for (const text of ['', 'k7p2', 'k7p2-x9qd-0', 'uuuu-uuuu', '漢字漢字漢字漢字']) assert.equal(endOfId(text), null)
})
