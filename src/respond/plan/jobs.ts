// What the desk does for plans by itself: it puts a reminder down when a task is soon due and when its time has passed, once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { queueReminder, unreminded } from './store/reminder.ts'

const lookEveryMs = 30_000
const mostAtOnce = 200

/** Reminders that have come due, each in a transaction with its entry; gives how many were new. Safe to be run by several at once. */
export async function remindOfTasks(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let queued = 0
  for (const one of await unreminded(desk.state.db, now, mostAtOnce)) {
    queued += await inRecord(context, async (tx, journal) => {
      if (!(await queueReminder(tx, desk.newId(), one, now))) return 0
      journal.append({
        kind: 'change',
        code: `plan.reminder.${one.kind}`,
        incidentId: one.incidentId,
        about: [{ type: 'task', id: one.id }],
        facts: { number: one.number, title: one.title, due: { at: one.dueAt }, owner: one.owner ?? '' },
      })
      return 1
    })
  }
  return queued
}

/** Started by the server; ends with the function it gives. */
export function watchPlans(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      await remindOfTasks(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'plan.watch', { error: String(error) })
      })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
