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
/** Where the first step found too little, the next goes so many times as far. */
const further = 8

/** The newest documents of a kind are looked through one by one, or those of them are taken that the index names. */
type Step = { readonly how: 'through' | 'index'; readonly documents: number }
const whole = (how: Step['how']): Step => ({ how, documents: Number.POSITIVE_INFINITY })

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
  const { rows } = await matchesOf(kind, stepsOf(kind, known, ask), known, ask).execute(db)
  return { kind, rows, isCut: rows.length >= ask.most }
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

/** Numbers of documents of all kinds that one key of the index stands for, as `search_keys` in the database has it: two to this. */
const spanBits = 12
/** Matches that are expected in the first spans for one that is asked for, so that few questions need a second round. */
const ample = 4
/** The same where it is not known how common a key is. */
const ampler = 16

/** Microseconds of the database, as measured (docs/decisions/0008). */
const cost = {
  /** A document that is looked through: reports are long. */
  through: (kind: Kind) => (kind === 'report' ? 3 : 1.2),
  /** A place that the index names, and the document that is fetched for it. */
  named: 0.27,
  fetched: 1.5,
  /** A document of the spans that are put beside, and a span. */
  spanned: 0.02,
  span: 50,
}

/** Each step is taken only when the one before it found too little; the last one leaves nothing out. */
function stepsOf<Row>(kind: Kind, known: Frequencies, { terms, most }: Ask<Row>): Step[] {
  const keys = keysOf(terms, known)
  if (known.count <= few) return [whole('through')]
  if (keys.length === 0) return [whole('index')]
  const share = Math.min(...keys.map((key) => shareOf(key, known)))
  // Of a key that is none of the most common ones only the most is known: it may stand nowhere.
  const isKnown = keys.every((key) => known.shares.has(key))
  const documents = bounded(((isKnown ? ample : ampler) * most) / share, known)
  const asWhole = share * known.count * (cost.named + cost.fetched)
  const inSpans =
    Math.max(documents, 2 ** spanBits / known.spread) * (cost.spanned + share * cost.fetched) +
    spansFor(documents, known) * cost.span
  const lookedThrough = isKnown ? (most / share) * cost.through(kind) : Number.POSITIVE_INFINITY
  if (asWhole <= Math.min(inSpans, lookedThrough)) return [whole('index')]
  const then = bounded(documents * further, known)
  return [
    { how: lookedThrough < inSpans ? 'through' : 'index', documents },
    ...(isKnown && Number.isFinite(then) ? [{ how: 'index', documents: then } as const] : []),
    whole('index'),
  ]
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

const spansFor = (documents: number, { spread }: Frequencies): number => Math.ceil((documents * spread) / 2 ** spanBits)

/** The keys of the spans in which is looked: the newest of this kind, or what stands before. */
function spans<Row>(kind: Kind, documents: number, known: Frequencies, { before }: Ask<Row>): RawBuilder<unknown> {
  const newest =
    before === null
      ? sql`(select n.id from search_document n where ${alone('n', kind)} order by n.kind, n.id desc limit 1)`
      : sql`${before - 1}::bigint`
  const back = spansFor(documents, known)
  return sql`array(select E'\\x02span' || ((${newest} >> ${sql.lit(spanBits)}) - back) from generate_series(0, ${back}::int) as back)`
}

/** Said so that only the index of kinds has the order: by its own the planner walks over the newest of all kinds. */
const alone = (table: string, kind: Kind): RawBuilder<unknown> =>
  sql`${sql.ref(`${table}.kind`)} between ${sql.lit(kind)} and ${sql.lit(kind)}`

const fields = sql.raw('d.id, d.kind, d.ref, d.incident_id, d.report_id, d.title')

function matchesOf<Row>(kind: Kind, steps: readonly Step[], known: Frequencies, ask: Ask<Row>): RawBuilder<Row> {
  const found = steps.map((step, i) => {
    const tooFew = steps.slice(0, i).map((_, j) => sql`(select count(*) from ${sql.ref(`step${j}`)}) < ${ask.most}`)
    return sql`${sql.ref(`step${i}`)} as materialized (${stepOf(kind, step, known, ask, tooFew)})`
  })
  // One that found too little says nothing: those after it find the same again and more.
  const arms = steps.map((_, i) => {
    const name = sql.ref(`step${i}`)
    const isLast = i === steps.length - 1
    return isLast
      ? sql`select * from ${name}`
      : sql`select * from ${name} where (select count(*) from ${name}) >= ${ask.most}`
  })
  return sql<Row>`with ${sql.join(found)} select ${ask.columns(kind)} from (${sql.join(arms, sql` union all `)}) d order by d.id desc`
}

function stepOf<Row>(
  kind: Kind,
  { how, documents }: Step,
  known: Frequencies,
  ask: Ask<Row>,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> {
  const { terms, most } = ask
  const isWhole = documents === Number.POSITIVE_INFINITY
  const earlier = ask.before === null ? sql`true` : sql`d.id < ${ask.before}`
  const where = sql.join([...conditions, ask.where], sql` and `)
  if (how === 'through')
    return sql`select ${fields} from (
        select ${fields}, d.folded from search_document d where ${alone('d', kind)} and ${earlier}
        order by d.kind, d.id desc ${isWhole ? sql`` : sql`limit ${documents}`}) d
      where ${saysAll(terms)} and ${where} order by d.id desc limit ${most}`
  // What the index gives is put in order before anything else is asked of it. The planner must not see the keys: it takes them for
  // independent of each other, expects next to nothing, and leaves the index out.
  const within = isWhole
    ? sql``
    : sql`and search_keys(d.folded, d.id) && (select ${spans(kind, documents, known, ask)})`
  return sql`select ${fields} from (
      select ${fields} from search_document d where d.kind = ${sql.lit(kind)} and ${earlier}
        and search_keys(d.folded, d.id) @> (select ${keysOf(terms, known)}::text[]) ${within}
        and ${saysAll(terms.filter((term) => !isProved(term)))}
      order by d.id desc offset 0) d
    where ${where} order by d.id desc limit ${most}`
}
