// A file that is no mail and no archive: XARF or IODEF as JSON or XML, and otherwise the text that people wrote.
import { MAX_JSON_CHARS, MAX_REPORTS, MAX_XML_CHARS } from './bounds.ts'
import { addProblems, attachmentOf, type IntakeFacts, newReport } from './draft.ts'
import { htmlToText } from './html-text.ts'
import type { ParsedReport } from './parsed-report.ts'
import { parseText } from './text.ts'
import { type Problem, problem } from './words.ts'

/** A file that could not be read: kept whole as an attachment, and the reason beside it. */
export function failed(
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

/** A file that is no mail: JSON, XML, a page, a text. */
export async function readDocument(
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
