// XARF in JSON: version 4 (category and type) and versions 1 to 3 (class and type), each checked by its own schema.
import type { z } from 'zod'
import { addressOf, normalise, type ObservableType } from '#src/core/observable.ts'
import { readInstant } from '#src/core/written-time.ts'
import { offsetText } from '#src/core/zone-name.ts'
import { addProblems, attachmentOf, type IntakeFacts, languageOf, newReport } from './draft.ts'
import { kindOfName } from './kind.ts'
import { findLogLines } from './log-line.ts'
import type { ParsedReport } from './parsed-report.ts'
import { addFromText, ObservableList } from './role.ts'
import { finish } from './text.ts'
import { type Problem, problem } from './words.ts'
import { XarfFour } from './xarf-four.ts'
import { XarfThree } from './xarf-three.ts'

type Json = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isXarfFour(value: unknown): value is Json {
  return (
    isRecord(value) &&
    (typeof value.xarf_version === 'string' || ('source_identifier' in value && 'category' in value && 'type' in value))
  )
}

export function isXarfThree(value: unknown): value is Json {
  return (
    isRecord(value) &&
    ('ReporterInfo' in value ||
      (isRecord(value.Report) && ('ReportType' in value.Report || 'ReportClass' in value.Report)) ||
      ('Version' in value && 'Disclosure' in value))
  )
}

function issues(error: z.ZodError): Problem[] {
  return error.issues.slice(0, 30).map((issue) => {
    const field = issue.path.join('.') || '(document)'
    if (issue.code === 'unrecognized_keys')
      return problem('field-unknown', field, { field: [...issue.path, issue.keys[0] ?? ''].join('.') })
    const isMissing = issue.code === 'invalid_type' && /received undefined/.test(issue.message)
    return isMissing
      ? problem('field-missing', field, { field })
      : problem('field-invalid', field, { field, detail: issue.message })
  })
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : null
}

function port(value: unknown): number | null {
  const n = Array.isArray(value) ? Number(value[0]) : Number(value)
  return Number.isInteger(n) && n > 0 && n < 65536 ? n : null
}

