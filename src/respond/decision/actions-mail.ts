import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { type AskingMail, askingMail } from './asking-mail.ts'
import { entitled } from './store.ts'

type Asked = {
  readonly id: string
  readonly kind: AskingMail['kind']
  readonly number: string
  readonly dueAt: string | null
  readonly escalateAfterMin: number | null
  /** Whom, by id. */
  readonly people: readonly string[]
}

/**
 * Mails whoever is asked, in the transaction of the asking, to those who may decide as things stand now. A desk without a mail server
 * asks on the page alone.
 */
export async function mailDeciders(
  { desk }: Context,
  { tx, incident, append }: Within,
  { id, people, number, ...asked }: Asked,
): Promise<void> {
  if (!desk.mail.server) return
  const url = `${desk.publicUrl.replace(/\/+$/, '')}/decisions/${number}`
  const able = await entitled(tx, incident.id, people)
  for (const person of able)
    await enqueueMail({ desk }, tx, {
      to: [{ address: person.email, name: person.name }],
      ...askingMail({ ...asked, number, url }, person),
      purpose: 'decision-asked',
      incidentId: incident.id,
      isAutomatic: true,
    })
  if (able.length > 0)
    append({
      kind: 'contact',
      code: 'decision.mailed',
      about: [{ type: 'decision', id }],
      facts: { number, name: able.map((person) => person.name) },
    })
}
