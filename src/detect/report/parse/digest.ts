// Mails inside a mail: forwards (attached or quoted), digests (RFC 2046 §5.1.5, RFC 1153), mailbox files.
import { getDomain } from 'tldts'
import { MAX_REPORTS } from './bounds.ts'
import { type Address, addresses } from './header.ts'
import type { Mail } from './mail.ts'
import type { Part } from './mime-tree.ts'

const FORWARD = /^\s*(?:(?:re|aw)\s?:\s?)?\[?\s?(?:fwd?|wg|tr|rv|enc|vs|i|転送|forward(?:ed)?)\s?[::\]]/i
export const REPORTISH =
  /\babuse\b|\bincident\b|\breport(?:ing|ed)?\b|complaint|\bnotice\b|notification|\battack|\bscan(?:ning|ned|s)?\b|phish|infring|takedown|take-?down|malware|botnet|brute|copyright|dmca|compromis|vulnerab|\bspamcop\b|intrusion|suspicious|unauthori[sz]ed|infected|sinkhole|honeypot|不審|感染|被害|報告|通報|通知|不正|攻撃|インシデント|スキャン|フィッシング|マルウェア|脆弱性|侵入|改ざん|迷惑/i
const DESK =
  /^(?:abuse|security|cert|csirt|[\w-]*cert|soc|noc|report|reports|incident|incidents?-?\w*|takedown[\w+-]*|notice\w*|phish\w*|antiphishing|copyright|legal|postmaster|hostmaster|no-?reply|fraud\w*|irt|psirt|info)(?:[+._-].*)?$/i

/** Two mailboxes of one organisation, as far as their names tell. */
export function isSameHouse(a: string, b: string): boolean {
  const house = (email: string) => getDomain(email.slice(email.lastIndexOf('@') + 1))
  return house(a) !== null && house(a) === house(b)
}

export function isForward(subject: string | null): boolean {
  return FORWARD.test(subject ?? '')
}

/** A mail that reports, not one that is reported: who sent it and what it is called say which. */
export function isReportish(sender: Address, subject: string | null, text: string): boolean {
  const local = sender.email?.split('@')[0] ?? ''
  const isNamed = REPORTISH.test(subject ?? '')
  if (DESK.test(local) && (isNamed || REPORTISH.test(text.slice(0, 2000)))) return true
  return isNamed && /\d{1,3}(?:\.\d{1,3}|\[\.\]\d{1,3}){3}|h(?:tt|xx)ps?:|\[\.\]/i.test(text.slice(0, 20_000))
}

/** Attached mails that are reports of their own: of a digest, or what a forward carries. */
export function digestParts(mail: Mail): readonly Part[] {
  const { messages, subject } = mail
  if (messages.length === 0) return []
  if (mail.root.mediaType === 'multipart/digest') return messages
  const isDigest = hasDigest(mail.root) || /\bdigest\b|まとめ|一括/i.test(subject ?? '')
  if (isDigest) return messages
  if (!isForward(subject) && mail.text.trim().length > 400) return []
  return messages
}

const PASSED_ON = /転送|回送|お回し|\bforward(?:ing|ed)?\b|\bpass(?:ing|ed)? (?:on|along)\b|\bfwd?\b/i
const EVIDENCE = /\bspam\b|\bphish|scam|junk|迷惑メール|スパム|フィッシング|詐欺/i

/** Several mails handed on with hardly a word are reports of others; spam that a user sends in is evidence of one. */
export function isHandedOn(mail: Mail): boolean {
  const words = `${mail.subject ?? ''}\n${mail.text.slice(0, 2000)}`
  return PASSED_ON.test(words) && !EVIDENCE.test(words)
}

function hasDigest(part: Part): boolean {
  return part.mediaType === 'multipart/digest' || part.children.some(hasDigest)
}

export type Quoted = {
  readonly sender: Address
  readonly subject: string | null
  readonly date: string | null
  /** What the one who forwards wrote above it. */
  readonly cover: string
  readonly body: string
  /** The body up to the next mail that was forwarded beside it, not inside it. */
  readonly alone: string
}

type Placed = Quoted & {
  readonly start: number
  readonly end: number
  readonly isMarked: boolean
  readonly depth: number
}

const FROM_LINE =
  /^[>\s*|]{0,6}\**(?:From|Von|De|Da|Van|Från|差出人|送信者|発信者)\s?\**\s?[::]\s?\**\s{0,4}(\S.{0,300})$/
const FIELD_LINE =
  /^[>\s*|]{0,6}\**(Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|件名|Date|Sent|Datum|Gesendet|Envoyé|Enviado|日時|送信日時|日付|To|An|À|Para|Cc|宛先|Reply-To|Organization)\s?\**\s?[::]\s?\**\s{0,4}(.{0,998})$/i
const MARK =
  /-{2,}\s{0,3}(?:Original|Forwarded|Weitergeleitete|Ursprüngliche|Mensaje|Message|元の|転送)[^\n]{0,60}-{0,}|Begin forwarded message|^-{3,}\s*転送|^_{10,}\s*$/i
