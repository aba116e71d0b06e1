// A report ready to be kept: everything read, bounded and free of what a database or a record cannot hold.
import { createHash } from 'node:crypto'
import { canonical, type Json } from '#src/core/canonical.ts'
import type { Language } from '#src/core/language.ts'
import { extractObservables, normalise, type ObservableRole, refang } from '#src/core/observable.ts'
import { isZone, type When, zoneLabel } from '#src/core/time.ts'
import type { NewReport } from './api.ts'
import type { NoiseReason } from './noise.ts'
import type { ParsedReport } from './parse/parsed-report.ts'
import { parseText } from './parse/text.ts'
import type { Channel, ClockStatement, Consent, Reporter } from './report.ts'

export type DraftObservable = {
  readonly type: string
  readonly value: string
  readonly port: number | null
  readonly role: ObservableRole
  readonly firstAt: string | null
  readonly lastAt: string | null
}
export type DraftAttachment = { name: string; mediaType: string; bytes: number; sha256: string; signs: string[] }
export type DraftProblem = { code: string; where: string; facts: Record<string, string | number> }

export type ReportDraft = {
  channel: Channel
  format: string
  lang: Language
  subject: string
  reporter: Reporter
  purpose: string | null
  request: string | null
  howFound: string | null
  actionTaken: string | null
  reportedElsewhere: string | null
  targetSystem: string | null
  occurred: When | null
  discovered: When | null
  clock: ClockStatement
  consent: Consent
  tlp: string | null
  text: string
  headers: { name: string; value: string }[]
  kinds: string[]
  observables: DraftObservable[]
  logLines: { raw: string; at: string | null }[]
  attachments: DraftAttachment[]
  problems: DraftProblem[]
  original: { sha256: string; bytes: number; mediaType: string } | null
  /** What came without a file, as it was given. */
  submission: string | null
  receivedAt: string
  notReport: NoiseReason | null
}

const max = { subject: 500, field: 10_000, text: 2_100_000, name: 300, kinds: 20, attachments: 500, problems: 100 }
const freeMail = new Set(
  'gmail.com yahoo.co.jp yahoo.com hotmail.com outlook.com outlook.jp icloud.com live.jp live.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com ocn.ne.jp biglobe.ne.jp proton.me protonmail.com gmx.de gmx.net web.de aol.com'.split(
    ' ',
  ),
)

/** Removes what PostgreSQL and canonical JSON refuse: NUL and halves of characters. */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed() as T
  if (Array.isArray(value)) return value.map(clean) as T
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), clean(item)])) as T
}

/** One line for heads of lists: no line breaks, no characters that turn the direction of writing. */
export const oneLine = (text: string, most: number): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .trim()
    .slice(0, most)
    .toWellFormed()

const orNull = (text: string | null | undefined, most = max.field): string | null => {
  const value = text?.trim().slice(0, most).toWellFormed()
  return value ? value : null
}

export const noConsent: Consent = {
  identity: null,
  organisation: null,
  address: null,
  log: null,
  attachments: null,
  named: null,
}
export const noClock: ClockStatement = { zone: null, isSynced: null, errorSeconds: null, stated: null }
const noReporter: Reporter = {
  name: null,
  organisation: null,
  department: null,
  email: null,
  phone: null,
  fax: null,
  pgpKey: null,
}

