// A mail as a report: who sent it, who reports, what it says, what it carries (RFC 5322, 2046).
import { domainOf } from '#src/core/observable.ts'
import { findStamp, type TimeFrame, toRfc3339 } from '#src/core/written-time.ts'
import { MAX_SUBJECT_CHARS, MAX_TEXT_CHARS } from './bounds.ts'
import { addProblems, attachmentOf, type IntakeFacts, newReport } from './draft.ts'
import { type Address, addresses, field, type Header, rawField } from './header.ts'
import { htmlToText } from './html-text.ts'
import { type Part, partText, walkParts } from './mime-tree.ts'
import type { ParsedReport, ReportFormat } from './parsed-report.ts'
import { ObservableList, type Own } from './role.ts'
import type { ProseSetting } from './text.ts'
import { type Problem, problem } from './words.ts'

export type Mail = {
  readonly root: Part
  readonly header: Header
  readonly problems: readonly Problem[]
  readonly subject: string | null
  readonly from: Address
  readonly replyTo: Address | null
  /** The text people read: the plain parts, or the HTML as text when there is none. */
  readonly text: string
  /** HTML as text beside a plain part: looked through for addresses only. */
  readonly shadow: string
  readonly charset: string | null
  readonly messages: readonly Part[]
  readonly files: readonly Part[]
  readonly sentAt: string | null
  readonly receivedAt: string | null
  readonly sentOffset: number | null
}

const ANY_ZONE: TimeFrame = { year: null, offset: 0, referenceMs: 0 }

export function mailDate(raw: string | null): { at: string; offset: number | null } | null {
  if (raw === null) return null
  const stamp = findStamp(raw.replace(/\s+/g, ' '))
  if (stamp === null || stamp.year === null) return null
  const at = toRfc3339(stamp, ANY_ZONE)
  return at === null ? null : { at, offset: stamp.offset }
}

/** The date a Received field ends with, or the one after `for <…>`. */
function receivedDate(raw: string | null): string | null {
  if (raw === null) return null
  const semicolon = raw.lastIndexOf(';')
  return mailDate(semicolon < 0 ? raw.slice(-80) : raw.slice(semicolon + 1))?.at ?? null
}

export function openMail(root: Part, problems: readonly Problem[]): Mail {
  const { header } = root
  const plain: string[] = []
  const html: string[] = []
  const messages: Part[] = []
  const files: Part[] = []
  const found: Problem[] = [...problems]
  let charset: string | null = null
  let size = 0
  for (const part of walkParts(root)) {
    if (part.children.length > 0 || part.mediaType.startsWith('multipart/')) continue
    if (/^message\/(?:rfc822|global|news)$/.test(part.mediaType)) messages.push(part)
    const isFile = part.disposition === 'attachment' || (part.name !== null && part !== root)
    const isText =
      part.mediaType === 'text/plain' || part.mediaType === 'text/html' || part.mediaType === 'text/enriched'
    if (!isText || (isFile && part !== root)) {
      files.push(part)
      if (!isInlineText(part, plain.length + html.length)) continue
    }
    if (part.bytes.length === 0 || size > MAX_TEXT_CHARS) continue
    const decoded = partText(part)
    if (decoded.trouble !== null)
      found.push(
        problem(decoded.trouble, `part ${part.path}`, { declared: part.params.charset ?? '', found: decoded.charset }),
      )
    charset ??= decoded.charset
    size += decoded.text.length
    const body = decoded.text.replace(/\r\n?/g, '\n').replaceAll('\0', '')
    if (part.mediaType === 'text/html') html.push(htmlToText(body))
    else plain.push(/^\s*<(?:!doctype|html|body|div|table)\b/i.test(body) ? htmlToText(body) : body)
  }
  const hasPlain = plain.some((t) => t.trim().length > 0)
  const sent = mailDate(rawField(header, 'date'))
  const subject = field(header, 'subject')
  if (rawField(header, 'date') && sent === null)
    found.push(problem('date-broken', 'header Date', { value: field(header, 'date') ?? '' }))
  return {
    root,
    header,
    problems: found,
    subject: subject === null || subject === '' ? null : subject.slice(0, MAX_SUBJECT_CHARS),
    from: addresses(rawField(header, 'from'))[0] ??
      addresses(rawField(header, 'sender'))[0] ?? { name: null, email: null },
    replyTo: addresses(rawField(header, 'reply-to'))[0] ?? null,
    text: (hasPlain ? plain : html).join('\n\n'),
    shadow: hasPlain ? html.join('\n\n') : '',
    charset,
    messages,
    files,
    sentAt: sent?.at ?? null,
    receivedAt:
      receivedDate(rawField(header, 'received')) ?? receivedDate(rawField(header, 'x-received')) ?? sent?.at ?? null,
    sentOffset: sent === null ? null : (sent.offset ?? 0),
  }
}

