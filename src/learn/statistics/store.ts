import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Cause, Counted, Remark } from './figures.ts'
import type { Step } from './period.ts'

type Db = State['db'] | Transaction

export type Span = {
  readonly step: Step
  readonly zone: string
  /** First month, and the first month after the last. */
  readonly from: string
  readonly until: string
  /** Each tag of the taxonomy with the one at the top under which it is counted. */
  readonly tops: Readonly<Record<string, string>>
}

const local = (month: string, zone: string) => sql`(${`${month}-01`}::date::timestamp at time zone ${zone})`
const monthIn = (column: RawBuilder<unknown>, { step, zone }: Span) =>
  sql`to_char(date_trunc(${step}, ${column} at time zone ${zone}), 'YYYY-MM')`
const topsOf = ({ tops }: Span) =>
  sql`top as materialized (select key as tag, value as top from jsonb_each_text(${JSON.stringify(tops)}::jsonb))`

/** A thing with several kinds under one top counts once there; one with none of this taxonomy counts under ''. */
const byKind = sql`
  select 'kind' as what, s.month, coalesce(k.top, '') as id, count(*)::int as count
  from seen s left join lateral (select distinct t.top from unnest(s.kinds) u join top t on t.tag = u) k on true
  group by 2, 3`

/** What a viewer may know of, and nothing else, is counted. Noise is counted apart: it says something of the filter, not of the world. */
export async function countReports(db: Db, viewer: Viewer, span: Span): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with ${topsOf(span)}, all_seen as materialized (
      select r.id, ${monthIn(sql`r.received_at`, span)} as month, r.is_noise, r.channel, r.kinds, r.state, r.disposition
      from report r where r.received_at >= ${local(span.from, span.zone)} and r.received_at < ${local(span.until, span.zone)}
        and ${mayKnowReport(viewer, 'r.id')}
    ), seen as (select * from all_seen where not is_noise)
    select 'total' as what, month, '' as id, count(*)::int as count from seen group by 2
    union all select 'noise', month, 'noise', count(*)::int from all_seen where is_noise group by 2
    union all ${byKind}
    union all select 'channel', month, channel, count(*)::int from seen group by 2, 3
    union all select 'outcome', month, case when state = 'disposed' then coalesce(disposition, 'disposed') else state end, count(*)::int
      from seen group by 2, 3
    union all select 'answer', month, 'answered', count(*)::int from seen s
      where exists (select 1 from report_message m where m.report_id = s.id and m.is_from_desk) group by 2
    union all select 'answer', month, f.answer, count(*)::int from seen s join report_feedback f on f.report_id = s.id group by 2, 3`.execute(
    db,
  )
  return rows
}

export async function countIncidents(db: Db, viewer: Viewer, span: Span): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with ${topsOf(span)}, seen as materialized (
      select i.id, ${monthIn(sql`i.noticed_at`, span)} as month, i.kinds, i.scheme, i.level, i.phase, i.detection
      from incident i where i.noticed_at >= ${local(span.from, span.zone)} and i.noticed_at < ${local(span.until, span.zone)}
        and ${mayKnow(viewer, 'i.id')}
    )
    select 'total' as what, month, '' as id, count(*)::int as count from seen group by 2
    union all ${byKind}
    union all select 'severity', month, case when level = '' or level like '%:%' then level else scheme || ':' || level end, count(*)::int
      from seen group by 2, 3
    union all select 'phase', month, phase, count(*)::int from seen group by 2, 3
    union all select 'detection', month, detection, count(*)::int from seen group by 2, 3`.execute(db)
  return rows
}

/** The month of the first one; what has no sensible time in its head does not make the page begin in 1970. */
export async function firstMonth(
  db: Db,
  viewer: Viewer,
  what: 'report' | 'incident',
  zone: string,
): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select to_char(min(${what === 'report' ? sql`r.received_at` : sql`r.noticed_at`}) at time zone ${zone}, 'YYYY-MM') as month
    from ${sql.table(what)} r where ${what === 'report' ? mayKnowReport(viewer, 'r.id') : mayKnow(viewer, 'r.id')}`.execute(
    db,
  )
  return rows[0]?.month ?? null
}

const maxRemarks = 200

export async function remarksOf(db: Db, from: string, until: string): Promise<Remark[]> {
  const { rows } = await sql<Omit<Remark, 'at' | 'byName'> & { at: Date; by_name: string }>`
    select id, to_char(from_day, 'YYYY-MM') as from, to_char(until_day, 'YYYY-MM') as until, cause, text, by_name, at from trend_remark
    where until_day > ${`${from}-01`}::date and from_day < ${`${until}-01`}::date order by from_day, at limit ${maxRemarks}`.execute(
    db,
  )
  return rows.map(({ at, by_name: byName, ...row }) => ({ ...row, byName, at: at.toISOString() }))
}

export type NewRemark = {
  readonly id: string
  readonly from: string
  readonly until: string
  readonly cause: Cause
  readonly text: string
  readonly byId: string | null
  readonly byName: string
  readonly at: Date
}
export async function insertRemark(tx: Transaction, remark: NewRemark): Promise<void> {
  await sql`
    insert into trend_remark (id, from_day, until_day, cause, text, by_id, by_name, at)
    values (${remark.id}, ${`${remark.from}-01`}, ${`${remark.until}-01`}, ${remark.cause}, ${remark.text}, ${remark.byId}, ${remark.byName}, ${remark.at})`.execute(
    tx,
  )
}

/** What it was, or null when it is not there. */
export async function deleteRemark(
  tx: Transaction,
  id: string,
): Promise<{ from: string; until: string; cause: Cause; text: string } | null> {
  const { rows } = await sql<{ from: string; until: string; cause: Cause; text: string }>`
    delete from trend_remark where id = ${id}
    returning to_char(from_day, 'YYYY-MM') as from, to_char(until_day, 'YYYY-MM') as until, cause, text`.execute(tx)
  return rows[0] ?? null
}
