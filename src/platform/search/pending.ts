import { sql } from 'kysely'
import type { State } from '../state/state.ts'

/**
 * New documents first stand in a list before each index (PostgreSQL, "GIN Fast Update Technique"), up to a megabyte that every search
 * reads through: 4 ms of a search of 6 (docs/decisions/0008). Puts them into the index proper; gives the pages of the list that went.
 */
export async function emptyPending(db: State['db']): Promise<number> {
  const { rows } = await sql<{ pages: number }>`
    select coalesce(sum(gin_clean_pending_list(c.oid::regclass)), 0)::int as pages from pg_class c
    where c.relname ~ '^search_document_.*_keys$' and pg_table_is_visible(c.oid)`.execute(db)
  return rows[0]!.pages
}
