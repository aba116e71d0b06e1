import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Branch, type Cause, canHang, isEstablished, treeOf } from './cause.ts'
import { mermaidOf } from './mermaid.ts'

const cause = (no: number, parent: number | null = null, more: Partial<Cause> = {}): Cause => ({
  no,
  parent,
  question: 'entry',
  text: `cause ${no}`,
  class: '',
  stage: '',
  technique: '',
  state: 'hypothesis',
  evidence: [],
  ...more,
})
const knowledge = { classes: [] }
const numbers = (branches: readonly Branch[]): number[] => branches.flatMap((one) => [one.no, ...numbers(one.branches)])

test('a branch never hangs under itself, nor under another question', () => {
  const causes = [cause(1), cause(2, 1), cause(3, 2), cause(4, null, { question: 'spread' })]
  assert.equal(canHang(causes, 1, { ...cause(1), parent: 3 }), false)
  assert.equal(canHang(causes, 1, { ...cause(1), parent: 4 }), false)
  assert.equal(canHang(causes, null, { ...cause(9), parent: 8 }), false)
  assert.equal(canHang(causes, 3, { ...cause(3), parent: 1 }), true)
})

test('every branch stands in the tree once when parents come first, and the tree always ends', () => {
  const some = fc
    .integer({ min: 1, max: 12 })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.option(fc.integer({ min: 1, max: count }), { nil: null }).map((parent) => cause(at + 1, parent)),
        ),
      ),
    )
  fc.assert(
    fc.property(some, (causes) => {
      const drawn = numbers(treeOf(causes, 'entry'))
      assert.equal(new Set(drawn).size, drawn.length)
      const isOrdered = causes.every((one) => one.parent === null || one.parent < one.no)
      if (isOrdered) assert.equal(drawn.length, causes.length)
    }),
  )
})

test('how it came in is answered by an established branch alone', () => {
  assert.equal(isEstablished([cause(1, null, { state: 'unknown' })], 'entry'), false)
  assert.equal(isEstablished([cause(1, null, { state: 'established' })], 'entry'), true)
  assert.equal(isEstablished([cause(1, null, { state: 'established' })], 'spread'), false)
})

test('whatever a branch says stays one label in the flowchart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const chart = mermaidOf({ number: '2026-0001', title: text }, [cause(1, null, { text })], knowledge, 'en')
      for (const line of chart.split('\n')) assert.ok((line.match(/"/g)?.length ?? 0) % 2 === 0, line)
      assert.equal(chart.split('\n').filter((line) => line.startsWith('  c1[')).length, 1)
    }),
  )
})
