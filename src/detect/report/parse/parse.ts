// The face of the parsers: bytes of anything that arrives become one report or several, never none and never a crash.
import {
  MAX_JSON_CHARS,
  MAX_MESSAGE_BYTES,
  MAX_MESSAGE_DEPTH,
  MAX_REPORTS,
  MAX_XML_CHARS,
  MAX_ZIP_DEPTH,
} from './bounds.ts'
import { decodeText } from './charset.ts'
import { splitMailbox } from './digest.ts'
import { addProblems, attachmentOf, type IntakeFacts, newReport } from './draft.ts'
import { htmlToText } from './html-text.ts'
import { parseMail } from './mail-report.ts'
import type { ParsedReport } from './parsed-report.ts'
import { parseText } from './text.ts'
import { type Problem, problem } from './words.ts'

export type { IntakeFacts } from './draft.ts'
export type { ParsedReport } from './parsed-report.ts'

/** Reads one file or mail. Always at least one report; what went wrong stands in its `problems`. */
export async function parseIntake(bytes: Uint8Array, facts: IntakeFacts): Promise<ParsedReport[]> {
  try {
    const cut = bytes.length > MAX_MESSAGE_BYTES
    const reports = await read(cut ? bytes.subarray(0, MAX_MESSAGE_BYTES) : bytes, facts, 0)
    if (cut)
      for (const r of reports)
        addProblems(r, [problem('too-large', 'file', { bytes: bytes.length, bound: MAX_MESSAGE_BYTES })])
    if (reports.length > MAX_REPORTS) {
      reports.length = MAX_REPORTS
      addProblems(reports.at(-1)!, [problem('reports-cut', 'file', { bound: MAX_REPORTS })])
    }
    return reports.length > 0 ? reports : [failed(bytes, facts, problem('empty', 'file'))]
  } catch (error) {
    // A bug of ours must not lose a mail: it is kept, and says that it was not read.
    return [
      failed(
        bytes,
        facts,
        problem('parser-failed', 'file', { detail: error instanceof Error ? error.message : String(error) }),
      ),
    ]
  }
}

function failed(
  bytes: Uint8Array,
  facts: IntakeFacts,
  why: Problem,
  mediaType = 'application/octet-stream',
): ParsedReport {
  const report = newReport(facts, 'text')
  report.ok = false
  report.subject = facts.file === '-' ? null : (facts.file.split('/').at(-1) ?? null)
  if (bytes.length > 0) report.attachments.push(attachmentOf(report.subject, mediaType, bytes))
  if (bytes.length === 0) report.notReport = 'empty'
  addProblems(report, [why])
  return report
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['application/gzip', [0x1f, 0x8b]],
  ['application/x-msdownload', [0x4d, 0x5a]],
  ['application/x-elf', [0x7f, 0x45, 0x4c, 0x46]],
]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

async function read(bytes: Uint8Array, facts: IntakeFacts, depth: number): Promise<ParsedReport[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (magic: readonly number[]) => magic.every((b, i) => bytes[i] === b)
  if (bytes.length === 0) return [failed(bytes, facts, problem('empty', 'file'))]
  if (starts(OLE)) return [failed(bytes, facts, problem('outlook-msg', 'file'), 'application/vnd.ms-outlook')]
  if (starts([0x50, 0x4b, 3, 4])) return readZipFile(buffer, facts, depth)
  const known = MAGIC.find(([, magic]) => starts(magic))
  if (known && !looksLikeMail(buffer))
    return [failed(bytes, facts, problem('not-text', 'file', { mediaType: known[0] }), known[0])]
  if (/\.eml$/i.test(facts.file) || looksLikeMail(buffer)) return readMails(buffer, facts)
  if (isBinary(bytes))
    return [failed(bytes, facts, problem('not-text', 'file', { mediaType: 'application/octet-stream' }))]
  const decoded = decodeText(bytes)
  const reports = await readDocument(decoded.text.replace(/^\ufeff/, ''), decoded.charset, facts, bytes)
  if (decoded.trouble === 'charset-damaged')
    for (const r of reports)
      addProblems(r, [problem('charset-damaged', 'file', { declared: '', found: decoded.charset })])
  return reports
}