/** What the parser read from a file, as a draft. */
export function draftOfParsed(
  parsed: ParsedReport,
  facts: {
    channel: Channel
    now: Date
    zone: string
    original: ReportDraft['original']
    headers: ReportDraft['headers']
  },
): ReportDraft {
  const { reporter, contact, clock, consent } = parsed
  const received = parsed.receivedAt ?? parsed.sentAt
  return clean({
    channel: facts.channel,
    format: parsed.format,
    lang: parsed.language,
    subject: oneLine(parsed.subject ?? '', max.subject),
    reporter: {
      name: orNull(reporter.name, 300),
      organisation: orNull(reporter.organisation, 300),
      department: orNull([contact.department, contact.title].filter(Boolean).join(' '), 300),
      email: orNull(reporter.email, 320),
      phone: orNull(contact.phone, 100),
      fax: orNull(contact.fax, 100),
      pgpKey: orNull(contact.pgpKey, 100_000),
    },
    purpose: orNull(parsed.purpose),
    request: orNull(parsed.request),
    howFound: orNull(parsed.howFound),
    actionTaken: orNull(parsed.actionTaken),
    reportedElsewhere: orNull(parsed.otherReports),
    targetSystem: orNull(parsed.targetSystem),
    occurred: whenOf(parsed.occurred, parsed.clock.zone, facts.zone),
    discovered: null,
    clock: {
      zone: orNull(clock.zone, 64),
      isSynced: clock.isSynced,
      errorSeconds: clock.errorSeconds === null ? null : Math.min(Math.abs(clock.errorSeconds), 10 * 366 * 86_400),
      stated: orNull(clock.said, 300),
    },
    // A source that opens its identity opens the name of its house with it; nothing else follows from anything.
    consent: { ...noConsent, ...consent, organisation: consent.identity },
    tlp: orNull(parsed.tlp, 40),
    text: parsed.text.slice(0, max.text),
    headers: facts.headers,
    kinds: parsed.kinds.slice(0, max.kinds),
    observables: withTimes(withHouse(parsed.observables, reporter.email), parsed.logLines),
    logLines: parsed.logLines,
    attachments: parsed.attachments
      .slice(0, max.attachments)
      .map((one) => ({ ...one, name: (one.name ?? '').slice(0, max.name) })),
    problems: parsed.problems
      .slice(0, max.problems)
      .map(({ code, where, facts: known }) => ({ code, where, facts: known })),
    original: facts.original,
    submission: null,
    receivedAt: notAfter(received, facts.now),
    notReport: parsed.notReport,
  })
}

/** What a person typed into the desk or the form, or a program sent. What they stated goes before what was read from the text. */
export function draftOfNew(input: NewReport, facts: { now: Date; zone: string; file: string }): ReportDraft {
  const zone = input.clock?.zone ?? input.occurred?.zone ?? null
  const text = [input.text?.trim(), input.log?.trim()].filter(Boolean).join('\n\n')
  const year = input.occurred ? new Date(input.occurred.from).getUTCFullYear() : undefined
  const reference = input.occurred ? new Date(input.occurred.to) : facts.now
  const hint = zone && isZone(zone) ? zoneLabel(zone, reference) : undefined
  const parsed = parseText(clean(text), 'utf-8', { file: facts.file, now: facts.now, yearHint: year, zoneHint: hint })
  const read = draftOfParsed(parsed, {
    channel: input.channel,
    now: facts.now,
    zone: facts.zone,
    original: null,
    headers: [],
  })
  const stated = [
    ...addressesIn(input.sourceAddresses, 'source'),
    ...addressesIn(input.targetAddresses, 'target'),
    ...addressesIn(input.reporter?.email ?? undefined, 'reporter'),
  ]
  const email = input.reporter?.email ?? read.reporter.email
  return clean({
    ...read,
    lang: text === '' ? 'ja' : read.lang,
    subject: oneLine(input.subject ?? read.subject, max.subject),
    reporter: { ...noReporter, ...read.reporter, ...stripped(input.reporter) },
    purpose: input.purpose ?? read.purpose,
    request: orNull(input.request) ?? read.request,
    howFound: orNull(input.howFound) ?? read.howFound,
    actionTaken: orNull(input.actionTaken) ?? read.actionTaken,
    reportedElsewhere: orNull(input.reportedElsewhere) ?? read.reportedElsewhere,
    targetSystem: orNull(input.targetSystem) ?? read.targetSystem,
    occurred: input.occurred ?? read.occurred,
    discovered: input.discoveredAt ?? null,
    clock: { ...read.clock, ...stripped(input.clock) },
    consent: { ...read.consent, ...stripped(input.consent) },
    kinds: input.kinds?.length ? input.kinds : read.kinds,
    observables: withTimes(withHouse(merged(stated, read.observables), email), read.logLines),
    receivedAt: notAfter(input.receivedAt ?? null, facts.now),
    submission: canonical(clean(stripped(input)) as unknown as Json),
  })
}

/** Equal contents give equal digests, whoever sent them. */
export function digestOf(draft: ReportDraft): Buffer {
  const text = `${draft.subject}\n${draft.text}`.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const files = draft.attachments.map((one) => one.sha256).sort()
  return createHash('sha256').update(text).update(files.join()).digest()
}

/** Leaves out what was not said, so that it does not wipe out what was read. */
export function stripped<T extends object>(value: T | undefined): Partial<T> {
  if (!value) return {}
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined && item !== null && item !== ''),
  ) as Partial<T>
}

const maxStated = 500

