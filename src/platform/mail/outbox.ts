import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { MailAddress } from './address.ts'
import { composeMail } from './compose.ts'
import { checkMail, type OutgoingMail } from './message.ts'
import { plainSeal } from './seal/seal.ts'
import type { MailSettings } from './settings.ts'
import { addMail } from './store.ts'

export type { MailAddress } from './address.ts'
export type { Attachment, OutgoingMail } from './message.ts'

/**
 * Puts a mail into the outbox in the transaction of the change that it tells of: with it the mail will go, without it it never was.
 * Refused when something in it does not belong into a header. What the record says of it is an entry of whoever calls.
 */
export async function enqueueMail(
  { desk }: Pick<Context, 'desk'>,
  tx: Transaction,
  mail: OutgoingMail,
): Promise<{ id: string; messageId: string }> {
  checkMail(mail)
  const { from, keys } = desk.mail
  const id = desk.newId()
  const messageId = mail.messageId ?? `<${id}@${from.address.split('@')[1]}>`
  const date = desk.now()
  const replyTo = mail.replyTo ?? threadAddress(desk.mail, mail, id)
  const raw = await composeMail(replyTo ? { ...mail, replyTo } : mail, {
    from,
    messageId,
    date,
    keys: keys ?? null,
    seal: mail.seal === undefined ? plainSeal(keys ?? null) : mail.seal,
  })
  await addMail(tx, {
    id,
    messageId,
    purpose: mail.purpose,
    incidentId: mail.incidentId ?? null,
    subject: mail.subject,
    raw,
    queuedAt: date,
    notBefore: mail.notBefore ?? date,
    recipients: onceEach([...mail.to, ...(mail.cc ?? [])]),
  })
  return { id, messageId }
}

/** Answers to the mail of an incident come back to an address that names it, also from another mailbox and without a reference. */
const threadAddress = ({ from, replyTo }: MailSettings, mail: OutgoingMail, id: string): MailAddress | null =>
  replyTo && mail.incidentId && !mail.isAutomatic
    ? { address: replyTo.replace('*', id.replaceAll('-', '')), name: from.name }
    : null

/** Who stands in To and in Cc gets it once. */
const onceEach = (all: readonly MailAddress[]): MailAddress[] => [
  ...new Map(all.map((one) => [one.address.toLowerCase(), { ...one, address: one.address.toLowerCase() }])).values(),
]
