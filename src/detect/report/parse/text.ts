// Reads what a person wrote: form fields, kinds, times, consent, log lines, observables with their role.

import { findStamp, type TimeFrame } from '#src/core/written-time.ts'
import { offsetText, zoneOffset } from '#src/core/zone-name.ts'
import { MAX_LOG_LINES, MAX_REQUEST_CHARS, MAX_SUBJECT_CHARS, MAX_TEXT_CHARS } from './bounds.ts'
import { type ClockStatement, clockStatement } from './clock.ts'
import { readConsent } from './consent.ts'
import { addProblems, type IntakeFacts, languageOf, newReport } from './draft.ts'
import { type Form, readForm } from './form-text.ts'
import { kindsOfWords } from './kind-words.ts'
import { findLogLines } from './log-line.ts'
import { looksLike } from './non-incident.ts'
import { applyTime } from './occurred.ts'
import type { ParsedReport } from './parsed-report.ts'
import { addFromText, ObservableList, type Own } from './role.ts'
import { readInlineTables } from './table.ts'
import { problem } from './words.ts'

/** Japanese text that names no zone is read in Japan's; the report says that this was assumed. */
const JST = 540

export type ProseSetting = {
  readonly facts: IntakeFacts
  /** The moment and zone of the report itself, for times that leave out year or zone. */
  readonly sentMs: number | null
  readonly sentOffset: number | null
  readonly own: Own
  readonly list: ObservableList
}

export function frameFor(setting: ProseSetting, text: string, stated: number | null): TimeFrame {
  const hint = setting.facts.zoneHint === undefined ? null : zoneOffset(setting.facts.zoneHint)
  return {
    year: setting.facts.yearHint ?? (setting.sentMs === null ? statedYear(text) : null),
    offset: stated ?? hint ?? setting.sentOffset,
    referenceMs: setting.sentMs ?? setting.facts.now.getTime(),
  }
}

/** A year the text itself names for its dates ("1999年", "(1999)", "in 1999", "年: 1999"). */
function statedYear(text: string): number | null {
  const m = /((?:19|20)\d{2})\s?年|\b(?:year|年)\s?[::=]?\s?((?:19|20)\d{2})\b|[((]((?:19|20)\d{2})[))]/i.exec(
    text.slice(0, 20_000),
  )
  const stamp = m === null ? /\b((?:19|20)\d{2})[-/]\d{1,2}[-/]\d{1,2}\b/.exec(text.slice(0, 20_000)) : null
  const year = Number(m?.[1] ?? m?.[2] ?? m?.[3] ?? stamp?.[1])
  return Number.isInteger(year) && year >= 1980 && year <= 2100 ? year : null
}

/** Fills a report from its prose. What a machine format already said is kept. */
export function readProse(report: ParsedReport, raw: string, setting: ProseSetting): void {
  const text = raw.length > MAX_TEXT_CHARS ? raw.slice(0, MAX_TEXT_CHARS) : raw
  if (raw.length > MAX_TEXT_CHARS) addProblems(report, [problem('text-cut', 'text', { bound: MAX_TEXT_CHARS })])
  const form = readForm(text)
  report.language = languageOf(`${report.subject ?? ''}\n${text}`)
  applyForm(report, form)
  const said = saidOfClock(form, text)
  const { zone, isSynced, errorSeconds } = said
  report.clock = { zone: zone ?? setting.facts.zoneHint ?? null, isSynced, errorSeconds, said: said.said }
  const named = findStamp(form.get('occurred') ?? form.get('discovered') ?? '')?.year ?? null
  const plain = frameFor(setting, text, said.offset)
  const stated = { ...plain, year: setting.facts.yearHint ?? named ?? plain.year }
  const isAssumed = stated.offset === null && report.language === 'ja'
  const frame = isAssumed ? { ...stated, offset: JST } : stated
  const logs = findLogLines(text, frame)
  report.logLines.push(...logs.lines.slice(0, MAX_LOG_LINES - report.logLines.length))
  if (logs.isCut) addProblems(report, [problem('log-cut', 'text', { bound: MAX_LOG_LINES })])
  applyTime(report, form, text, frame)
  if (isAssumed && (report.logLines.some((l) => l.at !== null) || report.occurred.at !== null))
    addProblems(report, [problem('zone-assumed', 'text', { zone: offsetText(JST) })])
  const consent = readConsent(form, text)
  report.consent = {
    identity: report.consent.identity ?? consent.identity,
    address: report.consent.address ?? consent.address,
    log: report.consent.log ?? consent.log,
  }
  report.tlp ??=
    /\bTLP[:\s]{1,2}(RED|AMBER\+STRICT|AMBER|GREEN|WHITE|CLEAR)\b/i
      .exec(`${report.subject ?? ''}\n${text.slice(0, 20_000)}`)?.[1]
      ?.toUpperCase() ?? null
  const look = looksLike(report.subject ?? '', text, report.logLines)
  if (look !== null) addProblems(report, [problem(look, 'text')])
  else if (report.kinds.length === 0)
    report.kinds = kindsOfWords(
      `${form.get('kind') ?? ''}\n${report.subject ?? ''}`,
      `${form.get('what') ?? ''}\n${text}`,
    )
  report.request ??= requestIn(text)
  addFromText(setting.list, fieldLines(form, 'source'), setting.own, 'source')
  addFromText(setting.list, fieldLines(form, 'target'), setting.own, 'target')
  if (report.subject !== null) addFromText(setting.list, report.subject, setting.own, 'source')
  readInlineTables(setting.list, text)
  addFromText(setting.list, text, setting.own)
}

