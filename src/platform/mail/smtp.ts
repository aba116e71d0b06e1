import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from './settings.ts'

/** How long a server may take for each step; the last is the wait for its answer to the whole mail (RFC 5321 §4.5.3.2). */
export const smtpLimits = { connectMs: 60_000, greetingMs: 300_000, silenceMs: 600_000 }
export type SmtpLimits = typeof smtpLimits

export type Answer = { readonly address: string; readonly code: number | null; readonly text: string }
/** What the server said of each recipient; or that it went away, and whether the bytes had begun to flow by then. */
export type Delivered =
  | { readonly kind: 'answered'; readonly answers: readonly Answer[]; readonly isClosing: boolean }
  | { readonly kind: 'lost'; readonly hadBegun: boolean; readonly text: string }
  | { readonly kind: 'withdrawn' }

export type Dialogue = {
  /** `begin` is asked when the server is ready for the bytes and nothing has flowed yet: false ends it there. */
  deliver(from: string, to: readonly string[], raw: Buffer, begin: () => Promise<boolean>): Promise<Delivered>
  close(): void
}

export type SmtpError = Error & {
  code?: string
  responseCode?: number
  response?: string
  command?: string
  rejectedErrors?: SmtpError[]
  recipient?: string
}

/** A connection on which mails can be handed over, one after the other. Rejects when nobody answers, or the server wants nobody like us. */
export async function openDialogue(
  server: MailServer,
  limits: SmtpLimits = smtpLimits,
  name?: string,
): Promise<Dialogue> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.tls === 'always',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    allowInternalNetworkInterfaces: true,
    ...(name ? { name } : {}),
  })
  let lost: (error: SmtpError) => void = () => {}
  connection.on('error', (error: SmtpError) => lost(error))
  connection.on('end', () => lost(new Error('the connection ended')))
  try {
    await new Promise<void>((resolve, reject) => {
      lost = reject
      connection.connect((error) => (error ? reject(error) : resolve()))
    })
    if (server.user)
      await new Promise<void>((resolve, reject) => {
        lost = reject
        connection.login({ user: server.user, pass: server.password }, (error) => (error ? reject(error) : resolve()))
      })
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    deliver: (from, to, raw, begin) =>
      new Promise((resolve) => {
        let step: 'envelope' | 'withdrawn' | 'bytes' = 'envelope'
        lost = (error) =>
          resolve(
            step === 'withdrawn'
              ? { kind: 'withdrawn' }
              : { kind: 'lost', hadBegun: step === 'bytes', text: saidOf(error) },
          )
        const bytes = Readable.from(
          (async function* () {
            if (!(await begin())) {
              step = 'withdrawn'
              throw new Error('withdrawn')
            }
            step = 'bytes'
            yield raw
          })(),
        )
        connection.send({ from, to: [...to], size: raw.length }, bytes, (error, info) => {
          if (!error) {
            const refused = (info.rejectedErrors ?? []).map((one) => answerOf(one as SmtpError))
            const taken = info.accepted.map((address) => ({ address: String(address), code: 250, text: info.response }))
            return resolve({ kind: 'answered', answers: [...taken, ...refused], isClosing: false })
          }
          const failed = error as SmtpError
          // Refused one by one, or all together: MAIL FROM, DATA, or after the last byte.
          if (failed.rejectedErrors?.length)
            return resolve({ kind: 'answered', answers: failed.rejectedErrors.map(answerOf), isClosing: true })
          if (failed.responseCode && failed.responseCode !== 421)
            return resolve({
              kind: 'answered',
              answers: to.map((address) => ({ ...answerOf(failed), address })),
              isClosing: true,
            })
          lost(failed)
        })
      }),
    close: () => connection.close(),
  }
}

const answerOf = (error: SmtpError): Answer => ({
  address: error.recipient ?? '',
  code: error.responseCode ?? null,
  text: saidOf(error),
})

/** What the server said, without what could break a line of the record. */
export const saidOf = (error: SmtpError): string =>
  (error.response ?? error.message)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 500)
