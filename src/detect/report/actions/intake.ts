import { sql } from 'kysely'
import type { z } from 'zod'
import type { UploadedFile } from '#src/core/endpoint.ts'
import { isZone, zoneLabel } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { EntryFile } from '#src/record/entry.ts'
import { inRecord, type Journal, type NewEntry } from '#src/record/journal.ts'
import type { NewReport, Outcome } from '../api.ts'
import { clean, oneLine } from '../clean.ts'
import { draftOfNew, draftOfParsed, type ReportDraft } from '../draft.ts'
import { mayKnowReport } from '../may-know-report.ts'
import { noiseOf } from '../noise.ts'
import { readHeader } from '../parse/header.ts'
import { parseIntake } from '../parse/parse.ts'
import { attachmentSigns, trueName } from '../parse/signs.ts'
import type { Channel, ReportDetail } from '../report.ts'
import type { Db } from '../store/inbox.ts'
import { insertReports, type NewReportRow } from '../store/insert.ts'
import { problemWords } from '../words.ts'
import { attachmentBytes } from './attachment-bytes.ts'
import { digestOf } from './digest.ts'
import { hashOf, linkOf, secretOf } from './link.ts'
import { together } from './together.ts'

export type Taken = { readonly id: string; readonly number: string; readonly subject: string; readonly format: string }
type OutcomeOf = z.output<typeof Outcome>

const maxHeaders = 100
const maxHeaderValue = 2_000
const maxFileName = 300

/** What only the public form knows of a report. */
export type FormFacts = {
  readonly nonce: string
  readonly isTrapped: boolean
  readonly isFlood: boolean
  readonly lang: 'ja' | 'en'
}

type Ready = NewReportRow & { readonly context: Context }

/** All that can be known before the transaction, so that it is short. */
async function ready(context: Context, drafts: readonly ReportDraft[], form: FormFacts | null): Promise<Ready[]> {
  const { desk } = context
  const digests = drafts.map(digestOf)
  const { rows } = await sql<{ count: number }>`
    select (select count(*)::int from (select 1 from report r
      where r.digest = d.digest and r.arrived_at > ${new Date(desk.now().getTime() - 3_600_000)} limit 10) c) as count
    from unnest(${digests}::bytea[]) with ordinality as d(digest, n) order by d.n`.execute(desk.state.db)
  return Promise.all(
    drafts.map(async (draft, i) => {
      const id = desk.newId()
      const noise = noiseOf(noiseFacts(draft, rows[i]!.count, form))
      const linkHash = hashOf(await secretOf(desk, id))
      return { context, id, draft, noise, digest: digests[i]!, linkHash, nonce: form?.nonce ?? null }
    }),
  )
}

/** In the transaction: the reports with their numbers, and for each its entry `report.received` by whoever brought it. */
async function insert(tx: Transaction, journal: Journal, all: readonly Ready[], now: Date): Promise<Taken[]> {
  const numbers = await insertReports(tx, all, now)
  return all.map(({ context, id, draft, noise }, i) => {
    const number = numbers[i]!
    journal.append(received(context, id, number, draft, noise), context.viewer)
    return { id, number, subject: draft.subject, format: draft.format }
  })
}

/**
 * Keeps the drafts of one file, all or none: a file of which half was taken in would be known the next time, and the other half
 * lost. Null when somebody took the same file in meanwhile.
 */