/** What a person put into a field for addresses is one, also where the text around would leave it in doubt (names of a house). */
function addressesIn(text: string | undefined, role: ObservableRole): DraftObservable[] {
  if (!text) return []
  const plain = refang(clean(text))
  const found: { type: string; value: string; port: number | null }[] = [...extractObservables(plain, maxStated).found]
  const isKnown = (type: string, value: string) => found.some((one) => one.type === type && one.value === value)
  for (const word of plain.split(/[\s,;、，；<>]+/).slice(0, maxStated)) {
    const email = word.includes('@') ? normalise('email-addr', word) : null
    const [, name = '', port] = /^([^\s/@:]+\.[a-z][^\s/@:]*)(?::(\d{1,5}))?$/i.exec(word) ?? []
    const host = name === '' ? null : normalise('domain-name', name)
    if (email !== null && !isKnown('email-addr', email)) found.push({ type: 'email-addr', value: email, port: null })
    if (host !== null && !isKnown('domain-name', host))
      found.push({
        type: 'domain-name',
        value: host,
        port: port !== undefined && Number(port) <= 65_535 ? Number(port) : null,
      })
  }
  return found.map(({ type, value, port }) => ({ type, value, port, role, firstAt: null, lastAt: null }))
}

function merged(stated: readonly DraftObservable[], read: readonly DraftObservable[]): DraftObservable[] {
  const all = new Map(stated.map((one) => [`${one.type} ${one.value}`, one]))
  for (const one of read) {
    const known = all.get(`${one.type} ${one.value}`)
    all.set(`${one.type} ${one.value}`, known ? { ...one, role: known.role, port: known.port ?? one.port } : one)
  }
  return [...all.values()]
}

/** The reporter's own domain, so that what somebody else reports of that house meets this report. */
function withHouse(
  observables: readonly Omit<DraftObservable, 'firstAt' | 'lastAt'>[],
  email: string | null,
): Omit<DraftObservable, 'firstAt' | 'lastAt'>[] {
  const domain = email === null ? null : normalise('domain-name', email.slice(email.lastIndexOf('@') + 1))
  if (domain === null || freeMail.has(domain)) return [...observables]
  if (observables.some((one) => one.type === 'domain-name' && one.value === domain)) return [...observables]
  return [...observables, { type: 'domain-name', value: domain, port: null, role: 'reporter' }]
}

export function withTimes(
  observables: readonly Omit<DraftObservable, 'firstAt' | 'lastAt'>[],
  lines: readonly { raw: string; at: string | null }[],
): DraftObservable[] {
  const spans = new Map<string, { first: number; last: number }>()
  for (const { raw, at } of lines) {
    const ms = at === null ? Number.NaN : Date.parse(at)
    if (Number.isNaN(ms)) continue
    for (const { type, value } of extractObservables(raw, 50).found) {
      const key = `${type} ${value}`
      const span = spans.get(key)
      if (!span) spans.set(key, { first: ms, last: ms })
      else spans.set(key, { first: Math.min(span.first, ms), last: Math.max(span.last, ms) })
    }
  }
  return observables.map((one) => {
    const span = spans.get(`${one.type} ${one.value}`)
    const iso = (ms: number) => new Date(ms).toISOString()
    return {
      ...one,
      value: one.value.slice(0, 4_000),
      firstAt: span ? iso(span.first) : null,
      lastAt: span ? iso(span.last) : null,
    }
  })
}

const widthMs: Readonly<Record<string, number>> = {
  second: 0,
  minute: 60_000,
  about: 3_600_000,
  day: 86_400_000,
  range: 0,
}

function whenOf(occurred: ParsedReport['occurred'], stated: string | null, deskZone: string): When | null {
  if (occurred.at === null || occurred.precision === 'unknown') return null
  const from = Date.parse(occurred.at)
  if (Number.isNaN(from)) return null
  const until = occurred.until === null ? Number.NaN : Date.parse(occurred.until)
  const to = Number.isNaN(until) ? from + (widthMs[occurred.precision] ?? 0) : Math.max(from, until)
  const zone = [occurred.zone, stated, deskZone].find((one) => one !== null && isZone(one)) ?? 'UTC'
  // JST is the zone of a place: a reader then sees the name they know.
  const named = zone === '+09:00' ? 'Asia/Tokyo' : zone
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    precision: occurred.precision,
    zone: named,
  }
}

/** A stated time of receipt never lies in the future. */
function notAfter(iso: string | null, now: Date): string {
  const ms = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(ms) || ms > now.getTime() || ms < 0 ? now.toISOString() : new Date(ms).toISOString()
}
