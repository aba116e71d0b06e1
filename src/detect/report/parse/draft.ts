// A report being read: every field absent until something said it.
import { createHash } from 'node:crypto'
import { MAX_PROBLEMS } from './bounds.ts'
import { NO_CONSENT } from './consent.ts'
import type { ParsedReport, ReportFormat } from './parsed-report.ts'
import { attachmentSigns, trueName } from './signs.ts'
import type { Problem } from './words.ts'

/** What the one who hands a file over knows of it. */
export type IntakeFacts = {
  readonly file: string
  readonly now: Date
  /** The year of dates that name none, when a person said so (the samples of 1999). */
  readonly yearHint?: number | undefined
  /** The zone of times that name none: "+09:00" or "JST". */
  readonly zoneHint?: string | undefined
}

export type Attachment = ParsedReport['attachments'][number]

export function newReport(facts: IntakeFacts, format: ReportFormat): ParsedReport {
  return {
    file: facts.file,
    format,
    ok: true,
    subject: null,
    reporter: { name: null, organisation: null, email: null },
    receivedAt: null,
    occurred: { at: null, precision: 'unknown', zone: null, until: null },
    kinds: [],
    request: null,
    consent: { ...NO_CONSENT },
    observables: [],
    logLines: [],
    attachments: [],
    problems: [],
    text: '',
    language: 'en',
    notReport: null,
    purpose: null,
    howFound: null,
    actionTaken: null,
    targetSystem: null,
    otherReports: null,
    reference: null,
    clock: { zone: null, isSynced: null, errorSeconds: null, said: null },
    contact: { phone: null, fax: null, department: null, title: null, address: null, pgpKey: null },
    onBehalfOf: null,
    replyTo: null,
    forwardedBy: null,
    sentAt: null,
    messageId: null,
    tlp: null,
    charset: null,
  }
}

export function addProblems(report: ParsedReport, problems: readonly Problem[]): void {
  for (const p of problems) if (report.problems.length < MAX_PROBLEMS) report.problems.push(p)
}

/** An attachment by its exact bytes. */
export function attachmentOf(name: string | null, mediaType: string, bytes: Uint8Array): Attachment {
  return {
    name: name === null ? null : trueName(name),
    mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    signs: attachmentSigns(name, mediaType, bytes.subarray(0, 8)),
  }
}

export function languageOf(text: string): 'ja' | 'en' {
  return /[\u3041-\u30ff]/.test(text.slice(0, 20_000)) ? 'ja' : 'en'
}
