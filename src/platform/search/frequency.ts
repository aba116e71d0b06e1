// How common a key of the search index is, by the statistics that the database gathers for itself: a guess about where to begin,
// never about what is found.
import { type QueryExecutorProvider, sql } from 'kysely'
import type { SearchDocument } from './search.ts'

type Kind = SearchDocument['kind']

export type Frequencies = {
  /** Documents of this kind. */
  readonly count: number
  /** The share of them that has a key, of the thousand most common ones. */
  readonly shares: ReadonlyMap<string, number>
  /** No other key is more common than this. */
  readonly most: number
  /** Numbers of documents of all kinds for one of this. */
  readonly spread: number
}

const keptMs = 10 * 60_000
const unknown: Frequencies = { count: 0, shares: new Map(), most: 0.01, spread: 1 }
const kept = new WeakMap<object, { all: Promise<ReadonlyMap<string, Frequencies>>; until: number }>()

/** Read once in a while; a transaction reads them each time. */
export async function frequenciesOf(db: QueryExecutorProvider, kind: Kind): Promise<Frequencies> {
  const now = performance.now()
  let known = kept.get(db)
  if (!known || known.until < now) {
    known = { all: read(db), until: now + keptMs }
    known.all.catch(() => kept.delete(db))
    kept.set(db, known)
  }
  return (await known.all).get(kind) ?? unknown
}

async function read(db: QueryExecutorProvider): Promise<ReadonlyMap<string, Frequencies>> {
  const { rows } = await sql<{
    kind: string
    count: number
    all: number
    keys: string[] | null
    shares: number[] | null
  }>`
    select substring(c.relname from '^search_document_(.*)_keys$') as kind, c.reltuples::float8 as count,
      (select d.reltuples::float8 from pg_class d where d.oid = 'search_document'::regclass) as all,
      s.most_common_elems::text::text[] as keys, s.most_common_elem_freqs::float8[] as shares
    from pg_class c left join pg_stats s on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname
    where c.relname ~ '^search_document_.*_keys$' and pg_table_is_visible(c.oid)`.execute(db)
  return new Map(
    rows.map(({ kind, count, all, keys, shares }) => [
      kind,
      {
        count: Math.max(0, count),
        shares: new Map((keys ?? []).map((key, i) => [key, shares?.[i] ?? 0])),
        // Behind the shares stand the smallest and the largest of them, and that of nulls.
        most: keys && shares ? (shares[keys.length] ?? unknown.most) : unknown.most,
        spread: count > 0 ? Math.max(1, all / count) : 1,
      },
    ]),
  )
}
