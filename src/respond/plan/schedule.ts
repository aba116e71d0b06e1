// The tasks of a plan over time: as planned, and when each is really over if everything takes as long as it is said to.
import { isOpen, type TaskRow } from './task.ts'

type Scheduled = Pick<TaskRow, 'id' | 'after' | 'minutes' | 'state' | 'stateAt' | 'dueAt'>
export type TaskBar = {
  readonly id: string
  readonly from: string
  readonly to: string
  /** When it is over by the forecast, where that is later than planned. */
  readonly slipsTo: string | null
}

const minuteMs = 60_000
/** What a task without an estimate is taken to need; as for the longest way. */
const unknownMinutes = 30

/** A bar for each task that is not dropped, in the order given. Nothing begins before all that it waits for is over, nor in the past. */
export function barsOf(tasks: readonly Scheduled[], nowMs: number): TaskBar[] {
  const known = new Map(tasks.map((one) => [one.id, one]))
  const ends = new Map<string, number>()
  const lengthOf = (task: Scheduled) => (task.minutes ?? unknownMinutes) * minuteMs
  const beginOf = (task: Scheduled, endOf: (id: string) => number): number => {
    const ready = Math.max(nowMs, ...task.after.filter((id) => known.has(id)).map(endOf))
    return task.state === 'doing' ? Math.min(Date.parse(task.stateAt), ready) : ready
  }
  const endOf = (id: string): number => {
    const done = ends.get(id)
    if (done !== undefined) return done
    const task = known.get(id)!
    // A circle is refused when it is made; should one stand there, it is cut here.
    ends.set(id, nowMs)
    const end = isOpen(task.state) ? Math.max(nowMs, beginOf(task, endOf) + lengthOf(task)) : Date.parse(task.stateAt)
    ends.set(id, end)
    return end
  }
  const iso = (ms: number) => new Date(ms).toISOString()
  return tasks
    .filter((one) => one.state !== 'dropped')
    .map((task) => {
      const end = endOf(task.id)
      if (!isOpen(task.state)) return { id: task.id, from: iso(end - lengthOf(task)), to: iso(end), slipsTo: null }
      const due = task.dueAt === null ? null : Date.parse(task.dueAt)
      const from = Math.min(beginOf(task, endOf), due === null ? Number.POSITIVE_INFINITY : due - lengthOf(task))
      return { id: task.id, from: iso(from), to: iso(due ?? end), slipsTo: due !== null && end > due ? iso(end) : null }
    })
}
