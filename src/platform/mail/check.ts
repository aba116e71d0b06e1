import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import type { MailBox, MailSettings } from './settings.ts'
import { openDialogue, type SmtpError, saidOf } from './smtp.ts'
import { type Lookup, spfOf } from './spf.ts'

/** One thing that was tried: whether it is as it should be, and what to say of it (`check-words.ts`). */
export type Finding = {
  readonly part: 'from' | 'smtp' | 'imap' | 'keys' | 'spf' | 'dmarc'
  readonly isRight: boolean
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

const limits = { connectMs: 10_000, greetingMs: 20_000, silenceMs: 20_000 }
const dnsLimitMs = 5_000

/** Tries everything that mail of this desk needs, and sends nothing. Each part by itself: one that fails hides no other. */
export async function checkMailSetup(
  mail: MailSettings,
  boxes: readonly MailBox[],
  resolver: string | null,
): Promise<Finding[]> {
  const lookup = lookupAt(resolver)
  const parts = [
    [checkFrom(mail)],
    [await checkSmtp(mail)],
    boxes.length === 0
      ? [{ part: 'imap', isRight: false, code: 'imap.none', facts: {} } as Finding]
      : await Promise.all(boxes.map(checkImap)),
    await checkNames(mail, lookup),
  ]
  return parts.flat()
}

const domainOf = ({ from }: MailSettings): string => from.address.split('@')[1]!

function checkFrom(mail: MailSettings): Finding {
  const isReal = !domainOf(mail).endsWith('.invalid')
  return {
    part: 'from',
    isRight: isReal,
    code: isReal ? 'from.right' : 'from.none',
    facts: { address: mail.from.address },
  }
}

async function checkSmtp({ server }: MailSettings): Promise<Finding> {
  if (!server) return { part: 'smtp', isRight: false, code: 'smtp.none', facts: {} }
  const facts = { host: server.host, port: server.port }
  try {
    const dialogue = await openDialogue(server, limits)
    dialogue.close()
    return { part: 'smtp', isRight: true, code: server.tls === 'none' ? 'smtp.plain' : 'smtp.right', facts }
  } catch (error) {
    const failed = error as SmtpError
    const code =
      failed.code === 'EAUTH'
        ? 'smtp.login'
        : failed.code === 'ETLS' || /certificate|STARTTLS|self.signed/i.test(failed.message)
          ? 'smtp.tls'
          : 'smtp.away'
    return { part: 'smtp', isRight: false, code, facts: { ...facts, said: saidOf(failed) } }
  }
}

async function checkImap(box: MailBox): Promise<Finding> {
  const facts = { host: box.host, port: box.port, mailbox: box.mailbox }
  const imap = new ImapFlow({
    host: box.host,
    port: box.port,
    secure: box.tls === 'always',
    doSTARTTLS: box.tls === 'starttls',
    auth: { user: box.user, pass: box.password },
    logger: false,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
  } as ConstructorParameters<typeof ImapFlow>[0])
  imap.on('error', () => {}) // told by what was asked
  try {
    await imap.connect()
    const { exists } = await imap.mailboxOpen(box.mailbox, { readOnly: true })
    await imap.logout()
    return { part: 'imap', isRight: true, code: 'imap.right', facts: { ...facts, messages: exists } }
  } catch (error) {
    imap.close()
    const failed = error as Error & { authenticationFailed?: boolean; responseText?: string; mailboxMissing?: boolean }
    const code = failed.authenticationFailed ? 'imap.login' : failed.mailboxMissing ? 'imap.mailbox' : 'imap.away'
    return { part: 'imap', isRight: false, code, facts: { ...facts, said: failed.responseText ?? failed.message } }
  }
}

/** What receivers ask before they believe the From: who may send for its domain, and what to do with the rest. */
async function checkNames(mail: MailSettings, lookup: Lookup): Promise<Finding[]> {
  const domain = domainOf(mail)
  const found: Finding[] = []
  try {
    const host = mail.server?.host
    const addresses = host ? (isIP(host) ? [host] : host === 'localhost' ? [] : await lookup.addresses(host)) : []
    const answers = await Promise.all(addresses.map((address) => spfOf(domain, address, lookup)))
    const records = (await lookup.txt(domain)).filter((text) => /^v=spf1( |$)/i.test(text)).length
    const facts = { domain, addresses: addresses.join(', '), answer: answers.find((one) => one !== 'pass') ?? 'pass' }
    const code =
      records === 0
        ? 'spf.none'
        : records > 1 || answers.includes('permerror')
          ? 'spf.broken'
          : answers.length === 0
            ? 'spf.untold'
            : answers.every((one) => one === 'pass')
              ? 'spf.right'
              : 'spf.other'
    found.push({ part: 'spf', isRight: code === 'spf.right' || code === 'spf.untold', code, facts })
    const policy = (await lookup.txt(`_dmarc.${domain}`))
      .map((text) => /^v=DMARC1\s*;.*?\bp=([a-z]+)/i.exec(text)?.[1])
      .find(Boolean)
    found.push({
      part: 'dmarc',
      isRight: policy !== undefined,
      code: policy ? 'dmarc.right' : 'dmarc.none',
      facts: { domain, policy: policy ?? '' },
    })
  } catch (error) {
    found.push({
      part: 'spf',
      isRight: false,
      code: 'dns.away',
      facts: { domain, said: (error as { code?: string }).code ?? String(error) },
    })
  }
  return found
}

/** `address[:port]` of a resolver, or those of this machine; every question ends in time. */
export function lookupAt(resolver: string | null): Lookup {
  const dns = new Resolver({ timeout: dnsLimitMs, tries: 1 })
  if (resolver) dns.setServers([resolver])
  const orNothing = async <T>(ask: Promise<T[]>): Promise<T[]> => {
    try {
      return await ask
    } catch (error) {
      if (['ENODATA', 'ENOTFOUND'].includes((error as { code?: string }).code ?? '')) return []
      throw error
    }
  }
  return {
    txt: async (name) => (await orNothing(dns.resolveTxt(name))).map((parts) => parts.join('')),
    addresses: async (name) => [...(await orNothing(dns.resolve4(name))), ...(await orNothing(dns.resolve6(name)))],
    mx: async (name) =>
      (await orNothing(dns.resolveMx(name))).sort((a, b) => a.priority - b.priority).map((one) => one.exchange),
  }
}
