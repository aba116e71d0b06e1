// Measures follow the organisation: who owns one, the team and the executives hear once that it is late, that nobody owns it, that its cause is back.
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { toldOf } from '#src/respond/clock/store-reminder.ts'
import { measureReminderWords } from './reminder-words.ts'
import { dueMeasures, insertMeasureReminder, ownersTold } from './store/reminder.ts'

const mostAtOnce = 200

/** Each in a transaction with its entry; gives how many were new. Safe to be run by several at once. */
export async function remindOfMeasures(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let told = 0
  for (const one of await dueMeasures(desk.state.db, dayOf(now.getTime(), desk.zone), mostAtOnce))
    told += await inRecord(context, async (tx, journal) => {
      if (!(await insertMeasureReminder(tx, one, now))) return 0
      journal.append({
        kind: 'change',
        code: `measure.reminded.${one.kind}`,
        incidentId: one.incidentId,
        facts: { no: one.no, again: one.again ?? '', day: one.kind === 'orphan' ? '' : one.about },
      })
      if (!desk.mail.server) return 1
      const all = [...(await ownersTold(tx, one.id)), ...(await toldOf(tx, one.incidentId))]
      for (const person of new Map(all.map((each) => [each.email, each])).values()) {
        const t = speaker(measureReminderWords, person.lang)
        // Mail travels in the open: it says which measure, and nothing of what it is.
        const url = `${desk.publicUrl}/incidents/${one.number}/recovery?part=measures`
        const facts = {
          number: one.number,
          no: one.no,
          person: person.name,
          day: one.about,
          again: one.again ?? '',
          url,
        }
        await enqueueMail(context, tx, {
          to: [{ address: person.email, name: person.name }],
          subject: t(`${one.kind}.subject`, facts),
          text: [t('dear', facts), t(`${one.kind}.text`, facts), `  ${url}`, t('foot')].join('\n\n'),
          purpose: 'measure-reminder',
          incidentId: one.incidentId,
          isAutomatic: true,
        })
      }
      return 1
    })
  return told
}
