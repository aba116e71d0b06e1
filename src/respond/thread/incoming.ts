// A mail that came in, as far as its thread is concerned: what it answers, and whether a person or a machine speaks (RFC 5322, 3464, 3834).
import { isBounce, notReportOf } from '#src/detect/report/parse/bounce.ts'
import { addresses, rawField } from '#src/detect/report/parse/header.ts'
import { openMail } from '#src/detect/report/parse/mail.ts'
import { readMime, walkParts } from '#src/detect/report/parse/mime-tree.ts'

export type Sort = 'reply' | 'auto-reply' | 'bounce'
export type IncomingMail = {
  readonly sort: Sort
  readonly messageId: string | null
  /** Message-IDs that it answers or tells the fate of, the nearest first. */
  readonly answers: readonly string[]
  /** Where it was sent to, as its head says. */
  readonly to: readonly string[]
  readonly from: { readonly address: string; readonly name: string }
  readonly subject: string
  readonly text: string
  /** Of a bounce: who will not get it, and why. */
  readonly failed: readonly { readonly address: string; readonly reply: string }[]
}

const mostReferences = 50
const mostText = 20_000
const mostFailed = 100
const headBytes = 64_000

export function readIncoming(bytes: Uint8Array): IncomingMail {
  const { root, problems } = readMime(bytes)
  const mail = openMail(root, problems)
  const { header } = mail
  const sort: Sort = isBounce(mail)
    ? 'bounce'
    : isAuto(header) || notReportOf(mail) === 'auto-reply'
      ? 'auto-reply'
      : 'reply'
  const own = [rawField(header, 'in-reply-to'), rawField(header, 'references')].flatMap((raw) => idsIn(raw).reverse())
  const returned = sort === 'bounce' ? returnedOf(mail) : { ids: [], failed: [] }
  const to = ['to', 'cc', 'delivered-to', 'x-original-to'].flatMap((name) => addresses(rawField(header, name)))
  return {
    sort,
    messageId: idsIn(rawField(header, 'message-id'))[0] ?? null,
    answers: [...new Set([...returned.ids, ...own])].slice(0, mostReferences),
    to: [...new Set(to.flatMap(({ email }) => (email ? [email] : [])))],
    from: { address: mail.from.email ?? '', name: mail.from.name ?? '' },
    subject: (mail.subject ?? '').replaceAll(/\s+/g, ' ').slice(0, 300),
    text: mail.text.trim().slice(0, mostText).toWellFormed(),
    failed: returned.failed,
  }
}

const isAuto = (header: Parameters<typeof rawField>[0]): boolean =>
  /^\s*auto-/i.test(rawField(header, 'auto-submitted') ?? '') || rawField(header, 'x-autoreply') !== null

const idsIn = (raw: string | null): string[] =>
  [...(raw ?? '').slice(0, headBytes).matchAll(/<[^\s<>]{1,200}@[^\s<>]{1,200}>/g)].map(([id]) => id)

/** What a delivery notice says of the mail that it returns (RFC 3464); only what failed for good. */
function returnedOf(mail: ReturnType<typeof openMail>): Pick<IncomingMail, 'failed'> & { ids: string[] } {
  const ids: string[] = []
  const failed = new Map<string, string>()
  for (const part of walkParts(mail.root)) {
    const text = () =>
      part.bytes
        .subarray(0, headBytes)
        .toString('latin1')
        .replaceAll(/\r?\n[ \t]+/g, ' ')
    if (/^message\/(?:rfc822|global)$|^text\/rfc822-headers$/.test(part.mediaType))
      ids.push(...idsIn(/^message-id:(.*)$/im.exec(text())?.[1] ?? null))
    if (!/^message\/(?:global-)?delivery-status$/.test(part.mediaType)) continue
    for (const group of text().split(/\r?\n\r?\n/)) {
      const address = /^(?:final|original)-recipient:[^;\n]*;\s*<?([^\s<>]+@[^\s<>]+?)>?\s*$/im.exec(group)?.[1]
      if (!address || !/^action:\s*failed/im.test(group) || failed.size >= mostFailed) continue
      const why = /^diagnostic-code:[^;\n]*;(.*)$/im.exec(group)?.[1] ?? /^status:(.*)$/im.exec(group)?.[1] ?? ''
      failed.set(address.toLowerCase(), why.trim().slice(0, 500))
    }
  }
  return { ids, failed: [...failed].map(([address, reply]) => ({ address, reply })) }
}

/** The mails of ours that an address with a token names: `csirt+<token>@…` of the pattern `csirt+*@…`. */
export function tokensIn(to: readonly string[], pattern: string | null): string[] {
  if (!pattern) return []
  const [before = '', behind = ''] = pattern.toLowerCase().split('*')
  return to.flatMap((address) => {
    const plain = address.toLowerCase()
    if (!plain.startsWith(before) || !plain.endsWith(behind)) return []
    const token = plain.slice(before.length, plain.length - behind.length)
    return /^[0-9a-f]{32}$/.test(token) ? [token.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')] : []
  })
}
