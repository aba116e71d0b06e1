// How common a key of the search index is, by the statistics that the database gathers for itself: a guess about where to begin,
// never about what is found.
import { type QueryExecutorProvider, sql } from 'kysely'
import type { SearchDocument } from './search.ts'

type Kind = SearchDocument['kind']

export type Frequencies = {
  /** Documents of these kinds. */
  readonly count: number
  /** The share of documents that has a key, of the thousand most common ones. */
  readonly shares: ReadonlyMap<string, number>
  /** No other key is more common than this. */
  readonly most: number
  /** Numbers of documents of all kinds for one of these. */
  readonly spread: number
}

type Known = Pick<Frequencies, 'shares' | 'most'> & {
  readonly all: number
  readonly kinds: ReadonlyMap<string, number>
}

const keptMs = 10 * 60_000
const mostUnknown = 0.01
const kept = new WeakMap<object, { all: Promise<Known>; until: number }>()

/** Read once in a while; a transaction reads them each time. */
export async function frequenciesOf(db: QueryExecutorProvider, kinds: readonly Kind[]): Promise<Frequencies> {
  const now = performance.now()
  let known = kept.get(db)
  if (!known || known.until < now) {
    known = { all: read(db), until: now + keptMs }
    known.all.catch(() => kept.delete(db))
    kept.set(db, known)
  }
  const { all, kinds: shares, ...keys } = await known.all
  const share = Math.min(
    1,
    kinds.reduce((sum, kind) => sum + (shares.get(kind) ?? 0), 0),
  )
  return { ...keys, count: all * share, spread: share > 0 ? 1 / share : 1 }
}

async function read(db: QueryExecutorProvider): Promise<Known> {
  const { rows } = await sql<{
    all: number
    keys: string[] | null
    shares: number[] | null
    kinds: string[] | null
    kindShares: number[] | null
  }>`
    select t.reltuples::float8 as all, s.most_common_elems::text::text[] as keys, s.most_common_elem_freqs::float8[] as shares,
      k.most_common_vals::text::text[] as kinds, k.most_common_freqs::float8[] as "kindShares"
    from pg_class t
      left join pg_stats s on s.schemaname = t.relnamespace::regnamespace::text and s.tablename = 'search_document_keys'
      left join pg_stats k on k.schemaname = t.relnamespace::regnamespace::text and k.tablename = t.relname and k.attname = 'kind'
    where t.oid = 'search_document'::regclass`.execute(db)
  const { all, keys, shares, kinds, kindShares } = rows[0]!
  return {
    all: Math.max(0, all),
    shares: new Map((keys ?? []).map((key, i) => [key, shares?.[i] ?? 0])),
    // Behind the shares stand the smallest and the largest of them, and that of nulls.
    most: keys && shares ? (shares[keys.length] ?? mostUnknown) : mostUnknown,
    kinds: new Map((kinds ?? []).map((kind, i) => [kind, kindShares?.[i] ?? 0])),
  }
}
