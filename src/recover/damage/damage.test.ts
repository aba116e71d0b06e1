import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DamageInput, type DamageKind, inOne, lostDays, rangeOf, totalsOf } from './damage.ts'

const row = (kind: DamageKind, low: number, high = low, more: object = {}) => ({
  kind,
  low,
  high,
  unit: 'JPY',
  isRelief: false,
  withdrawn: null,
  ...more,
})
const input = (given: object) => DamageInput.parse({ kind: 'lost-business', what: 'x', confidence: 'likely', ...given })

test('lost business is the hours of the outage times what an hour brings in', () => {
  assert.deepEqual(rangeOf(input({ hourly: { hours: 28.5, perHour: 400_000 } })), { low: 11_400_000, high: 11_400_000 })
  assert.deepEqual(rangeOf(input({ hourly: { hours: 10, perHour: 100 }, high: 5_000 })), { low: 1_000, high: 5_000 })
})

test('what is below zero, upside down or not there is no amount', () => {
  assert.equal(rangeOf(input({ low: -1 })), 'negative')
  assert.equal(rangeOf(input({ hourly: { hours: -2, perHour: 100 } })), 'negative')
  assert.equal(rangeOf(input({ low: 5, high: 3 })), 'range')
  assert.equal(rangeOf(input({})), 'missing')
})

test('currencies stand beside each other; a withdrawn line and the share price are not added', () => {
  const totals = totalsOf([
    row('money', 100, 200),
    row('lost-business', 1_000, 3_000),
    row('claims', 50, 50, { unit: 'USD' }),
    row('share-price', 9_000_000),
    row('image', 7, 7, { withdrawn: { at: '', reason: '' } }),
    row('money', 80, 100, { isRelief: true }),
    row('people', 3, 3, { unit: 'people' }),
  ])
  assert.deepEqual(
    totals.map((one) => [one.unit, one.net]),
    [
      ['JPY', { low: 1_000, high: 3_120 }],
      ['USD', { low: 50, high: 50 }],
      ['people', { low: 3, high: 3 }],
    ],
  )
  assert.equal(inOne(totals, []), null)
  const rate = { currency: 'USD', into: 'JPY', rate: 150, source: 'TTM' }
  assert.deepEqual(inOne(totals, [rate])?.net, { low: 8_500, high: 10_620 })
  assert.equal(inOne([...totals, ...totalsOf([row('money', 1, 1, { unit: 'EUR' })])], [rate]), null)
})

test('a total lies within its lines, in whatever order they stand', () => {
  const lines = fc.array(
    fc.record({
      kind: fc.constantFrom<DamageKind>('money', 'repair', 'claims', 'image'),
      low: fc.integer({ min: 0, max: 1_000_000 }),
      more: fc.integer({ min: 0, max: 1_000_000 }),
      unit: fc.constantFrom('JPY', 'USD'),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(lines, (given) => {
      const rows = given.map(({ kind, low, more, unit }) => row(kind, low, low + more, { unit }))
      const totals = totalsOf(rows)
      assert.deepEqual(totals, totalsOf(rows.toReversed()))
      for (const { unit, net } of totals) {
        assert.ok(net.low <= net.high)
        assert.equal(
          net.high,
          rows.filter((one) => one.unit === unit).reduce((sum, one) => sum + one.high, 0),
        )
      }
    }),
  )
})

test('a day at half activity and a day at none are a day and a half that were lost', () => {
  const at = (day: number, level: number) => ({ at: `2026-07-0${day}T00:00:00.000Z`, level, note: '' })
  assert.equal(lostDays([at(3, 100), at(1, 0), at(2, 50)]), 1.5)
  assert.equal(lostDays([at(1, 120), at(4, 100)]), 0)
  assert.equal(lostDays([]), 0)
})
