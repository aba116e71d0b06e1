// A mail server of the desk's own (RFC 5321), for its recipients alone: what it says yes to is on disk.
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Log } from '#src/platform/context.ts'

export type ReceiverSettings = {
  readonly host: string
  readonly port: number
  /** For STARTTLS; without them it is not offered. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** `csirt@example.jp`, `csirt+*@example.jp`; nobody else has a mailbox here. */
  readonly recipients: readonly string[]
}

/** As it came: the envelope beside the bytes. */
export type Handed = { readonly bytes: Buffer; readonly from: string; readonly to: readonly string[] }
export type Receiver = { readonly port: number; close(): Promise<void> }

export const receiverBounds = {
  bytes: 30_000_000,
  /** Of all connections together, in memory at one moment. */
  bytesInFlight: 120_000_000,
  clients: 50,
  recipients: 100,
  silenceMs: 120_000,
  /** More stations than this is a mail that goes round in a circle (RFC 5321 §6.3). */
  hops: 50,
}

class Reply extends Error {
  readonly responseCode: number
  constructor(responseCode: number, text: string) {
    super(text)
    this.responseCode = responseCode
  }
}

/** Listens until closed. `keep` rejects when the store is away: the sender is asked to come again, and loses nothing. */
export async function receiveMail(
  settings: ReceiverSettings,
  keep: (mail: Handed) => Promise<void>,
  log: Log,
  bounds: typeof receiverBounds = receiverBounds,
): Promise<Receiver> {
  let inFlight = 0
  const options: SMTPServerOptions = {
    banner: 'incident desk',
    disabledCommands: settings.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(settings.tls
      ? { cert: await readFile(settings.tls.cert), key: await readFile(settings.tls.key), minVersion: 'TLSv1.2' }
      : {}),
    size: bounds.bytes,
    maxClients: bounds.clients,
    socketTimeout: bounds.silenceMs,
    closeTimeout: 1_000,
    disableReverseLookup: true,
    onRcptTo({ address }, session, done) {
      if (!isOurs(address, settings.recipients)) return done(new Reply(550, '5.7.1 No such mailbox here, and no relay'))
      if (session.envelope.rcptTo.length >= bounds.recipients) return done(new Reply(452, '4.5.3 Too many recipients'))
      done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      let size = 0
      let isCrowded = false
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        inFlight += chunk.length
        if (inFlight > bounds.bytesInFlight) isCrowded = true
        if (size > bounds.bytes || isCrowded) chunks.length = 0
        else chunks.push(chunk)
      })
      stream.once('close', () => {
        // Whoever hangs up in the middle has handed over nothing.
        if (!stream.readableEnded) inFlight -= size
      })
      stream.once('end', async () => {
        try {
          if (stream.sizeExceeded || size > bounds.bytes)
            throw new Reply(552, `5.3.4 Message too large, ${bounds.bytes} bytes at most`)
          if (isCrowded) throw new Reply(452, '4.3.1 Too much at once, come again')
          const { mailFrom, rcptTo } = session.envelope
          const to = rcptTo.map((one) => one.address)
          const from = mailFrom ? mailFrom.address : ''
          const bytes = withEnvelope(Buffer.concat(chunks), from, to)
          if (hopsOf(bytes) > bounds.hops) throw new Reply(554, '5.4.6 This mail goes round in a circle')
          await keep({ bytes, from, to })
          done(null, 'Kept')
        } catch (error) {
          if (!(error instanceof Reply))
            log('error', 'mail.receiver', { error: String((error as Error)?.message ?? error) })
          done(error instanceof Reply ? error : new Reply(451, '4.3.0 The store is away, come again'))
        } finally {
          inFlight -= size
        }
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', (error: Error) => log('warn', 'mail.receiver-client', { said: error.message }))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** One of the desk's own addresses, or one of its pattern. */
export function isOurs(address: string, recipients: readonly string[]): boolean {
  const plain = address.toLowerCase()
  return recipients.some((one) => {
    const [before = '', behind] = one.toLowerCase().split('*')
    if (behind === undefined) return plain === before
    const middle = plain.slice(before.length, plain.length - behind.length)
    return plain.startsWith(before) && plain.endsWith(behind) && middle.length > 0 && /^[^@\s]+$/.test(middle)
  })
}

/** The envelope says to whom it really went; the same mail handed over twice is the same bytes, and so one. */
function withEnvelope(bytes: Buffer, from: string, to: readonly string[]): Buffer {
  const plain = (address: string) => address.replaceAll(/[^\x21-\x7e]/g, '?')
  const head = [`Return-Path: <${plain(from)}>`, ...to.map((one) => `Delivered-To: ${plain(one)}`)]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`), bytes])
}

function hopsOf(bytes: Buffer): number {
  const head =
    bytes
      .subarray(0, 256_000)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  return (head.match(/^received:/gim) ?? []).length
}