async function keep(context: Context, drafts: readonly ReportDraft[], sha256: string): Promise<Taken[] | null> {
  const all = await ready(context, drafts, null)
  return inRecord(context, async (tx, journal) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 30))`.execute(tx)
    if (await knownAs(context, tx, sha256)) return null
    return insert(tx, journal, all, context.desk.now())
  })
}

/** Reports without a file, which come one at a time and often many at the same moment; one queue for each desk. */
const queues = new WeakMap<object, (one: Ready) => Promise<Taken>>()
const heaviestHeap = 500_000

function keepOne(one: Ready): Promise<Taken> {
  const { desk } = one.context
  const queue =
    queues.get(desk.state.db) ??
    together<Ready, Taken>({
      work: (these) => inRecord(these[0]!.context, (tx, journal) => insert(tx, journal, these, desk.now())),
      weight: ({ draft }) => 10_000 + draft.text.length,
      most: heaviestHeap,
      atOnce: 2,
    })
  queues.set(desk.state.db, queue)
  return queue(one)
}

function received({ desk }: Context, id: string, number: string, draft: ReportDraft, noise: string | null): NewEntry {
  const { original } = draft
  const files: EntryFile[] = original ? [{ name: draft.subject.slice(0, 100) || number, ...original }] : []
  return {
    kind: 'contact',
    code: 'report.received',
    reportId: id,
    about: [{ type: 'report', id }],
    when: { from: draft.receivedAt, to: draft.receivedAt, precision: 'second', zone: desk.zone },
    facts: {
      number,
      subject: draft.subject,
      channel: draft.channel,
      addressee: draft.addressee ?? 'none',
      format: draft.format,
      reporter: draft.reporter.name ?? draft.reporter.organisation ?? draft.reporter.email ?? 'none',
      noise: noise ?? 'none',
      sha256: original?.sha256 ?? (draft.submission ? hashOf(draft.submission).toString('hex') : null),
      attachments: draft.attachments.slice(0, 100).map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      observables: draft.observables.length,
      logLines: draft.logLines.length,
      consent: draft.consent,
      clock: draft.clock,
    },
    files,
  }
}

/** The number of the report that these bytes became; one that the viewer may not know of is not named. */
async function knownAs({ viewer }: Context, db: Db, sha256: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select r.number from report r where r.original_sha256 = ${sha256} and ${mayKnowReport(viewer, 'r.id')} order by r.seq limit 1`.execute(
    db,
  )
  return rows[0]?.number ?? null
}

function noiseFacts(draft: ReportDraft, equalsLately: number, form: FormFacts | null) {
  const things = draft.observables.filter((one) => one.role !== 'reporter' && one.type !== 'url')
  const links = draft.observables.filter((one) => one.type === 'url')
  const hosts = new Set(links.map((one) => (URL.canParse(one.value) ? new URL(one.value).hostname : '')))
  return {
    channel: draft.channel,
    format: draft.format,
    text: draft.text,
    hasLog: draft.logLines.length > 0,
    hasAttachments: draft.attachments.length > 0,
    links: links.length,
    observables: things.filter((one) => one.type !== 'domain-name' || !hosts.has(one.value)).length,
    notReport: draft.notReport,
    equalsLately,
    isTrapped: form?.isTrapped ?? false,
    isFlood: form?.isFlood ?? false,
  }
}

/** A report typed in, sent by a program or by the form. Files lie in the vault before the report names them. */
export async function takeIn(
  context: Context,
  input: NewReport,
  files: readonly UploadedFile[] = [],
  form: FormFacts | null = null,
): Promise<Taken & { link: string }> {
  const { desk } = context
  const draft = draftOfNew(input, { now: desk.now(), zone: desk.zone, file: input.subject ?? '' })
  if (form) draft.lang = form.lang
  draft.attachments = await keepFiles(context, files)
  const [one] = await ready(context, [draft], form)
  const taken = await keepOne(one!)
  return { ...taken, link: await linkOf(desk, taken.id) }
}

/** Puts files into the vault and says what is to be said of them. */
export async function keepFiles(
  context: Context,
  files: readonly UploadedFile[],
): Promise<{ name: string; mediaType: string; bytes: number; sha256: string; signs: string[] }[]> {
  const kept = []
  for (const file of files) {
    const { sha256, bytes } = await context.desk.vault.put(file.bytes)
    const name = clean(file.name).slice(0, maxFileName).toWellFormed()
    const mediaType = oneLine(file.mediaType || 'application/octet-stream', 200)
    kept.push({
      name: trueName(name),
      mediaType,
      bytes,
      sha256,
      signs: attachmentSigns(name, mediaType, file.bytes.subarray(0, 8)),
    })
  }
  return kept
}