/** A text part that carries a name and is yet the message itself or a log that belongs to it. */
function isInlineText(part: Part, textsBefore: number): boolean {
  if (!/^text\/(?:plain|html)$/.test(part.mediaType)) return false
  return part.disposition !== 'attachment' ? textsBefore === 0 || part.mediaType === 'text/plain' : textsBefore === 0
}

/** Who reports. Mailing lists and group boxes rewrite From: then the one who wrote is elsewhere in the header. */
export function reporterOf(mail: Mail): Address {
  const { header, from, replyTo } = mail
  const original = addresses(rawField(header, 'x-original-from') ?? rawField(header, 'x-original-sender'))[0]
  const isFriendly = (a: Address | null | undefined): boolean => a?.email != null
  if (rawField(header, 'x-original-from') !== null && original !== undefined && isFriendly(original)) return original
  if (replyTo !== null && isFriendly(replyTo) && from.email !== null && replyTo.email !== from.email) {
    const named = /^(?:["']?)(.*?)["']?\s+via\s+\S/i.exec(from.name ?? '')
    if (named || isOwnBox(mail, from.email)) return { name: replyTo.name ?? named?.[1] ?? null, email: replyTo.email }
  }
  if (!isFriendly(from))
    return replyTo !== null && isFriendly(replyTo) ? { name: from.name ?? replyTo.name, email: replyTo.email } : from
  return from
}

/** From is a box the mail was delivered to: a group address that writes itself in as the sender. */
function isOwnBox(mail: Mail, email: string): boolean {
  const boxes = [
    'to',
    'delivered-to',
    'x-forwarded-to',
    'x-original-to',
    'list-post',
    'envelope-to',
    'resent-from',
  ].flatMap((name) =>
    mail.header.filter((f) => f.name === name).flatMap((f) => addresses(f.raw.replace('mailto:', ''))),
  )
  if (boxes.some((a) => a.email === email)) return true
  const list = field(mail.header, 'list-id') ?? ''
  const [local, host] = email.split('@')
  return host !== undefined && local !== undefined && list.includes(local) && list.includes(host)
}

const MAILBOX_HOSTS =
  /^(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|me|aol|gmx|web|mail|protonmail|proton|qq|163|docomo|ezweb|softbank|nifty|biglobe|zoho|yandex)\./

export function ownOf(mail: Mail, reporter: Address): Own {
  const emails = new Set<string>()
  const domains = new Set<string>()
  for (const email of [reporter.email, mail.from.email, mail.replyTo?.email]) {
    if (email === null || email === undefined) continue
    emails.add(email)
    const host = domainOf(email.slice(email.indexOf('@') + 1))
    if (host !== null && !MAILBOX_HOSTS.test(host)) domains.add(host.split('.').slice(-3).join('.'))
  }
  return { emails, domains }
}

/** "takedown+0213179@…": the tag names a ticket, the mailbox names who reports; `replyTo` keeps the whole. */
function withoutTag(email: string | null): string | null {
  return email?.replace(/^([^+@]+)\+[^@]*@/, '$1@') ?? null
}

export function mailReport(mail: Mail, facts: IntakeFacts, format: ReportFormat): ParsedReport {
  const report = newReport(facts, format)
  const reporter = reporterOf(mail)
  report.subject = mail.subject
  report.reporter = {
    name: reporter.name,
    organisation: field(mail.header, 'organization') ?? field(mail.header, 'x-organization'),
    email: withoutTag(reporter.email),
  }
  report.replyTo = mail.replyTo?.email ?? reporter.email
  report.receivedAt = mail.receivedAt
  report.sentAt = mail.sentAt
  report.messageId = field(mail.header, 'message-id')
  report.text = mail.text.slice(0, MAX_TEXT_CHARS)
  report.charset = mail.charset
  report.attachments = mail.files.map((part) => attachmentOf(part.name, part.mediaType, part.bytes))
  addProblems(report, mail.problems)
  if (reporter.email === null) addProblems(report, [problem('sender-missing', 'header From')])
  return report
}

export function proseSetting(mail: Mail, facts: IntakeFacts, own: Own): ProseSetting {
  const at = mail.sentAt ?? mail.receivedAt
  return {
    facts,
    sentMs: at === null ? null : Date.parse(at),
    sentOffset: mail.sentOffset,
    own,
    list: new ObservableList(),
  }
}
