import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { relate } from './evaluate.ts'
import { Grams, type Needle } from './gram.ts'

// A few letters, so that texts are often found; á falls where a does in the table, か beyond it.
const letter = fc.constantFrom('a', 'b', 'c', '\\', 'á', 'か')
const text = (least: number, most: number) => fc.string({ unit: letter, minLength: least, maxLength: most })
const form = fc.constantFrom<Needle['form']>('starts', 'ends', 'contains')

test('the texts that are found in one pass are those that stand there when each is looked for by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(form, text(1, 7)), { minLength: 1, maxLength: 30 }), text(0, 40), (wanted, value) => {
      const needles = wanted.map(([form, text], payload): Needle => ({ form, text, payload }))
      const found = new Set<number>()
      new Grams(needles).scan(value, (payloads) => {
        for (const one of payloads) found.add(one)
      })
      const expected = needles.filter(({ form, text }) => relate(form, value, text)).map(({ payload }) => payload)
      assert.deepEqual(
        [...found].sort((a, b) => a - b),
        expected,
      )
    }),
    { numRuns: 1_000 },
  )
})
