// What the statement of a search says for one kind.
import { type RawBuilder, sql } from 'kysely'
import type { Ask, Kind } from './ask.ts'
import type { Frequencies } from './frequency.ts'
import { allByIndex, few, isProved, type Steps, spanBits, spansFor } from './steps.ts'
import type { Term } from './term.ts'

export type Plan = {
  readonly kind: Kind
  readonly known: Frequencies
  /** What the index is asked for; none where all is looked through. */
  readonly keys: readonly string[]
  readonly steps: Steps
}

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

/** Which steps a statement has for a kind: the index for all, before that the newest spans, before that what is looked through. */
type Form = 'whole' | 'spans' | 'through'

/** Kinds that may need more than one step; others are asked in the shortest form, which takes a third of the time to begin. */
const longer: readonly (readonly Kind[])[] = [
  [],
  ['report', 'observable'],
  ['entry', 'report'],
  ['entry', 'report', 'observable'],
]

/** Few forms for all that can be asked, as every connection keeps a plan of each. */
export function formsOf(plans: readonly Plan[]): (kind: Kind) => Form {
  const needing = plans.filter(({ known, steps }) => known.count > few && steps !== allByIndex)
  const form = needing.some(({ steps }) => steps.through !== 0) ? 'through' : 'spans'
  const kinds = longer.find((some) => needing.every(({ kind }) => some.includes(kind)))
  return (kind) => (!kinds || kinds.includes(kind) ? form : 'whole')
}

/** Said in the same words whatever is asked in a form, so that the database keeps one plan: how far a step goes is a value. */
export function armOf<Row>({ kind, known, keys, steps }: Plan, ask: Ask<Row>, form: Form): Arm {
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
  const named = (within: RawBuilder<unknown>, when: RawBuilder<unknown>) => sql`select ${fields} from (
      select ${fields} from search_document d where d.kind = ${sql.lit(kind)} and ${earlier}
        and search_keys(d.folded, d.id) @> (select ${keys}::text[]) ${within}
        and ${saysAll(terms.filter((term) => !isProved(term)))}
      order by d.id desc offset 0) d
    where ${when} and ${where} order by d.id desc limit ${most}`
  if (form === 'whole')
    return {
      steps: sql`${last} as materialized (${named(sql``, sql`true`)})`,
      found: sql`select * from ${last}`,
    }
  const inSpans = sql`and search_keys(d.folded, d.id) && (select ${spans(kind, spanned, known, ask)})`
  const tooFew = form === 'through' ? sql`${counted(first)} < ${most}` : sql`true`
  const later = sql.join([
    sql`${second} as materialized (${named(inSpans, sql`${spanned > 0}::boolean and ${tooFew}`)})`,
    sql`${last} as materialized (${named(sql``, sql`${whole}::boolean and ${tooFew} and ${counted(second)} < ${most}`)})`,
  ])
  // One that found too little says nothing: those after it find the same again and more.
  const laterFound = sql`select * from ${second} where ${counted(second)} >= ${most} union all select * from ${last}`
  if (form === 'spans') return { steps: later, found: laterFound }
  return {
    steps: sql`${lookedThrough}, ${later}`,
    found: sql`select * from ${first} where ${counted(first)} >= ${most} or not ${whole}::boolean union all ${laterFound}`,
  }
}
