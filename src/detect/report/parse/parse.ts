// The face of the parsers: bytes of anything that arrives become one report or several, never none and never a crash.

import { decodeText } from '#src/core/charset.ts'
import { MAX_MESSAGE_BYTES, MAX_REPORTS, MAX_ZIP_DEPTH } from './bounds.ts'
import { splitMailbox } from './digest.ts'
import { failed, readDocument } from './document.ts'
import { addProblems, attachmentOf, type IntakeFacts, newReport } from './draft.ts'
import { parseMail } from './mail-report.ts'
import type { ParsedReport } from './parsed-report.ts'
import { isBinary, looksLikeMail, MAGIC, OLE } from './recognise.ts'
import { parseText } from './text.ts'
import { problem } from './words.ts'

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
  const reports = await readDocument(
    decoded.text.replace(/^\ufeff/, '').replaceAll('\0', ''),
    decoded.charset,
    facts,
    bytes,
  )
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
