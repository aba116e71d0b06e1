// An IODEF incident as a report: RFC 5070 (v1), RFC 7970 (v2) and RFC 8727 (JSON) share their names.
import { addressOf, normalise, type ObservableRole } from '#src/core/observable.ts'
import { readInstant } from '#src/core/written-time.ts'
import { offsetText } from '#src/core/zone-name.ts'
import { MAX_LOG_LINES, MAX_REPORTS } from './bounds.ts'
import { consentOfLabel } from './consent.ts'
import { addProblems, attachmentOf, type IntakeFacts, languageOf, newReport } from './draft.ts'
import type { Node } from './iodef-xml.ts'
import { kindOfName, OTHER_KIND } from './kind.ts'
import { kindsOfWords } from './kind-words.ts'
import { findLogLines } from './log-line.ts'
import type { ParsedReport, ReportFormat } from './parsed-report.ts'
import { addFromText, ObservableList } from './role.ts'
import { finish } from './text.ts'
import { type Problem, problem } from './words.ts'

function all(node: Node, name: string): Node[] {
  return node.children.filter((c) => c.name === name)
}
function one(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((c) => c.name === name)
}
function text(node: Node | undefined): string | null {
  const t = node?.text.replace(/\s+/g, ' ').trim() ?? ''
  return t === '' ? null : t
}
function* deep(node: Node, name: string): Generator<Node> {
  for (const child of node.children) {
    if (child.name === name) yield child
    yield* deep(child, name)
  }
}

/** One report per Incident; a document without one still gives a line that says so. */
export function iodefReports(
  root: Node,
  format: ReportFormat,
  problems: readonly Problem[],
  facts: IntakeFacts,
): ParsedReport[] {
  const incidents = all(root, 'Incident').slice(0, MAX_REPORTS)
  if (incidents.length === 0) {
    const empty = newReport(facts, format)
    empty.ok = false
    addProblems(empty, [...problems, problem('field-missing', 'IODEF-Document', { field: 'Incident' })])
    return [empty]
  }
  return incidents.map((incident) => {
    const report = incidentReport(incident, format, facts)
    addProblems(report, problems)
    if (problems.length > 0) report.ok = false
    return report
  })
}

export function iodefFormat(root: Node): ReportFormat {
  const version = root.attributes.version ?? ''
  const namespace = Object.entries(root.attributes).find(([k]) => k.startsWith('xmlns'))?.[1] ?? ''
  return version.startsWith('2') || /iodef-2/.test(namespace) ? 'iodef-2' : 'iodef-1'
}

function incidentReport(incident: Node, format: ReportFormat, facts: IntakeFacts): ParsedReport {
  const report = newReport(facts, format)
  const list = new ObservableList()
  const descriptions = all(incident, 'Description').flatMap((d) => text(d) ?? [])
  const id = one(incident, 'IncidentID')
  report.reference = text(id)
  report.subject = descriptions[0]?.slice(0, 300) ?? text(id)
  report.text = descriptions.join('\n\n')
  report.language = languageOf(report.text)
  report.purpose = incident.attributes.purpose ?? null
  check(report, incident, format)
  readContact(report, incident)
  readTimes(report, incident, facts)
  if (incident.attributes.restriction !== undefined) {
    report.consent = consentOfLabel(incident.attributes.restriction)
    if (/^(?:white|green|amber|red)$/.test(incident.attributes.restriction))
      report.tlp = incident.attributes.restriction.toUpperCase()
  }
  report.kinds = kindsOf(incident, report)
  const asked = [...deep(incident, 'Expectation')]
  const actions = asked
    .flatMap((e) => [text(one(e, 'Description')), e.attributes['ext-action'] ?? e.attributes.action ?? null])
    .filter((a) => a !== null)
  report.request = actions.length > 0 ? [...new Set(actions)].join('; ').slice(0, 1000) : null
  const found = [...deep(incident, 'Discovery')][0]
  report.howFound = text(one(found, 'Description')) ?? found?.attributes.source ?? null
  for (const system of deep(incident, 'System')) readSystem(list, system)
  readRecords(report, list, incident, facts)
  finish(report, list)
  return report
}

function check(report: ParsedReport, incident: Node, format: ReportFormat): undefined {
  const needs =
    format === 'iodef-1'
      ? ['IncidentID', 'ReportTime', 'Assessment', 'Contact']
      : ['IncidentID', 'GenerationTime', 'Contact']
  for (const name of needs) {
    if (one(incident, name) !== undefined) continue
    report.ok = false
    addProblems(report, [problem('field-missing', 'Incident', { field: name })])
  }
}

function readContact(report: ParsedReport, incident: Node): undefined {
  const contacts = all(incident, 'Contact')
  const by = (role: string) => contacts.find((c) => c.attributes.role === role)
  const contact = by('reporter') ?? by('creator') ?? contacts[0]
  if (contact === undefined) return
  const name = text(one(contact, 'ContactName'))
  const person = all(contact, 'Contact')[0] ?? (contact.attributes.type === 'person' ? contact : undefined)
  const email = one(contact, 'Email') ?? [...deep(contact, 'Email')][0]
  report.reporter = {
    name: person === undefined ? null : text(one(person, 'ContactName')),
    organisation: contact.attributes.type === 'person' ? null : name,
    email: (text(email) ?? text(one(email, 'EmailTo')))?.toLowerCase() ?? null,
  }
  report.contact.phone = text(one(contact, 'Telephone')) ?? text(one(one(contact, 'Telephone'), 'TelephoneNumber'))
}

