// One box over everything, rights in the query, bounded work for any term: a common word is found among the newest documents at
// once, a rare one by the index of character pairs, and a single character by looking through the newest piece by piece.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { State } from '#src/platform/state/state.ts'
import type { Found } from './api.ts'
import { hasPair, type Query } from './query.ts'

export type Kind = Found['kind']
export type Hit = { readonly key: number; readonly kind: Kind; readonly ref: string; readonly isTitled?: boolean }
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

/** Documents of each kind that are looked through one by one, newest first: first a few, as a common word is among them. */
const firstWindow = 300
/** Then more, where it is neither common nor rare: the index would give too much to look through. */
const lastWindow = 4_000
/** Incidents that stand first because their title says it. */
const titlesMax = 3
/** Matches of a kind that are counted. */
export const countMax = 300

type Ask = {
  readonly kinds: readonly Kind[]
  readonly before: number | null
  readonly limit: number
  readonly not: readonly string[]
}

/**
 * Of each kind the newest matches, then all of them in one order. A kind in whose newest documents the word is common is done with
 * them; for the others the index of that kind is asked, which then has little to give.
 */
export async function search(db: State['db'], viewer: Viewer, query: Query, ask: Ask): Promise<Hits> {
  const pairs = query.terms.filter(hasPair)
  const first = await inWindows(db, viewer, query, ask, pairs.length > 0 ? firstWindow : lastWindow)
  const halfway = pairs.length === 0 ? [] : first.filter((one) => isShort(one, ask) && one.hits.length > 0)
  const second =
    halfway.length === 0
      ? []
      : await inWindows(db, viewer, query, { ...ask, kinds: halfway.map((one) => one.kind) }, lastWindow)
  const near = first.map((one) => second.find(({ kind }) => kind === one.kind) ?? one)
  const done = near.filter((one) => !isShort(one, ask))
  const rare = near.filter((one) => isShort(one, ask))
  const isCut = done.some((one) => one.isCut)
  const found = done.flatMap((one) => one.hits)
  if (rare.length === 0) return page(found, ask, isCut)
  if (pairs.length > 0) {
    const hits = await byPairs(db, viewer, query, pairs, { ...ask, kinds: rare.map((one) => one.kind) })
    return page([...found, ...hits], ask, isCut)
  }
  // Single characters: what was not looked through is one page further, for all kinds alike.
  const edge = Math.max(...rare.map((one) => one.last ?? 0))
  const shown = page(
    near.flatMap((one) => one.hits).filter((hit) => hit.key >= edge),
    ask,
    true,
  )
  return { ...shown, next: shown.next ?? edge }
}

const isShort = (one: Window, ask: Ask): boolean => one.isCut && one.hits.length <= ask.limit

function page(hits: readonly Hit[], ask: Ask, isCut: boolean): Hits {
  const counts: Record<string, number> = {}
  for (const { kind } of hits) counts[kind] = Math.min(countMax, (counts[kind] ?? 0) + 1)
  const ordered = hits.toSorted((a, b) => b.key - a.key)
  const first = ask.before === null ? ordered.filter((hit) => hit.isTitled).slice(0, titlesMax) : []
  const others = ordered.filter((hit) => !first.includes(hit))
  const shown = others.slice(0, Math.max(1, ask.limit - first.length))
  const more = isCut || Object.values(counts).some((count) => count >= countMax)
  return { first, hits: shown, next: others.length > shown.length ? shown.at(-1)!.key : null, counts, more }
}

const matching = (query: Query): RawBuilder<unknown> =>
  sql.join(
    query.terms.map((term) => sql`says(d.folded, ${term})`),
    sql` and `,
  )

/** Whether the title says it too: asked of incidents alone, which then stand first. */
const titled = (query: Query, kind: Kind): RawBuilder<unknown> =>
  kind === 'incident'
    ? sql.join(
        query.terms.map((term) => sql`says(fold(d.title), ${term})`),
        sql` and `,
      )
    : sql`false`

const earlier = ({ before }: Ask): RawBuilder<unknown> => (before === null ? sql`true` : sql`d.id < ${before}`)

/** A document is visible by its incident, or by its report when no incident is named. */
function visible(viewer: Viewer, ask: Ask): RawBuilder<unknown> {
  const byReport = sql`(d.incident_id is not null or d.report_id is null or ${mayKnowReport(viewer, 'd.report_id')})`
  const not = ask.not.length > 0 ? sql`and d.ref <> all(${ask.not}::uuid[])` : sql``
  return sql`${mayKnow(viewer, 'd.incident_id')} and ${byReport} ${not}`
}

