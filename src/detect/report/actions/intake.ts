import { sql } from 'kysely'
import type { z } from 'zod'
import type { UploadedFile } from '#src/core/endpoint.ts'
import { isZone, zoneLabel } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { isRefused, together } from '#src/platform/together.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
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
import { type FormFacts, noiseFacts, received } from './receiving.ts'

export type Taken = { readonly id: string; readonly number: string; readonly subject: string; readonly format: string }
type OutcomeOf = z.output<typeof Outcome>

const maxHeaders = 100
const maxHeaderValue = 2_000
const maxFileName = 300

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

/** The drafts of one file: all of them or none. */
type ReadyFile = { readonly context: Context; readonly sha256: string; readonly all: readonly Ready[] }

/**
 * Keeps the drafts of one file, all or none: a file of which half was taken in would be known the next time, and the other half
 * lost. Null when somebody took the same file in meanwhile. Files that come at the same moment, as from a full mailbox, go together.
 */
async function keep(context: Context, drafts: readonly ReportDraft[], sha256: string): Promise<Taken[] | null> {
  const { db } = context.desk.state
  const queue =
    fileQueues.get(db) ??
    together<ReadyFile, Taken[] | null>({
      work: keepFilesTogether,
      weight: ({ all }) => all.reduce((sum, { draft }) => sum + 10_000 + draft.text.length, 0),
      most: heaviestHeap,
      atOnce: 2,
    })
  fileQueues.set(db, queue)
  return queue({ context, sha256, all: await ready(context, drafts, null) })
}
const fileQueues = new WeakMap<object, (one: ReadyFile) => Promise<Taken[] | null>>()

function keepFilesTogether(these: readonly ReadyFile[]): Promise<(Taken[] | null)[]> {
  const [{ context }] = these as [ReadyFile]
  return inRecord(context, async (tx, journal) => {
    // In one order, so that two heaps with the same files wait for each other and not in a circle.
    const shas = [...new Set(these.map((one) => one.sha256))].sort()
    await sql`select pg_advisory_xact_lock(hashtextextended(one, 30)) from unnest(${shas}::text[]) as one`.execute(tx)
    const met = new Map<Context['viewer'], Set<string>>()
    for (const { viewer } of new Set(these.map((one) => one.context)))
      if (!met.has(viewer)) met.set(viewer, await knownTo(viewer, tx, shas))
    const fresh: ReadyFile[] = []
    for (const one of these) {
      const known = met.get(one.context.viewer)!
      if (known.has(one.sha256)) continue
      for (const each of met.values()) each.add(one.sha256)
      fresh.push(one)
    }
    if (fresh.length === 0) return these.map(() => null)
    const taken = await insert(
      tx,
      journal,
      fresh.flatMap(({ all }) => all),
      context.desk.now(),
    )
    const of = new Map<ReadyFile, Taken[]>()
    for (const one of fresh) of.set(one, taken.splice(0, one.all.length))
    return these.map((one) => of.get(one) ?? null)
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

/** The number of the report that these bytes became; one that the viewer may not know of is not named. */
async function knownAs({ viewer }: Context, db: Db, sha256: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select r.number from report r where r.original_sha256 = ${sha256} and ${mayKnowReport(viewer, 'r.id')} order by r.seq limit 1`.execute(
    db,
  )
  return rows[0]?.number ?? null
}

/** Which of these files somebody may see as reports already. */
async function knownTo(viewer: Context['viewer'], db: Db, shas: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct r.original_sha256 as sha256 from report r
    where r.original_sha256 = any(${shas}::text[]) and ${mayKnowReport(viewer, 'r.id')}`.execute(db)
  return new Set(rows.map((row) => row.sha256))
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
      const message = notTaken(context, error)
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

/** Logged whole; told to the reader without what is in it. */
function notTaken({ desk, lang, requestId }: Context, error: unknown): string {
  desk.log('error', 'report.import', { requestId, error: String((error as Error).stack ?? error).slice(0, 500) })
  const detail = String((error as { code?: string }).code ?? (error as Error).name)
  return problemWords('parser-failed', { detail }, lang)
}

/**
 * Takes in one mail beside which nobody waits: when it returns, the mail is kept. A store that is away is thrown, and whoever hands the
 * mail over (a mailbox, a sending server) has it still; what the store refuses of it, now and always, is kept as a report that says so,
 * with the mail as its file.
 */
export async function takeInMail(context: Context, bytes: Uint8Array): Promise<readonly { readonly id: string }[]> {
  const file = { name: 'mail.eml', mediaType: 'message/rfc822', bytes }
  try {
    const { reports } = await takeInFile(context, file, { channel: 'mail' })
    return reports
  } catch (error) {
    if (!isRefused(error)) throw error
    return [await takeIn(context, { channel: 'mail', text: notTaken(context, error) }, [file])]
  }
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
