import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { barsOf } from './schedule.ts'

const now = Date.parse('2003-06-18T00:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(now + hours * hour).toISOString()
const task = (id: string, is: object = {}) => ({
  ...{ id, after: [] as string[], minutes: 60, state: 'todo' as const, stateAt: at(-5), dueAt: null as string | null },
  ...is,
})

test('what waits for something late slips by as much, and what is done stands where it was done', () => {
  const bars = barsOf(
    [
      task('done', { state: 'done', stateAt: at(-1) }),
      task('late', { after: ['done'], dueAt: at(-2), minutes: 120 }),
      task('next', { after: ['late'], dueAt: at(1) }),
    ],
    now,
  )
  assert.deepEqual(bars, [
    { id: 'done', from: at(-2), to: at(-1), slipsTo: null },
    { id: 'late', from: at(-4), to: at(-2), slipsTo: at(2) },
    { id: 'next', from: at(0), to: at(1), slipsTo: at(3) },
  ])
})

test('no task is over by the forecast before all that it waits for is', () => {
  const plan = fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 5_000 }),
      before: fc.nat(),
      due: fc.option(fc.integer({ min: -99, max: 99 })),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(plan, (all) => {
      const tasks = all.map((one, no) =>
        task(`${no}`, {
          minutes: one.minutes,
          dueAt: one.due === null ? null : at(one.due),
          after: no === 0 ? [] : [`${one.before % no}`],
        }),
      )
      const overAt = new Map(barsOf(tasks, now).map((bar) => [bar.id, Date.parse(bar.slipsTo ?? bar.to)]))
      for (const one of tasks)
        for (const before of one.after) {
          const planned = tasks.find((other) => other.id === before)!.dueAt
          // A due time that is later than the forecast stands as it was planned.
          if (planned === null || Date.parse(planned) <= overAt.get(one.id)!)
            assert.ok(overAt.get(one.id)! > (planned === null ? overAt.get(before)! : now))
        }
    }),
  )
})
