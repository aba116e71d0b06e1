// What the desk does for deadlines by itself: it puts a reminder down when one comes due and when it has passed, once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { queueReminder, unreminded } from './store-reminder.ts'

const lookEveryMs = 30_000
const mostAtOnce = 200

/** Reminders that have come due, each in a transaction with its entry; gives how many were new. Safe to be run by several at once. */
export async function remind(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let queued = 0
  for (const one of await unreminded(desk.state.db, now, mostAtOnce)) {
    queued += await inRecord(context, async (tx, journal) => {
      if (!(await queueReminder(tx, desk.newId(), one, now))) return 0
      journal.append({
        kind: 'change',
        code: `clock.reminder.${one.kind}`,
        incidentId: one.incidentId,
        facts: { regime: one.name.regime, stage: one.name.stage, due: { at: one.dueAt } },
      })
      return 1
    })
  }
  return queued
}

/** Started by the server; ends with the function it gives. */
export function watchClocks(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      await remind(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'clock.watch', { error: String(error) })
      })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
