// Reading the record. Every entry that is read is proved again, so that the page says at once what was altered.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { checkEntry, type StoredEntry } from './check.ts'
import { type Entry, type EntryFile, type EntryHead, type EntryKind, type EntryPayload, erasedCode } from './entry.ts'
import { memoryOf } from './memory.ts'
import { type Db, entryColumns } from './store.ts'

export type EntryAsk = {
  readonly incidentId?: string | null
  readonly reportId?: string | null
  readonly ids?: readonly string[]
  readonly kinds?: readonly EntryKind[]
  readonly codes?: readonly string[]
  readonly party?: string | null
  /** A person's id, or several. */
  readonly by?: string | readonly string[] | null
  /** Words in what was written, folded as the search box does. */
  readonly text?: string | null
  /** Only entries after this number. */
  readonly sinceSeq?: number | null
  /** Only what happened between these instants (RFC 3339). */
  readonly from?: string | null
  readonly to?: string | null
  /** Need to know, in the query. To be left out only when the caller has asked about the one incident or report before. */
  readonly viewer?: Viewer
}
export type EntryPageAsk = EntryAsk & {
  /** `time`: as it happened; `newest`: the latest event first; `recorded`: as it was written down. */
  readonly order?: 'time' | 'newest' | 'recorded'
  readonly cursor?: string | null
  readonly limit?: number
}

const mostRows = 1_000

/** One page of entries; `next` is where the following one begins, null at the end. */
export async function entriesOf(db: Db, ask: EntryPageAsk): Promise<{ rows: Entry[]; next: string | null }> {
  const limit = Math.min(ask.limit ?? 200, mostRows)
  const order = ask.order ?? 'time'
  const conditions = conditionsOf(ask)
  const after = ask.cursor ? parseCursor(ask.cursor) : null
  if (after) {
    if (order === 'recorded') conditions.push(sql`e.seq > ${after.seq}`)
    else
      conditions.push(
        sql`(e.at, e.seq) ${sql.raw(order === 'time' ? '>' : '<')} (${after.at}::timestamptz, ${after.seq}::bigint)`,
      )
  }
  const by = { time: sql`e.at, e.seq`, newest: sql`e.at desc, e.seq desc`, recorded: sql`e.seq` }[order]
  const found = await select(db, sql`${where(conditions)} order by ${by} limit ${limit + 1}`)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? `${Date.parse(last.at)}.${last.seq}` : null }
}

export async function entryById(db: Db, id: string, viewer?: Viewer): Promise<Entry | null> {
  return (await select(db, where(conditionsOf({ ids: [id], viewer }))))[0] ?? null
}

/** How many entries match, counted up to `most`. */
export async function countEntries(db: Db, ask: EntryAsk, most = 10_000): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from record_entry e ${where(conditionsOf(ask))} limit ${most}) as counted`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** How many entries of each kind match. */
export async function countByKind(db: Db, ask: EntryAsk): Promise<Partial<Record<EntryKind, number>>> {
  const { rows } = await sql<{ kind: EntryKind; count: number }>`
    select e.kind, count(*)::int as count from record_entry e ${where(conditionsOf(ask))} group by e.kind`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.kind, row.count]))
}

/** The number of the last entry; 0 before the first. */
export async function lastSeq(db: Db, ask: EntryAsk = {}): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(e.seq)::float8 as last from record_entry e ${where(conditionsOf(ask))}`.execute(db)
  return rows[0]?.last ?? 0
}

