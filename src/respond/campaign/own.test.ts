import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueTurns, isOpenAt, nextTurn, OwnSettings, plainSecond, secondFor } from './own.ts'

const at = (hour: number) => new Date(Date.UTC(2003, 6, 1, hour))

test('who comes from a network of the house is asked for the code alone, everybody else for more', () => {
  const own = OwnSettings.parse({ second: 'birth-date', inside: ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7'] })
  const asked = ['192.0.2.9', '::ffff:192.0.2.9', '2001:db8::1', '198.51.100.7', null].map((one) => secondFor(own, one))
  assert.deepEqual(new Set(asked), new Set(['none']))
  for (const outside of ['203.0.113.1', '198.51.100.8', '2001:db9::1', 'nonsense'])
    assert.equal(secondFor(own, outside), 'birth-date')
  assert.equal(secondFor({ ...own, inside: [] }, '192.0.2.9'), 'birth-date')
  assert.throws(() => OwnSettings.parse({ inside: ['campus'] }))
})

test('a date of birth and a number are the same however they are written', () => {
  for (const text of ['1983-04-05', '1983/4/5', '１９８３年４月５日', '19830405', ' 1983.04.05 '])
    assert.equal(plainSecond('birth-date', text), '19830405')
  assert.equal(plainSecond('birth-date', 'April'), '')
  assert.equal(plainSecond('id-number', ' ab-１２３ 4'), 'AB1234')
})

test('the page opens and closes by the clock, and a turn of the past does not turn what was turned by hand since', () => {
  const own = {
    turns: [
      { at: at(9).toISOString(), isOpen: false },
      { at: at(18).toISOString(), isOpen: true },
    ],
  }
  const open = (hour: number, turnedAt: Date | null = null) => isOpenAt({ own, turnedAt, isOpen: true }, at(hour))
  assert.deepEqual([open(8), open(9), open(17), open(18)], [true, false, false, true])
  assert.equal(open(17, at(9)), true)
  assert.equal(nextTurn(own, at(10))?.isOpen, true)
  assert.equal(nextTurn(own, at(18)), null)
})

test('whatever the turns, carried out one by one or all at once they end the same', () => {
  const turn = fc.record({
    at: fc.integer({ min: 0, max: 48 }).map((hour) => at(hour).toISOString()),
    isOpen: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(turn, { maxLength: 10, selector: (one) => one.at }),
      fc.integer({ min: 0, max: 48 }),
      (turns, until) => {
        let state = { own: { turns }, turnedAt: null as Date | null, isOpen: true }
        for (let hour = 0; hour <= until; hour++)
          for (const due of dueTurns(state, at(hour)))
            state = { ...state, turnedAt: new Date(due.at), isOpen: due.isOpen }
        assert.equal(state.isOpen, isOpenAt({ own: { turns }, turnedAt: null, isOpen: true }, at(until)))
      },
    ),
    { numRuns: 100 },
  )
})
