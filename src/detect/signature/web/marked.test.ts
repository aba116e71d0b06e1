import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { marked } from './marked.ts'

test('what a rule matched by is marked in the line, in whatever case and the longest first', () => {
  const of = (line: string, values: readonly string[]) =>
    marked(line, values)
      .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
      .join('')
  assert.equal(of('user ROOT from 192.0.2.1', ['root', '192.0.2.1', '192.0.2']), 'user [ROOT] from [192.0.2.1]')
  assert.equal(of('nothing here', ['x']), 'nothing here')
})

test('whatever is marked, the line stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ maxLength: 4 })), (line, values) => {
      assert.equal(
        marked(line, values)
          .map(({ text }) => text)
          .join(''),
        line,
      )
    }),
    { numRuns: 50 },
  )
})
