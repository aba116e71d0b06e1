import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Case, compare, median } from './preparation.ts'

const hour = 3_600_000
const one = (isPrepared: boolean, hours: number | null, given: Partial<Case> = {}): Case => ({
  isPrepared,
  containedMs: hours === null ? null : hours * hour,
  ...{ closedMs: null, loss: null },
  ...given,
})

test('a median of an even number lies between the two in the middle; of none there is none', () => {
  assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3]), median([])], [2, 2.5, null])
})

test('cases with a procedure stand beside cases without; three on each side before anything is said', () => {
  const few = compare([one(true, 1), one(true, 2), one(false, 8), one(false, 9)])
  assert.equal(few.timesSlower, 0)
  const cases = [1, 2, 3].map((hours) => one(true, hours)).concat([4, 8, 30].map((hours) => one(false, hours)))
  const { prepared, adHoc, timesSlower } = compare([...cases, one(false, null)])
  assert.deepEqual(
    [prepared.contained, adHoc.contained],
    [
      { ms: 2 * hour, of: 3 },
      { ms: 8 * hour, of: 3 },
    ],
  )
  assert.deepEqual([prepared.cases, adHoc.cases, timesSlower], [3, 4, 4])
})

test('when preparation was not faster, nothing is claimed', () => {
  const cases = [5, 6, 7].map((hours) => one(true, hours)).concat([1, 2, 3].map((hours) => one(false, hours)))
  assert.equal(compare(cases).timesSlower, 0)
})

test('losses of one currency are added up, those of two are kept apart', () => {
  const loss = (unit: string, low: number, high: number) => one(false, null, { loss: { unit, low, high } })
  assert.deepEqual(compare([loss('JPY', 1, 2), loss('JPY', 3, 3), loss('EUR', 5, 5)]).losses, [
    { unit: 'EUR', low: 5, high: 5, cases: 1 },
    { unit: 'JPY', low: 4, high: 5, cases: 2 },
  ])
})