type Window = {
  readonly kind: Kind
  readonly hits: readonly Hit[]
  readonly last: number | null
  readonly isCut: boolean
}

async function inWindows(db: State['db'], viewer: Viewer, query: Query, ask: Ask, size: number): Promise<Window[]> {
  // Each kind is named in the text of the query: only so the planner knows that a kind is rare, and takes the index of kinds.
  const arms = ask.kinds.map(
    (kind) => sql`(
    with near as materialized (select d.id, d.ref, d.incident_id, d.report_id, d.folded, d.title from search_document d
        where d.kind = ${sql.lit(kind)} and ${earlier(ask)} order by d.id desc limit ${size}),
      hit as (select d.id::float8 as key, ${sql.lit(kind)} as kind, d.ref, ${titled(query, kind)} as "isTitled" from near d where ${matching(query)} and ${visible(viewer, ask)}
        order by d.id desc limit ${countMax})
    select ${sql.lit(kind)} as kind, (select json_agg(hit) from hit) as hits, (select min(id)::float8 from near) as last,
      (select count(*)::int from near) as seen)`,
  )
  const { rows } = await sql<{ kind: Kind; hits: Hit[] | null; last: number | null; seen: number }>`
    ${sql.join(arms, sql` union all `)}`.execute(db)
  return rows.map(({ kind, hits, last, seen }) => ({ kind, hits: hits ?? [], last, isCut: seen >= size }))
}

async function byPairs(
  db: State['db'],
  viewer: Viewer,
  query: Query,
  pairs: readonly string[],
  ask: Ask,
): Promise<Hit[]> {
  const all = sql.join(
    pairs.map((term) => sql`query_keys(${term})`),
    sql` || `,
  )
  // Candidates by the index alone; the text itself is only looked at newest first, as far as the page and the counts need.
  const arms = ask.kinds.map(
    (kind) => sql`(
    select d.id::float8 as key, d.kind, d.ref, ${titled(query, kind)} as "isTitled"
    from (select d.id from search_document d
        where d.kind = ${sql.lit(kind)} and search_keys(d.folded) @> (select ${all}) and ${earlier(ask)} and ${visible(viewer, ask)}
        order by d.id desc offset 0) as c
      join lateral (select * from search_document d where d.id = c.id offset 0) as d on true
    where ${matching(query)} order by c.id desc limit ${countMax})`,
  )
  const { rows } = await sql<Hit>`${sql.join(arms, sql` union all `)}`.execute(db)
  return rows
}

/** The thing whose number was typed: it stands before all others. */
export async function byNumber(db: State['db'], viewer: Viewer, query: Query, ask: Ask): Promise<Hit[]> {
  if (!query.number || !ask.kinds.includes(query.number.kind)) return []
  const { kind, number } = query.number
  const visible = kind === 'incident' ? mayKnow(viewer, 't.id') : mayKnowReport(viewer, 't.id')
  const { rows } = await sql<{ ref: string }>`
    select t.id as ref from ${sql.table(kind)} t where t.number = ${number} and ${visible}`.execute(db)
  return rows.map(({ ref }) => ({ key: 0, kind, ref }))
}

export type FoundRow = Omit<Found, 'excerpt' | 'marks'> & { readonly body: string; readonly secretId: string | null }

/** What the hits say, in their order. */
export async function describe(db: State['db'], viewer: Viewer, hits: readonly Hit[]): Promise<FoundRow[]> {
  if (hits.length === 0) return []
  const { rows } = await sql<FoundRow>`
    select d.kind, d.ref as id, d.title, d.body,
      to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      case d.kind when 'incident' then i.number when 'report' then r.number end as number,
      case when i.id is not null then json_build_object('id', i.id, 'number', i.number, 'title', i.title) end as incident,
      case when r.id is not null then json_build_object('id', r.id, 'number', r.number) end as report,
      (select s.incident_id from incident_secret s where s.incident_id = d.incident_id) as "secretId"
    from unnest(${hits.map((hit) => hit.kind)}::text[], ${hits.map((hit) => hit.ref)}::uuid[]) with ordinality as h(kind, ref, n)
      join search_document d on d.kind = h.kind and d.ref = h.ref
      left join incident i on i.id = d.incident_id and ${mayKnow(viewer, 'i.id')}
      left join report r on r.id = d.report_id and ${mayKnowReport(viewer, 'r.id')}
    order by h.n`.execute(db)
  return rows
}
