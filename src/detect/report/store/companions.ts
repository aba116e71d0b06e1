import { sql } from 'kysely'
import type { ObservableRole } from '#src/core/observable.ts'
import type { When } from '#src/core/time.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { keyOf, type LikenessFacts, type LikenessResult, leastScore, likeness, tooCommon } from '../likeness.ts'
import { mayKnowReport } from '../may-know-report.ts'
import { sayReasons } from '../reason-words.ts'
import type { ClockStatement, SimilarReport } from '../report.ts'
import { type Db, type RowOfReport, rowColumns, withBeside } from './inbox.ts'

const candidatesAThing = 60
const maxCandidates = 200
const maxThings = 300
const shown = 20

type FactsRow = {
  id: string
  number: string
  organisation: string
  clock: ClockStatement
  occurred: When | null
  things: ThingRow[] | null
}
type ThingRow = { type: string; value: string; role: ObservableRole; first: number | null; last: number | null }

/** What likeness looks at, of several reports at once. Who may know of them is asked before. */
export async function factsOfReports(db: Db, ids: readonly string[]): Promise<Map<string, LikenessFacts>> {
  const { rows } = await sql<FactsRow>`
    select r.id, r.number, r.organisation, b.clock, b.occurred,
      (select jsonb_agg(jsonb_build_object('type', o.type, 'value', o.value, 'role', o.role,
          'first', (extract(epoch from o.first_at) * 1000)::bigint, 'last', (extract(epoch from o.last_at) * 1000)::bigint))
        from report_observable o where o.report_id = r.id and o.position < ${maxThings}) as things
    from report r join report_body b on b.report_id = r.id where r.id = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.map((row) => {
      const { occurred } = row
      const isDated = occurred !== null && occurred.precision !== 'unknown'
      // A single moment is compared by its beginning, as it was stated; what has a length, by both ends.
      const isLong = occurred !== null && ['day', 'range', 'within'].includes(occurred.precision)
      return [
        row.id,
        {
          id: row.id,
          number: row.number,
          organisation: row.organisation,
          zone: row.occurred?.zone ?? row.clock.zone ?? 'UTC',
          // A zone that the times themselves carry needs no statement.
          clock: { ...row.clock, zone: row.clock.zone ?? row.occurred?.zone ?? null },
          occurred: isDated
            ? { fromMs: Date.parse(occurred.from), toMs: Date.parse(isLong ? occurred.to : occurred.from) }
            : null,
          things: (row.things ?? []).map(({ type, value, role, first, last }) => ({
            type,
            value,
            role,
            firstMs: first,
            lastMs: last,
          })),
        },
      ]
    }),
  )
}

/** For others who compare, such as an incident with a report. Null when the viewer may not know of it. */
export async function factsOf(context: Context, reportId: string): Promise<LikenessFacts | null> {
  const { db } = context.desk.state
  const { rows } = await sql<{
    id: string
  }>`select r.id from report r where r.id = ${reportId}::uuid and ${mayKnowReport(context.viewer, 'r.id')}`.execute(db)
  return rows[0] ? ((await factsOfReports(db, [reportId])).get(reportId) ?? null) : null
}

type Candidate = { key: string; seen: number; reports: string[] | null }

/** Reports that name what these facts name, and how common each thing is; what too many name is left out. */
export async function candidatesFor(
  db: Db,
  viewer: Viewer,
  facts: LikenessFacts,
): Promise<{ ids: string[]; seen: Map<string, number> }> {
  const keys = [...new Set(facts.things.map(keyOf))].slice(0, maxThings)
  if (keys.length === 0) return { ids: [], seen: new Map() }
  const { rows } = await sql<Candidate>`
    select t.key,
      (select count(*)::int from (select 1 from report_observable o where o.key = md5(t.key)::uuid and ${mayKnowReport(viewer, 'o.report_id')}
        limit ${tooCommon + 1}) c) as seen,
      (select array_agg(c.report_id) from (select o.report_id from report_observable o
        where o.key = md5(t.key)::uuid and o.report_id <> ${facts.id}::uuid and ${mayKnowReport(viewer, 'o.report_id')}
        order by o.report_id desc limit ${candidatesAThing}) c) as reports
    from unnest(${keys}::text[]) t(key)`.execute(db)
  const shares = new Map<string, number>()
  for (const { seen, reports } of rows) {
    if (seen > tooCommon) continue
    for (const id of reports ?? []) shares.set(id, (shares.get(id) ?? 0) + 1 / Math.max(1, seen))
  }
  const ids = [...shares]
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxCandidates)
    .map(([id]) => id)
  return { ids, seen: new Map(rows.map((row) => [row.key, row.seen])) }
}

export type Companion = { readonly id: string; readonly facts: LikenessFacts; readonly result: LikenessResult }

export async function companionsOf(db: Db, viewer: Viewer, facts: LikenessFacts): Promise<Companion[]> {
  const { ids, seen } = await candidatesFor(db, viewer, facts)
  const others = await factsOfReports(db, ids)
  return [...others.values()]
    .map((other) => ({ id: other.id, facts: other, result: likeness(facts, other, seen) }))
    .filter(({ result }) => result.score >= leastScore)
    .sort((a, b) => b.result.score - a.result.score || (a.id < b.id ? 1 : -1))
    .slice(0, shown)
}

/** Reports that are likely the same affair, with the reason in words. Null when the viewer may not know of the first. */
export async function similarReports(context: Context, reportId: string): Promise<SimilarReport[] | null> {
  const { desk, viewer, lang } = context
  const { db } = desk.state
  const facts = await factsOf(context, reportId)
  if (!facts) return null
  const companions = await companionsOf(db, viewer, facts)
  const { rows } = await sql<RowOfReport>`
    select ${rowColumns} from report r left join person p on p.id = r.assignee
    where r.id = any(${companions.map((one) => one.id)}::uuid[]) and ${mayKnowReport(viewer, 'r.id')}`.execute(db)
  const views = new Map((await withBeside(db, viewer, rows)).map((row) => [row.id, row]))
  return companions.flatMap(({ id, facts: other, result }) => {
    const report = views.get(id)
    return report ? [{ report, score: result.score, reasons: sayReasons(result, facts, other, lang, desk.zone) }] : []
  })
}
