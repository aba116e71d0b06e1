// What the desk does for plans by itself: it puts a reminder down when a task is soon due and when its time has passed, and mails it, once.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord } from '#src/record/journal.ts'
import { mailAssignees } from './actions/ask-by-mail.ts'
import { mailedFact } from './actions/inquiry.ts'
import { askedMail } from './asked-mail.ts'
import { assigneeOf } from './store/assignee.ts'
import { queueReminder, type Remindable, unreminded } from './store/reminder.ts'

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
      const mailed = await mailReminder(context, tx, one)
      journal.append({
        kind: 'change',
        code: `plan.reminder.${one.kind}`,
        incidentId: one.incidentId,
        about: [{ type: 'task', id: one.id }],
        facts: {
          number: one.number,
          title: one.title,
          due: { at: one.dueAt },
          owner: one.owner ?? '',
          mailed: mailedFact(mailed),
        },
      })
      return 1
    })
  }
  return queued
}

/** To whoever is to do it, in the same transaction: with the reminder the mail will go, once. */
async function mailReminder(context: Context, tx: Transaction, one: Remindable): Promise<number> {
  const { desk } = context
  if (!desk.mail.server) return 0
  const incident = { id: one.incidentId, number: one.incident }
  const { kind, dueAt } = one
  if (one.assigneeId !== null) {
    const assignee = await assigneeOf(tx, one.incidentId, one.assigneeId)
    return await mailAssignees(context, tx, incident, [assignee], { kind, dueAt })
  }
  if (!one.person) return 0
  const url = `${desk.publicUrl.replace(/\/+$/, '')}/tasks?task=${one.id}`
  await enqueueMail(context, tx, {
    to: [{ address: one.person.email, name: one.person.name }],
    ...askedMail({ kind, dueAt, number: one.incident, url, isSecret: false }, one.person),
    purpose: 'plan-reminder',
    incidentId: one.incidentId,
    isAutomatic: true,
  })
  return 1
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
