// Incidents as rows: a page by keyset, rights in the query.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { keptCount } from '#src/platform/live/kept-count.ts'
import { mayKnow, mayKnowApart } from '#src/platform/need-to-know.ts'
import { termOf } from '#src/platform/search/term.ts'
import type { IncidentRow, Phase } from '../incident.ts'
import { type Db, isoOf } from '../store.ts'

export type RowOf = Omit<IncidentRow, 'lead'> & { readonly leadId: string | null; readonly leadName: string | null }

/** Unread entries are counted up to this many: beyond it nobody reads the number. */
const unreadMax = 100

/** Columns of a row, from `incident i left join person p on p.id = i.lead_id`. */
export const rowColumns = (viewer: Viewer): RawBuilder<unknown> => sql`
  i.id, i.number, i.title, i.phase, json_build_object('scheme', i.scheme, 'level', i.level) as severity, i.tlp,
  exists (select 1 from incident_secret s where s.incident_id = i.id) as "isSecret", i.kinds, i.lead_id as "leadId", p.name as "leadName",
  ${isoOf('i.noticed_at')} as "noticedAt", ${isoOf('i.closed_at')} as "closedAt", i.reports, i.entries,
  ${isoOf('i.last_entry_at')} as "lastEntryAt",
  coalesce((select (select count(*)::int from (
      select 1 from record_entry e where e.incident_id = i.id and e.seq > r.seq and e.kind <> 'access'
        and e.by_id is distinct from ${viewer.id}::uuid limit ${unreadMax}) as counted)
    from incident_read r where r.person_id = ${viewer.id} and r.incident_id = i.id), i.entries) as unread`

export const rowOf = (row: RowOf): IncidentRow => ({
  id: row.id,
  number: row.number,
  title: row.title,
  phase: row.phase,
  severity: row.severity,
  tlp: row.tlp,
  isSecret: row.isSecret,
  kinds: row.kinds,
  lead: row.leadId === null ? null : { id: row.leadId, name: row.leadName ?? '' },
  noticedAt: row.noticedAt,
  closedAt: row.closedAt,
  reports: row.reports,
  entries: row.entries,
  lastEntryAt: row.lastEntryAt,
  unread: row.unread,
})

export type ListAsk = {
  readonly phase?: Phase | undefined
  readonly open?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly kind?: string | undefined
  /** `quality:scandal`: a scheme and its level. */
  readonly level?: string | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const countMax = 10_000
/** What has no order of its own (words, kinds, a person) is first looked for among so many of the newest. */
const firstWindow = 2_000

export async function listIncidents(db: Db, viewer: Viewer, ask: ListAsk) {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor)
  const near = isScattered(ask) ? await page(db, viewer, ask, after, true) : []
  const rows = near.length > ask.limit ? near : await page(db, viewer, ask, after, false)
  const shown = rows.slice(0, ask.limit)
  const last = shown.at(-1)
  // The first page counts, unless it holds all; those after it carry the count along.
  const counted = after?.total ?? (rows.length > ask.limit ? await countOf(db, viewer, ask) : rows.length)
  return {
    rows: shown.map(rowOf),
    next: rows.length > ask.limit && last ? writeCursor(last.openedAt, last.id, counted) : null,
    total: Math.min(counted, countMax),
    more: counted > countMax,
  }
}

const isScattered = (ask: ListAsk): boolean => Boolean(ask.q?.trim() || ask.kind || ask.mine)

type After = ReturnType<typeof readCursor> | null