function readTimes(report: ParsedReport, incident: Node, facts: IntakeFacts): undefined {
  const read = (name: string) => {
    const value = text(one(incident, name))
    if (value === null) return null
    const moment = readInstant(value, { year: null, offset: null, referenceMs: facts.now.getTime() })
    if (moment === null) addProblems(report, [problem('date-broken', name, { value })])
    return moment
  }
  const sent = read('ReportTime') ?? read('GenerationTime')
  report.sentAt = sent?.at ?? null
  const event = [...deep(incident, 'EventData')][0]
  const inEvent = (name: string) => {
    const value = text(one(event, name))
    return value === null ? null : readInstant(value, { year: null, offset: null, referenceMs: facts.now.getTime() })
  }
  const start = read('StartTime') ?? inEvent('StartTime') ?? read('DetectTime') ?? inEvent('DetectTime')
  const end = read('EndTime') ?? inEvent('EndTime')
  if (start === null) return
  const isSpan = end !== null && Date.parse(end.at) > Date.parse(start.at)
  report.occurred = {
    at: start.at,
    precision: isSpan ? 'range' : 'second',
    zone: offsetText(start.offset),
    until: isSpan ? end.at : null,
  }
}

function kindsOf(incident: Node, report: ParsedReport): string[] {
  const kinds = new Set<string>()
  for (const name of ['Impact', 'SystemImpact', 'BusinessImpact', 'IncidentCategory'])
    for (const impact of deep(incident, name)) {
      const kind = kindOfName(impact.attributes['ext-type'], impact.attributes.type)
      if (kind !== OTHER_KIND) kinds.add(kind)
    }
  if (kinds.size > 0) return [...kinds].slice(0, 5)
  const methods = [...deep(incident, 'Method'), ...deep(incident, 'Assessment')]
    .flatMap((m) => [...deep(m, 'Description')])
    .flatMap((d) => text(d) ?? [])
  return kindsOfWords(report.subject ?? '', `${report.text}\n${methods.join('\n')}`)
}

const ROLES: Readonly<Record<string, ObservableRole>> = {
  source: 'source',
  target: 'target',
  watchlist: 'source',
  infrastructure: 'source',
}

function readSystem(list: ObservableList, system: Node): undefined {
  const role = ROLES[system.attributes.category ?? ''] ?? 'other'
  const port = Number(text([...deep(system, 'Port')][0]))
  const at = port > 0 && port < 65536 ? port : null
  for (const address of deep(system, 'Address')) {
    const value = text(address)
    if (value === null) continue
    const category = address.attributes.category ?? ''
    if (category === 'asn') put(list, 'autonomous-system', value, role)
    else if (category === 'e-mail') put(list, 'email-addr', value, role)
    else if (category === 'mac') put(list, 'mac-addr', value, role)
    else if (category === 'site-uri') put(list, 'url', value, role)
    else {
      const ip = addressOf(value)
      if (ip) list.add(ip.type, ip.value, role, ip.port ?? at)
    }
  }
  for (const name of ['NodeName', 'Name'])
    for (const node of deep(system, name)) put(list, 'domain-name', text(node) ?? '', role)
  for (const node of deep(system, 'URL')) put(list, 'url', text(node) ?? '', role)
}

function put(
  list: ObservableList,
  type: 'autonomous-system' | 'email-addr' | 'mac-addr' | 'url' | 'domain-name',
  value: string,
  role: ObservableRole,
): undefined {
  const v = normalise(type, value)
  if (v !== null) list.add(type, v, role)
}

function readRecords(report: ParsedReport, list: ObservableList, incident: Node, facts: IntakeFacts): undefined {
  const frame = {
    year: facts.yearHint ?? null,
    offset: null,
    referenceMs: Date.parse(report.sentAt ?? facts.now.toISOString()),
  }
  const none = { emails: new Set<string>(), domains: new Set<string>() }
  for (const item of deep(incident, 'RecordItem')) {
    const raw = item.text.trim()
    if (raw === '') continue
    if (item.attributes.dtype === 'file' || item.attributes.dtype === 'packet') {
      report.attachments.push(attachmentOf(null, 'application/octet-stream', Buffer.from(raw, 'base64')))
      continue
    }
    const logs = findLogLines(item.text, frame).lines
    if (report.logLines.length + logs.length <= MAX_LOG_LINES) report.logLines.push(...logs)
    addFromText(list, item.text, none)
  }
  for (const hash of deep(incident, 'HashValue')) addFromText(list, hash.text, none, 'source')
  for (const name of ['Observable', 'IndicatorData', 'Description'])
    for (const node of deep(incident, name)) addFromText(list, node.text, none)
}
