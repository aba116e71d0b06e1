import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TaskState } from '../task.ts'
import { changesBetween, type VersionTask } from './version.ts'

const task = (number: number, is: Partial<VersionTask> = {}): VersionTask => ({
  ...{ id: `${number}`, number, title: { ja: `作業${number}`, en: `Task ${number}` }, owner: '', dueAt: null },
  ...{ state: 'todo' as const, ...is },
})

test('a later version says what came, went, was done, given to somebody else or put off', () => {
  const first = [task(1), task(2, { owner: '大場' }), task(3, { dueAt: '2003-07-05T00:00:00.000Z' }), task(4)]
  const second = [
    task(1, { state: 'done' }),
    task(2, { owner: '林' }),
    task(3, { dueAt: '2003-07-06T00:00:00.000Z' }),
    task(4, { state: 'dropped' }),
    task(5),
  ]
  assert.deepEqual(
    changesBetween(first, second).map(({ number, what, before, after }) => [number, what, before, after]),
    [
      [1, 'done', null, null],
      [2, 'owner', '大場', '林'],
      [3, 'due', '2003-07-05T00:00:00.000Z', '2003-07-06T00:00:00.000Z'],
      [4, 'dropped', null, null],
      [5, 'added', null, null],
    ],
  )
})

test('a plan differs from itself in nothing, and what comes one way goes the other', () => {
  const plans = fc
    .uniqueArray(fc.record({ number: fc.nat(30), state: fc.constantFrom(...TaskState.options) }), {
      selector: (one) => one.number,
      maxLength: 12,
    })
    .map((all) => all.map(({ number, state }) => task(number, { state })))
  fc.assert(
    fc.property(plans, plans, (a, b) => {
      assert.deepEqual(changesBetween(a, a), [])
      const numbers = (list: readonly VersionTask[], other: readonly VersionTask[], what: string) =>
        changesBetween(list, other).filter(
          (one) => one.what === what && !list.some((task) => task.number === one.number),
        )
      for (const one of numbers(a, b, 'added'))
        assert.ok(changesBetween(b, a).some((back) => back.number === one.number && back.what === 'dropped'))
    }),
  )
})
