import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CallState, standingOf } from './call.ts'

const minute = 60_000
const begins = Date.parse('2003-06-17T00:00:00+09:00')
const place = (name: string, waitMin = 10) => ({ name, phone: '', hours: '', waitMin })
const night = [place('当番'), place('代理', 5), place('課長', 30)]
const call = (name: string, atMin: number, state: CallState, waitMin = 10) => ({
  ...{ name, state, waitMin },
  calledAt: new Date(begins + atMin * minute).toISOString(),
})
const at = (atMin: number, ...calls: ReturnType<typeof call>[]) => {
  const { standing, next } = standingOf(night, calls, begins + atMin * minute)
  return [standing, next?.name ?? null]
}

test('the first on the list is called first, and is waited for so long as the list says', () => {
  assert.deepEqual(at(0), ['none', '当番'])
  assert.deepEqual(at(9, call('当番', 0, 'waiting')), ['waiting', null])
  assert.deepEqual(at(10, call('当番', 0, 'waiting')), ['silent', '代理'])
})

test('who did not answer is followed by the next at once, and after the last by the first again', () => {
  assert.deepEqual(at(1, call('当番', 0, 'no-answer')), ['silent', '代理'])
  const all = night.map(({ name }, no) => call(name, no, 'no-answer'))
  assert.deepEqual(at(3, ...all), ['exhausted', '当番'])
})

test('once somebody has answered nobody else is called, whoever was silent before or after', () => {
  const state = fc.constantFrom(...CallState.options)
  const some = fc.array(fc.tuple(fc.constantFrom(...night), fc.nat(100), state), { maxLength: 6 })
  fc.assert(
    fc.property(some, some, fc.nat(500), (before, after, now) => {
      const of = (list: typeof before) => list.map(([one, when, how]) => call(one.name, when, how))
      const { standing, next } = standingOf(
        night,
        [...of(before), call('課長', 3, 'acknowledged'), ...of(after)],
        begins + now * minute,
      )
      assert.deepEqual([standing, next], ['acknowledged', null])
    }),
  )
})
