// What the desk does for deadlines by itself: it puts a reminder down when one comes due and when it has passed, and mails it, once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord } from '#src/record/journal.ts'
import { reminderMail } from './reminder-mail.ts'
import { markReminderSent, queueReminder, type Remindable, toldOf, unreminded } from './store-reminder.ts'

const lookEveryMs = 30_000
const mostAtOnce = 200

/** Reminders that have come due, each in a transaction with its entry; gives how many were new. Safe to be run by several at once. */
export async function remind(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let queued = 0
  for (const one of await unreminded(desk.state.db, now, mostAtOnce)) {
    queued += await inRecord(context, async (tx, journal) => {
      const id = desk.newId()
      if (!(await queueReminder(tx, id, one, now))) return 0
      const to = await mailReminder(context, tx, id, one, now)
      journal.append({
        kind: 'change',
        code: `clock.reminder.${one.kind}`,
        incidentId: one.incidentId,
        facts: { regime: one.name.regime, stage: one.name.stage, due: { at: one.dueAt }, mailedTo: to },
      })
      return 1
    })
  }
  return queued
}

/** To each in their own language. A desk without a mail server has the entry alone. */
async function mailReminder(
  context: Context,
  tx: Transaction,
  id: string,
  one: Remindable,
  now: Date,
): Promise<number> {
  const { desk } = context
  if (!desk.mail.server) return 0
  const told = await toldOf(tx, one.incidentId)
  const url = `${desk.publicUrl}/incidents/${one.number}/clocks`
  for (const person of told)
    await enqueueMail(context, tx, {
      to: [{ address: person.email, name: person.name }],
      ...reminderMail({ ...one, url }, person),
      purpose: 'clock-reminder',
      incidentId: one.incidentId,
      isAutomatic: true,
    })
  if (told.length > 0) await markReminderSent(tx, id, now)
  return told.length
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