async function readMails(buffer: Buffer, facts: IntakeFacts): Promise<ParsedReport[]> {
  const reports: ParsedReport[] = []
  for (const mail of splitMailbox(buffer)) {
    if (reports.length >= MAX_REPORTS) break
    reports.push(...(await parseMail(mail, facts, 0)))
  }
  return reports
}

const FIELD =
  /^(?:from|to|cc|subject|date|received|return-path|mime-version|content-type|message-id|delivered-to|reply-to|sender|envelope-to|x-[\w-]{1,60}|list-[\w-]{1,40}|dkim-signature|arc-[\w-]{1,40}|authentication-results|auto-submitted|in-reply-to|references|organization|content-transfer-encoding|delivery-date|user-agent)$/
const SURE =
  /^(?:received|return-path|mime-version|message-id|content-type|delivered-to|dkim-signature|x-[\w-]{1,60}|envelope-to|authentication-results)$/

/** Whether the first lines are a mail's header: two known fields, one that only mail has, or From with Date or Subject. */
export function looksLikeMail(buffer: Buffer): boolean {
  const head = buffer
    .subarray(0, 8192)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf)?[\r\n]{0,8}/, '')
  const names = new Set<string>()
  for (const [i, line] of head.split(/\r\n|\n|\r/, 60).entries()) {
    if (line === '') break
    if (/^[ \t]/.test(line) || (i === 0 && /^>?From \S/.test(line))) continue
    const name = /^([A-Za-z][\w-]{0,60})\s?:/.exec(line)?.[1]?.toLowerCase()
    if (name === undefined) {
      if (names.size < 2) return false
      break
    }
    if (FIELD.test(name)) names.add(name)
    else if (names.size === 0 && i > 2) return false
  }
  if (names.size < 2) return false
  return [...names].some((n) => SURE.test(n)) || (names.has('from') && (names.has('date') || names.has('subject')))
}

function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false
  const head = bytes.subarray(0, 8192)
  let odd = 0
  for (const b of head) if (b === 0 || (b < 32 && b !== 9 && b !== 10 && b !== 13 && b !== 12 && b !== 27)) odd++
  return odd > head.length / 50 || (head.includes(0) && odd > 3)
}

