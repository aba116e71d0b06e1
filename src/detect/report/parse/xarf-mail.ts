// An X-ARF mail, versions 0.1 and 0.2: a text for people and a YAML part for machines.

import { parseDocument } from 'yaml'
import { addressOf, normalise, type ObservableType } from '#src/core/observable.ts'
import { readInstant } from '#src/core/written-time.ts'
import { offsetText } from '#src/core/zone-name.ts'
import { MAX_YAML_CHARS } from './bounds.ts'
import { isForward, isSameHouse } from './digest.ts'
import { addProblems, type IntakeFacts } from './draft.ts'
import { addresses, rawField } from './header.ts'
import { kindOfName, OTHER_KIND } from './kind.ts'
import { kindsOfWords } from './kind-words.ts'
import { type Mail, mailReport, ownOf, proseSetting, reporterOf } from './mail.ts'
import { type Part, partText, walkParts } from './mime-tree.ts'
import type { ParsedReport } from './parsed-report.ts'
import { finish, readProse } from './text.ts'
import { problem } from './words.ts'

const LOOKS = /^(?:Reported-From|Report-Type|Schema-URL|Report-ID)\s{0,4}:/m

/** The YAML part, found by its name or by what stands in it. */
export function xarfYamlPart(mail: Mail): Part | null {
  const isMarked = rawField(mail.header, 'x-arf') !== null || rawField(mail.header, 'x-xarf') !== null
  for (const part of walkParts(mail.root)) {
    if (part.children.length > 0 || part.bytes.length > MAX_YAML_CHARS) continue
    if (!/^(?:text\/(?:plain|yaml|x-yaml)|application\/(?:x-)?yaml)$/.test(part.mediaType)) continue
    const head = part.bytes.subarray(0, MAX_YAML_CHARS).toString('latin1')
    const hits = new Set(
      head.match(
        /^(?:Reported-From|Report-Type|Schema-URL|Report-ID|Source-Type|Category|User-Agent|Version)(?=\s{0,4}:)/gm,
      ) ?? [],
    )
    if (hits.size >= (isMarked ? 2 : 4) && LOOKS.test(head)) return part
  }
  return null
}

type Fields = Readonly<Record<string, string>>