/** Adds a value as what it is: an address, a URL, a mailbox, a name. */
function addAny(
  list: ObservableList,
  value: unknown,
  role: 'source' | 'target' | 'other',
  at: number | null = null,
): undefined {
  const v = text(value)
  if (v === null) return
  const ip = addressOf(v)
  if (ip) return list.add(ip.type, ip.value, role, ip.port ?? at)
  for (const type of ['url', 'email-addr', 'domain-name', 'autonomous-system'] as const) {
    const normal = normalise(type, v)
    if (normal !== null) {
      list.add(type, normal, role, at)
      const host = type === 'url' ? /^[a-z+.-]+:\/\/(?:[^@/]*@)?\[?([^\]/:?#]+)/.exec(normal)?.[1] : undefined
      return host === undefined ? undefined : addAny(list, host, role)
    }
  }
}

const HASHES: Readonly<Record<string, ObservableType>> = {
  md5: 'file:md5',
  sha1: 'file:sha1',
  sha256: 'file:sha256',
  sha512: 'file:sha512',
}

function addHash(list: ObservableList, algorithm: unknown, value: unknown): undefined {
  const type = HASHES[String(algorithm).toLowerCase().replace('-', '')]
  const v = type === undefined ? null : normalise(type, String(value))
  if (type !== undefined && v !== null) list.add(type, v, 'source')
}

function setTime(report: ParsedReport, facts: IntakeFacts, first: unknown, last: unknown): undefined {
  const frame = { year: null, offset: 0, referenceMs: facts.now.getTime() }
  const from = text(first) === null ? null : readInstant(text(first)!, frame)
  const to = text(last) === null ? null : readInstant(text(last)!, frame)
  const start = from ?? to
  if (start === null) return
  const isSpan = from !== null && to !== null && Date.parse(to.at) > Date.parse(from.at)
  report.occurred = {
    at: start.at,
    precision: isSpan ? 'range' : 'second',
    zone: offsetText(start.offset),
    until: isSpan ? to.at : null,
  }
}

export function xarfFourReport(json: Json, facts: IntakeFacts): ParsedReport {
  const report = newReport(facts, 'xarf-4')
  const checked = XarfFour.safeParse(json)
  if (!checked.success) {
    report.ok = false
    addProblems(report, issues(checked.error))
  }
  const reporter = isRecord(json.reporter) ? json.reporter : {}
  report.reporter = {
    name: null,
    organisation: text(reporter.org),
    email: text(reporter.contact)?.toLowerCase() ?? null,
  }
  report.kinds = [kindOfName(text(json.type), text(json.category))]
  report.subject =
    text(json.description)?.split('\n')[0]?.slice(0, 300) ??
    `${text(json.category) ?? '?'}/${text(json.type) ?? '?'}: ${text(json.source_identifier) ?? '?'}`
  report.text = text(json.description) ?? ''
  report.reference = text(json.report_id)
  const sender = isRecord(json.sender) ? json.sender : {}
  if (text(sender.org) !== report.reporter.organisation) report.onBehalfOf = report.reporter.organisation
  report.howFound = text(json.evidence_source)
  report.targetSystem = text(json.service)
  setTime(
    report,
    facts,
    json.first_seen ?? json.timestamp,
    json.last_seen ?? (json.first_seen === undefined ? undefined : json.timestamp),
  )
  const list = new ObservableList()
  addAny(list, json.source_identifier, 'source', port(json.source_port))
  for (const key of [
    'url',
    'smtp_from',
    'infringing_url',
    'domain',
    'c2_server',
    'c2_ip',
    'c2_domain',
    'command_and_control',
  ] as const)
    addAny(list, json[key], 'source')
  for (const key of ['destination_ip', 'target_ip', 'smtp_to', 'victim_ip'] as const)
    addAny(list, json[key], 'target', port(json.destination_port))
  for (const value of Object.values(json)) {
    const m = typeof value === 'string' ? /^(md5|sha1|sha256|sha512):([0-9a-f]{32,128})$/i.exec(value) : null
    if (m) addHash(list, m[1], m[2])
  }
  addEvidence(report, list, json.evidence, facts, { type: 'content_type', data: 'payload', name: 'description' })
  report.language = languageOf(report.text)
  finish(report, list)
  return report
}

type EvidenceKeys = { readonly type: string; readonly data: string; readonly name: string }

function addEvidence(
  report: ParsedReport,
  list: ObservableList,
  evidence: unknown,
  facts: IntakeFacts,
  keys: EvidenceKeys,
): undefined {
  if (!Array.isArray(evidence)) return
  for (const item of evidence.slice(0, 50)) {
    if (!isRecord(item) || typeof item[keys.data] !== 'string') continue
    const data = item[keys.data] as string
    const isBase64 = keys.data !== 'Payload' || item.Base64Encoded === true
    const bytes = isBase64 ? Buffer.from(data, 'base64') : Buffer.from(data, 'utf8')
    const mediaType = text(item[keys.type])?.toLowerCase() ?? 'application/octet-stream'
    const file = attachmentOf(text(item.FileName) ?? text(item[keys.name])?.slice(0, 200) ?? null, mediaType, bytes)
    report.attachments.push(file)
    const said =
      typeof item.hash === 'string' ? /^sha256:([0-9a-f]{64})$/i.exec(item.hash)?.[1]?.toLowerCase() : undefined
    if (said !== undefined && said !== file.sha256)
      addProblems(report, [problem('invalid-hash', 'evidence', { name: file.name ?? mediaType })])
    if (!/^text\/plain|^message\//.test(mediaType) || bytes.length > 1_000_000) continue
    const body = bytes.toString('utf8')
    report.logLines.push(
      ...findLogLines(body, {
        year: facts.yearHint ?? null,
        offset: null,
        referenceMs: Date.parse(report.occurred.at ?? facts.now.toISOString()),
      }).lines.slice(0, 1000),
    )
    addFromText(list, body, { emails: new Set(), domains: new Set() })
  }
}

export function xarfThreeReport(json: Json, facts: IntakeFacts): ParsedReport {
  const report = newReport(facts, 'xarf-3')
  const checked = XarfThree.safeParse(json)
  if (!checked.success) {
    report.ok = false
    addProblems(report, issues(checked.error))
  }
  const who = isRecord(json.ReporterInfo) ? json.ReporterInfo : {}
  const body = isRecord(json.Report) ? json.Report : {}
  report.reporter = {
    name: text(who.ReporterContactName),
    organisation: text(who.ReporterOrg),
    email: (text(who.ReporterOrgEmail) ?? text(who.ReporterContactEmail))?.toLowerCase() ?? null,
  }
  report.contact.phone = text(who.ReporterContactPhone)
  report.contact.address = text(who.ReporterOrgAddress)
  const behalf = isRecord(json.OnBehalfOf) ? json.OnBehalfOf : {}
  report.onBehalfOf = text(behalf.ComplainantOrg) ?? text(behalf.ComplainantContactName)
  report.kinds = [kindOfName(text(body.ReportType), text(body.ReportClass))]
  report.reference = text(body.ReporterCaseID)
  report.text = [body.ReporterNotes, body.HarassmentDescription].flatMap((t) => text(t) ?? []).join('\n\n')
  const source = isRecord(body.Source) ? body.Source : {}
  const address = text(body.SourceIp) ?? text(source.IP) ?? text(source.URL) ?? text(body.Source)
  report.subject = `${text(body.ReportClass) ?? '?'}/${text(body.ReportType) ?? '?'}: ${address ?? text(body.SourceUrl) ?? '?'}`
  // "Disclosure": whether the report may be handed on to whom it is about.
  if (typeof json.Disclosure === 'boolean') {
    const word = json.Disclosure ? 'parties' : 'nobody'
    report.consent = { identity: word, address: word, log: word }
  }
  setTime(report, facts, body.FirstSeen ?? body.Date, body.FirstSeen === undefined ? undefined : body.Date)
  const list = new ObservableList()
  addAny(list, address, 'source', port(body.SourcePort ?? source.Port))
  for (const value of [body.SourceUrl, source.URL, body.SmtpMailFromAddress]) addAny(list, value, 'source')
  if (typeof body.ASN === 'number') addAny(list, `AS${body.ASN}`, 'source')
  addAny(list, body.AttackerIp, 'source', port(body.AttackerPort))
  addAny(list, body.DestinationIp, 'target', port(body.DestinationPort))
  addAny(list, body.SmtpRcptToAddress, 'target')
  const account = isRecord(body.Account) ? body.Account : {}
  if (text(account.AccountIdentifier) !== null) list.add('user-account', text(account.AccountIdentifier)!, 'target')
  addAny(list, account.AccountEmail, 'target')
  if (isRecord(body.FileHash)) addHash(list, body.FileHash.HashAlgorithm, body.FileHash.HashValue)
  if (text(body.FileName) !== null) list.add('file:name', text(body.FileName)!, 'source')
  const info = isRecord(body.AdditionalInfo) ? body.AdditionalInfo : {}
  addAny(list, info.SMTPFrom, 'source')
  addEvidence(report, list, body.Samples, facts, { type: 'ContentType', data: 'Payload', name: 'Description' })
  addEvidence(report, list, body.Attachment, facts, { type: 'ContentType', data: 'Data', name: 'Description' })
  report.language = languageOf(report.text)
  finish(report, list)
  return report
}
