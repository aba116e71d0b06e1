// A feedback report of a mailbox provider: ARF, RFC 5965 (types of RFC 6430 and 6591).
import { addressOf, normalise } from '#src/core/observable.ts'
import { offsetText } from '#src/core/zone-name.ts'
import { addProblems, type IntakeFacts } from './draft.ts'
import { addresses, fields, type Header, rawField, readHeader } from './header.ts'
import { kindOfName } from './kind.ts'
import { type Mail, mailDate, mailReport, ownOf, proseSetting, reporterOf } from './mail.ts'
import { type Part, readMime, walkParts } from './mime-tree.ts'
import type { ParsedReport } from './parsed-report.ts'
import { addFromText, isOwn } from './role.ts'
import { finish, readProse } from './text.ts'
import { problem } from './words.ts'

export function feedbackPart(mail: Mail): Part | null {
  for (const part of walkParts(mail.root)) if (part.mediaType === 'message/feedback-report') return part
  return null
}

export function isArf(mail: Mail): boolean {
  return (
    feedbackPart(mail) !== null ||
    isBareComplaint(mail) ||
    (mail.root.params['report-type'] ?? '').toLowerCase() === 'feedback-report'
  )
}

/** Some providers send the reported mail alone, and say in the subject what ARF would say in its part. */
function isBareComplaint(mail: Mail): boolean {
  return (
    mail.messages.length === 1 &&
    mail.text.trim() === '' &&
    /\b(?:complaint about (?:a |the )?(?:message|e-?mail)|(?:e-?mail )?feedback report|abuse report about (?:a |the )?(?:message|e-?mail)) (?:from|for)\b/i.test(
      mail.subject ?? '',
    )
  )
}

const REQUIRED = ['feedback-type', 'user-agent', 'version'] as const

export function arfReport(mail: Mail, facts: IntakeFacts): ParsedReport {
  const report = mailReport(mail, facts, 'arf')
  const part = feedbackPart(mail)
  const own = ownOf(mail, reporterOf(mail))
  const setting = proseSetting(mail, facts, own)
  if (part === null) {
    addProblems(report, [problem('arf-part-missing', 'mail')])
    // Some send the fields in the text; a report is still a report.
    readProse(report, mail.text, setting)
    const reported = originalOf(mail)
    if (reported !== null) readOriginal(reported, setting)
    occurredFrom(report, reported === null ? null : rawField(reported, 'date'))
    if (report.kinds.length === 0) report.kinds = [kindOfName('abuse')]
    finish(report, setting.list)
    return report
  }
  const { header, problems } = readHeader(part.bytes, `part ${part.path}`)
  addProblems(report, problems)
  for (const name of REQUIRED)
    if (rawField(header, name) === null)
      addProblems(report, [problem('field-missing', `part ${part.path}`, { field: name })])
  report.kinds = [kindOfName(...fields(header, 'feedback-type'), 'abuse')]
  readFields(report, header, setting.list, own)
  report.reference = fields(header, 'original-envelope-id')[0] ?? null
  const original = originalOf(mail)
  if (original !== null) readOriginal(original, setting)
  const hadTime = report.occurred.at !== null
  if (mail.text.trim() !== '') readProse(report, mail.text, setting)
  if (!hadTime && report.occurred.at === null && original !== null) occurredFrom(report, rawField(original, 'date'))
  finish(report, setting.list)
  return report
}

function readFields(
  report: ParsedReport,
  header: Header,
  list: ReturnType<typeof proseSetting>['list'],
  own: ReturnType<typeof ownOf>,
): void {
  for (const value of fields(header, 'source-ip')) {
    const ip = addressOf(value.replace(/^\[|\]$/g, '').trim())
    if (ip) list.add(ip.type, ip.value, 'source', Number(fields(header, 'source-port')[0]) || ip.port)
    else addProblems(report, [problem('field-invalid', 'Source-IP', { field: 'Source-IP', detail: value })])
  }
  for (const value of fields(header, 'reported-uri')) {
    if (/^mailto:/i.test(value)) add(list, 'email-addr', value.slice(7), 'source')
    else add(list, 'url', value, 'source')
  }
  for (const value of fields(header, 'reported-domain')) {
    const domain = normalise('domain-name', value)
    if (domain !== null) list.add('domain-name', domain, isOwn('domain-name', domain, own) ? 'other' : 'source')
  }
  for (const value of fields(header, 'original-mail-from'))
    add(list, 'email-addr', addresses(value)[0]?.email ?? '', 'source')
  for (const value of fields(header, 'original-rcpt-to'))
    add(list, 'email-addr', addresses(value)[0]?.email ?? '', 'target')
  occurredFrom(report, rawField(header, 'arrival-date') ?? rawField(header, 'received-date'))
}

function add(
  list: ReturnType<typeof proseSetting>['list'],
  type: 'url' | 'email-addr',
  value: string,
  role: 'source' | 'target',
): void {
  const v = normalise(type, value)
  if (v !== null) list.add(type, v, role)
}

function occurredFrom(report: ParsedReport, raw: string | null): void {
  const date = mailDate(raw)
  if (date === null || report.occurred.at !== null) return
  report.occurred = {
    at: date.at,
    precision: 'second',
    zone: date.offset === null ? null : offsetText(date.offset),
    until: null,
  }
}

/** The header of the reported mail, out of its message/rfc822 or text/rfc822-headers part. */
function originalOf(mail: Mail): Header | null {
  for (const part of walkParts(mail.root)) {
    if (part.mediaType === 'text/rfc822-headers') return readHeader(part.bytes, `part ${part.path}`).header
    if (part.mediaType === 'message/rfc822') return readMime(part.bytes).root.header
  }
  return null
}

function readOriginal(header: Header, setting: ReturnType<typeof proseSetting>): void {
  const from = addresses(rawField(header, 'from'))[0]?.email
  if (from != null) add(setting.list, 'email-addr', from, 'source')
  if (!setting.list.has('source')) {
    // The newest Received is the hop that handed it over to the reporter's side.
    const received = rawField(header, 'received')
    if (received !== null) addFromText(setting.list, received.replace(/;[^;]*$/, ''), setting.own)
  }
}
