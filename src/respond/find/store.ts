// One box over everything, rights in the query, bounded work for any term (platform/search/newest.ts); a single character is found by
// looking through the newest piece by piece.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { newest } from '#src/platform/search/newest.ts'
import { type Term, termOf } from '#src/platform/search/term.ts'
import type { State } from '#src/platform/state/state.ts'
import { countMost, type Found } from './api.ts'
import { hasPair, type Query } from './query.ts'

export type Kind = Found['kind']
export type Hit = {
  readonly key: number
  readonly kind: Kind
  readonly ref: string
  readonly isTitled?: boolean
  /** What it says, read along with what is likely to be shown. */
  readonly said?: Said | null
}
export type Said = Pick<Found, 'title' | 'at' | 'number' | 'incident' | 'report'> & {
  readonly body: string
  /** The incident, when it is secret: what is shown of it was read. */
  readonly secretId: string | null
}
export type Hits = {
  /** Stand before all others: incidents whose title says it. Only on the first page. */
  readonly first: readonly Hit[]
  readonly hits: readonly Hit[]
  /** Where the next page begins; null at the end. */
  readonly next: number | null
  readonly counts: Record<string, number>
  /** There are more than were counted. */
  readonly more: boolean
}

/** Documents of each kind that are looked through one by one for a single character, newest first. */
const lastWindow = 4_000
/** Incidents that stand first because their title says it. */
const titlesMax = 3

type Ask = {
  readonly kinds: readonly Kind[]
  readonly before: number | null
  readonly limit: number
  readonly not: readonly string[]
}

/** The thing whose number was typed, if any, then of each kind the newest matches, all of them in one order. */
export async function search(db: State['db'], viewer: Viewer, query: Query, ask: Ask): Promise<Hits> {
  const [named, found] = await Promise.all([
    ask.before === null ? byNumber(db, viewer, query, ask) : [],
    searchText(db, viewer, query, ask),
  ])
  if (named.length === 0) return found
  const [own] = named
  const isSame = (hit: Hit) => hit.kind === own!.kind && hit.ref === own!.ref
  const isFoundToo = found.first.some(isSame) || found.hits.some(isSame)
  const counts = { ...found.counts, [own!.kind]: (found.counts[own!.kind] ?? 0) + (isFoundToo ? 0 : 1) }
  const others = (hits: readonly Hit[]) => hits.filter((hit) => !isSame(hit))
  const first = [...named, ...others(found.first)]
  const hits = others(found.hits).slice(0, Math.max(1, ask.limit - first.length))
  const isShorter = hits.length < others(found.hits).length
  return { ...found, counts, first, hits, next: isShorter ? hits.at(-1)!.key : found.next }
}

async function searchText(db: State['db'], viewer: Viewer, query: Query, ask: Ask): Promise<Hits> {
  const terms = query.terms.map(termOf)
  if (!query.terms.some(hasPair)) return await searchThrough(db, viewer, terms, ask)
  const found = await newest<Hit>(db, ask.kinds, {
    terms,
    before: ask.before,
    most: Math.max(countMost, ask.limit) + 1,
    columns: sql<Hit>`d.ref, ${titled(terms)} as "isTitled",
      case when row_number() over (order by d.id desc) <= ${ask.limit} then (${said(viewer)}) end as said`,
    where: visible(viewer, ask),
    isMostlyTrue: viewer.reach === 'all',
  })
  return page(
    found.flatMap((one) => one.rows),
    ask,
    found.some((one) => one.isCut),
  )
}

/** What was not looked through is one page further, for all kinds alike. */
async function searchThrough(db: State['db'], viewer: Viewer, terms: readonly Term[], ask: Ask): Promise<Hits> {
  const found = await inWindows(db, viewer, terms, ask)
  const cut = found.filter((one) => one.isCut && one.hits.length <= ask.limit)
  const hits = found.flatMap((one) => one.hits)
  if (cut.length === 0)
    return page(
      hits,
      ask,
      found.some((one) => one.isCut),
    )
  const edge = Math.max(...cut.map((one) => one.last ?? 0))
  const shown = page(
    hits.filter((hit) => hit.key >= edge),
    ask,
    true,
  )
  return { ...shown, next: shown.next ?? edge }
}

function page(hits: readonly Hit[], ask: Ask, isCut: boolean): Hits {
  const counts: Record<string, number> = {}
  for (const { kind } of hits) counts[kind] = Math.min(countMost, (counts[kind] ?? 0) + 1)
  const ordered = hits.toSorted((a, b) => b.key - a.key)
  const first = ask.before === null ? ordered.filter((hit) => hit.isTitled).slice(0, titlesMax) : []
  const others = ordered.filter((hit) => !first.includes(hit))
  const shown = others.slice(0, Math.max(1, ask.limit - first.length))
  const more = isCut || Object.values(counts).some((count) => count >= countMost)
  return { first, hits: shown, next: others.length > shown.length ? shown.at(-1)!.key : null, counts, more }
}

