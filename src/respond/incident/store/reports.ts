// Which reports belong to an incident.
import { sql } from 'kysely'
import type { ObservableType } from '#src/core/observable.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import type { ReportRow } from '#src/detect/report/report.ts'
import { type RowOfReport, rowColumns, withBeside } from '#src/detect/report/store/inbox.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '../store.ts'
import type { UnansweredReporter as Waiting } from '../unanswered.ts'

type UnansweredReporter = Waiting & { readonly count: number }

/** Reports of one incident that are shown. */
const rowsMax = 1_000

export type ReportHead = {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly kinds: readonly string[]
  readonly receivedAt: Date
}

/** Those of these reports that the viewer may know of, in the order of their arrival. */
export async function reportHeads(db: Db, viewer: Viewer, ids: readonly string[]): Promise<ReportHead[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ReportHead>`
    select r.id, r.number, r.subject, r.kinds, r.received_at as "receivedAt" from report r
    where r.id = any(${ids}::uuid[]) and ${mayKnowReport(viewer, 'r.id')} order by r.seq`.execute(db)
  return rows
}

/** Gives back those that did not belong to it before. */
export async function attachReports(
  tx: Transaction,
  incidentId: string,
  ids: readonly string[],
  at: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into incident_report (incident_id, report_id, at) select ${incidentId}, id, ${at} from unnest(${ids}::uuid[]) as id
    on conflict do nothing returning report_id as id`.execute(tx)
  return rows.map((row) => row.id)
}

export async function detachReport(tx: Transaction, incidentId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from incident_report where incident_id = ${incidentId} and report_id = ${id} returning 1 as gone`.execute(tx)
  return rows.length > 0
}

export async function isInAnyIncident(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ isIn: boolean }>`
    select exists (select 1 from incident_report where report_id = ${id}) as "isIn"`.execute(tx)
  return rows[0]!.isIn
}

const unanswered = sql<boolean>`coalesce(b.reporter ->> 'email', b.reporter ->> 'phone', '') <> ''
  and not exists (select 1 from report_message m where m.report_id = l.report_id and m.is_from_desk)`

/** Reports that came with an address to answer to, and to which the desk has said nothing yet. */
export async function countUnanswered(db: Db, incidentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from incident_report l join report_body b on b.report_id = l.report_id
    where l.incident_id = ${incidentId} and ${unanswered}`.execute(db)
  return rows[0]!.count
}

/** Of incidents that are open and that the viewer may know of, those who wait longest first; and how many they are in all. */
export async function unansweredReporters(db: Db, viewer: Viewer, limit: number): Promise<UnansweredReporter[]> {
  const { rows } = await sql<UnansweredReporter>`
    select r.id as report, r.number, r.subject, coalesce(nullif(b.reporter ->> 'name', ''), b.reporter ->> 'email', b.reporter ->> 'phone') as reporter,
      to_char(r.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt", i.number as incident, count(*) over ()::int as count
    from incident i join incident_report l on l.incident_id = i.id join report r on r.id = l.report_id join report_body b on b.report_id = r.id
    where i.closed_at is null and ${mayKnow(viewer, 'i.id')} and ${unanswered}
    order by r.received_at, r.id limit ${limit}`.execute(db)
  return rows
}

export type Sharing = {
  readonly id: string
  readonly reports: string[]
  readonly things: { readonly type: ObservableType; readonly value: string }[]
}

/** Other incidents that name something this report names, those that share most first; only what the viewer may know of. */
export async function incidentsSharing(db: Db, viewer: Viewer, reportId: string, limit: number): Promise<Sharing[]> {
  const { rows } = await sql<Sharing>`
    with mine as (select distinct type, value from report_observable where report_id = ${reportId} limit 200),
    shared as (
      select o.incident_id as id, count(*) as count, (array_agg(json_build_object('type', m.type, 'value', m.value)))[1:5] as things, max(o.last_at) as last
      from mine m join lateral (select incident_id, last_at from incident_observable o
        where o.value = m.value and o.type = m.type and not o.is_removed limit 500) as o on true
      where ${mayKnow(viewer, 'o.incident_id')}
        and not exists (select 1 from incident_report l where l.incident_id = o.incident_id and l.report_id = ${reportId})
      group by o.incident_id order by count(*) desc, max(o.last_at) desc limit ${limit})
    select s.id, s.things, array(select l.report_id from incident_report l where l.incident_id = s.id order by l.at desc limit 10) as reports
    from shared s order by s.count desc, s.last desc`.execute(db)
  return rows
}

/** The reports of an incident as rows of the inbox, as they arrived. */
export async function reportRowsOf(db: Db, viewer: Viewer, incidentId: string): Promise<ReportRow[]> {
  const { rows } = await sql<RowOfReport>`
    select ${rowColumns} from incident_report l join report r on r.id = l.report_id left join person p on p.id = r.assignee
    where l.incident_id = ${incidentId} and ${mayKnowReport(viewer, 'r.id')} order by r.seq limit ${rowsMax}`.execute(
    db,
  )
  return await withBeside(db, viewer, rows)
}
