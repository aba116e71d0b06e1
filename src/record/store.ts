// The tables of the record. Nothing else in the desk writes them.
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import { type Frontier, nodeHash, packFrontier, type Subtree, unpackFrontier } from '#src/core/merkle.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { StoredEntry } from './check.ts'
import { hex, sha256 } from './digest.ts'
import type { EntryRow } from './draft.ts'

/** Every complete subtree of 256, of 65,536 … leaves is stored. */
export const tileLevels = 8

/** The database itself or a transaction. */
export type Db = QueryExecutorProvider

export type Head = {
  readonly size: number
  readonly frontier: Frontier
  readonly root: Uint8Array
  readonly recordedAt: string
}
export type Node = Subtree & { readonly hash: Uint8Array }

const columns = (recordedAt: RawBuilder<unknown>, at: RawBuilder<unknown>) => sql`e.seq::float8 as seq, e.id,
  ${recordedAt} as "recordedAt", e.by_kind as "byKind", e.by_id as "byId", e.kind, e.code, e.incident_id as "incidentId",
  e.report_id as "reportId", ${at} as at, e.party, e.corrects, e.head, e.leaf, e.payload, e.salt`
export const entryColumns = columns(sql`e.recorded_at`, sql`e.at`)
/** The same for a check of millions: times as milliseconds since 1970, which cost less to read than dates. */
export const checkedColumns = columns(
  sql`(extract(epoch from e.recorded_at) * 1000)::float8`,
  sql`(extract(epoch from e.at) * 1000)::float8`,
)

type HeadRow = { size: number; frontier: Uint8Array; root: Uint8Array; recordedAt: Date | number; last: number | null }
/** The head row as it is stored, which may be anything once somebody had their hands on it. */
export type StoredHead = HeadRow

// bigint columns are read as float8: a number that was altered beyond 2^53 is then a wrong number and no failing query.
/**
 * Takes the record for this transaction. With `then: 'durable'` its commit does not wait for the disk, so that the lock is short:
 * whoever asks for that has to wait with `durable` before anything is acknowledged.
 */
export async function lockHead(tx: Transaction, then: 'synchronous' | 'durable' = 'synchronous'): Promise<Head> {
  const { rows } = await sql<Omit<HeadRow, 'last'>>`
    select size::float8 as size, frontier, root, recorded_at as "recordedAt",
      case when ${then === 'durable'}::boolean then set_config('synchronous_commit', 'off', true) end
    from record_head for update`.execute(tx)
  const row = rows[0]
  const frontier = row && unpackFrontier(row.size, row.frontier)
  if (!row || !frontier || !(row.recordedAt instanceof Date))
    throw new Error('the head of the record is damaged: `hikeshi record verify` names what was altered')
  return { size: row.size, frontier, root: row.root, recordedAt: row.recordedAt.toISOString() }
}

/** Head and last entry, as they are at one moment; null when the head was deleted. */
export async function readHead(db: Db): Promise<StoredHead | null> {
  const { rows } = await sql<HeadRow>`
    select h.size::float8 as size, h.frontier, h.root, h.recorded_at as "recordedAt",
           (select max(seq)::float8 from record_entry) as last
    from record_head h`.execute(db)
  return rows[0] ?? null
}

/** Entries, the new head, and the subtrees that are complete now. */
export async function appendRows(
  tx: Transaction,
  rows: readonly EntryRow[],
  nodes: readonly Node[],
  head: Head,
): Promise<void> {
  const entries = rows.map((row) => ({
    seq: row.seq,
    id: row.id,
    recorded_at: row.recordedAt,
    by_kind: row.byKind,
    by_id: row.byId,
    kind: row.kind,
    code: row.code,
    incident_id: row.incidentId,
    report_id: row.reportId,
    at: row.at,
    party: row.party,
    corrects: row.corrects,
    head: row.head,
    leaf: bytea(row.leaf),
    payload: row.payload,
    salt: row.salt && bytea(row.salt),
  }))
  const complete = nodes.map((node) => ({ level: node.level, index: node.index, hash: bytea(node.hash) }))
  await sql`select record_append(${JSON.stringify(entries)}::json, ${complete.length ? JSON.stringify(complete) : null}::json,
    ${head.size}::bigint, ${packFrontier(head.frontier)}::bytea, ${head.root}::bytea, ${head.recordedAt}::timestamptz)`.execute(
    tx,
  )
}

/**
 * Waits until everything that was committed up to now is on disk (a commit that is synchronous brings all earlier ones with it),
 * and tells which of these entries are there: after a crash of the database in between, some may not be.
 */