/** Whether the title says it too: asked of incidents alone, which then stand first. */
const titled = (terms: readonly Term[]): RawBuilder<unknown> =>
  sql`case when d.kind = 'incident' then ${sql.join(
    terms.map((term) => sql`strpos(fold(d.title), ${term.folded}) > 0`),
    sql` and `,
  )} else false end`

const earlier = ({ before }: Ask): RawBuilder<unknown> => (before === null ? sql`true` : sql`d.id < ${before}`)

/** A document is visible by its incident, or by its report when no incident is named. */
function visible(viewer: Viewer, ask: Ask): RawBuilder<unknown> {
  const byReport = sql`(d.incident_id is not null or d.report_id is null or ${mayKnowReport(viewer, 'd.report_id', 'few')})`
  const not = ask.not.length > 0 ? sql`and d.ref <> all(${ask.not}::uuid[])` : sql``
  return sql`${mayKnow(viewer, 'd.incident_id', 'few')} and ${byReport} ${not}`
}

type Window = {
  readonly kind: Kind
  readonly hits: readonly Hit[]
  readonly last: number | null
  readonly isCut: boolean
}

async function inWindows(db: State['db'], viewer: Viewer, terms: readonly Term[], ask: Ask): Promise<Window[]> {
  const says = sql.join(
    terms.map((term) => sql`strpos(d.folded, ${term.folded}) > 0`),
    sql` and `,
  )
  // Each kind is named in the text of the query: only so the planner knows that a kind is rare, and takes the index of kinds.
  const arms = ask.kinds.map(
    (kind) => sql`(
    with near as materialized (select d.id, d.kind, d.ref, d.incident_id, d.report_id, d.folded, d.title from search_document d
        where d.kind = ${sql.lit(kind)} and ${earlier(ask)} order by d.id desc limit ${lastWindow}),
      hit as (select d.id::float8 as key, ${sql.lit(kind)} as kind, d.ref, ${titled(terms)} as "isTitled" from near d where ${says} and ${visible(viewer, ask)}
        order by d.id desc limit ${Math.max(countMost, ask.limit) + 1})
    select ${sql.lit(kind)} as kind, (select json_agg(hit) from hit) as hits, (select min(id)::float8 from near) as last,
      (select count(*)::int from near) as seen)`,
  )
  const { rows } = await sql<{ kind: Kind; hits: Hit[] | null; last: number | null; seen: number }>`
    ${sql.join(arms, sql` union all `)}`.execute(db)
  return rows.map(({ kind, hits, last, seen }) => ({ kind, hits: hits ?? [], last, isCut: seen >= lastWindow }))
}

async function byNumber(db: State['db'], viewer: Viewer, query: Query, ask: Ask): Promise<Hit[]> {
  if (!query.number || !ask.kinds.includes(query.number.kind)) return []
  const { kind, number } = query.number
  const visible = kind === 'incident' ? mayKnow(viewer, 't.id') : mayKnowReport(viewer, 't.id')
  const { rows } = await sql<Hit>`
    select 0 as key, d.kind, d.ref, (${said(viewer)}) as said
    from ${sql.table(kind)} t join search_document d on d.kind = ${kind} and d.ref = t.id
    where t.number = ${number} and ${visible}`.execute(db)
  return rows
}

/** What a document `d` says, and of what; rights hold for what it belongs to as well. */
const said = (viewer: Viewer): RawBuilder<unknown> => sql`
  select json_build_object('title', s.title, 'body', s.body,
    'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'number', case s.kind when 'incident' then i.number when 'report' then r.number end,
    'incident', case when i.id is not null then json_build_object('id', i.id, 'number', i.number, 'title', i.title) end,
    'report', case when r.id is not null then json_build_object('id', r.id, 'number', r.number) end,
    'secretId', (select x.incident_id from incident_secret x where x.incident_id = s.incident_id))
  from search_document s left join incident i on i.id = s.incident_id and ${mayKnow(viewer, 'i.id', 'few')}
    left join report r on r.id = s.report_id and ${mayKnowReport(viewer, 'r.id', 'few')}
  where s.id = d.id`

/** What the hits say, in their order; most of it was read along with them. */
export async function describe(
  db: State['db'],
  viewer: Viewer,
  hits: readonly Hit[],
): Promise<(Hit & { said: Said })[]> {
  const unread = hits.filter((hit) => !hit.said)
  const { rows } =
    unread.length === 0
      ? { rows: [] }
      : await sql<{ kind: Kind; ref: string; said: Said | null }>`
    select d.kind, d.ref, (${said(viewer)}) as said
    from unnest(${unread.map((hit) => hit.kind)}::text[], ${unread.map((hit) => hit.ref)}::uuid[]) as h(kind, ref)
      join search_document d on d.kind = h.kind and d.ref = h.ref`.execute(db)
  return hits.flatMap((hit) => {
    const found = hit.said ?? rows.find(({ kind, ref }) => kind === hit.kind && ref === hit.ref)?.said
    return found ? [{ ...hit, said: found }] : []
  })
}
