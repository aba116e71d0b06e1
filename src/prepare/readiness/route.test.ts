import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reachMs, reachTogetherMs } from './route.ts'

const hour = 3_600_000

test('one fax machine at twelve an hour takes a day and a night for 288 places; nobody knows it of a way that was not measured', () => {
  assert.equal(reachMs({ perHour: 12 }, 288), 24 * hour)
  assert.equal(reachMs({ perHour: null }, 288), null)
})

test('all ways at once are faster than the fastest of them, and what is not measured adds nothing', () => {
  const ways = [{ perHour: 12 }, { perHour: 24 }, { perHour: null }]
  assert.equal(reachTogetherMs(ways, 288), 8 * hour)
  assert.equal(reachTogetherMs([{ perHour: null }], 288), null)
})