export async function durable(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with flushed as materialized (select pg_logical_emit_message(true, 'hikeshi', ''))
    select e.id from record_entry e, flushed where e.id = any(${ids}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.id))
}

const bytea = (bytes: Uint8Array): string => `\\x${hex(bytes)}`

/** Stored subtrees up to `size`; those beyond the length of the record at this moment are given too: they are wrong. */
export async function readNodes(db: Db, size: number): Promise<Node[]> {
  const { rows } = await sql<Node & { length: number | null }>`
    select level, index::float8 as index, hash, (select max(size)::float8 from record_head) as length from record_node`.execute(
    db,
  )
  return rows
    .filter(
      (node) => (node.index + 1) * 2 ** node.level <= size || (node.index + 1) * 2 ** node.level > (node.length ?? 0),
    )
    .map(({ level, index, hash }) => ({ level, index, hash }))
}

type Span = { readonly level: number; readonly from: number; readonly to: number }

/** The hashes of these complete subtrees, from the rows of the tile that each stands in. */
export async function readSubtrees(db: Db, wanted: readonly Subtree[]): Promise<(subtree: Subtree) => Uint8Array> {
  const spans: Span[] = wanted.map(({ level, index }) => {
    const base = level - (level % tileLevels)
    const width = 2 ** (level - base)
    return { level: base, from: index * width, to: (index + 1) * width - 1 }
  })
  const { rows } = await sql<{ level: number; index: number; hash: Uint8Array }>`
    with span as (select * from json_to_recordset(${JSON.stringify(spans)}::json) as s(level smallint, "from" bigint, "to" bigint))
    select 0 as level, (e.seq - 1)::float8 as index, e.leaf as hash from span s join record_entry e
      on s.level = 0 and e.seq between s."from" + 1 and s."to" + 1
    union all
    select n.level, n.index::float8, n.hash from span s join record_node n
      on s.level > 0 and n.level = s.level and n.index between s."from" and s."to"`.execute(db)
  const stored = new Map(
    rows.filter((row) => row.hash.length === lost.length).map((row) => [`${row.level}.${row.index}`, row.hash]),
  )
  const hashOf = ({ level, index }: Subtree): Uint8Array => {
    if (level % tileLevels === 0) return stored.get(`${level}.${index}`) ?? lost
    return nodeHash(
      sha256,
      hashOf({ level: level - 1, index: 2 * index }),
      hashOf({ level: level - 1, index: 2 * index + 1 }),
    )
  }
  return hashOf
}

/** In the place of a hash that is no longer stored: nothing proves with it. */
const lost = new Uint8Array(32)

export type StoredCheckpoint = {
  readonly number: number
  readonly size: number
  readonly at: Date | number
  readonly reason: string
  readonly note: string
}

export async function readCheckpoints(db: Db, options: { newest?: number } = {}): Promise<StoredCheckpoint[]> {
  const { rows } = await sql<StoredCheckpoint>`
    select number::float8 as number, size::float8 as size, at, reason, note from record_checkpoint
    order by number desc limit ${options.newest ?? null}`.execute(db)
  return rows
}

export async function insertCheckpoint(
  tx: Transaction,
  row: { number: number; size: number; at: string; reason: string; note: string },
) {
  await sql`insert into record_checkpoint (number, size, at, reason, note)
    values (${row.number}, ${row.size}, ${row.at}, ${row.reason}, ${row.note})`.execute(tx)
}

/** Empties an entry, and nothing else of it; false when it was empty before. */
export async function emptyEntry(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`update record_entry set payload = null, salt = null
    where id = ${id} and payload is not null returning 1`.execute(tx)
  return rows.length > 0
}

/** The last entries of a record of this size. */
export async function readTail(db: Db, size: number, count: number): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`select ${entryColumns} from record_entry e
    where e.seq > ${size - count}::bigint and e.seq <= ${size}::bigint order by e.seq`.execute(db)
  return rows
}

export async function readStored(db: Db, id: string): Promise<StoredEntry | null> {
  const { rows } = await sql<StoredEntry>`select ${entryColumns} from record_entry e where e.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The newest checkpoint that covers an entry. */
export async function checkpointFor(db: Db, seq: number): Promise<StoredCheckpoint | null> {
  const { rows } = await sql<StoredCheckpoint>`
    select number::float8 as number, size::float8 as size, at, reason, note from record_checkpoint
    where size >= ${seq} order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}
