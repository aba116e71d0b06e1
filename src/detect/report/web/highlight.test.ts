import assert from 'node:assert/strict'
import { test } from 'node:test'
import { highlight } from './highlight.ts'

const one = { value: '192.0.2.1', defanged: '192[.]0[.]2[.]1', role: 'source' } as const
const url = { value: 'http://a.example/x', defanged: 'hxxp://a[.]example/x', role: 'other' } as const
const host = { value: 'a.example', defanged: 'a[.]example', role: 'other' } as const

test('an address in a text is shown in its harmless form', () => {
  const pieces = highlight('from 192.0.2.1 port 22', [one], false)
  assert.deepEqual(
    pieces.map((piece) => piece.text),
    ['from ', '192[.]0[.]2[.]1', ' port 22'],
  )
  assert.equal(pieces[1]?.role, 'source')
})

test('the text as it came keeps its letters', () => {
  assert.equal(
    highlight('from 192.0.2.1', [one], true)
      .map((piece) => piece.text)
      .join(''),
    'from 192.0.2.1',
  )
})

test('a longer address that begins alike is another address', () => {
  assert.equal(highlight('192.0.2.10 and 192.0.2.1.5', [one], false).length, 1)
})

test('the longest name wins', () => {
  const pieces = highlight('see http://a.example/x', [host, url], false)
  assert.equal(pieces.at(-1)?.text, 'hxxp://a[.]example/x')
})
