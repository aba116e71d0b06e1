import { isIP } from 'node:net'
import type { MailAddress } from './address.ts'
import type { DeskKeys } from './seal/desk-keys.ts'

/** How this desk writes mail: as whom, and through which server; without one, mail waits. */
export type MailSettings = {
  readonly from: MailAddress
  readonly server: MailServer | null
  /** Where answers come, with `*` for what tells the thread: `csirt+*@example.jp`. Null where they are told by Message-IDs alone. */
  readonly replyTo?: string | null
  /** What it signs with, and opens what was encrypted for it. */
  readonly keys?: DeskKeys | null
}

export type MailServer = {
  readonly host: string
  readonly port: number
  /** `always`: TLS from the first byte. `starttls`: begun in the clear, and nothing is sent unless it becomes TLS. `none`: as it is. */
  readonly tls: 'always' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/

/** `smtp://user:password@host:587` or `smtps://host`; null of what is neither. `?tls=none` is for a server on a wire of your own. */
export function mailServerOf(text: string): MailServer | null {
  return serverOf(text, { 'smtp:': 587, 'smtps:': 465 })
}

/** A mailbox that is watched for what comes in. */
export type MailBox = MailServer & { readonly mailbox: string }

/** `imaps://user:password@host/INBOX`, several with spaces between them; null when one of them is none. */
export function mailBoxesOf(text: string): MailBox[] | null {
  const all = text
    .trim()
    .split(/\s+/)
    .map((one) => {
      const server = serverOf(one, { 'imap:': 143, 'imaps:': 993 })
      return server?.user ? { ...server, mailbox: decodeURIComponent(new URL(one).pathname.slice(1)) || 'INBOX' } : null
    })
  const read = all.filter((one) => one !== null)
  return read.length === all.length ? read : null
}

/** The same with the schemes and ports of another protocol; the scheme that ends in `s` is TLS from the first byte. */
export function serverOf(text: string, ports: Readonly<Record<string, number>>): MailServer | null {
  if (!URL.canParse(text.trim())) return null
  const url = new URL(text.trim())
  const usual = ports[url.protocol]
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const tls = url.searchParams.get('tls')
  if (usual === undefined || host === '' || [...url.searchParams.keys()].some((key) => key !== 'tls')) return null
  if (tls !== null && tls !== 'none' && tls !== 'starttls') return null
  const isAlways = url.protocol.endsWith('s:')
  try {
    return {
      host,
      port: url.port === '' ? usual : Number(url.port),
      tls: isAlways ? 'always' : (tls ?? (loopback.test(host) ? 'none' : 'starttls')),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }
  } catch {
    return null
  }
}

/** As whom a desk writes that was told no address: its own place on the net, which nobody else's mail carries. */
export function fromOf(
  stated: MailAddress | null,
  contact: string,
  publicUrl: string,
  organisation: string,
): MailAddress {
  if (stated) return stated
  if (contact) return { address: contact, name: organisation }
  const host = new URL(publicUrl).hostname
  return {
    address: `hikeshi@${isIP(host.replace(/^\[|\]$/g, '')) || !host.includes('.') ? 'desk.invalid' : host}`,
    name: organisation,
  }
}
