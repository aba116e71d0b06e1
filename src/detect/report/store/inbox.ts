import { type RawBuilder, sql } from 'kysely'
import { defang, normalise, OBSERVABLE_TYPES, type ObservableType, refang } from '#src/core/observable.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { mayKnowReport } from '../may-know-report.ts'
import type { Channel, ReportRow, ReportState } from '../report.ts'

export type Db = State['db'] | Transaction

export type InboxAsk = {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly state?: ReportState | undefined
  readonly noise: 'without' | 'only' | 'with'
  readonly channel?: Channel | undefined
  readonly mine?: boolean | undefined
  readonly q?: string | undefined
  readonly observable?: string | undefined
}

/** Rows are counted up to here, and hits of a search are sorted up to here. */
export const maxCounted = 10_000
/** Likely companions are counted up to here. */
export const maxSimilar = 10
const widths = { subject: 120, name: 60, source: 80, kinds: 5 }

export type RowOfReport = {
  id: string
  seq: number
  number: string
  state: ReportState
  channel: Channel
  format: string
  subject: string
  reporter_name: string
  organisation: string
  received_at: Date
  kinds: string[]
  sources: string[]
  has_signs: boolean
  problems: number
  is_noise: boolean
  disposition: string | null
  assignee: string | null
  assignee_name: string | null
}

export const rowColumns = sql`r.id, r.seq, r.number, r.state, r.channel, r.format, r.subject, r.reporter_name, r.organisation, r.received_at, r.kinds,
  r.sources, r.has_signs, r.problems, r.is_noise, r.disposition, r.assignee, p.name as assignee_name`

const condition = (viewer: Viewer, ask: InboxAsk) => {
  const parts = [mayKnowReport(viewer, 'r.id')]
  if (ask.noise === 'without') parts.push(sql<boolean>`not r.is_noise`)
  if (ask.noise === 'only') parts.push(sql<boolean>`r.is_noise`)
  if (ask.state) parts.push(sql<boolean>`r.state = ${ask.state}`)
  if (ask.channel) parts.push(sql<boolean>`r.channel = ${ask.channel}`)
  if (ask.mine) parts.push(sql<boolean>`r.assignee = ${viewer.kind === 'person' ? viewer.id : null}`)
  if (ask.observable !== undefined) parts.push(namesCondition(ask.observable))
  return sql.join(parts, sql` and `)
}

/** Every reading of a value: an address may be typed defanged, in full width, or as part of a list. */
export function keysOf(text: string): string[] {
  const value = refang(text.replaceAll('\u0000', '').toWellFormed().trim())
  const keys = OBSERVABLE_TYPES.flatMap((type: ObservableType) => {
    const plain = normalise(type, value)
    return plain === null ? [] : [`${type} ${plain}`]
  })
  return [...new Set(keys)]
}

const namesCondition = (text: string) => sql<boolean>`r.id in (
  select o.report_id from report_observable o where o.key in (select md5(k)::uuid from unnest(${keysOf(text)}::text[]) k)
  order by o.report_id desc limit ${maxCounted})`

/** What is looked for by words: a number means that report, anything else must all be said. */
function wordsOf(ask: InboxAsk): { number: string | null; words: string[] } {
  const q = (ask.q ?? '').replaceAll('\u0000', '').toWellFormed().trim()
  const number = /^[rR]?(\d{4}-\d{4,7})$/.exec(q.normalize('NFKC'))
  if (number) return { number: `R${number[1]}`, words: [] }
  const words = refang(q)
    .split(/[\s\u3000]+/)
    .filter(Boolean)
    .slice(0, 8)
  return { number: null, words }
}

/** Reports looked through one by one, newest first: a common word is soon found among them, a rare one by the index. */
const windows = [300, 4_000]
/** Matches of words are counted up to here: to look through more costs more than the number tells. */
const maxCountedWords = 1_000

const says = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`says(d.folded, ${word})`),
    sql` and `,
  )
const keyed = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`search_keys(d.folded) @> query_keys(${word})`),
    sql` and `,
  )

export async function inbox(
  db: Db,
  viewer: Viewer,
  ask: InboxAsk,
): Promise<{ rows: RowOfReport[]; next: string | null; total: number; more: boolean }> {
  const { number, words } = wordsOf(ask)
  const where = number ? sql`${condition(viewer, ask)} and r.number = ${number}` : sql`${condition(viewer, ask)}`
  const cursor = ask.cursor !== undefined && /^\d{1,15}$/.test(ask.cursor) ? Number(ask.cursor) : null
  const before = cursor === null ? sql`` : sql`and r.seq < ${cursor}`
  const among = async (found: RawBuilder<unknown>) =>
    (
      await sql<RowOfReport>`
    with page as materialized (select r.* from report r where ${where} ${found} ${before} order by r.seq desc limit ${ask.limit + 1})
    select ${rowColumns} from page r left join person p on p.id = r.assignee order by r.seq desc`.execute(db)
    ).rows
  const rows = words.length === 0 ? await among(sql``) : await byWords(among, words, cursor, ask.limit)
  const page = rows.slice(0, ask.limit)
  const isAll = ask.cursor === undefined && rows.length <= ask.limit
  const most = words.length === 0 ? maxCounted : maxCountedWords
  const counted = isAll
    ? rows.length
    : await countUpTo(
        db,
        JSON.stringify([viewer.id, viewer.reach, { ...ask, cursor: null, limit: null }]),
        where,
        words,
      )
  return {
    rows: page,
    next: rows.length > ask.limit ? String(page.at(-1)!.seq) : null,
    total: Math.min(counted, most),
    more: counted > most,
  }
}

