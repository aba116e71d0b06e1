// What waits for what: order, circles, the longest way, what comes next; and a playbook as a plan.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { library } from '#src/prepare/playbook/library.ts'
import { stepsOf } from '#src/prepare/playbook/playbook.ts'
import { needlessBy, planOf } from '#src/respond/plan/from-playbook.ts'
import { circleOf, criticalPath, nextTasks } from '#src/respond/plan/order.ts'
import { soonFrom, standingOf, TaskState } from '#src/respond/plan/task.ts'

type Node = { id: string; after: string[]; minutes: number | null; state: TaskState }
const states = fc.constantFrom(...TaskState.options)
/** Tasks that wait only for earlier ones: no circle. */
const plans = fc
  .array(
    fc.record({
      minutes: fc.option(fc.integer({ min: 1, max: 500 })),
      state: states,
      picks: fc.array(fc.nat(), { maxLength: 4 }),
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((rows) =>
    rows.map(({ minutes, state, picks }, at): Node => {
      const after = at === 0 ? [] : [...new Set(picks.map((pick) => `t${pick % at}`))]
      return { id: `t${at}`, after, minutes, state }
    }),
  )

test('tasks that wait only for earlier ones make no circle; one turned back makes one, and it is named', () => {
  fc.assert(
    fc.property(plans, fc.nat(), fc.nat(), (plan, a, b) => {
      assert.equal(circleOf(plan), null)
      const late = plan[a % plan.length]!
      const early = plan[b % plan.length]!
      const turned = plan.map((one) => (one === early ? { ...one, after: [...one.after, late.id] } : one))
      const circle = circleOf(turned)
      if (!circle) return
      assert.equal(circle[0], circle.at(-1))
      for (const [at, id] of circle.slice(0, -1).entries())
        assert.ok(turned.find((one) => one.id === id)!.after.includes(circle[at + 1]!))
    }),
    { numRuns: 200 },
  )
})

test('the longest way is a chain of open tasks that wait for each other, and none takes longer', () => {
  const open = (one: Node) => one.state !== 'done' && one.state !== 'dropped'
  fc.assert(
    fc.property(plans, (plan) => {
      const by = new Map(plan.map((one) => [one.id, one]))
      const memo = new Map<string, number>()
      const longest = (one: Node): number => {
        const known = memo.get(one.id)
        if (known !== undefined) return known
        const before = one.after.map((id) => by.get(id)!).filter(open)
        const sum = (one.minutes ?? 30) + Math.max(0, ...before.map(longest))
        memo.set(one.id, sum)
        return sum
      }
      const { ids, minutes } = criticalPath(plan)
      const hasChain = plan.some((one) => open(one) && one.after.some((id) => open(by.get(id)!)))
      if (ids.length === 0) {
        // One task that takes longer than every chain is no chain.
        const alone = Math.max(0, ...plan.filter(open).map((one) => one.minutes ?? 30))
        assert.ok(!hasChain || Math.max(...plan.filter(open).map(longest)) === alone)
        return
      }
      assert.equal(minutes, Math.max(...plan.filter(open).map(longest)))
      for (const [at, id] of ids.entries()) if (at > 0) assert.ok(by.get(id)!.after.includes(ids[at - 1]!))
      assert.equal(
        ids.reduce((sum, id) => sum + (by.get(id)!.minutes ?? 30), 0),
        minutes,
      )
    }),
    { numRuns: 200 },
  )
})

test('next is what can be done now: nothing that waits, is held by a gate or is over; what is late comes first', () => {
  const row = (number: number, over: object) => ({
    id: `t${number}`,
    number,
    state: 'todo' as TaskState,
    standing: 'none' as const,
    waitsFor: [] as number[],
    heldBy: [] as string[],
    ...over,
  })
  const rows = [
    row(1, { state: 'done' }),
    row(2, {}),
    row(3, { waitsFor: [2] }),
    row(4, { heldBy: ['g'] }),
    row(5, { standing: 'late' }),
    row(6, { state: 'doing' }),
    row(7, { state: 'waiting' }),
    row(8, {}),
  ]
  assert.deepEqual(
    nextTasks(rows, 3).map((one) => one.number),
    [5, 6, 2],
  )
  assert.deepEqual(
    nextTasks(rows, 10).map((one) => one.number),
    [5, 6, 2, 8],
  )
})

test('a task is soon due a quarter of its time before, half an hour at least and a day at most', () => {
  const hour = 3_600_000
  assert.equal(soonFrom(0, 8 * hour), 6 * hour)
  assert.equal(soonFrom(0, hour), hour / 2)
  assert.equal(soonFrom(0, 1_000 * hour), 976 * hour)
  const task = { state: 'todo' as const, dueAt: '2003-06-17T00:30:00Z', createdAt: '2003-06-16T22:30:00Z' }
  const at = (text: string) => standingOf(task, Date.parse(text))
  assert.equal(at('2003-06-16T23:59:00Z'), 'ahead')
  assert.equal(at('2003-06-17T00:00:00Z'), 'soon')
  assert.equal(at('2003-06-17T00:30:01Z'), 'late')
  assert.equal(standingOf({ ...task, state: 'done' }, Date.parse('2003-06-18T00:00:00Z')), 'over')
})

test('every playbook becomes a plan in which each step is a task, whatever it waits for is in it, and gates hold', () => {
  for (const playbook of library()) {
    let made = 0
    const newId = () => `id${++made}`
    const { tasks, gates } = planOf(playbook, new Map(), newId)
    assert.equal(tasks.length, stepsOf(playbook).length, playbook.id)
    const ids = new Set(tasks.map((one) => one.id))
    for (const one of tasks) for (const id of one.after) assert.ok(ids.has(id))
    assert.equal(circleOf(tasks), null)
    for (const gate of gates) for (const id of [...gate.needs, ...gate.holds]) assert.ok(ids.has(id))
    // A step of an answer waits for its question, and the other answers make it needless.
    for (const { guide, id } of tasks)
      for (const answer of guide.choose?.answers ?? []) {
        for (const of of answer.tasks) assert.ok(tasks.find((one) => one.id === of)!.after.includes(id))
        const needless = needlessBy(guide.choose!, answer.id)
        assert.ok(answer.tasks.every((one) => !needless.includes(one)))
      }
    const again = planOf(playbook, new Map(tasks.map((one) => [one.step, one.id])), newId)
    assert.equal(again.tasks.length, 0)
    assert.deepEqual(again.gates, gates)
  }
})