function conditionsOf(ask: EntryAsk): RawBuilder<unknown>[] {
  const by = typeof ask.by === 'string' ? [ask.by] : ask.by
  return [
    ask.incidentId && sql`e.incident_id = ${ask.incidentId}`,
    ask.reportId && sql`e.report_id = ${ask.reportId}`,
    ask.ids && sql`e.id = any(${ask.ids}::uuid[])`,
    ask.kinds?.length && sql`e.kind = any(${ask.kinds}::text[])`,
    ask.codes?.length && sql`e.code = any(${ask.codes}::text[])`,
    ask.party && sql`e.party = ${ask.party}`,
    by?.length && sql`e.by_id = any(${by}::uuid[])`,
    ask.sinceSeq && sql`e.seq > ${ask.sinceSeq}`,
    ask.from && sql`e.at >= ${ask.from}::timestamptz`,
    ask.to && sql`e.at <= ${ask.to}::timestamptz`,
    ask.text?.trim() &&
      sql`exists (select 1 from search_document d where d.kind = 'entry' and d.ref = e.id
            and d.folded like like_pattern(${ask.text.trim().slice(0, 200)}))`,
    ask.viewer && mayKnow(ask.viewer, 'e.incident_id'),
  ].filter((condition) => condition instanceof Object) as RawBuilder<unknown>[]
}

const where = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``

type Named = { id: string; seq: number }
type Found = StoredEntry & { named: (Named & { code: string | null })[] | null; correctsSeq: number | null }

async function select(db: Db, rest: RawBuilder<unknown>): Promise<Entry[]> {
  const { rows } = await sql<Found>`
    select ${entryColumns},
      (select json_agg(json_build_object('id', c.id, 'seq', c.seq, 'code', c.code) order by c.seq)
         from record_entry c where c.corrects = e.id) as named,
      case when e.corrects is not null then (select o.seq::float8 from record_entry o where o.id = e.corrects) end as "correctsSeq"
    from record_entry e ${rest}`.execute(db)
  const memory = memoryOf(db)
  return rows.map((row) => {
    const checked = checkEntry(row)
    const erased = row.named?.find((one) => one.code === erasedCode) ?? null
    const isKept = row.payload !== null || erased !== null
    const proved = checked.problems.length === 0 && isKept && (memory?.agrees(row.seq, checked.leaf) ?? true)
    if (!proved) memory?.noticed({ seq: row.seq, entryId: row.id, ...(checked.problems[0] ?? wrongLeaf) })
    // What stands in a head that was altered could be anything: it is not shown as a time or a reference.
    return entryOf(row, proved ? checked.head : null, erased, proved)
  })
}

const wrongLeaf = { code: 'entry.head', facts: {} }

function entryOf(row: Found, head: EntryHead | null, erased: Named | null, proved: boolean): Entry {
  const payload = parsePayload(row.payload)
  return {
    seq: row.seq,
    id: row.id,
    recordedAt: isoOf(row.recordedAt),
    by: { kind: row.byKind as Entry['by']['kind'], id: row.byId, name: payload?.byName ?? null },
    kind: row.kind as EntryKind,
    code: row.code,
    incidentId: row.incidentId,
    reportId: row.reportId,
    about: [...(head?.about ?? [])],
    when: head?.when ?? null,
    at: isoOf(row.at),
    party: row.party,
    corrects: row.corrects === null ? null : { id: row.corrects, seq: row.correctsSeq ?? 0 },
    correctedBy: (row.named ?? []).filter((one) => one.code !== erasedCode).map(({ id, seq }) => ({ id, seq })),
    text: payload?.text ?? null,
    lang: payload?.lang ?? null,
    facts: { ...payload?.facts },
    files: (payload?.files ?? []) as EntryFile[],
    source: payload?.source ?? null,
    erasedBy: erased && { id: erased.id, seq: erased.seq },
    proved,
  }
}

function parsePayload(text: string | null): EntryPayload | null {
  try {
    return text === null ? null : (JSON.parse(text) as EntryPayload)
  } catch {
    return null
  }
}

const isoOf = (at: Date | number): string =>
  at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : new Date(0).toISOString()

function parseCursor(cursor: string): { at: string; seq: number } | null {
  const parts = /^(-?\d{1,16})\.(\d{1,16})$/.exec(cursor)
  if (!parts) return null
  const at = new Date(Number(parts[1]))
  return Number.isNaN(at.getTime()) ? null : { at: at.toISOString(), seq: Number(parts[2]) }
}
