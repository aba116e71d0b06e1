import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blocksOf, isMet, openRule, type Standing } from './block.ts'
import { itemsOf } from './checklist.ts'
import { recoveryChecklist } from './load.ts'

const { checklist, items } = recoveryChecklist()
const begun: Standing = {
  phase: 'recovery',
  isBegun: true,
  hasLead: true,
  isAccepted: true,
  rules: {},
  items: new Map(),
}
const rule = (id: string) => checklist.rules.find((one) => one.id === id)!
const no = Object.fromEntries(checklist.rules.map((one) => [one.id, { ...openRule, answer: 'no' as const }]))
const allDone: Standing['items'] = new Map([...items.keys()].map((item) => [item, 'done' as const]))

test('the checklist has six headings, 34 checks and 103 items, every number of the requirements once', () => {
  assert.equal(checklist.headings.length, 6)
  assert.equal(checklist.headings.flatMap((one) => one.checks).length, 34)
  assert.deepEqual(
    checklist.headings.map((one) => itemsOf(one).length),
    [10, 26, 14, 24, 16, 13],
  )
  // S3-94 and S3-112 are rules.
  const wanted = Array.from({ length: 104 }, (_, at) => at + 8).filter((number) => number !== 94)
  assert.deepEqual([...items.keys()], wanted)
})

test('both languages of the checklist are written, each in its own script', () => {
  const wordings = [
    ...checklist.headings.flatMap((one) => [one.name, ...one.checks.map((check) => check.name), ...itemsOf(one)]),
    ...checklist.rules.flatMap((one) => [one.question, one.means, ...one.steps]),
  ]
  for (const { ja, en } of wordings) {
    assert.match(ja, /[\u3040-\u30ff\u4e00-\u9fff]/)
    assert.doesNotMatch(en, /[\u3040-\u30ff\u4e00-\u9fff]/)
  }
})

test('an incident that never came to recovery is not held back by it; one in that phase must begin', () => {
  const never = { ...begun, isBegun: false }
  assert.deepEqual(blocksOf(checklist, { ...never, phase: 'response' }), [])
  assert.deepEqual(
    blocksOf(checklist, never).map((one) => one.code),
    ['recovery-begin'],
  )
})

test('leaked personal data holds back closing until the people concerned were told, and no reason stands instead', () => {
  const rules = { ...no, 'user-notice': { ...openRule, answer: 'yes' as const, exception: 'too many' } }
  const untold = blocksOf(checklist, { ...begun, rules, items: new Map([...allDone, [95, 'not-applicable']]) })
  assert.deepEqual(
    untold.map(({ code, isAbsolute }) => [code, isAbsolute]),
    [['recovery-user-notice', true]],
  )
  assert.match(untold[0]!.text.en, /S3-95/)
  assert.deepEqual(blocksOf(checklist, { ...begun, rules, items: allDone }), [])
})

test('lost administrator rights ask for every step of the rebuild, or for an exception with its reason', () => {
  const yes = { ...openRule, answer: 'yes' as const }
  assert.equal(isMet(rule('rebuild'), { ...yes, steps: ['media', 'patches'] }, new Map()), false)
  assert.equal(isMet(rule('rebuild'), { ...yes, steps: ['media', 'patches', 'data'] }, new Map()), true)
  assert.equal(isMet(rule('rebuild'), { ...yes, exception: 'the machine was scrapped' }, new Map()), true)
})

test('an unanswered rule always holds back, and what holds back goes away with what it asks for', () => {
  const answer = fc.constantFrom('open', 'yes', 'no') as fc.Arbitrary<'open' | 'yes' | 'no'>
  const state = fc.record({ answer, withSteps: fc.boolean(), exception: fc.constantFrom('', 'a reason') })
  fc.assert(
    fc.property(
      fc.constantFrom(...checklist.rules),
      state,
      fc.boolean(),
      (one, { answer, withSteps, exception }, done) => {
        const steps = withSteps ? one.steps.map((step) => step.id) : []
        const known: Standing['items'] = done ? allDone : new Map()
        const met = isMet(one, { answer, steps, exception }, known)
        if (answer === 'open') assert.equal(met, false)
        if (answer === 'no') assert.equal(met, true)
        if (answer === 'yes' && withSteps && done) assert.equal(met, true)
        const rules = { ...no, [one.id]: { answer, steps, exception } }
        const codes = blocksOf(checklist, { ...begun, rules, items: known }).map((block) => block.code)
        assert.equal(codes.includes(`recovery-${one.id}`), !met)
      },
    ),
    { numRuns: 200 },
  )
})

test('items without an answer are counted, restricted ones left out', () => {
  const blocks = blocksOf(checklist, { ...begun, rules: no })
  assert.deepEqual(
    blocks.map((one) => one.code),
    ['recovery-items'],
  )
  assert.match(blocks[0]!.text.en, /^98 items/)
})
