// The newest documents that say all of some words, with bounded work for any word: a common one is found by looking through the
// newest documents one by one, any other by the index, at first only as far back as its share of all documents lets expect enough.
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import { type Frequencies, frequenciesOf } from './frequency.ts'
import type { SearchDocument } from './search.ts'
import type { Term } from './term.ts'

export type Kind = SearchDocument['kind']

export type Ask<Row> = {
  readonly terms: readonly Term[]
  /** Only documents with a smaller number. */
  readonly before: number | null
  /** So many of each kind at most. */
  readonly most: number
  /** What is read of a match, from `search_document d`. */
  readonly columns: (kind: Kind) => RawBuilder<Row>
  /** What must hold besides, such as need to know; may look at `d.ref`, `d.incident_id`, `d.report_id`. */
  readonly where: RawBuilder<unknown>
}

export type Newest<Row> = { readonly kind: Kind; readonly rows: readonly Row[]; readonly isCut: boolean }

/** Keys that the index is asked for at once: the rarest of all. The text itself decides. */
const keysMost = 5
/** Kinds of which there are no more are asked as a whole. */
const few = 3_000
const roundsMost = 3

type Round = { readonly kind: Kind; readonly how: 'through' | 'index'; readonly documents: number }

/** Of each kind the newest matches, latest first. Needs at least one term with a key. */
export async function newest<Row>(
  db: QueryExecutorProvider,
  kinds: readonly Kind[],
  ask: Ask<Row>,
): Promise<Newest<Row>[]> {
  const known = await Promise.all(kinds.map((kind) => frequenciesOf(db, kind)))
  // Kind by kind, so that the database meets the same few statements again and again and keeps their plans.
  return await Promise.all(kinds.map((kind, i) => newestOf(db, kind, known[i]!, ask)))
}

async function newestOf<Row>(
  db: QueryExecutorProvider,
  kind: Kind,
  known: Frequencies,
  ask: Ask<Row>,
): Promise<Newest<Row>> {
  let round = firstRound(kind, known, ask)
  for (let n = 2; ; n++) {
    const { rows } = await matchesOf(round, known, ask).execute(db)
    const isFull = rows.length >= ask.most
    if (isFull || round.documents === Number.POSITIVE_INFINITY) return { kind, rows, isCut: isFull }
    round = nextRound(round, rows.length, known, ask, n)
  }
}

const shareOf = (key: string, { shares, most }: Frequencies): number => shares.get(key) ?? most

/** A pair, three ASCII characters, an address: its one key is its own proof, and its text need not be looked at. */
const isProved = (term: Term): boolean => term.keys.length === 1

/** The keys that prove a term, then the rarest of all others; of those that are equally rare some that stand apart. */
function keysOf(terms: readonly Term[], known: Frequencies): string[] {
  const proofs = new Set(terms.filter(isProved).flatMap((term) => term.keys))
  const others = new Set(terms.flatMap((term) => term.keys).filter((key) => !proofs.has(key)))
  return [...proofs, ...rarest([...others], known)]
}

function rarest(keys: readonly string[], known: Frequencies): string[] {
  const apart = keys.map((key, i) => ({ key, share: shareOf(key, known), turn: i % Math.ceil(keys.length / keysMost) }))
  return apart
    .sort((a, b) => a.share - b.share || a.turn - b.turn)
    .slice(0, keysMost)
    .map(({ key }) => key)
}

/**
 * Microseconds of the database, as measured (docs/decisions/0008): a document that is looked through, one that the index names, one of
 * those that is fetched, one of a span of numbers.
 */
const cost = { through: (kind: Kind) => (kind === 'report' ? 3 : 1.2), named: 0.27, fetched: 1.5, spanned: 0.3 }

function firstRound<Row>(kind: Kind, known: Frequencies, { terms, most }: Ask<Row>): Round {
  const keys = keysOf(terms, known)
  if (known.count <= few) return { kind, how: 'through', documents: Number.POSITIVE_INFINITY }
  const whole = { kind, how: 'index', documents: Number.POSITIVE_INFINITY } as const
  if (keys.length === 0) return whole
  const share = Math.min(...keys.map((key) => shareOf(key, known)))
  const named = share * known.count
  const documents = bounded((2 * most) / share, known)
  const byIndex = Math.min(named * (cost.named + cost.fetched), named * cost.named + documents * cost.spanned)
  // Of a key that is none of the most common ones only the most is known: it may stand nowhere, so little is staked on finding it soon.
  const isKnown = keys.every((key) => known.shares.has(key))
  const lookedThrough = (isKnown ? most / share : 4 * documents) * cost.through(kind)
  if (lookedThrough < byIndex) return { kind, how: 'through', documents }
  return byIndex < named * (cost.named + cost.fetched) ? { kind, how: 'index', documents } : whole
}

