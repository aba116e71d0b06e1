// How common a key of the search index is: from a sample that the desk takes now and then, else by the statistics that the database
// gathers for itself. A guess about where to begin, never about what is found.
import { type QueryExecutorProvider, sql } from 'kysely'
import type { State } from '../state/state.ts'
import type { SearchDocument } from './search.ts'

type Kind = SearchDocument['kind']

export type Frequencies = {
  /** Documents of this kind. */
  readonly count: number
  /** The share of them that has a key, as far as it is known. */
  readonly shares: ReadonlyMap<string, number>
  /** No other key is more common than this. */
  readonly most: number
  /** Numbers of documents of all kinds for one of this, among the newest: in a bad week nothing but reports comes in. */
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

type Row = {
  kind: string
  count: number
  sampled: number | null
  sampledKeys: string[] | null
  sampledShares: number[] | null
  keys: string[] | null
  shares: number[] | null
}

async function read(db: QueryExecutorProvider): Promise<ReadonlyMap<string, Frequencies>> {
  const { rows } = await sql<Row>`
    select k.kind, k.count, f.sampled, f.keys as "sampledKeys", f.shares::float8[] as "sampledShares",
      s.most_common_elems::text::text[] as keys, s.most_common_elem_freqs::float8[] as shares
    from (select substring(c.relname from '^search_document_(.*)_keys$') as kind, c.reltuples::float8 as count, c.relname,
        c.relnamespace::regnamespace::text as schema
      from pg_class c where c.relname ~ '^search_document_.*_keys$' and pg_table_is_visible(c.oid)) k
      left join search_frequency f on f.kind = k.kind
      left join pg_stats s on s.schemaname = k.schema and s.tablename = k.relname`.execute(db)
  return new Map(
    await Promise.all(
      rows.map(async (row) => {
        const spread = await spreadOf(db, row.kind)
        return [row.kind, { count: Math.max(0, row.count), ...sharesOf(row), spread }] as const
      }),
    ),
  )
}

function sharesOf(row: Row): Pick<Frequencies, 'shares' | 'most'> {
  if (row.sampled)
    return { shares: together(row.sampledKeys ?? [], row.sampledShares ?? []), most: seenLeast / row.sampled }
  const { keys, shares } = row
  // Behind the shares stand the smallest and the largest of them, and that of nulls.
  const most = keys && shares ? (shares[keys.length] ?? unknown.most) : unknown.most
  return { shares: together(keys ?? [], shares ?? []), most }
}

const together = (keys: readonly string[], shares: readonly number[]): Map<string, number> =>
  new Map(keys.map((key, i) => [key, shares[i] ?? 0]))

const newest = 2_000

async function spreadOf(db: QueryExecutorProvider, kind: string): Promise<number> {
  const { rows } = await sql<{ spread: number | null }>`
    select (max(id) - min(id) + 1)::float8 / nullif(count(*), 0) as spread from
      (select n.id from search_document n where n.kind between ${kind} and ${kind} order by n.kind, n.id desc limit ${newest}) n`.execute(
    db,
  )
  return Math.max(1, rows[0]?.spread ?? 1)
}

/** Documents of a kind that are looked at, and how many of them must have a key for it to be kept. */
const sampleMost = 4_000
const seenLeast = 3
const sampleOldMs = 7 * 86_400_000
/** A sample stands until there are so many times more or fewer documents. */
const sampleFar = 1.25

/**
 * Takes a sample of each kind whose last one is a week old, or whose documents have become a quarter more or fewer. Reads 4,000
 * documents of each: 10 to 15 seconds of the database for reports of a kilobyte. Gives the kinds that were sampled.
 */
export async function sampleFrequencies(db: State['db'], signal?: AbortSignal): Promise<Kind[]> {
  const { rows } = await sql<{ kind: Kind; count: number; documents: number | null; age: number | null }>`
    select k.kind, k.count, f.documents::float8 as documents, extract(epoch from now() - f.taken_at)::float8 * 1000 as age
    from (select kind, count(*)::float8 as count from search_document group by kind) k left join search_frequency f using (kind)`.execute(
    db,
  )
  const due = rows.filter(({ count, documents, age }) => {
    const times = count / Math.max(1, documents ?? 0)
    return count > sampleMost && (age === null || age > sampleOldMs || times > sampleFar || times < 1 / sampleFar)
  })
  for (const { kind, count } of due) {
    if (signal?.aborted) break
    await take(db, kind, count)
  }
  if (due.length > 0) kept.delete(db)
  return due.map(({ kind }) => kind)
}

async function take(db: State['db'], kind: Kind, count: number): Promise<void> {
  const of = 1 << 20
  const below = Math.max(1, Math.round((sampleMost / count) * of))
  await sql`
    with sample as materialized (
        select folded, id from search_document where kind = ${kind} and (hashint8(id) & ${of - 1}::int) < ${below}),
      size as (select count(*)::int as size from sample),
      found as (select key, count(*)::float8 as times from
        (select distinct s.id, key from sample s, unnest(search_keys(s.folded, s.id)) as key where key not like E'\\x02%') k
        group by key having count(*) >= ${seenLeast})
    insert into search_frequency (kind, documents, sampled, keys, shares)
    select ${kind}, ${count}, size, coalesce(array_agg(key) filter (where key is not null), '{}'),
      coalesce(array_agg(times / size) filter (where key is not null), '{}')
    from size left join found on true where size > 0 group by size
    on conflict (kind) do update set documents = excluded.documents, sampled = excluded.sampled, keys = excluded.keys,
      shares = excluded.shares, taken_at = now()`.execute(db)
}
