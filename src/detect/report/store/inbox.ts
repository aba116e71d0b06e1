import { type RawBuilder, sql } from 'kysely'
import { defang, normalise, OBSERVABLE_TYPES, type ObservableType, refang } from '#src/core/observable.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { keptCount } from '#src/platform/live/kept-count.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { newest } from '#src/platform/search/newest.ts'
import { termOf } from '#src/platform/search/term.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { mayKnowReport, mayKnowReportApart } from '../may-know-report.ts'
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

/** Rows are counted up to here. */
export const maxCounted = 10_000
/** Reports that say some words, or name something, are counted up to here. */
const maxCountedFound = 200
/** Reports that name something are looked at up to here, newest first. */
const maxNaming = 10_000
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

const condition = (viewer: Viewer, ask: InboxAsk, naming = maxNaming, known = mayKnowReport(viewer, 'r.id')) => {
  const parts = [known]
  if (ask.noise === 'without') parts.push(sql<boolean>`not r.is_noise`)
  if (ask.noise === 'only') parts.push(sql<boolean>`r.is_noise`)
  if (ask.state) parts.push(sql<boolean>`r.state = ${ask.state}`)
  if (ask.channel) parts.push(sql<boolean>`r.channel = ${ask.channel}`)
  if (ask.mine) parts.push(sql<boolean>`r.assignee = ${viewer.kind === 'person' ? viewer.id : null}`)
  if (ask.observable !== undefined) parts.push(namesCondition(ask.observable, naming))
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

const namesCondition = (text: string, most: number) => sql<boolean>`r.id in (
  select o.report_id from report_observable o where o.key in (select md5(k)::uuid from unnest(${keysOf(text)}::text[]) k)
  order by o.report_id desc limit ${most})`

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

/** What is named often is soon found among the newest that name it. */
const firstNaming = 300

export async function inbox(
  db: Db,
  viewer: Viewer,
  ask: InboxAsk,
): Promise<{ rows: RowOfReport[]; next: string | null; total: number; more: boolean }> {
  const { number, words } = wordsOf(ask)
  const cursor = ask.cursor !== undefined && /^\d{1,15}$/.test(ask.cursor) ? Number(ask.cursor) : null
  const key = JSON.stringify([viewer.id, viewer.reach, { ...ask, cursor: null, limit: null }])
  // A single character has no key: only a list by other conditions can be looked through for it.
  if (words.some((word) => termOf(word).keys.length > 0)) return await byWords(db, viewer, ask, words, cursor, key)
  const where = (naming?: number, known?: RawBuilder<boolean>) => {
    const all = [condition(viewer, ask, naming, known)]
    if (number) all.push(sql`r.number = ${number}`)
    if (words.length > 0) all.push(saysOne(words))
    return sql.join(all, sql` and `)
  }
  const before = cursor === null ? sql`` : sql`and r.seq < ${cursor}`
  const among = async (naming?: number) =>
    (
      await sql<RowOfReport>`
    with page as materialized (select r.* from report r where ${where(naming)} ${before} order by r.seq desc limit ${ask.limit + 1})
    select ${rowColumns} from page r left join person p on p.id = r.assignee order by r.seq desc`.execute(db)
    ).rows
  const near = ask.observable !== undefined && cursor === null ? await among(firstNaming) : []
  const rows = near.length > ask.limit ? near : await among()
  const isAll = cursor === null && rows.length <= ask.limit
  const most = ask.observable !== undefined || words.length > 0 ? maxCountedFound : maxCounted
  const count = async (whose: unknown, known?: RawBuilder<boolean>) =>
    await keptCount(db, JSON.stringify(['inbox', whose, { ...ask, cursor: null, limit: null }]), async () => {
      const few = most === maxCounted ? 0 : await countUpTo(db, where(firstNaming, known), most)
      return few > most ? few : await countUpTo(db, where(undefined, known), most)
    })
  const counted = isAll ? rows.length : await (ask.mine ? count(viewerKey(viewer)) : apart(viewer, count))
  return pageOf(rows, ask.limit, counted, most)
}

function pageOf(rows: readonly RowOfReport[], limit: number, counted: number, most: number) {
  const page = rows.slice(0, limit)
  return {
    rows: page,
    next: rows.length > limit ? String(page.at(-1)!.seq) : null,
    total: Math.min(counted, most),
    more: counted > most,
  }
}

/** Words of single characters: the newest reports are looked through. */
const singleWindow = 4_000
const saysOne = (words: readonly string[]) => sql<boolean>`r.id in (
  select d.ref from (select * from search_document d where d.kind = 'report' order by d.id desc limit ${singleWindow}) d
  where ${sql.join(
    words.map((word) => sql`strpos(d.folded, ${termOf(word).folded}) > 0`),
    sql` and `,
  )})`

/** In the order in which they came into the index, which is that of their arrival. */
async function byWords(
  db: Db,
  viewer: Viewer,
  ask: InboxAsk,
  words: readonly string[],
  cursor: number | null,
  key: string,
) {
  const find = async (before: number | null, most: number) => {
    const [found] = await newest<{ ref: string }>(db, ['report'], {
      terms: words.map(termOf),
      before,
      most,
      columns: sql`d.ref`,
      where: sql`exists (select 1 from report r where r.id = d.ref and ${condition(viewer, ask)})`,
    })
    return found!.rows
  }
  const most = Math.max(maxCountedFound, ask.limit) + 1
  const all = cursor === null ? await find(null, most) : null
  const found = all ?? (await find(await documentOf(db, cursor!), ask.limit + 1))
  const { rows } = await sql<RowOfReport>`
    select ${rowColumns} from unnest(${found.slice(0, ask.limit + 1).map(({ ref }) => ref)}::uuid[]) with ordinality as f(id, n)
      join report r on r.id = f.id left join person p on p.id = r.assignee order by f.n`.execute(db)
  // The first page has counted; those after it have only to say the same.
  const counted = all ? all.length : await keptCount(db, key, async () => (await find(null, most)).length)
  return pageOf(rows, ask.limit, counted, maxCountedFound)
}

/** The number that a report has in the index; nothing comes before one that is not there. */
async function documentOf(db: Db, seq: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select d.id::float8 as id from report r join search_document d on d.kind = 'report' and d.ref = r.id where r.seq = ${seq}`.execute(
    db,
  )
  return rows[0]?.id ?? 0
}

async function countUpTo(db: Db, where: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from report r where ${where} limit ${most + 1}) c`.execute(db)
  return rows[0]!.count
}

type Beside = { id: string; similar: number; incidents: { id: string; number: string; title: string }[] | null }

/** What stands beside the rows of a page: their incidents, and how many other reports name the same. */
export async function withBeside(db: Db, viewer: Viewer, rows: readonly RowOfReport[]): Promise<ReportRow[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  // The keys of a page are fewer than its rows have: each is asked for once, for one report more than is counted.
  const beside = await sql<Beside>`
    with shown as materialized (select r.id, r.keys from report r where r.id = any(${ids}::uuid[])),
      naming as materialized (select k.key, o.report_id from (select distinct unnest(keys) as key from shown) k, lateral (
        select o.report_id from report_observable o where o.key = k.key and o.role <> 'reporter' and ${mayKnowReport(viewer, 'o.report_id')}
        limit ${maxSimilar + 1}) o),
      companions as (select s.id, count(distinct n.report_id)::int as count from (select id, unnest(keys) as key from shown) s
        join naming n on n.key = s.key and n.report_id <> s.id group by s.id)
    select r.id,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'title', left(i.title, 80)) order by i.number)
        from incident_report l join incident i on i.id = l.incident_id where l.report_id = r.id and ${mayKnow(viewer, 'l.incident_id')}) as incidents,
      coalesce(c.count, 0) as similar
    from shown r left join companions c on c.id = r.id`.execute(db)
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
const viewerKey = ({ kind, id, reach }: Viewer) => [kind, id, reach]

/** What is secret from nobody is counted once for all who see it. */
async function apart(
  viewer: Viewer,
  count: (whose: unknown, known: RawBuilder<boolean>) => Promise<number>,
): Promise<number> {
  const { all, own } = mayKnowReportApart(viewer, 'r.id')
  return (all ? await count('all', all) : 0) + (await count(viewerKey(viewer), own))
}

export async function countInbox(db: Db, viewer: Viewer): Promise<InboxCounts> {
  const count = async (name: string, what: RawBuilder<unknown>) => {
    const known = (whose: unknown, known: RawBuilder<boolean>) =>
      keptCount(db, JSON.stringify(['inbox', whose, name]), () => countUpTo(db, sql`${what} and ${known}`, maxCounted))
    return Math.min(maxCounted, await apart(viewer, known))
  }
  const state = (name: string) => count(name, sql`r.state = ${name} and not r.is_noise`)
  const me = viewer.kind === 'person' ? viewer.id : null
  return {
    new: await state('new'),
    taken: await state('taken'),
    incident: await state('incident'),
    disposed: await state('disposed'),
    noise: await count('noise', sql`r.is_noise`),
    mine: await keptCount(db, JSON.stringify(['inbox', viewerKey(viewer), 'mine']), () =>
      countUpTo(db, sql`r.assignee = ${me} and r.state = 'taken' and ${mayKnowReport(viewer, 'r.id')}`, maxCounted),
    ),
  }
}
