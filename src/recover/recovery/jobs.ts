// What recovery reminds of by itself: the end of a heightened watch (S3-43), and measures that need somebody.
import { setTimeout as pause } from 'node:timers/promises'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import { remindOfMeasures } from '#src/recover/measure/jobs.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { toldOf } from '#src/respond/clock/store-reminder.ts'
import { dueWatches, insertWatchReminder } from './store/watch.ts'
import { watchMailWords } from './words.ts'

const lookEveryMs = 5 * 60_000
const mostAtOnce = 200

/** On its last day, once; another last day is told of again. */
export async function remindOfWatches(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let told = 0
  for (const one of await dueWatches(desk.state.db, dayOf(now.getTime(), desk.zone), mostAtOnce))
    told += await inRecord(context, async (tx, journal) => {
      if (!(await insertWatchReminder(tx, one, now))) return 0
      journal.append({
        kind: 'change',
        code: 'recovery.watch-over',
        incidentId: one.incidentId,
        facts: { day: one.day },
      })
      if (!desk.mail.server) return 1
      for (const person of await toldOf(tx, one.incidentId)) {
        const t = speaker(watchMailWords, person.lang)
        const url = `${desk.publicUrl}/incidents/${one.number}/recovery`
        const facts = { number: one.number, day: one.day, person: person.name, url }
        await enqueueMail(context, tx, {
          to: [{ address: person.email, name: person.name }],
          subject: t('subject', facts),
          text: t('text', facts),
          purpose: 'watch-reminder',
          incidentId: one.incidentId,
          isAutomatic: true,
        })
      }
      return 1
    })
  return told
}

/** Started by the server; ends with the function it gives. */
export function watchRecovery(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      for (const remind of [remindOfMeasures, remindOfWatches])
        await remind(context).catch((error: unknown) => {
          if (!signal.aborted) desk.log('error', 'recovery.watch', { error: String(error) })
        })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
