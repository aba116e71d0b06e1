// What waits for what: the order in which tasks can be done, circles, the longest way to the end, what is next.
import { circleIn } from '#src/prepare/playbook/circle.ts'
import { isOpen, type TaskRow } from './task.ts'

type Waiting = { readonly id: string; readonly after: readonly string[] }

/** The first circle that these tasks would make, as the way round it; null where there is none. */
export function circleOf(tasks: readonly Waiting[]): string[] | null {
  return circleIn(new Map(tasks.map((one) => [one.id, one.after])))
}

/** What a task without an estimate is taken to need. */
const unknownMinutes = 30

/**
 * The longest way through what is still to be done: its tasks in their order, and how long they take together. What holds one of
 * them up holds everything up. Nothing where no task waits for another.
 */
export function criticalPath(tasks: readonly Pick<TaskRow, 'id' | 'after' | 'minutes' | 'state'>[]): {
  ids: string[]
  minutes: number
} {
  const open = new Map(tasks.filter((one) => isOpen(one.state)).map((one) => [one.id, one]))
  const waiting = new Map<string, number>()
  const next = new Map<string, string[]>()
  for (const one of open.values()) {
    const before = one.after.filter((id) => open.has(id))
    waiting.set(one.id, before.length)
    for (const id of before) next.set(id, [...(next.get(id) ?? []), one.id])
  }
  const best = new Map<string, { minutes: number; from: string | null }>()
  const ready = [...open.keys()].filter((id) => waiting.get(id) === 0)
  for (const id of ready) if (!best.has(id)) best.set(id, { minutes: 0, from: null })
  let last: string | null = null
  let most = -1
  // `ready` grows while it is walked: every task comes after all that it waits for.
  for (const id of ready) {
    const sum = best.get(id)!.minutes + (open.get(id)!.minutes ?? unknownMinutes)
    if (sum > most) [most, last] = [sum, id]
    for (const to of next.get(id) ?? []) {
      if (sum > (best.get(to)?.minutes ?? -1)) best.set(to, { minutes: sum, from: id })
      const left = waiting.get(to)! - 1
      waiting.set(to, left)
      if (left === 0) ready.push(to)
    }
  }
  const ids: string[] = []
  for (let at = last; at !== null; at = best.get(at)!.from) ids.unshift(at)
  return ids.length > 1 ? { ids, minutes: most } : { ids: [], minutes: 0 }
}

const urgency = { late: 0, soon: 1, ahead: 2, none: 2, over: 3 } as const
type Next = Pick<TaskRow, 'id' | 'number' | 'state' | 'standing' | 'waitsFor' | 'heldBy'>

/** Whether somebody can do it now: nothing before it is missing and no gate holds it. */
export const isReady = (task: Pick<Next, 'state' | 'waitsFor' | 'heldBy'>): boolean =>
  (task.state === 'todo' || task.state === 'doing') && task.waitsFor.length === 0 && task.heldBy.length === 0

/** What to do next: late before soon, begun before new, then the order of the plan. */
export function nextTasks<T extends Next>(tasks: readonly T[], most: number): T[] {
  return tasks
    .filter(isReady)
    .sort(
      (a, b) =>
        urgency[a.standing] - urgency[b.standing] ||
        Number(b.state === 'doing') - Number(a.state === 'doing') ||
        a.number - b.number,
    )
    .slice(0, most)
}

/** The gate that stands in the way: the first that is not passed while nothing can be done but what it waits for is open too. */
export function nextGate<G extends { readonly isPassed: boolean; readonly holds: readonly string[] }>(
  gates: readonly G[],
  tasks: readonly Pick<TaskRow, 'id' | 'state' | 'waitsFor'>[],
): G | null {
  const waits = new Set(tasks.filter((one) => isOpen(one.state) && one.waitsFor.length === 0).map((one) => one.id))
  return gates.find((gate) => !gate.isPassed && gate.holds.some((id) => waits.has(id))) ?? null
}
