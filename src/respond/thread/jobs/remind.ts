// Nobody outside is left without an answer: the team hears before a promise is due, when it has passed, and when an answer is late.
import { setTimeout as pause } from 'node:timers/promises'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import { toldOf } from '#src/respond/clock/store-reminder.ts'
import { dueParties, insertReminder } from '../store/party-reminder.ts'
import { partyReminderWords } from '../words.ts'

/** A promise is told of this long before: a finder who publishes tomorrow is still answered today. */
export const promiseAheadMs = 24 * 3_600_000
const lookEveryMs = 60_000
const mostAtOnce = 200

/** Each in a transaction with its entry; gives how many were new. Safe to be run by several at once. */
export async function remindOfParties(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let told = 0
  for (const one of await dueParties(desk.state.db, now, promiseAheadMs, mostAtOnce))
    told += await inRecord(context, async (tx, journal) => {
      if (!(await insertReminder(tx, one, now))) return 0
      journal.append({
        kind: 'change',
        code: `party.${one.kind}`,
        incidentId: one.incidentId,
        party: one.partyId,
        about: [{ type: 'contact', id: one.contactId }],
        facts: { name: one.name, due: { at: one.dueAt } },
      })
      if (!desk.mail.server) return 1
      for (const person of await toldOf(tx, one.incidentId)) {
        const t = speaker(partyReminderWords, person.lang)
        // Mail travels in the open: it names neither the party nor the title.
        const facts = {
          number: one.number,
          person: person.name,
          due: formatInstant(Date.parse(one.dueAt), { lang: person.lang, zone: person.zone }),
          url: `${desk.publicUrl}/incidents/${one.number}/notices`,
        }
        await enqueueMail(context, tx, {
          to: [{ address: person.email, name: person.name }],
          subject: t(`${one.kind}.subject`, facts),
          text: t(`${one.kind}.text`, facts),
          purpose: 'party-reminder',
          incidentId: one.incidentId,
          isAutomatic: true,
        })
      }
      return 1
    })
  return told
}

/** Started by the server; ends with the function it gives. */
export function watchParties(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      await remindOfParties(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'party.watch', { error: String(error) })
      })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
