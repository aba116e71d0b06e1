import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment, spanOf, spanText, zoomed } from './span.ts'

const now = Date.parse('2026-11-21T03:00:00Z')
const at = (text: string, isEnd = false) => {
  const found = readMoment(text, 'Asia/Tokyo', now, isEnd)
  return found === null ? null : new Date(found).toISOString()
}

test('a moment is read as people write it, on the wall of the reader’s zone', () => {
  for (const text of [
    '2026-11-21 09:00',
    '2026/11/21 9:00',
    '2026年11月21日 9時',
    '２０２６-11-21 09:00',
    '11/21 0900',
    '2026-11-21T09:00',
    '2026年11月21日(土) 9:00',
  ])
    assert.equal(at(text), '2026-11-21T00:00:00.000Z', text)
})

test('a day alone begins at midnight, and as an end it ends at the next', () => {
  assert.equal(at('2026-11-21'), '2026-11-20T15:00:00.000Z')
  assert.equal(at('2026-11-30', true), '2026-11-30T15:00:00.000Z')
  assert.equal(at('17 Jun 2003'), '2003-06-16T15:00:00.000Z')
})

test('what is no time is not guessed', () => {
  for (const text of ['', 'soon', '2026-13-01 09:00', '2026-11-21 25:00', '09:00']) assert.equal(at(text), null, text)
})

test('a span in the address gives the same two moments again', () => {
  const [from, to] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-01-02T00:00:00Z')]
  assert.deepEqual(spanOf(spanText(from, to), now), { from, to })
  assert.deepEqual(spanOf('all', now), { from: null, to: null })
  assert.equal(spanOf('1h', now).from, now - 3_600_000)
})

test('a span that makes no sense is the usual one', () => {
  for (const text of ['', 'never', '2026-01-02T00:00:00Z~2026-01-01T00:00:00Z', 'x~y'])
    assert.equal(spanOf(text, now).from, now - 86_400_000, text)
})

test('zooming keeps the middle and never closes the span', () => {
  assert.deepEqual(zoomed(0, 8_000, 'in'), [2_000, 6_000])
  assert.deepEqual(zoomed(2_000, 6_000, 'out'), [0, 8_000])
  assert.deepEqual(zoomed(0, 8_000, 'later'), [4_000, 12_000])
  assert.deepEqual(zoomed(0, 1_500, 'in'), [0, 1_500])
})
