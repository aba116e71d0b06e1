// Decides what a mail is (feedback report, X-ARF, attached document, notice of a mail system, forward, plain report) and
// reads it as that.

import { decodeText } from '#src/core/charset.ts'
import { arfReport, isArf } from './arf.ts'
import { bounceReport, isBounce, markNotReport, notReportOf } from './bounce.ts'
import { MAX_LOG_LINES, MAX_MESSAGE_DEPTH, MAX_REPORTS } from './bounds.ts'
import {
  digestParts,
  isForward,
  isHandedOn,
  isReportish,
  isSameHouse,
  type Quoted,
  quotedMails,
  siblingMails,
  textDigest,
} from './digest.ts'
import { addProblems, type IntakeFacts } from './draft.ts'
import { findLogLines } from './log-line.ts'
import { type Mail, mailReport, openMail, ownOf, proseSetting, reporterOf } from './mail.ts'
import { type Part, partText, readMime, walkParts } from './mime-tree.ts'
import type { ParsedReport } from './parsed-report.ts'
import { addFromText, type ObservableList, type Own } from './role.ts'
import { readTable } from './table.ts'
import { finish, frameFor, type ProseSetting, readProse } from './text.ts'
import { problem } from './words.ts'

export async function parseMail(bytes: Buffer, facts: IntakeFacts, depth: number): Promise<ParsedReport[]> {
  const { root, problems } = readMime(bytes)
  const mail = openMail(root, problems)
  if (isArf(mail)) return [arfReport(mail, facts)]
  const documents = await documentReports(mail, facts)
  if (documents.length > 0) return documents
  const marked = /^(?:Reported-From|Report-Type|Schema-URL)\s{0,4}:/m
  if (
    mail.header.some((f) => f.name === 'x-arf' || f.name === 'x-xarf') ||
    marked.test(mail.text) ||
    mail.files.some((f) => /ya?ml|report\.txt/i.test(`${f.mediaType} ${f.name}`))
  ) {
    const { xarfMailReport, xarfYamlPart } = await import('./xarf-mail.ts')
    const part = xarfYamlPart(mail)
    if (part !== null) return [xarfMailReport(mail, part, facts)]
  }
  if (isBounce(mail)) return [bounceReport(mail, facts)]
  const inner = depth < MAX_MESSAGE_DEPTH ? await innerReports(mail, facts, depth) : []
  if (inner.length > 0) return inner
  const siblings = isForward(mail.subject) || isHandedOn(mail) ? siblingMails(mail.text) : []
  if (siblings.length < 2) return [await plainReport(mail, facts)]
  return Promise.all(siblings.map((q) => plainReport(mail, facts, { ...q, body: q.alone })))
}

