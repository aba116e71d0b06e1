import MailComposer from 'nodemailer/lib/mail-composer'
import { refuse } from '#src/core/refusal.ts'
import type { MailAddress } from './address.ts'
import { mailBounds, type OutgoingMail } from './message.ts'
import type { DeskKeys } from './seal/desk-keys.ts'
import { type Seal, sealMail } from './seal/seal.ts'

export type Envelope = {
  readonly from: MailAddress
  readonly messageId: string
  readonly date: Date
  /** The desk's own keys, and how this mail is signed or encrypted with them. */
  readonly keys?: DeskKeys | null
  readonly seal?: Seal | null
}

/** The bytes of a mail (RFC 5322), put together once: what waits is what goes, at the first try and at the last. */
export async function composeMail(
  mail: OutgoingMail,
  { from, messageId, date, keys, seal }: Envelope,
): Promise<Buffer> {
  const node = new MailComposer({
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
  }).compile()
  if (keys && seal) steadyText(node)
  const plain = await node.build()
  const raw = keys && seal ? await sealMail(plain, seal, keys) : plain
  if (raw.length > mailBounds.bytes) refuse('mail.too-large', { most: mailBounds.bytes })
  return raw
}

type Node = ReturnType<MailComposer['compile']>
/** No server on the way finds a byte to change in what is signed: nothing of it goes as it is (RFC 3156 §3). */
function steadyText(node: Node): void {
  for (const child of node.childNodes) steadyText(child as Node)
  if (!/^text\//i.test(String(node.getHeader('Content-Type') ?? '')) || node.getHeader('Content-Transfer-Encoding'))
    return
  const isAscii = /^[ -~\s]*$/.test(String(node.content))
  node.setHeader('Content-Transfer-Encoding', isAscii ? 'quoted-printable' : 'base64')
}