/** By what was found so far; where next to nothing was of a key that is not known to be common, there is little in all. */
function nextRound<Row>(last: Round, found: number, known: Frequencies, ask: Ask<Row>, n: number): Round {
  const isRare = found < 2 && !keysOf(ask.terms, known).every((key) => known.shares.has(key))
  const documents = (2 * ask.most * last.documents) / Math.max(found, ask.most / 8)
  return {
    kind: last.kind,
    how: 'index',
    documents: isRare || n > roundsMost ? Number.POSITIVE_INFINITY : bounded(documents, known),
  }
}

const bounded = (documents: number, { count }: Frequencies): number =>
  documents > count / 3 ? Number.POSITIVE_INFINITY : Math.ceil(documents)

const saysAll = (terms: readonly Term[]): RawBuilder<unknown> =>
  terms.length === 0
    ? sql`true`
    : sql.join(
        terms.map(({ folded, exactly }) =>
          exactly === null
            ? sql`strpos(d.folded, ${folded}) > 0`
            : sql`case when strpos(d.folded, ${folded}) > 0 then d.folded ~ ${exactly} else false end`,
        ),
        sql` and `,
      )

/** Numbers of documents from and to which is looked; both ends are given, as the planner then expects few. */
function span<Row>({ kind, documents }: Round, { spread }: Frequencies, { before }: Ask<Row>): RawBuilder<unknown> {
  const to = before === null ? Number.MAX_SAFE_INTEGER : before - 1
  const width = Math.ceil(documents * spread)
  const from =
    before === null
      ? sql`(select n.id from search_document n where ${alone('n', kind)} order by n.kind, n.id desc limit 1) - ${width}::bigint`
      : sql`${to - width}`
  return sql`d.id between ${from} and ${to}`
}

/** A second way to say the kind: the planner puts two indexes side by side only when they are not about the same condition. */
const ofKind = (table: string, kind: Kind): RawBuilder<unknown> =>
  sql`ascii(${sql.ref(`${table}.kind`)}) = ${sql.lit(kind.charCodeAt(0))}`

/** Said so that only the index of kinds has the order: by its own the planner walks over the newest of all kinds. */
const alone = (table: string, kind: Kind): RawBuilder<unknown> =>
  sql`${sql.ref(`${table}.kind`)} between ${sql.lit(kind)} and ${sql.lit(kind)}`

function matchesOf<Row>(round: Round, known: Frequencies, ask: Ask<Row>): RawBuilder<Row> {
  const { columns, terms, most, where } = ask
  // Each kind stands in the text of the query: only so the planner takes the index of that kind.
  const kind = sql.lit(round.kind)
  const fields = sql.raw('d.id, d.kind, d.ref, d.incident_id, d.report_id, d.title')
  const earlier = ask.before === null ? sql`true` : sql`d.id < ${ask.before}`
  const through = sql`select ${fields}, d.folded from search_document d where ${alone('d', round.kind)} and ${earlier}
    order by d.kind, d.id desc ${round.documents === Number.POSITIVE_INFINITY ? sql`` : sql`limit ${round.documents}`}`
  const isWhole = round.documents === Number.POSITIVE_INFINITY
  // What the index gives is put in order before anything else is asked of it. The planner must not see the keys: it takes them for
  // independent of each other, expects next to nothing, and leaves the span of numbers out.
  const named = sql`select ${fields} from search_document d where d.kind = ${kind}
      and ${isWhole ? earlier : sql`${ofKind('d', round.kind)} and ${span(round, known, ask)}`}
      and search_keys(d.folded) @> (select ${keysOf(terms, known)}::text[]) and ${saysAll(terms.filter((term) => !isProved(term)))}
    order by d.id desc offset 0`
  const among = round.how === 'through' ? through : named
  const says = round.how === 'through' ? sql`${saysAll(terms)} and` : sql``
  return sql<Row>`select ${columns(round.kind)} from (${among}) d where ${says} ${where} order by d.id desc limit ${most}`
}