/** XARF or IODEF as a part of the mail, whatever its media type says. */
async function documentReports(mail: Mail, facts: IntakeFacts): Promise<ParsedReport[]> {
  const reports: ParsedReport[] = []
  for (const part of walkParts(mail.root)) {
    if (part.children.length > 0 || part.bytes.length < 20 || part.bytes.length > 10_000_000) continue
    if (/^(?:image|audio|video|message)\//.test(part.mediaType)) continue
    const head = part.bytes.subarray(0, 2048).toString('latin1').trimStart()
    if (head.startsWith('{') || head.startsWith('[{')) {
      const { jsonReports, isDeep } = await import('./json-document.ts')
      const { text } = partText(part)
      if (isDeep(text)) continue
      try {
        reports.push(...jsonReports(JSON.parse(text), facts))
      } catch {
        // No JSON after all: it is read as the text or the attachment that it is.
      }
    } else if (/^<(?:\?xml|!|[\w:]*IODEF)/.test(head) && part.bytes.includes('IODEF-Document')) {
      const [{ readXml }, { iodefFormat, iodefReports }] = await Promise.all([
        import('./iodef-xml.ts'),
        import('./iodef.ts'),
      ])
      const { root, problems } = readXml(partText(part).text)
      if (root?.name === 'IODEF-Document') reports.push(...iodefReports(root, iodefFormat(root), problems, facts))
    }
    if (reports.length >= MAX_REPORTS) break
  }
  if (reports.length === 0) return []
  const shell = mailReport(mail, facts, 'mail')
  for (const report of reports) wrap(report, shell)
  return reports
}

/** What the mail around a document adds: its subject, its times, its attachments, its sender where the document names none. */
function wrap(report: ParsedReport, shell: ParsedReport): void {
  report.subject = shell.subject ?? report.subject
  report.receivedAt = shell.receivedAt
  report.sentAt ??= shell.sentAt
  report.messageId = shell.messageId
  report.replyTo = shell.replyTo
  report.charset = shell.charset
  // A desk has several boxes: of one house, the box that sent the report is the one that reports.
  const { email } = shell.reporter
  if (
    email !== null &&
    (report.reporter.email === null || (report.format.startsWith('iodef') && isSameHouse(report.reporter.email, email)))
  )
    report.reporter.email = email
  report.reporter.name ??= report.reporter.organisation === null ? shell.reporter.name : null
  report.attachments = [...shell.attachments, ...report.attachments]
  if (report.text === '') report.text = shell.text
  if (report.reporter.email !== shell.reporter.email)
    report.forwardedBy = { name: shell.reporter.name, email: shell.reporter.email, text: '' }
  addProblems(
    report,
    shell.problems.filter((p) => p.code !== 'sender-missing'),
  )
}

/** Attached mails that are reports themselves, and digests in text. */
async function innerReports(mail: Mail, facts: IntakeFacts, depth: number): Promise<ParsedReport[]> {
  const parts = digestParts(mail)
  const isDigest = parts.length > 1 || mail.root.mediaType === 'multipart/digest'
  const outer = reporterOf(mail)
  const reports: ParsedReport[] = []
  if (
    isDigest &&
    mail.root.mediaType !== 'multipart/digest' &&
    !isHandedOn(mail) &&
    !parts.some((part) => isReport(part))
  )
    return []
  for (const part of parts) {
    if (reports.length >= MAX_REPORTS) break
    const inner = openMail(readMime(part.bytes).root, [])
    // A single attached mail is the report only if it reports; else it is the evidence of the one who sent it on.
    if (!isDigest && !isArf(inner) && !isReportish(reporterOf(inner), inner.subject, inner.text)) return []
    reports.push(...(await parseMail(part.bytes, facts, depth + 1)))
  }
  if (reports.length === 0) {
    for (const text of textDigest(mail.text))
      reports.push(...(await parseMail(Buffer.from(text, 'utf8'), facts, depth + 1)))
  }
  for (const report of reports) {
    report.forwardedBy ??= { name: outer.name, email: outer.email, text: mail.text.slice(0, 20_000) }
    report.receivedAt = mail.receivedAt ?? report.receivedAt
  }
  return reports
}

function isReport(part: Part): boolean {
  const inner = openMail(readMime(part.bytes).root, [])
  return isArf(inner) || isReportish(reporterOf(inner), inner.subject, inner.text)
}

async function plainReport(mail: Mail, facts: IntakeFacts, sibling?: Quoted): Promise<ParsedReport> {
  const report = mailReport(mail, facts, 'mail')
  const sender = reporterOf(mail)
  const reason = notReportOf(mail)
  const quoted =
    sibling ??
    (isForward(mail.subject) ? quotedMails(mail.text).find((q) => isReportish(q.sender, q.subject, q.body)) : undefined)
  let own = ownOf(mail, sender)
  let text = mail.text
  if (quoted !== undefined) {
    report.forwardedBy = { name: sender.name, email: sender.email, text: quoted.cover.slice(0, 20_000) }
    report.reporter = { ...quoted.sender, organisation: null }
    report.replyTo = quoted.sender.email
    report.subject = quoted.subject ?? report.subject
    own = ownOf({ ...mail, from: quoted.sender, replyTo: null }, quoted.sender)
    text = `${quoted.body}`
    if (sibling !== undefined) report.text = quoted.body
    else if (quoted.cover !== '') text = `${quoted.body}\n\n${quoted.cover}`
  }
  const setting = proseSetting(mail, facts, own)
  readProse(report, text, setting)
  if (mail.shadow !== '' && sibling === undefined) addFromText(setting.list, mail.shadow, own)
  for (const part of mail.files) await readAttachment(report, part, setting, own)
  if (reason !== null) markNotReport(report, reason)
  finish(report, setting.list)
  return report
}

const MAX_READ_BYTES = 4_000_000

/** Logs and tables that come as files are read too; everything else is only listed. */
async function readAttachment(report: ParsedReport, part: Part, setting: ProseSetting, own: Own): Promise<void> {
  const name = part.name ?? ''
  if (part.mediaType === 'message/rfc822') {
    const inner = openMail(readMime(part.bytes).root, [])
    addFromText(setting.list, `${inner.text}\n${inner.shadow}`.slice(0, 500_000), own)
    return
  }
  if (/zip/.test(part.mediaType) || /\.zip$/i.test(name)) {
    const { isZip, listZip } = await import('./zip-list.ts')
    if (!isZip(part.bytes)) return
    const { entries, problems } = await listZip(part.bytes, name || `part ${part.path}`)
    addProblems(report, problems)
    for (const entry of entries)
      if (entry.bytes !== null && !/\.zip$/i.test(entry.name))
        readFileText(report, decodeText(entry.bytes).text, setting, own)
    return
  }
  const isText =
    /^(?:text\/(?!html|calendar)|application\/(?:json|xml|csv|x-ndjson|x-yaml))/.test(part.mediaType) ||
    /\.(?:csv|tsv|txt|log|json|xml)$/i.test(name)
  if (isText && part.bytes.length <= MAX_READ_BYTES && !part.bytes.subarray(0, 1024).includes(0))
    readFileText(report, partText(part).text, setting, own)
}

function readFileText(report: ParsedReport, raw: string, setting: ProseSetting, own: Own): void {
  const text = raw
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .slice(0, MAX_READ_BYTES)
  const list: ObservableList = setting.list
  if (!readTable(list, text)) addFromText(list, text.slice(0, 1_000_000), own)
  const room = MAX_LOG_LINES - report.logLines.length
  if (room <= 0) return
  const logs = findLogLines(text, frameFor(setting, text, null))
  const seen = new Set(report.logLines.map((l) => l.raw))
  report.logLines.push(...logs.lines.filter((l) => !seen.has(l.raw)).slice(0, room))
  if (logs.isCut || logs.lines.length > room)
    addProblems(report, [problem('log-cut', 'attachment', { bound: MAX_LOG_LINES })])
}