async function readDocument(
  text: string,
  charset: string,
  facts: IntakeFacts,
  bytes: Uint8Array,
): Promise<ParsedReport[]> {
  const start = text.trimStart().slice(0, 400)
  if (start.startsWith('{') || /^\[\s*[{"[\]]/.test(start)) {
    const found = await readJson(text, facts, bytes)
    if (found !== null) return found
  }
  if (/^<(?:\?xml|!DOCTYPE(?! html)|[\w:-]*IODEF-Document)/i.test(start)) {
    const found = await readXmlDocument(text, facts, bytes)
    if (found !== null) return found
  }
  const isHtml = /^<(?:!doctype html|html|head|body)\b/i.test(start)
  return [parseText(isHtml ? htmlToText(text) : text.replace(/\r\n?/g, '\n'), charset, facts)]
}

/** A JSON document, or one document a line; null when it is no JSON at all. */
async function readJson(text: string, facts: IntakeFacts, bytes: Uint8Array): Promise<ParsedReport[] | null> {
  const { jsonReports, isDeep } = await import('./json-document.ts')
  if (text.length > MAX_JSON_CHARS) return null
  if (isDeep(text)) return [failed(bytes, facts, problem('json-too-deep', 'file', { bound: 64 }), 'application/json')]
  const { value, detail } = readJsonValue(text)
  if (value !== undefined) {
    const reports = jsonReports(value, facts)
    return reports.length > 0
      ? reports
      : [unknownDocument(text, bytes, facts, problem('unknown-json', 'file'), 'application/json')]
  }
  const lines = text.split('\n').filter((l) => l.trim() !== '')
  if (lines.length > 1 && readJsonValue(lines[0]!).value !== undefined) {
    const reports = lines.slice(0, MAX_REPORTS).flatMap((line, i) => {
      const one = readJsonValue(line)
      if (one.value !== undefined) return jsonReports(one.value, facts)
      return [
        failed(
          Buffer.from(line),
          facts,
          problem('json-broken', `line ${i + 1}`, { detail: one.detail }),
          'application/json',
        ),
      ]
    })
    return reports.some((r) => r.format !== 'text')
      ? reports
      : [unknownDocument(text, bytes, facts, problem('unknown-json', 'file'), 'application/x-ndjson')]
  }
  if (text.trimStart().startsWith('[')) return null
  const report = unknownDocument(text, bytes, facts, problem('json-broken', 'file', { detail }), 'application/json')
  if (/"xarf_version"/.test(text)) report.format = 'xarf-4'
  else if (/"ReporterInfo"/.test(text)) report.format = 'xarf-3'
  else if (/"IncidentID"/.test(text)) report.format = 'iodef-json'
  return [report]
}

function readJsonValue(text: string): { value: unknown; detail: string } {
  try {
    return { value: JSON.parse(text), detail: '' }
  } catch (error) {
    return { value: undefined, detail: error instanceof Error ? error.message : String(error) }
  }
}

/** A document of a format that is no report: kept whole, and read as text so that its observables are found. */
function unknownDocument(
  text: string,
  bytes: Uint8Array,
  facts: IntakeFacts,
  why: Problem,
  mediaType: string,
): ParsedReport {
  const report = parseText(text, 'utf-8', facts)
  report.ok = false
  report.problems = [why]
  report.subject = facts.file === '-' ? null : (facts.file.split('/').at(-1) ?? null)
  report.attachments.push(attachmentOf(report.subject, mediaType, bytes))
  return report
}

async function readXmlDocument(text: string, facts: IntakeFacts, bytes: Uint8Array): Promise<ParsedReport[] | null> {
  const [{ readXml }, { iodefFormat, iodefReports }] = await Promise.all([
    import('./iodef-xml.ts'),
    import('./iodef.ts'),
  ])
  const { root, problems } = readXml(text.slice(0, MAX_XML_CHARS))
  if (root?.name === 'IODEF-Document') return iodefReports(root, iodefFormat(root), problems, facts)
  const isIodef = /<(?:\w{1,20}:)?IODEF-Document/.test(text)
  if (isIodef || problems.some((p) => p.code === 'xml-doctype')) {
    const report = failed(
      bytes,
      facts,
      problems[0] ?? problem('unknown-xml', 'file', { root: root?.name ?? '' }),
      'application/xml',
    )
    if (isIodef) report.format = /version\s?=\s?["']2/.test(text.slice(0, 4000)) ? 'iodef-2' : 'iodef-1'
    return [report]
  }
  return [
    unknownDocument(
      text,
      bytes,
      facts,
      problems[0] ?? problem('unknown-xml', 'file', { root: root?.name ?? '' }),
      'application/xml',
    ),
  ]
}

/** A zip given as a file: every report in it, and where there is none, one report that lists it. */
async function readZipFile(buffer: Buffer, facts: IntakeFacts, depth: number): Promise<ParsedReport[]> {
  const { listZip } = await import('./zip-list.ts')
  const { entries, problems } = await listZip(buffer, facts.file)
  const reports: ParsedReport[] = []
  const texts: string[] = []
  for (const entry of entries) {
    if (entry.bytes === null || reports.length >= MAX_REPORTS) continue
    if (depth < MAX_ZIP_DEPTH) {
      const inner = await read(entry.bytes, { ...facts, file: `${facts.file}/${entry.name}` }, depth + 1)
      const kept = inner.filter((r) => r.format !== 'text')
      reports.push(...kept)
      if (kept.length === 0) texts.push(...inner.map((r) => r.text))
    }
  }
  if (reports.length > 0) {
    addProblems(reports[0]!, problems)
    return reports
  }
  const report = texts.some((t) => t.trim() !== '')
    ? parseText(texts.join('\n\n'), 'utf-8', facts)
    : newReport(facts, 'text')
  report.subject = facts.file.split('/').at(-1) ?? null
  report.ok = problems.length === 0
  report.attachments.push(attachmentOf(report.subject, 'application/zip', buffer))
  addProblems(report, problems)
  return [report]
}

export { MAX_MESSAGE_DEPTH }
