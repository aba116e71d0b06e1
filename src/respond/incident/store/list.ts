// Incidents as rows: a page by keyset, rights in the query.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
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
const words = sql`(i.number || ' ' || i.title)`

export async function listIncidents(db: Db, viewer: Viewer, ask: ListAsk) {
  const wanted = [mayKnow(viewer, 'i.id'), ...conditionsOf(viewer, ask)]
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor)
  const page = after ? [...wanted, sql`(i.opened_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : wanted
  // The first page counts; those after it carry the count along, and a large count is good for a moment.
  const known = after?.total ?? recall(db, viewer, ask)
  const total =
    known !== null
      ? sql`${known}::int`
      : sql`(select count(*)::int from (select 1 from incident i where ${sql.join(wanted, sql` and `)} limit ${countMax + 1}) as counted)`
  const { rows } = await sql<RowOf & { total: number; openedAt: string }>`
    select ${rowColumns(viewer)}, ${isoOf('i.opened_at')} as "openedAt", ${total} as total
    from (select * from incident i where ${sql.join(page, sql` and `)}
          order by i.opened_at desc, i.id desc limit ${ask.limit + 1}) as i
      left join person p on p.id = i.lead_id
    order by i.opened_at desc, i.id desc`.execute(db)
  const shown = rows.slice(0, ask.limit)
  const last = shown.at(-1)
  const counted = rows[0]?.total ?? after?.total ?? 0
  if (known === null) remember(db, viewer, ask, counted)
  return {
    rows: shown.map(rowOf),
    next: rows.length > ask.limit && last ? writeCursor(last.openedAt, last.id, counted) : null,
    total: Math.min(counted, countMax),
    more: counted > countMax,
  }
}

/** Many pages ask for the same list at the same moment. A small number must be exact, a large one need not be. */
const recalledMs = 60_000
const recalledFrom = 500
const recalledMost = 1_000
type Recalled = { readonly total: number; readonly until: number }
const recalled = new WeakMap<object, Map<string, Recalled>>()

const questionOf = (viewer: Viewer, { cursor: _, limit: __, ...ask }: ListAsk): string =>
  JSON.stringify([viewer.id, viewer.reach, ask])

function recall(db: Db, viewer: Viewer, ask: ListAsk): number | null {
  const found = recalled.get(db)?.get(questionOf(viewer, ask))
  return found && found.until > performance.now() ? found.total : null
}

function remember(db: Db, viewer: Viewer, ask: ListAsk, total: number): void {
  if (total < recalledFrom) return
  const known = recalled.get(db) ?? new Map<string, Recalled>()
  if (known.size >= recalledMost) known.clear()
  recalled.set(db, known.set(questionOf(viewer, ask), { total, until: performance.now() + recalledMs }))
}

function conditionsOf(viewer: Viewer, ask: ListAsk): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  // Says nothing more than need to know does, but in a form that begins at the few instead of asking about each.
  if (viewer.reach === 'named')
    conditions.push(sql`i.id in (select m.incident_id from incident_member m where m.person_id = ${viewer.id})`)
  if (ask.phase) conditions.push(sql`i.phase = ${ask.phase}`)
  if (ask.open === true) conditions.push(sql`i.phase <> 'closed'`)
  if (ask.open === false) conditions.push(sql`i.phase = 'closed'`)
  if (ask.mine)
    conditions.push(sql`i.id in (select t.incident_id from incident_team t where t.person_id = ${viewer.id})`)
  if (ask.kind) conditions.push(sql`i.kinds @> array[${ask.kind}]::text[]`)
  if (ask.level) {
    const [scheme = '', level] = ask.level.split(/[:/](.*)/s)
    conditions.push(level === undefined ? sql`i.level = ${scheme}` : sql`i.scheme = ${scheme} and i.level = ${level}`)
  }
  for (const term of (ask.q ?? '').normalize('NFKC').trim().split(/\s+/).filter(Boolean).slice(0, 8)) {
    // A single character has no bigram: the pattern alone decides.
    if ([...term].length > 1) conditions.push(sql`bigrams(${words}) @> query_bigrams(${term})`)
    // And a pair is its own proof.
    if ([...term.toLowerCase()].length !== 2) conditions.push(sql`fold(${words}) like like_pattern(${term})`)
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
