import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Condition, namesOf, parseCondition, writeCondition } from './condition.ts'

const name = fc
  .stringMatching(/^[a-z_][a-z0-9_]{0,6}$/)
  .filter((text) => !['and', 'or', 'not', 'of', 'all', 'any', 'them'].includes(text))
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    name.map((one): Condition => ({ op: 'name', name: one })),
    fc
      .tuple(
        fc.constantFrom('any' as const, 'all' as const),
        fc.oneof(
          fc.constant(null),
          name.map((one) => `${one}*`),
        ),
      )
      .map(([quantity, pattern]): Condition => ({ op: 'of', quantity, pattern })),
    tie('condition').map((of): Condition => ({ op: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('condition'), { minLength: 2, maxLength: 4 }))
      .map(([op, of]): Condition => ({ op, of })),
  ),
}))

test('a condition that is written is read as the same condition', () => {
  fc.assert(fc.property(condition, (one) => assert.deepEqual(parseCondition(writeCondition(one)), one)))
})

test('and binds closer than or, not closest of all; words may be written large', () => {
  assert.equal(writeCondition(parsed('a or b and not c')), 'a or b and not c')
  assert.equal(writeCondition(parsed('((a)) OR (b AND (NOT c))')), 'a or b and not c')
  assert.equal(writeCondition(parsed('(a or b) and any of x_*')), '(a or b) and 1 of x_*')
})

function parsed(text: string): Condition {
  const one = parseCondition(text)
  assert.ok(!('code' in one))
  return one
}

test('what is no condition is refused with the word where it goes wrong', () => {
  const wrong: readonly (readonly [string, string, string])[] = [
    ['', 'condition-empty', ''],
    ['a and', 'condition-end', ''],
    ['a b', 'condition-word', 'b'],
    ['(a', 'condition-end', ''],
    ['a)', 'condition-word', ')'],
    ['2 of x*', 'condition-count', '2'],
    ['a | count() by b > 3', 'condition-pipe', 'count'],
    ['near a', 'condition-word', 'a'],
    [`${'('.repeat(200)}a${')'.repeat(200)}`, 'condition-deep', '('],
    [`${'not '.repeat(200)}a`, 'condition-deep', 'not'],
  ]
  for (const [text, code, word] of wrong) assert.deepEqual(parseCondition(text), { code, word }, text)
})

test('helpers are meant only by a pattern that begins like them', () => {
  const names = ['sel_a', 'sel_b', '_sel', 'filter']
  assert.deepEqual(namesOf(null, names), ['sel_a', 'sel_b', 'filter'])
  assert.deepEqual(namesOf('sel_*', names), ['sel_a', 'sel_b'])
  assert.deepEqual(namesOf('_*', names), ['_sel'])
  assert.deepEqual(namesOf('*l*', names), ['sel_a', 'sel_b', 'filter'])
})
