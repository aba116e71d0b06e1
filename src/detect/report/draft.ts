// A report ready to be kept: everything read, bounded and free of what a database or a record cannot hold.
import { canonical, type Json } from '#src/core/canonical.ts'
import type { Language } from '#src/core/language.ts'
import { isZone, type When, zoneLabel } from '#src/core/time.ts'
import type { NewReport } from './api.ts'
import { clean, oneLine } from './clean.ts'
import { addressesIn, type DraftObservable, merged, withHouse, withTimes } from './draft-observables.ts'
import type { NoiseReason } from './noise.ts'
import type { ParsedReport } from './parse/parsed-report.ts'
import { parseText } from './parse/text.ts'
import type { Channel, ClockStatement, Consent, Reporter } from './report.ts'

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
  addressee: string | null
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
    addressee: null,
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
    addressee: orNull(oneLine(input.addressee ?? '', 300)),
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

/** Leaves out what was not said, so that it does not wipe out what was read. */
export function stripped<T extends object>(value: T | undefined): Partial<T> {
  if (!value) return {}
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined && item !== null && item !== ''),
  ) as Partial<T>
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