function fieldLines(form: Form, field: 'source' | 'target'): string {
  return (form.get(field) ?? '').split('\n').slice(0, 2000).join('\n')
}

function line(value: string | undefined, most = 200): string | null {
  const t = value?.split('\n')[0]?.trim().slice(0, most) ?? ''
  return t === '' ? null : t
}

function applyForm(report: ParsedReport, form: Form): void {
  const { reporter, contact } = report
  const isForm = form.size >= 3
  if (isForm) {
    reporter.name = reporter.name ?? line(form.get('name'))
    reporter.organisation = reporter.organisation ?? line(form.get('organisation'))
    reporter.email ??=
      /[^\s<>()]{1,64}@[\w.-]{1,253}/.exec(form.get('email')?.normalize('NFKC') ?? '')?.[0].toLowerCase() ?? null
    contact.phone = line(form.get('phone'))
    contact.fax = line(form.get('fax'))
    contact.department = line(form.get('department'))
    contact.title = line(form.get('title'))
    contact.address = line(form.get('address'))
    contact.pgpKey = line(form.get('pgpKey'))
    report.subject ??= line(form.get('subject'), MAX_SUBJECT_CHARS) ?? line(form.get('what')) ?? line(form.get('kind'))
  }
  report.request ??= form.get('request')?.slice(0, MAX_REQUEST_CHARS) ?? null
  report.howFound ??= line(form.get('howFound'), 500)
  report.purpose ??= line(form.get('purpose'), 500)
  report.actionTaken ??= form.get('actionTaken')?.slice(0, MAX_REQUEST_CHARS) ?? null
  report.targetSystem ??= form.get('targetSystem')?.slice(0, MAX_REQUEST_CHARS) ?? null
  report.otherReports ??= line(form.get('otherReports'), 500)
}

/** The form's fields on the clock come first, under the labels that a text would give them. */
function saidOfClock(form: Form, text: string): ClockStatement {
  const labels = { zone: 'タイムゾーン', synced: 'NTP', clockError: '誤差' } as const
  const lead = (['zone', 'synced', 'clockError'] as const).flatMap((field) => {
    const value = form.get(field)
    return value === undefined ? [] : [`${labels[field]}: ${value}`]
  })
  return clockStatement(`${lead.join('\n')}\n${text}`)
}

const ASKS =
  /(?:して(?:ほしい|欲しい|頂きたい|いただきたい|ください|下さい)|お願い(?:します|いたします|致します|申し上げ)|希望(?:します|する)|求めます|連絡されたい)|\b(?:please|kindly|we (?:would )?(?:ask|request|like you|urge)|could you|would you|requesting that you)\b/i

/** The first sentence that asks for something. */
function requestIn(text: string): string | null {
  const head = text.slice(0, 12_000)
  for (const paragraph of head.split(/\n\s*\n/)) {
    for (const sentence of paragraph.replace(/\n(?=[ -~])/g, ' ').split(/(?<=[。.!?!?])\s+|(?<=。)|\n/)) {
      if (
        sentence.length > 8 &&
        sentence.length < MAX_REQUEST_CHARS &&
        ASKS.test(sentence) &&
        !/^[>|#]/.test(sentence)
      ) {
        if (/do not (?:reply|respond)|unsubscribe|click here|contact us|feel free|返信しない/i.test(sentence)) continue
        return sentence.trim()
      }
    }
  }
  return null
}

/** A file of plain text: a form, a FAX typed in, a phone note, a pasted log. */
export function parseText(text: string, charset: string, facts: IntakeFacts): ParsedReport {
  const report = newReport(facts, 'text')
  report.charset = charset
  report.text = text.slice(0, MAX_TEXT_CHARS)
  const list = new ObservableList()
  const own: Own = { emails: new Set(), domains: new Set() }
  readProse(report, text, { facts, sentMs: null, sentOffset: null, own, list })
  report.subject ??=
    text
      .split('\n')
      .map((l) => l.trim())
      .find((l) => l !== '')
      ?.slice(0, 200) ?? null
  finish(report, list)
  return report
}

/** Kinds that are about a page or a file rather than a machine. */
const CONTENT = /^rsit:(?:fraud\/|malicious-code\/malware-distribution)/

/** Closes a report: its observables, the reporter's own among them, and what is worth saying of it. */
export function finish(report: ParsedReport, list: ObservableList): void {
  if (report.reporter.email !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(report.reporter.email))
    list.add('email-addr', report.reporter.email, 'reporter')
  if (report.notReport === null) list.accuse(report.kinds.some((k) => CONTENT.test(k)))
  report.observables = list.values()
  if (list.isCut) addProblems(report, [problem('observables-cut', 'text', { bound: report.observables.length })])
  const isSilent =
    report.observables.every((o) => o.role === 'reporter') && report.logLines.length === 0 && report.kinds.length === 0
  const isExplained = report.problems.some((p) => p.code === 'looks-hoax')
  if (isSilent && !isExplained && report.notReport === null && report.ok)
    addProblems(report, [problem('nothing-said', 'text')])
}
