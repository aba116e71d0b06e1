// The tables of the record. Nothing else in the desk writes them.
import { type QueryExecutorProvider, sql } from 'kysely'
import { type Frontier, packFrontier, type Subtree, unpackFrontier } from '#src/core/merkle.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { hex } from './digest.ts'
import type { EntryRow } from './draft.ts'

/** The database itself or a transaction. */
export type Db = QueryExecutorProvider

export type Head = {
  readonly size: number
  readonly frontier: Frontier
  readonly root: Uint8Array
  readonly recordedAt: string
}
export type Node = Subtree & { readonly hash: Uint8Array }

type HeadRow = { size: number; frontier: Uint8Array; root: Uint8Array; recordedAt: Date | number; last: number | null }
/** The head row as it is stored, which may be anything once somebody had their hands on it. */
export type StoredHead = HeadRow

// bigint columns are read as float8: a number that was altered beyond 2^53 is then a wrong number and no failing query.
export async function lockHead(tx: Transaction): Promise<Head> {
  const { rows } = await sql<Omit<HeadRow, 'last'>>`
    select size::float8 as size, frontier, root, recorded_at as "recordedAt" from record_head for update`.execute(tx)
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

/** Entries, complete subtrees and the new head in one statement. */
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
  await sql`
    with entry as (
      insert into record_entry (seq, id, recorded_at, by_kind, by_id, kind, code, incident_id, report_id, at, party, corrects,
        head, leaf, payload, salt)
      select seq, id, recorded_at, by_kind, by_id, kind, code, incident_id, report_id, at, party, corrects, head, leaf, payload, salt
      from json_to_recordset(${JSON.stringify(entries)}::json) as e(seq bigint, id uuid, recorded_at timestamptz, by_kind text,
        by_id uuid, kind text, code text, incident_id uuid, report_id uuid, at timestamptz, party text, corrects uuid,
        head text, leaf bytea, payload text, salt bytea)
    ), node as (
      insert into record_node (level, index, hash)
      select level, index, hash from json_to_recordset(${JSON.stringify(complete)}::json)
        as n(level smallint, index bigint, hash bytea)
    )
    update record_head set size = ${head.size}, frontier = ${packFrontier(head.frontier)}, root = ${head.root},
      recorded_at = ${head.recordedAt}`.execute(tx)
}

const bytea = (bytes: Uint8Array): string => `\\x${hex(bytes)}`