async function byWords(
  among: (found: RawBuilder<unknown>) => Promise<RowOfReport[]>,
  words: readonly string[],
  cursor: number | null,
  limit: number,
): Promise<RowOfReport[]> {
  const earlier =
    cursor === null
      ? sql``
      : sql`and d.id < coalesce((select e.id from report n join search_document e on e.kind = 'report' and e.ref = n.id where n.seq = ${cursor}), 0)`
  // A single character has no pair: only the newest are looked through.
  const isShort = words.every((word) => [...word].length < 2)
  for (const size of windows) {
    const rows = await among(sql`and r.id in (select d.ref from (
      select * from search_document d where d.kind = 'report' ${earlier} order by d.id desc limit ${size}) d where ${says(words)})`)
    if (rows.length > limit || (isShort && size === windows.at(-1))) return rows
    if (rows.length === 0 && !isShort) break
  }
  return await among(sql`and r.id in (select d.ref from search_document d
    where d.kind = 'report' and ${keyed(words)} and ${says(words)} ${earlier} order by d.id desc limit ${maxCounted})`)
}

/** Large counts, where one more or less says nothing, are counted once in a while; small ones each time. */
const largeCount = 1_000
const keptMs = 60_000
const maxKept = 1_000
const largeCounts = new WeakMap<object, Map<string, { count: number; until: number }>>()

async function countUpTo(
  db: Db,
  key: string,
  where: RawBuilder<unknown>,
  words: readonly string[] = [],
): Promise<number> {
  const kept = largeCounts.get(db) ?? new Map<string, { count: number; until: number }>()
  largeCounts.set(db, kept)
  const known = kept.get(key)
  if (known && known.until > performance.now()) return known.count
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${
      words.length === 0
        ? sql`select 1 from report r where ${where} limit ${maxCounted + 1}`
        : sql`select 1 from search_document d join lateral (select 1 from report r where r.id = d.ref and ${where} offset 0) r on true
            where d.kind = 'report' and ${keyed(words)} and ${says(words)} limit ${maxCountedWords + 1}`
    }) c`.execute(db)
  const { count } = rows[0]!
  kept.delete(key)
  if (count >= largeCount) kept.set(key, { count, until: performance.now() + keptMs })
  if (kept.size > maxKept) kept.delete(kept.keys().next().value!)
  return count
}

type Beside = { id: string; similar: number; incidents: { id: string; number: string; title: string }[] | null }

/** What stands beside the rows of a page: their incidents, and how many other reports name the same. */
export async function withBeside(db: Db, viewer: Viewer, rows: readonly RowOfReport[]): Promise<ReportRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const beside = await sql<Beside>`
    select r.id,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'title', left(i.title, 80)) order by i.number)
        from incident_report l join incident i on i.id = l.incident_id where l.report_id = r.id and ${mayKnow(viewer, 'l.incident_id')}) as incidents,
      (select count(distinct c.report_id)::int from unnest(r.keys) k(key), lateral (
        select o.report_id from report_observable o
        where o.key = k.key and o.report_id <> r.id and o.role <> 'reporter' and ${mayKnowReport(viewer, 'o.report_id')}
        limit ${maxSimilar}) c) as similar
    from report r where r.id = any(${ids}::uuid[])`.execute(db)
  const byId = new Map(beside.rows.map((row) => [row.id, row]))
  return rows.map((row) => reportRow(row, byId.get(row.id)))
}

/** A row keeps `ipv4-addr 192.0.2.1`; people read it defanged. */
export function defangedSource(source: string): string {
  const gap = source.indexOf(' ')
  return defang({ type: source.slice(0, gap) as ObservableType, value: source.slice(gap + 1) })
}

function reportRow(row: RowOfReport, beside: Beside | undefined): ReportRow {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    channel: row.channel,
    format: row.format,
    subject: row.subject.slice(0, widths.subject).toWellFormed(),
    reporterName: row.reporter_name.slice(0, widths.name).toWellFormed(),
    organisation: row.organisation.slice(0, widths.name).toWellFormed(),
    receivedAt: row.received_at.toISOString(),
    kinds: row.kinds.slice(0, widths.kinds),
    sources: row.sources.map((source) => defangedSource(source).slice(0, widths.source)),
    hasSigns: row.has_signs,
    problems: row.problems,
    isNoise: row.is_noise,
    similar: Math.min(beside?.similar ?? 0, maxSimilar),
    assignee: row.assignee ? { id: row.assignee, name: row.assignee_name ?? '' } : null,
    incidents: beside?.incidents ?? [],
    disposition: row.disposition,
  }
}

export type InboxCounts = {
  new: number
  taken: number
  incident: number
  disposed: number
  noise: number
  mine: number
}
export async function countInbox(db: Db, viewer: Viewer): Promise<InboxCounts> {
  const visible = mayKnowReport(viewer, 'r.id')
  const count = async (name: string, what: RawBuilder<unknown>) =>
    Math.min(
      maxCounted,
      await countUpTo(db, JSON.stringify([viewer.id, viewer.reach, name]), sql`${what} and ${visible}`),
    )
  const state = (name: string) => count(name, sql`r.state = ${name} and not r.is_noise`)
  const me = viewer.kind === 'person' ? viewer.id : null
  return {
    new: await state('new'),
    taken: await state('taken'),
    incident: await state('incident'),
    disposed: await state('disposed'),
    noise: await count('noise', sql`r.is_noise`),
    mine: await count('mine', sql`r.assignee = ${me} and r.state = 'taken'`),
  }
}
