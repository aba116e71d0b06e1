// Opens what came in signed or encrypted, with the desk's keys and those of whom the mail says it is from.
import type { Context } from '#src/platform/context.ts'
import { noKeys } from '#src/platform/mail/seal/desk-keys.ts'
import { isSealed, type Opened, openMail } from '#src/platform/mail/seal/open.ts'
import { contactsWithMailbox, partnerKeysOf } from '#src/prepare/contact/store/key-check.ts'
import { type Belief, believed } from '../believed.ts'
import { type IncomingMail, readIncoming } from '../incoming.ts'

export type Read = {
  readonly mail: IncomingMail
  /** With what was inside in the place of what was sealed. */
  readonly bytes: Buffer
  readonly belief: Belief
  readonly encryption: Opened['encryption']
}

/** Of a mail that is too long only the beginning is here: nothing can be said of its signature. */
export async function readSealed({ desk }: Context, bytes: Buffer, isCut: boolean): Promise<Read> {
  const outside = readIncoming(bytes)
  const asItIs = { mail: outside, bytes, belief: 'none', encryption: 'none' } as const
  if (isCut || !isSealed(bytes)) return asItIs
  const { db } = desk.state
  const contacts = await contactsWithMailbox(db, outside.from.address)
  const theirs = (await Promise.all(contacts.map((one) => partnerKeysOf(db, one, desk.now())))).flat()
  const keys = theirs.filter((one) => one.kind === 'pgp').map((one) => one.value)
  const opened = await openMail(bytes, desk.mail.keys ?? noKeys, keys, desk.now())
  const mail = opened.bytes === bytes ? outside : readIncoming(opened.bytes)
  // What was signed is from another address than the mail around it: that one we asked for keys, and it proves nothing of this one.
  const isSame = mail.from.address.toLowerCase() === outside.from.address.toLowerCase()
  const belief = believed(opened, mail.from.address, theirs)
  return {
    mail,
    bytes: opened.bytes,
    belief: isSame || belief === 'forged' ? belief : 'unknown',
    encryption: opened.encryption,
  }
}
