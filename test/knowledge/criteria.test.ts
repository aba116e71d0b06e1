import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, weigh } from '#src/prepare/knowledge/criteria.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'

const question = knowledge().criteria.find((one) => one.id === 'is-it-an-incident')!
const answerAll = (answer: 'yes' | 'no', but: Answers = {}): Answers => ({
  ...Object.fromEntries(question.questions.map((one) => [one.id, answer])),
  ...but,
})

test('nothing answered decides nothing, and all stays open', () => {
  const { outcome, open } = weigh(question, {})
  assert.equal(outcome, 'unclear')
  assert.equal(open.length, question.questions.length)
})

test('a trace of use without the right makes it an incident, whatever else is unknown', () => {
  assert.deepEqual(weigh(question, { rights: 'yes' }).outcome, 'incident')
  assert.deepEqual(weigh(question, { rights: 'yes' }).because, ['rights'])
})

test('a confirmed notice without further traces is a suspicion', () => {
  assert.equal(weigh(question, { verified: 'yes' }).outcome, 'suspicion')
})

test('when ordinary traffic explains everything and nothing is open, it is no incident', () => {
  const { outcome, because } = weigh(question, answerAll('no', { ours: 'yes', ordinary: 'yes' }))
  assert.equal(outcome, 'not-incident')
  assert.deepEqual(because, ['ordinary', 'unexplained'])
})

test('an open question keeps it from being waved off', () => {
  assert.equal(
    weigh(question, answerAll('no', { ours: 'yes', ordinary: 'yes', changed: 'unknown' })).outcome,
    'unclear',
  )
})