export type ImportFacts = {
  readonly channel: Channel
  readonly zone?: string | undefined
  readonly year?: number | undefined
}

/** Takes in files. One outcome a file: what is wrong with one never stops the others. */
export async function takeInFiles(
  context: Context,
  files: readonly UploadedFile[],
  facts: ImportFacts,
): Promise<OutcomeOf[]> {
  const outcomes: OutcomeOf[] = []
  for (const file of files) {
    const name = oneLine(file.name, 255) || '-'
    try {
      outcomes.push(await takeInFile(context, { ...file, name }, facts))
    } catch (error) {
      context.desk.log('error', 'report.import', {
        requestId: context.requestId,
        error: String((error as Error).stack ?? error).slice(0, 500),
      })
      const message = problemWords(
        'parser-failed',
        { detail: String((error as { code?: string }).code ?? (error as Error).name) },
        context.lang,
      )
      outcomes.push({
        file: name,
        ok: false,
        reports: [],
        problems: [{ code: 'parser-failed', where: 'file', message }],
        knownAs: null,
      })
    }
  }
  return outcomes
}

async function takeInFile(context: Context, file: UploadedFile, facts: ImportFacts): Promise<OutcomeOf> {
  const { desk, lang } = context
  const outcome = {
    file: file.name,
    ok: true,
    reports: [] as Taken[],
    problems: [] as OutcomeOf['problems'],
    knownAs: null as string | null,
  }
  if (file.bytes.byteLength === 0)
    return {
      ...outcome,
      ok: false,
      problems: [{ code: 'empty', where: 'file', message: problemWords('empty', {}, lang) }],
    }
  const { sha256, bytes } = await desk.vault.put(file.bytes)
  const known = await knownAs(context, desk.state.db, sha256)
  if (known) return { ...outcome, knownAs: known }
  const zoneHint = facts.zone ? (isZone(facts.zone) ? zoneLabel(facts.zone, desk.now()) : facts.zone) : undefined
  const parsed = await parseIntake(file.bytes, { file: file.name, now: desk.now(), yearHint: facts.year, zoneHint })
  const isMail = parsed.some((one) => ['mail', 'arf', 'bounce', 'xarf-0.1', 'xarf-0.2'].includes(one.format))
  const original = {
    sha256,
    bytes,
    mediaType: isMail ? 'message/rfc822' : oneLine(file.mediaType || 'application/octet-stream', 200),
  }
  const headers = isMail ? headersOf(file.bytes) : []
  const drafts = parsed.map((one) =>
    draftOfParsed(one, { channel: facts.channel, now: desk.now(), zone: desk.zone, original, headers }),
  )
  const wanted = new Set(drafts.flatMap((draft) => draft.attachments.map((one) => one.sha256)))
  for (const part of attachmentBytes(file.bytes, wanted).values()) await desk.vault.put(part)
  const taken = await keep(context, drafts, sha256)
  if (!taken) return { ...outcome, knownAs: await knownAs(context, desk.state.db, sha256) }
  outcome.reports.push(...taken)
  for (const [i, draft] of drafts.entries()) {
    outcome.ok &&= parsed[i]!.ok
    outcome.problems.push(
      ...draft.problems.map(({ code, where, facts: of }) => ({ code, where, message: problemWords(code, of, lang) })),
    )
  }
  return outcome
}

function headersOf(bytes: Uint8Array): ReportDetail['headers'] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256 * 1024))
  const ends = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')].filter((at) => at >= 0)
  const { header } = readHeader(head.subarray(0, ends.length > 0 ? Math.min(...ends) : head.length), 'header')
  return header
    .slice(0, maxHeaders)
    .map(({ name, raw }) => ({ name: oneLine(name, 200), value: oneLine(raw, maxHeaderValue) }))
}

/** The report that the form with this token became, when it was sent twice. */
export async function reportOfNonce(context: Context, nonce: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from report where nonce = ${nonce}`.execute(
    context.desk.state.db,
  )
  return rows[0]?.id ?? null
}
