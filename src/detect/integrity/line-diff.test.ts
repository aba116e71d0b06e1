import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { diffLines, shortDiff } from './line-diff.ts'

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

test('a diff gives back both texts, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd e'), { maxLength: 30 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = diffLines(text(before), text(after))
      const of = (kinds: readonly string[]) => diff.filter(({ kind }) => kinds.includes(kind)).map((line) => line.text)
      assert.deepEqual(of(['same', 'gone']), before)
      assert.deepEqual(of(['same', 'come']), after)
    }),
  )
})

test('one line that was added is one line of the diff, with what stands around it', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i}`)
  const after = [...before.slice(0, 10), 'toor', ...before.slice(10)]
  const shown = shortDiff(diffLines(text(before), text(after)), 1)
  assert.deepEqual(
    shown.map((line) => line && `${line.kind} ${line.text}`),
    [null, 'same line 9', 'come toor', 'same line 10', null],
  )
})
