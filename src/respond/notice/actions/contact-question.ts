// Once a year each contact is asked whether what we hold of it is still right.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, linkSecret } from '#src/detect/report/actions/link.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { inRecord } from '#src/record/journal.ts'
import type { noticeApi } from '../api.ts'
import { contactPageWords } from '../contact-page-words.ts'
import { correctionsOf, countStale, setContactAsked, staleContacts } from '../store/contact-asked.ts'
import { noticeWords } from '../words.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** As many as one press asks; the rest is asked by the next one. */
const mostAtOnce = 200

export const contactQuestionActions = {
  async contactQuestions({ desk }: Context): Out<'contactQuestions'> {
    return { stale: await countStale(desk.state.db, desk.now()), rows: await correctionsOf(desk.state.db) }
  },

  async askContacts(context: Context, _: In<'askContacts'>): Out<'askContacts'> {
    const asked = await askStale(context, 'any', mostAtOnce)
    return { asked, left: await countStale(context.desk.state.db, context.desk.now()) }
  },
}

/** Asks by mail, each contact with its entry, all in one transaction; gives how many. `yearly` are those that nobody asked for a year. */
export async function askStale(context: Context, which: 'any' | 'yearly', most: number): Promise<number> {
  const { desk } = context
  return await inRecord(context, async (tx, journal) => {
    const at = desk.now()
    const rows = await staleContacts(tx, at, which, most)
    for (const one of rows) {
      const secret = await linkSecret(desk, 'contact', one.id)
      await setContactAsked(tx, one.id, hashOf(secret), at)
      const t = speaker(contactPageWords, one.lang)
      await enqueueMail(context, tx, {
        to: [{ address: one.email, name: '' }],
        subject: t('mail.subject'),
        text: t('mail.text', {
          name: one.person || one.name,
          desk: desk.organisation || speaker(noticeWords, one.lang)('desk'),
          url: `${desk.publicUrl.replace(/\/+$/, '')}/contact/${secret}`,
        }),
        purpose: 'contact-question',
      })
      journal.append({
        kind: 'request',
        code: 'notice.contact.asked',
        about: [{ type: 'contact', id: one.id }],
        facts: { name: one.name },
      })
    }
    return rows.length
  })
}
