import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DealingOutcome, isOverdue, lacksScope } from './dealing.ts'

test('evidence is given only with its scope and with what that does to services', () => {
  const said = DealingOutcome.parse({ heldOn: '2026-11-20', said: 'Logs of June' })
  assert.equal(lacksScope('investigation', said), true)
  assert.equal(lacksScope('investigation', { ...said, scope: 'June alone' }), true)
  assert.equal(lacksScope('investigation', { ...said, scope: 'June alone', effect: 'none' }), false)
  assert.equal(lacksScope('visit', said), false)
})

test('a dealing is overdue when its day has passed and nobody said how it went', () => {
  assert.equal(isOverdue({ state: 'open', plannedOn: '2026-11-20' }, '2026-11-21'), true)
  assert.equal(isOverdue({ state: 'open', plannedOn: '2026-11-21' }, '2026-11-21'), false)
  assert.equal(isOverdue({ state: 'done', plannedOn: '2026-11-20' }, '2026-11-21'), false)
  assert.equal(isOverdue({ state: 'open', plannedOn: null }, '2026-11-21'), false)
})
