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
  /** What is read of a match: `d.id`, `d.kind`, `d.ref`, `d.incident_id`, `d.report_id`, `d.title`. */
  readonly columns: RawBuilder<Row>
  /** What must hold besides, such as need to know; may look at the same. */
  readonly where: RawBuilder<unknown>
  /** That it is expected to hold of most matches. */
  readonly isMostlyTrue?: boolean
}

export type Newest<Row> = { readonly kind: Kind; readonly rows: readonly Row[]; readonly isCut: boolean }

/** Keys that the index is asked for at once: the rarest of all. The text itself decides. */
const keysMost = 5
/** Kinds of which there are no more are asked as a whole. */
const few = 3_000
/** Where the first step found too little, the next goes so many times as far. */
const further = 8

/** More than are wanted are looked at before it is asked who may know of them, so that few are missing then. */
const spare = 6

/** Of each kind the newest matches, latest first, in one statement. Needs at least one term with a key. */
export async function newest<Row>(
  db: QueryExecutorProvider,
  kinds: readonly Kind[],
  ask: Ask<Row>,
): Promise<Newest<Row>[]> {
  const known = new Map(await Promise.all(kinds.map(async (kind) => [kind, await frequenciesOf(db, kind)] as const)))
  const found = await foundOf(db, kinds, known, ask, ask.isMostlyTrue ? 'after' : 'within')
  const missing = found.filter(({ rows, looked }) => rows.length < ask.most && looked >= ask.most + spare)
  if (!ask.isMostlyTrue || missing.length === 0) return found
  const rest = await foundOf(
    db,
    missing.map(({ kind }) => kind),
    known,
    ask,
    'within',
  )
  return found.map((one) => rest.find(({ kind }) => kind === one.kind) ?? one)
}

type Found<Row> = Newest<Row> & { readonly looked: number }

/** `where` is asked of every match before the newest are taken, or after that, which takes the database a third of the time. */
async function foundOf<Row>(
  db: QueryExecutorProvider,
  kinds: readonly Kind[],
  known: ReadonlyMap<Kind, Frequencies>,
  ask: Ask<Row>,
  asked: 'within' | 'after',
): Promise<Found<Row>[]> {
  const isWithin = asked === 'within'
  const inner = { ...ask, most: isWithin ? ask.most : ask.most + spare, where: isWithin ? ask.where : sql`true` }
  const plans = kinds.map((kind) => ({ kind, known: known.get(kind)!, steps: stepsOf(kind, known.get(kind)!, inner) }))
  // What is rare in every kind, as most addresses and hashes are, is asked in a statement of a third of the length.
  const isRare = plans.every(({ known, steps }) => known.count <= few || steps === allByIndex)
  const arms = plans.map((plan) => armOf(plan, inner, isRare))
  const { rows } = await sql<{ kindOf: Kind; looked: number; key: number | null } & Row>`
    with ${sql.join(arms.map((one) => one.steps))}, matching as materialized (${sql.join(
      arms.map((one) => one.found),
      sql` union all `,
    )}), fitting as (select d.id::float8 as key, d.kind, ${ask.columns} from matching d where ${isWithin ? sql`true` : ask.where})
    select m.kind as "kindOf", m.looked, f.* from (select kind, count(*)::int as looked from matching group by kind) m
      left join fitting f on f.kind = m.kind order by f.key desc`.execute(db)
  return kinds.map((kind) => {
    const all = rows.filter((row) => row.kindOf === kind)
    const own = all.filter(({ key }) => key !== null).slice(0, ask.most)
    return { kind, rows: own, isCut: own.length >= ask.most, looked: all[0]?.looked ?? 0 }
  })
}

const shareOf = (key: string, { shares, most }: Frequencies): number => shares.get(key) ?? most

/** Two keys of a term that are as common as each other, but for the few of a sample, are of one word and stand in the same documents. */
const alikeWord = 1.05
/** The share of documents that is taken to be left by a key that stands where the one before it stands, and by one that no sample has seen. */
const alikeLeft = 0.8
const unseenLeft = 0.01

/** A pair, three ASCII characters, an address: its one key is its own proof, and its text need not be looked at. */
const isProved = (term: Term): boolean => term.keys.length === 1

