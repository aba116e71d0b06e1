import MailComposer from 'nodemailer/lib/mail-composer'
import { refuse } from '#src/core/refusal.ts'
import type { MailAddress } from './address.ts'
import { mailBounds, type OutgoingMail } from './message.ts'

export type Envelope = { readonly from: MailAddress; readonly messageId: string; readonly date: Date }

/** The bytes of a mail (RFC 5322), put together once: what waits is what goes, at the first try and at the last. */
export async function composeMail(mail: OutgoingMail, { from, messageId, date }: Envelope): Promise<Buffer> {
  const raw = await new MailComposer({
    from,
    to: [...mail.to],
    cc: [...(mail.cc ?? [])],
    subject: mail.subject,
    text: mail.text,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    references: [...(mail.references ?? [])].slice(-mailBounds.references),
    messageId,
    date,
    headers: mail.isAutomatic ? { 'Auto-Submitted': 'auto-generated' } : {},
    attachments: (mail.attachments ?? []).map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    // Nothing that somebody wrote makes the desk open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build()
  if (raw.length > mailBounds.bytes) refuse('mail.too-large', { most: mailBounds.bytes })
  return raw
}
