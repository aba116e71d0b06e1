// The newest documents that say all of some words, with bounded work for any word: a common one is found by looking through the
// newest documents one by one, any other by the index, at first only as far back as its share of all documents lets expect enough.
import { type QueryExecutorProvider, sql } from 'kysely'
import { armOf, formsOf, type Plan } from './arm.ts'
import type { Ask, Kind } from './ask.ts'
import { type Frequencies, frequenciesOf } from './frequency.ts'
import { few, keysOf, stepsOf } from './steps.ts'

export type Newest<Row> = { readonly kind: Kind; readonly rows: readonly Row[]; readonly isCut: boolean }

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
  const plans = kinds.map((kind): Plan => {
    const ofKind = known.get(kind)!
    const keys = ofKind.count <= few ? [] : keysOf(kind, ask.terms, ofKind)
    return { kind, known: ofKind, keys, steps: stepsOf(kind, ofKind, inner, keys) }
  })
  const formOf = formsOf(plans)
  const arms = plans.map((plan) => armOf(plan, inner, formOf(plan.kind)))
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
