import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { Log } from '#src/platform/context.ts'
import { serverWaitAfter } from './backoff.ts'
import type { MailBox } from './settings.ts'

/** Of a larger mail the beginning is taken: its head and text stand there. */
export const mostIncomingBytes = 30_000_000

/** How far a mailbox was read; a new `validity` means that its numbers begin anew (RFC 9051 §2.3.1.1). */
export type Cursor = { readonly validity: bigint; readonly uid: number }
export type Incoming = { readonly bytes: Buffer; readonly isCut: boolean; readonly cursor: Cursor }

export type Take = {
  cursor(): Promise<Cursor | null>
  /** Keeps one mail together with how far that is, so that it is taken once whatever ends in between. */
  take(mail: Incoming): Promise<void>
}

/** Servers end an IDLE after half an hour; before that it is begun anew, and the mailbox looked at. */
const idleMs = 4 * 60_000

export const boxName = ({ user, host, mailbox }: MailBox): string => `${user}@${host}/${mailbox}`

/** Takes every mail of a mailbox once, in order, and then each as it arrives (IDLE). Nothing in the mailbox is changed. */
export async function watchMailBox(box: MailBox, take: Take, log: Log, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      await readOn(box, take, signal, () => {
        failures = 0
      })
    } catch (error) {
      if (signal.aborted) return
      failures++
      const failed = error as Error & { responseText?: string }
      log('warn', 'mail.box-away', { box: boxName(box), said: failed.responseText ?? failed.message, failures })
    }
    await pause(serverWaitAfter(failures), undefined, { signal }).catch(() => {})
  }
}

async function readOn(box: MailBox, take: Take, signal: AbortSignal, reached: () => void): Promise<void> {
  const imap = new ImapFlow({
    host: box.host,
    port: box.port,
    secure: box.tls === 'always',
    doSTARTTLS: box.tls === 'starttls',
    auth: { user: box.user, pass: box.password },
    logger: false,
    maxIdleTime: idleMs,
  })
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => {})
  imap.on('error', (error: Error) => ended.reject(error))
  imap.on('close', () => ended.reject(new Error('the connection ended')))
  const hangUp = () => imap.close()
  signal.addEventListener('abort', hangUp, { once: true })
  try {
    await imap.connect()
    const { uidValidity: validity } = await imap.mailboxOpen(box.mailbox, { readOnly: true })
    reached()
    const known = await take.cursor()
    let last = known?.validity === validity ? known.uid : 0
    while (!signal.aborted) {
      const news = Promise.withResolvers<void>()
      imap.once('exists', () => news.resolve())
      const asked = { uid: true, size: true, source: { start: 0, maxLength: mostIncomingBytes } }
      if (imap.mailbox && imap.mailbox.exists > 0)
        for await (const one of imap.fetch(`${last + 1}:*`, asked, { uid: true })) {
          // `7:*` names the last mail even when that is the sixth.
          if (one.uid <= last || !one.source) continue
          await take.take({
            bytes: one.source,
            isCut: (one.size ?? 0) > one.source.length,
            cursor: { validity, uid: one.uid },
          })
          last = one.uid
        }
      void imap.idle().catch(() => {})
      const again = new AbortController()
      await Promise.race([
        news.promise,
        ended.promise,
        pause(idleMs, undefined, { signal: AbortSignal.any([again.signal, signal]) }).catch(() => {}),
      ])
      again.abort()
    }
  } finally {
    signal.removeEventListener('abort', hangUp)
    imap.close()
  }
}