const MAX_LINES = 400

/** The mails quoted in a text, the one that was forwarded first, then what that one quotes. */
export function quotedMails(text: string): Placed[] {
  const lines = text.split('\n', 3000)
  const found: Placed[] = []
  let cover: string | null = null
  for (let i = 0; i < Math.min(lines.length, MAX_LINES); i++) {
    const from = FROM_LINE.exec(lines[i]!)
    if (!from) continue
    const fields = new Map<string, string>()
    let end = i + 1
    for (; end < Math.min(lines.length, i + 14); end++) {
      const m = FIELD_LINE.exec(lines[end]!)
      if (m) fields.set(m[1]!.toLowerCase(), m[2]!.trim())
      else if (lines[end]!.replace(/[>\s|*]/g, '') === '' && fields.size > 0) break
    }
    const isMarked = lines.slice(Math.max(0, i - 4), i).some((l) => MARK.test(l))
    if (fields.size < (isMarked ? 1 : 2)) continue
    const sender = addresses(from[1]!.replace(/\[mailto:([^\]]{1,254})\]/i, '<$1>').replace(/<mailto:/i, '<'))[0]
    if (sender === undefined) continue
    const pick = (...names: string[]) => names.map((n) => fields.get(n)).find((v) => v !== undefined) ?? null
    if (sender.email === null) continue
    cover ??= lines
      .slice(0, i)
      .filter((l) => !MARK.test(l))
      .join('\n')
      .trim()
    found.push({
      sender,
      subject: pick('subject', 'betreff', 'objet', 'asunto', 'oggetto', 'onderwerp', '件名'),
      date: pick('date', 'sent', 'datum', 'gesendet', 'envoyé', 'enviado', '日時', '送信日時', '日付'),
      cover,
      body: lines.slice(end).join('\n'),
      alone: '',
      start: i,
      end,
      isMarked,
      depth: QUOTE.exec(lines[i]!)?.[0].replace(/[^>|]/g, '').length ?? 0,
    })
  }
  return found.map((q, i) => {
    const next = found[i + 1]?.start ?? lines.length
    const own = lines.slice(q.end, next)
    while (own.length > 0 && (own.at(-1)!.trim() === '' || MARK.test(own.at(-1)!))) own.pop()
    return { ...q, alone: own.join('\n') }
  })
}

const QUOTE = /^[>\s|]{0,6}/
const SUBJECT_MARKS = /^(?:\s*(?:re|aw|fwd?|wg|tr|転送)\s?[::])+\s*/i

/** Mails forwarded side by side in one text: each says something of its own under a subject of its own. */
export function siblingMails(text: string): Quoted[] {
  const found = quotedMails(text).filter((q) => q.isMarked)
  if (found.length < 2 || found.some((q) => q.depth !== found[0]!.depth)) return []
  const subjects = new Set(found.map((q) => (q.subject ?? '').replace(SUBJECT_MARKS, '').toLowerCase()))
  return subjects.size === found.length && found.every((q) => isReportish(q.sender, q.subject, q.alone)) ? found : []
}

/** RFC 1153: mails one after another in a plain text, parted by thirty dashes. */
export function textDigest(text: string): string[] {
  if (!/^-{30}\r?$/m.test(text)) return []
  const pieces = text.split(/\r?\n\r?\n-{30}(?:-{40})?\r?\n\r?\n/).slice(0, MAX_REPORTS)
  const mails = pieces.filter(
    (p) => /^(?:Date|From|Subject|Message-ID)\s?:/im.test(p.slice(0, 300)) && /^From\s?:/im.test(p.slice(0, 1000)),
  )
  return mails.length >= 2 ? mails : []
}

/** A mailbox file: "From " lines part its mails; a single mail with such a line is just a mail. */
export function splitMailbox(bytes: Buffer): Buffer[] {
  if (bytes.subarray(0, 5).toString('latin1') !== 'From ') return [bytes]
  const mails: Buffer[] = []
  let start = 0
  for (
    let at = bytes.indexOf('\nFrom ');
    at >= 0 && mails.length < MAX_REPORTS;
    at = bytes.indexOf('\nFrom ', at + 6)
  ) {
    const before = bytes[at - 1] === 0x0a || (bytes[at - 1] === 0x0d && bytes[at - 2] === 0x0a)
    if (!before) continue
    const head = bytes.subarray(at + 1, at + 600).toString('latin1')
    // What a delivery wrote starts with a delivery's field; a quoted "From " line does not.
    if (
      !/^From \S{1,200}[^\n]{0,60}\d{4}[^\n]{0,20}\r?\n(?:Return-Path|Received|Delivered-To|X-[\w-]+|Envelope-To|Message-ID|From|MIME-Version|Subject)\s?:/i.test(
        head,
      )
    )
      continue
    mails.push(bytes.subarray(start, at + 1))
    start = at + 1
  }
  mails.push(bytes.subarray(start))
  return mails
}
