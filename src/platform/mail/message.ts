import { z } from 'zod'
import { refuse } from '#src/core/refusal.ts'
import { hasControl, MailAddress } from './address.ts'
import type { Seal } from './seal/seal.ts'

/** A mail before it is put together: text alone, never HTML, so that nothing in it runs, loads or hides. */
export type OutgoingMail = {
  readonly to: readonly MailAddress[]
  readonly cc?: readonly MailAddress[]
  readonly subject: string
  readonly text: string
  readonly html?: never
  readonly attachments?: readonly Attachment[]
  readonly replyTo?: MailAddress
  /** Message-IDs with their brackets: what it answers, and the thread before that, the oldest first. */
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** Only where one was promised before; else it is made. */
  readonly messageId?: string
  readonly notBefore?: Date
  /** What it is for, such as `notice` or `clock-reminder`. */
  readonly purpose: string
  /** Whose thread it belongs to. */
  readonly incidentId?: string | null
  /** Sent by the desk itself and not by a person: no machine is to answer it (RFC 3834). */
  readonly isAutomatic?: boolean
  /** How it is signed, and for whom encrypted; by itself it is signed where the desk has a key. */
  readonly seal?: Seal | null
}
export type Attachment = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

export const mailBounds = {
  recipients: 100,
  subject: 500,
  text: 1_000_000,
  attachments: 50,
  attachmentName: 200,
  references: 50,
  /** As it goes over the wire; most servers take no more. */
  bytes: 25_000_000,
}

const messageIdForm = /^<[^\s<>@\p{Cc}]{1,200}@[^\s<>@\p{Cc}]{1,200}>$/u
const mediaTypeForm = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,80}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,120}(; ?[a-z-]+="?[\w.-]+"?)*$/i

/** Refuses what must not go into a header, and what no server takes; names what is wrong with it. */
export function checkMail(mail: OutgoingMail): void {
  const everybody = [...mail.to, ...(mail.cc ?? [])]
  if (everybody.length === 0) refuse('mail.nobody.invalid')
  if (everybody.length > mailBounds.recipients) refuse('mail.recipients.invalid', { most: mailBounds.recipients })
  if (mail.seal?.encryptTo && everybody.length > 1) throw new Error('an encrypted mail has one recipient')
  for (const one of [...everybody, ...(mail.replyTo ? [mail.replyTo] : [])])
    if (!MailAddress.safeParse(one).success || hasControl(one.name))
      refuse('mail.address.invalid', { address: shown(one.address) })
  if (hasControl(mail.subject) || mail.subject.trim() === '' || mail.subject.length > mailBounds.subject)
    refuse('mail.subject.invalid', { most: mailBounds.subject })
  if (mail.text.length > mailBounds.text) refuse('mail.too-large', { most: mailBounds.bytes })
  const references = [mail.messageId, mail.inReplyTo, ...(mail.references ?? [])].filter((one) => one !== undefined)
  if (references.length > mailBounds.references + 2) refuse('mail.reference.invalid', { reference: '' })
  for (const one of references)
    if (!messageIdForm.test(one)) refuse('mail.reference.invalid', { reference: shown(one) })
  if ((mail.attachments?.length ?? 0) > mailBounds.attachments)
    refuse('mail.attachments.invalid', { most: mailBounds.attachments })
  for (const { name, mediaType } of mail.attachments ?? [])
    if (hasControl(name) || name.length > mailBounds.attachmentName || !mediaTypeForm.test(mediaType))
      refuse('mail.attachment.invalid', { name: shown(name) })
  if (
    !z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,60}$/)
      .safeParse(mail.purpose).success
  )
    throw new Error(`a purpose is a slug: ${mail.purpose}`)
}

const shown = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '␤').slice(0, 200)
