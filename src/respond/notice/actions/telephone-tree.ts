// Whom to call and fax when network and mail are down, on paper (S3-135).
import type { ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { contactsById, pageOfContacts } from '#src/prepare/contact/store.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { fillPrintLetter } from '#src/prepare/knowledge/print-letter-fill.ts'
import type { noticeApi } from '../api.ts'
import { noticeWords } from '../words.ts'

/** Nobody calls more from one list. */
const mostCalled = 400

const valuesOf = ({ channels }: Contact, kind: 'phone' | 'fax'): string =>
  channels
    .filter((one) => one.kind === kind)
    .map((one) => [one.value, one.hours].filter(Boolean).join(' '))
    .join('\n')

export const telephoneTreeActions = {
  async telephoneTree(context: Context, { lang, kind }: ParsedInputOf<(typeof noticeApi)['telephoneTree']>) {
    const { desk } = context
    const { db } = desk.state
    const now = desk.now()
    const page = await pageOfContacts(db, { kind, after: null, limit: mostCalled, now })
    const ids = page.rows.map((row) => row.id)
    const contacts = (await contactsById(db, ids)).filter((one) => valuesOf(one, 'phone') + valuesOf(one, 'fax') !== '')
    if (contacts.length === 0) refuse('notice.tree.empty')
    const deputies = new Map(
      (await contactsById(db, [...new Set(contacts.flatMap((one) => one.deputies.map(({ id }) => id)))])).map((one) => [
        one.id,
        one,
      ]),
    )
    const deputyOf = ({ deputies: those }: Contact) =>
      those
        .flatMap(({ id }) => deputies.get(id) ?? [])
        .map((one) => [one.name, valuesOf(one, 'phone')].filter(Boolean).join(' '))
        .join('\n')
    const letter = knowledge(desk.dataDir).printLetters.find((one) => one.id === 'telephone-tree')
    const at = now.toISOString()
    const filled =
      letter &&
      fillPrintLetter(
        letter,
        lang,
        {
          version: at.slice(0, 10),
          as_of: at,
          from_organisation: desk.organisation || speaker(noticeWords, lang)('desk'),
          reached: contacts.map((one) => ({
            name: [one.name, one.person].filter(Boolean).join('\n'),
            phone: valuesOf(one, 'phone'),
            fax: valuesOf(one, 'fax'),
            deputy: deputyOf(one),
          })),
        },
        desk.zone,
      )
    if (!filled?.letter) return refuse('notice.template.not-found', { id: 'telephone-tree' })
    const body = await desk.paper.render('letter', filled.letter)
    return { name: `telephone-tree-${lang}.pdf`, mediaType: 'application/pdf', body }
  },
}