/** The keys that prove a term, then the rarest of all others; of those that are equally rare some that stand apart. */
function keysOf(kind: Kind, terms: readonly Term[], known: Frequencies): string[] {
  const proofs = new Set(terms.filter(isProved).flatMap((term) => term.keys))
  const others = new Set(terms.flatMap((term) => term.keys).filter((key) => !proofs.has(key)))
  return [...proofs, ...rarest(kind, [...others], known)]
}

function rarest(kind: Kind, keys: readonly string[], known: Frequencies): string[] {
  const apart = keys.map((key, i) => ({ key, share: shareOf(key, known), turn: i % Math.ceil(keys.length / keysMost) }))
  const sorted = apart.sort((a, b) => a.share - b.share || a.turn - b.turn).slice(0, keysMost)
  return worthwhile(kind, sorted, known).map(({ key }) => key)
}

/** A key that is put beside the others costs all its places, and spares the documents that do not have it: where it spares less, it is left out. */
function worthwhile<Key extends { readonly key: string; readonly share: number }>(
  kind: Kind,
  keys: readonly Key[],
  { count, shares }: Frequencies,
): Key[] {
  const taken: Key[] = []
  let named = count
  for (const key of keys) {
    const last = taken.at(-1)
    const left = !shares.has(key.key)
      ? unseenLeft
      : last && key.share <= last.share * alikeWord
        ? alikeLeft
        : key.share ** (last ? 1 / 2 : 1)
    if (last && named * (1 - left) * cost.checked(kind) < key.share * count * cost.beside) continue
    taken.push(key)
    named *= left
  }
  return taken
}

/** Numbers of documents of all kinds that one key of the index stands for, as `search_keys` in the database has it: two to this. */
const spanBits = 12
/** Matches that are expected in the first spans for one that is asked for, so that few questions need a second round. */
const ample = 2.5
/** The same among documents that are looked through, which ends with the last that is asked for. */
const amplyThrough = 6
/** The same where it is not known how common a key is. */
const ampler = 16

/** Microseconds of the database, as measured (docs/decisions/0008). */
const cost = {
  /** A document that is looked through: reports are long, and an address is looked for twice. */
  through: (kind: Kind, terms: readonly Term[]) =>
    kind === 'report' ? 2.2 + 1.8 * terms.filter(({ exactly }) => exactly !== null).length : 1,
  /** A place that the index names, where several words are put beside each other, and the document that is fetched for it. */
  named: 0.27,
  beside: 0.5,
  fetched: 1.5,
  /** One that is fetched from anywhere because its text must be looked at: reports are long. */
  checked: (kind: Kind) => (kind === 'report' ? 12 : 2),
  /** A document of the spans that are put beside, and a span. */
  spanned: 0.02,
  span: 50,
}

/** How far each step goes; what is left out goes no way at all. Each is taken only when those before it found too little. */
type Steps = {
  /** Documents that are looked through one by one; null for all. */
  readonly through: number | null
  /** Documents that the index is asked for, the newest first. */
  readonly spanned: number
  /** Whether at last the index is asked for all. */
  readonly whole: boolean
}
const allByIndex: Steps = { through: 0, spanned: 0, whole: true }
const allThrough: Steps = { through: null, spanned: 0, whole: false }

function stepsOf<Row>(kind: Kind, known: Frequencies, { terms, most }: Ask<Row>): Steps {
  if (known.count <= few) return allThrough
  const keys = keysOf(kind, terms, known)
  if (keys.length === 0) return allByIndex
  const rarest = Math.min(...keys.map((key) => shareOf(key, known)))
  const share = together(terms.map((term) => together(shares(kind, term, known), 2)))
  // Of a key that is none of the most common ones only the most is known: it may stand nowhere.
  const isKnown = keys.every((key) => known.shares.has(key))
  const documents = bounded(((isKnown ? ample : ampler) * most) / share, known)
  const through = bounded((amplyThrough * most) / share, known)
  const named = rarest * known.count * (keys.length > 1 ? cost.beside : cost.named)
  const asWhole = named + share * known.count * cost.fetched
  const inSpans =
    Math.max(documents, 2 ** spanBits / known.spread) * (cost.spanned + share * cost.fetched) +
    spansFor(documents, known) * cost.span
  const lookedThrough = isKnown ? (most / share) * cost.through(kind, terms) : Number.POSITIVE_INFINITY
  if (asWhole <= Math.min(inSpans, lookedThrough)) return allByIndex
  if (lookedThrough >= inSpans) return { ...allByIndex, spanned: Number.isFinite(documents) ? documents : 0 }
  // How many there are is only known from a while ago: all is without a number.
  if (!Number.isFinite(through)) return allThrough
  const then = bounded(through * further, known)
  return { through, spanned: Number.isFinite(then) ? then : 0, whole: true }
}

