import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'

type Db = State['db'] | Transaction

/** How far the lines that came in were looked at, and how far their times had come. */
export type Cursor = { readonly seq: number; readonly atMs: number | null }
export type Feed = { readonly seq: number; readonly atMs: number }

export async function readCursor(db: Db): Promise<Cursor | null> {
  const { rows } = await sql<{ seq: string; at_ms: number | null }>`select seq, at_ms from detection_cursor`.execute(db)
  return rows[0] ? { seq: Number(rows[0].seq), atMs: rows[0].at_ms } : null
}

export async function startCursor(db: Db, seq: number): Promise<void> {
  await sql`insert into detection_cursor (seq) values (${seq}) on conflict do nothing`.execute(db)
}

/** False when somebody else moved it: then what was found is theirs already. */
export async function moveCursor(tx: Transaction, from: number, to: Cursor): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update detection_cursor set seq = ${to.seq}, at_ms = ${to.atMs} where seq = ${from}`.execute(tx)
  return numAffectedRows === 1n
}

/** More lines than this are not put back into windows after a restart. */
const mostFeeds = 200_000

export async function readFeeds(db: Db): Promise<number[]> {
  const { rows } = await sql<{ seq: string }>`select seq from detection_feed order by seq`.execute(db)
  return rows.map(({ seq }) => Number(seq))
}

/** Adds lines and forgets those that no window can hold any more. */
export async function keepFeeds(tx: Transaction, feeds: readonly Feed[], oldestMs: number): Promise<void> {
  if (feeds.length > 0) {
    await sql`
      insert into detection_feed (seq, at_ms)
      select * from unnest(${feeds.map((one) => one.seq)}::bigint[], ${feeds.map((one) => one.atMs)}::float8[])
      on conflict do nothing`.execute(tx)
    await sql`
      delete from detection_feed where seq <= (select seq from detection_feed order by seq desc offset ${mostFeeds} limit 1)`.execute(
      tx,
    )
  }
  await sql`delete from detection_feed where at_ms < ${oldestMs}`.execute(tx)
}