export function readXarfYaml(text: string): { fields: Fields; trouble: string | null } {
  const fields: Record<string, string> = Object.create(null)
  let trouble: string | null = null
  try {
    const document = parseDocument(text.slice(0, MAX_YAML_CHARS), {
      strict: false,
      uniqueKeys: false,
      schema: 'failsafe',
      logLevel: 'silent',
    })
    if (document.errors.length > 0) trouble = document.errors[0]!.message.split('\n')[0]!
    const value: unknown = document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 })
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      for (const [k, v] of Object.entries(value))
        if (typeof v === 'string' || typeof v === 'number') fields[k.toLowerCase()] = String(v).trim()
  } catch (error) {
    trouble = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  }
  if (Object.keys(fields).length === 0) {
    // Many senders write "Name: value" lines that are not quite YAML.
    for (const line of text.split(/\r?\n/, 500)) {
      const m = /^([A-Za-z][\w-]{0,60}):\s{0,20}(.*)$/.exec(line)
      if (m) fields[m[1]!.toLowerCase()] ??= m[2]!.trim().replace(/^["']|["']$/g, '')
    }
  }
  return { fields, trouble }
}

const REQUIRED = ['reported-from', 'category', 'report-type', 'date', 'source', 'version'] as const

export function xarfMailReport(mail: Mail, part: Part, facts: IntakeFacts): ParsedReport {
  const yaml = partText(part).text.replace(/\r\n?/g, '\n')
  const { fields, trouble } = readXarfYaml(yaml)
  // The machine's part is not prose: its schema's address accuses nobody.
  const prose = mail.text.replace(yaml, '')
  const isOld =
    /^0\.1\b/.test(fields.version ?? '') ||
    (fields.version === undefined && /_0\.1\.\d/.test(fields['schema-url'] ?? ''))
  const report = mailReport(mail, facts, isOld ? 'xarf-0.1' : 'xarf-0.2')
  const where = `part ${part.path}`
  if (trouble !== null) addProblems(report, [problem('yaml-broken', where, { detail: trouble })])
  if (Object.keys(fields).length === 0) {
    addProblems(report, [problem('yaml-not-map', where)])
    report.ok = false
  }
  for (const name of REQUIRED)
    if (!fields[name]) addProblems(report, [problem('field-missing', where, { field: name })])
  if (!fields.source || !fields['report-type']) report.ok = false
  const named = addresses(fields['reported-from'] ?? null)[0]
  const sender = reporterOf(mail)
  if (named?.email && (sender.email === null || (isForward(mail.subject) && !isSameHouse(named.email, sender.email)))) {
    if (sender.email !== null) report.forwardedBy = { name: sender.name, email: sender.email, text: '' }
    report.reporter = { name: named.name, organisation: null, email: named.email }
  }
  report.reference = fields['report-id'] ?? null
  const kind = kindOfName(fields['report-type'], fields.category)
  const setting = proseSetting(mail, facts, ownOf(mail, sender))
  addSource(report, setting.list, fields, where)
  const date =
    fields.date === undefined
      ? null
      : readInstant(fields.date, { year: null, offset: null, referenceMs: facts.now.getTime() })
  if (date !== null) report.occurred = { at: date.at, precision: 'second', zone: offsetText(date.offset), until: null }
  else if (fields.date) addProblems(report, [problem('date-broken', `${where} Date`, { value: fields.date })])
  report.kinds =
    kind !== OTHER_KIND ? [kind] : kindsOfWords(`${fields['report-type'] ?? ''} ${mail.subject ?? ''}`, prose)
  if (report.kinds.length === 0) report.kinds = [OTHER_KIND]
  readProse(report, prose, setting)
  for (const file of mail.files) {
    if (file === part || !/^text\/plain$/.test(file.mediaType) || file.bytes.length > 2_000_000) continue
    const more = { ...report, logLines: [] as ParsedReport['logLines'] }
    readProse(more, partText(file).text.replace(/\r\n?/g, '\n'), setting)
    report.logLines.push(...more.logLines.filter((l) => !report.logLines.some((k) => k.raw === l.raw)).slice(0, 1000))
  }
  finish(report, setting.list)
  return report
}

const SOURCE_TYPES: Readonly<Record<string, readonly ObservableType[]>> = {
  'ip-address': ['ipv4-addr', 'ipv6-addr'],
  ip: ['ipv4-addr', 'ipv6-addr'],
  ipv4: ['ipv4-addr'],
  ipv6: ['ipv6-addr'],
  uri: ['url'],
  url: ['url'],
  domain: ['domain-name'],
  'domain-name': ['domain-name'],
  fqdn: ['domain-name'],
  'e-mail': ['email-addr'],
  email: ['email-addr'],
  'email-address': ['email-addr'],
}

function addSource(
  report: ParsedReport,
  list: ReturnType<typeof proseSetting>['list'],
  fields: Fields,
  where: string,
): undefined {
  const source = fields.source
  if (!source) return
  const port = Number(fields['source-port'])
  const types = SOURCE_TYPES[(fields['source-type'] ?? '').toLowerCase()] ?? []
  for (const type of types) {
    const value = normalise(type, source)
    if (value !== null) return list.add(type, value, 'source', port > 0 && port < 65536 ? port : null)
  }
  const ip = addressOf(source)
  if (ip) return list.add(ip.type, ip.value, 'source', ip.port)
  for (const type of ['url', 'email-addr', 'domain-name'] as const) {
    const value = normalise(type, source)
    if (value !== null) return list.add(type, value, 'source')
  }
  addProblems(report, [problem('field-invalid', where, { field: 'Source', detail: source })])
}