/** The share of documents that has every key of a term. */
const shares = (kind: Kind, term: Term, known: Frequencies): number[] =>
  keysOf(kind, [term], known).map((key) => shareOf(key, known))

/**
 * The share that has all of what has these shares each: the rarest, and of the others less and less, as words keep company. Keys that
 * are equally rare, within `alike`, are of one word.
 */
function together(shares: readonly number[], alike = 1): number {
  const sorted = shares.toSorted((a, b) => a - b)
  if (sorted.length === 0) return 1
  if (sorted.at(-1)! <= sorted[0]! * alike || (alike > 1 && sorted[1]! <= sorted[0]! * alikeWord)) return sorted[0]!
  return sorted.reduce((all, share, i) => all * share ** (1 / 2 ** i), 1)
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

const spansFor = (documents: number, { spread }: Frequencies): number =>
  Number.isFinite(documents) ? Math.ceil((documents * spread) / 2 ** spanBits) : 0

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
  sql.raw(`${table}.kind between '${kind}' and '${kind}'`)

const fields = sql.raw('d.id, d.kind, d.ref, d.incident_id, d.report_id, d.title')

type Arm = { readonly steps: RawBuilder<unknown>; readonly found: RawBuilder<unknown> }

type Plan = { readonly kind: Kind; readonly known: Frequencies; readonly steps: Steps }

/** Said in the same words whatever is asked, so that the database keeps one plan: how far a step goes is a value. */
function armOf<Row>({ kind, known, steps }: Plan, ask: Ask<Row>, isRare: boolean): Arm {
  const { terms, most, where } = ask
  const { through, spanned, whole } = steps
  const earlier = ask.before === null ? sql`true` : sql`d.id < ${ask.before}`
  const [first, second, last] = ['through', 'spanned', 'whole'].map((step) => sql.raw(`${kind}_${step}`))
  const counted = (name: RawBuilder<unknown> | undefined) => sql`(select count(*) from ${name})`
  const lookedThrough = sql`${first} as materialized (select ${fields} from (
      select ${fields}, d.folded from search_document d where ${alone('d', kind)} and ${earlier}
      order by d.kind, d.id desc limit ${through}::bigint) d
    where ${saysAll(terms)} and ${where} limit ${most})`
  if (known.count <= few) return { steps: lookedThrough, found: sql`select * from ${first}` }
  // What the index gives is put in order before anything else is asked of it. The planner must not see the keys: it takes them for
  // independent of each other, expects next to nothing, and leaves the index out.
  const keys = keysOf(kind, terms, known)
  const named = (within: RawBuilder<unknown>, when: RawBuilder<unknown>) => sql`select ${fields} from (
      select ${fields} from search_document d where d.kind = ${sql.lit(kind)} and ${earlier}
        and search_keys(d.folded, d.id) @> (select ${keys}::text[]) ${within}
        and ${saysAll(terms.filter((term) => !isProved(term)))}
      order by d.id desc offset 0) d
    where ${when} and ${where} order by d.id desc limit ${most}`
  if (isRare)
    return {
      steps: sql`${last} as materialized (${named(sql``, sql`true`)})`,
      found: sql`select * from ${last}`,
    }
  const inSpans = sql`and search_keys(d.folded, d.id) && (select ${spans(kind, spanned, known, ask)})`
  const tooFew = sql`${counted(first)} < ${most}`
  return {
    steps: sql.join([
      lookedThrough,
      sql`${second} as materialized (${named(inSpans, sql`${spanned > 0}::boolean and ${tooFew}`)})`,
      sql`${last} as materialized (${named(sql``, sql`${whole}::boolean and ${tooFew} and ${counted(second)} < ${most}`)})`,
    ]),
    // One that found too little says nothing: those after it find the same again and more.
    found: sql`select * from ${first} where ${counted(first)} >= ${most} or not ${whole}::boolean
      union all select * from ${second} where ${counted(second)} >= ${most} union all select * from ${last}`,
  }
}