async function page(db: Db, viewer: Viewer, ask: ListAsk, after: After, isNear: boolean) {
  const earlier = after ? sql`(i.opened_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
  const wanted = sql.join([mayKnow(viewer, 'i.id'), ...conditionsOf(viewer, ask, isNear)], sql` and `)
  const among = isNear
    ? sql`(select * from incident i where ${earlier} order by i.opened_at desc, i.id desc limit ${firstWindow})`
    : sql`incident`
  const { rows } = await sql<RowOf & { openedAt: string }>`
    select ${rowColumns(viewer)}, ${isoOf('i.opened_at')} as "openedAt"
    from (select i.* from ${among} i where ${wanted} and ${earlier}
          order by i.opened_at desc, i.id desc limit ${ask.limit + 1}) as i
      left join person p on p.id = i.lead_id
    order by i.opened_at desc, i.id desc`.execute(db)
  return rows
}

async function countOf(db: Db, viewer: Viewer, ask: ListAsk): Promise<number> {
  const count = (whose: unknown, known: RawBuilder<unknown>): Promise<number> =>
    keptCount(db, JSON.stringify(['incidents', whose, { ...ask, cursor: null, limit: null }]), async () => {
      const wanted = sql.join([known, ...conditionsOf(viewer, ask, false)], sql` and `)
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from (select 1 from incident i where ${wanted} limit ${countMax + 1}) as counted`.execute(
        db,
      )
      return rows[0]!.count
    })
  const { kind, id, reach } = viewer
  if (ask.mine) return await count([kind, id, reach], mayKnow(viewer, 'i.id'))
  const { all, own } = mayKnowApart(viewer, 'i.id')
  return (all ? await count('all', all) : 0) + (await count([kind, id, reach], own))
}

/** `isNear`: few are asked about one by one; otherwise in a form that an index answers. */
function conditionsOf(viewer: Viewer, ask: ListAsk, isNear: boolean): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  // Says nothing more than need to know does, but in a form that begins at the few instead of asking about each.
  if (viewer.reach === 'named')
    conditions.push(sql`i.id in (select m.incident_id from incident_member m where m.person_id = ${viewer.id})`)
  if (ask.phase) conditions.push(sql`i.phase = ${ask.phase}`)
  if (ask.open === true) conditions.push(sql`i.phase <> 'closed'`)
  if (ask.open === false) conditions.push(sql`i.phase = 'closed'`)
  if (ask.mine)
    conditions.push(
      isNear
        ? sql`exists (select 1 from incident_team t where t.incident_id = i.id and t.person_id = ${viewer.id} offset 0)`
        : sql`i.id in (select t.incident_id from incident_team t where t.person_id = ${viewer.id})`,
    )
  if (ask.kind) conditions.push(sql`i.kinds @> array[${ask.kind}]::text[]`)
  if (ask.level) {
    const [scheme = '', level] = ask.level.split(/[:/](.*)/s)
    conditions.push(level === undefined ? sql`i.level = ${scheme}` : sql`i.scheme = ${scheme} and i.level = ${level}`)
  }
  for (const term of (ask.q ?? '').normalize('NFKC').trim().split(/\s+/).filter(Boolean).slice(0, 8)) {
    // A single character has no pair: the words alone decide.
    if (!isNear && [...term].length > 1)
      conditions.push(sql`bigrams(i.number || ' ' || i.title) @> query_bigrams(${term})`)
    conditions.push(sql`strpos(i.words, ${termOf(term).folded}) > 0`)
  }
  return conditions
}

/** Rows of the incidents with these ids that the viewer may know of. */
export async function incidentRows(db: Db, viewer: Viewer, ids: readonly string[]): Promise<IncidentRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<RowOf>`
    select ${rowColumns(viewer)} from incident i left join person p on p.id = i.lead_id
    where i.id = any(${ids}::uuid[]) and ${mayKnow(viewer, 'i.id')}`.execute(db)
  return rows.map(rowOf)
}

const writeCursor = (at: string, id: string, total: number): string => `${Date.parse(at)}.${id}.${total}`

function readCursor(cursor: string): { at: string; id: string; total: number } {
  const parts = /^(-?\d{1,14})\.([0-9a-f-]{36})\.(\d{1,5})$/.exec(cursor)
  const at = new Date(Number(parts?.[1]))
  if (!parts || Number.isNaN(at.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(parts[2]!))
    return refuse('incident.cursor.invalid')
  return { at: at.toISOString(), id: parts[2]!, total: Number(parts[3]) }
}
