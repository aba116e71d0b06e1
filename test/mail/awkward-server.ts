// A mail server that does as it is told: takes, refuses, puts off, or falls silent at the worst moment. For faults that a real one cannot be made to have.
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { MailServer } from '#src/platform/mail/settings.ts'

export type Taken = { readonly to: readonly string[]; readonly text: string }
/** What it says to a recipient, or to a mail whose bytes it has: null is yes; a promise keeps it waiting. */
export type Manners = {
  recipient?: (address: string) => Refused | null
  mail?: (taken: Taken) => Promise<Refused | null>
}
export type Refused = { readonly code: number; readonly text: string }

export type AwkwardServer = {
  readonly server: MailServer
  readonly url: string
  /** What it said yes to. */
  readonly taken: Taken[]
  manners: Manners
  close(): Promise<void>
}

export async function awkwardServer(port = 0): Promise<AwkwardServer> {
  const taken: Taken[] = []
  const made = { taken, manners: {} as Manners }
  const refusal = ({ code, text }: Refused) => Object.assign(new Error(text), { responseCode: code })
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onRcptTo({ address }, _, done) {
      const no = made.manners.recipient?.(address)
      done(no ? refusal(no) : null)
    },
    onData(stream, session, done) {
      void buffer(stream).then(async (bytes) => {
        const mail = { to: session.envelope.rcptTo.map((one) => one.address), text: bytes.toString('utf8') }
        const no = await made.manners.mail?.(mail)
        if (!no) taken.push(mail)
        done(no ? refusal(no) : null)
      })
    },
  })
  smtp.on('error', () => {}) // a desk that was killed in the middle of it
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve))
  const at = (smtp.server.address() as AddressInfo).port
  return Object.assign(made, {
    server: { host: '127.0.0.1', port: at, tls: 'none', user: '', password: '' } as const,
    url: `smtp://127.0.0.1:${at}`,
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  })
}
