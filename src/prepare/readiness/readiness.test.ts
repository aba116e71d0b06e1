import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gapsIn, peacetimeItems, ReadinessKind, stateOfReadiness } from './readiness.ts'

const now = Date.parse('2026-11-22T00:00:00Z')
const checked = (at: string, isGood = true) => ({ id: '', at, isGood, seen: '', learnt: '', by: '' })

test('what nobody ever looked at is no readiness; what was found wanting is so however lately it was seen', () => {
  assert.equal(stateOfReadiness({ last: null, everyDays: 365 }, now), 'never')
  assert.equal(stateOfReadiness({ last: checked('2026-11-21T00:00:00Z', false), everyDays: 365 }, now), 'wanting')
  assert.equal(stateOfReadiness({ last: checked('2026-11-21T00:00:00Z'), everyDays: 365 }, now), 'well')
})

test('a date of review that is today still holds; the day after it does not', () => {
  const last = checked('2026-10-23T00:00:00Z')
  assert.equal(stateOfReadiness({ last, everyDays: 30 }, now), 'well')
  assert.equal(stateOfReadiness({ last, everyDays: 29 }, now), 'overdue')
})

test('an empty register lacks every kind and each of the four peacetime items by its name', () => {
  const gaps = gapsIn([])
  assert.deepEqual([...new Set(gaps.map(({ kind }) => kind))], ReadinessKind.options)
  assert.deepEqual(
    gaps.filter(({ kind }) => kind === 'peacetime').map(({ name }) => name),
    [...peacetimeItems],
  )
  assert.deepEqual(gapsIn([...gaps.map(({ kind, name }) => ({ kind, name: name || 'x' }))]), [])
})
