import { refuse } from '#src/core/refusal.ts'
import { atOf } from '#src/detect/log/receive/at.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import type { Handed, Receiver, ReceiverSettings } from '#src/platform/mail/receiver.ts'
import type { KeyFiles } from '#src/platform/mail/seal/desk-keys.ts'
import { type SenderOptions, type Settle, watchOutbox } from '#src/platform/mail/sender.ts'
import { fromOf, type MailSettings } from '#src/platform/mail/settings.ts'
import { inRecord } from '#src/record/journal.ts'
import { takeMail, watchMailBoxes } from '#src/respond/thread/jobs.ts'
import type { Config } from './config.ts'
import { contextOfDesk } from './desk-context.ts'

/** As whom this desk writes mail, and through which server. */
export const mailOf = (config: Config, publicUrl: string): MailSettings => ({
  from: fromOf(config.HIKESHI_MAIL_FROM ?? null, config.HIKESHI_CONTACT_EMAIL, publicUrl, config.HIKESHI_ORGANISATION),
  server: config.HIKESHI_SMTP ?? null,
  replyTo: config.HIKESHI_MAIL_REPLY_TO ?? null,
})

/** Where this desk has its keys for mail. */
export const keyFilesOf = (config: Config): KeyFiles => ({
  pgp: config.HIKESHI_PGP_KEY ?? null,
  pgpPassphrase: config.HIKESHI_PGP_PASSPHRASE ?? null,
  smimeKey: config.HIKESHI_SMIME_KEY ?? null,
  smimePassphrase: config.HIKESHI_SMIME_PASSPHRASE ?? null,
  smimeCertificate: config.HIKESHI_SMIME_CERT ?? null,
  authorities: config.HIKESHI_SMIME_CA ?? null,
})

/** Sends what waits in the outbox; ends with what it gives. Without a server nothing is sent, and all of it waits. */
export function startMailing(desk: Desk, options?: SenderOptions): () => Promise<void> {
  const { server } = desk.mail
  if (!server) return async () => {}
  const context = contextOfDesk(desk)
  return watchOutbox(context, server, settleOnRecord(context), options)
}

/** Reads the mailboxes of this desk: answers go to their incidents, anything else into the inbox. */
export const startReadingMail = (desk: Desk, { HIKESHI_IMAP }: Config): (() => Promise<void>) =>
  watchMailBoxes(contextOfDesk(desk), HIKESHI_IMAP ?? [])

/** Where this desk takes mail itself, and for whom; null when it does not. */
export function receiverOf(config: Config, mail: MailSettings): ReceiverSettings | null {
  const { HIKESHI_SMTP_IN: at, HIKESHI_SMTP_IN_CERT: cert, HIKESHI_SMTP_IN_KEY: key } = config
  if (!at) return null
  if (Boolean(cert) !== Boolean(key))
    refuse('desk.settings-wrong', { faults: 'HIKESHI_SMTP_IN_CERT? HIKESHI_SMTP_IN_KEY?' })
  const own = [mail.from.address, mail.replyTo ?? '', config.HIKESHI_CONTACT_EMAIL].filter((one) => one !== '')
  return {
    ...atOf(at)!,
    tls: cert && key ? { cert, key } : null,
    recipients: [...new Set([...own, ...(config.HIKESHI_SMTP_IN_FOR ?? [])])],
  }
}

/** Takes mail itself: into its incident or the inbox before the sender hears yes. */
export async function startReceiver(desk: Desk, settings: ReceiverSettings | null): Promise<Receiver | null> {
  if (!settings) return null
  const context = contextOfDesk(desk)
  const { receiveMail } = await import('#src/platform/mail/receiver.ts')
  const keep = async ({ bytes }: Handed) => void (await takeMail(context, { bytes, isCut: false }))
  const receiver = await receiveMail(settings, keep, desk.log)
  desk.log('info', 'taking mail', { port: receiver.port, recipients: settings.recipients })
  return receiver
}

/** What became of a mail stands on the record: that the server took it, and that it will never arrive. */
const settleOnRecord =
  (context: Context): Settle =>
  (work) =>
    inRecord(context, async (tx, journal) => {
      const { mail, fates } = await work(tx)
      for (const state of ['sent', 'failed'] as const) {
        const those = fates.filter((fate) => fate.state === state)
        if (those.length === 0) continue
        journal.append({
          kind: 'change',
          code: `mail.${state}`,
          incidentId: mail.incidentId,
          facts: {
            subject: mail.subject,
            messageId: mail.messageId,
            purpose: mail.purpose,
            recipients: those.map((fate) => fate.address).join(', '),
            reply: those[0]!.reply,
          },
        })
        if (state === 'failed') context.desk.log('warn', 'mail.failed', { mail: mail.id, purpose: mail.purpose })
      }
    })
