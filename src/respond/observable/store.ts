// Reading observables: of one incident, and everywhere a value was seen. The incident slice writes them.
import { sql } from 'kysely'
import { defang, type ObservableType, seenMost } from '#src/core/observable.ts'
import { may, type Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { ObservableRow } from './api.ts'

const countMax = 10_000
const shownMax = 200

type Row = Omit<ObservableRow, 'defanged'> & { readonly position: number; readonly total: number }

export async function pageOfObservables(
  db: Db,
  viewer: Viewer,
  incidentId: string,
  ask: { after: number; total: number | null; limit: number; ids?: readonly string[] },
) {
  const only = ask.ids ? sql`and o.id = any(${ask.ids}::uuid[])` : sql``
  const total =
    ask.total === null
      ? sql`(select count(*)::int from (select 1 from incident_observable o where o.incident_id = ${incidentId} limit ${countMax + 1}) as counted)`
      : sql`${ask.total}::int`
  const { rows } = await sql<Row>`
    select o.id, o.type, o.value, o.role, o.port, o.note, o.origin, ${isoOf('o.first_at')} as "firstAt", ${isoOf('o.last_at')} as "lastAt",
      o.is_removed as "isRemoved", o.position::float8 as position, ${total} as total,
      (select count(*)::int from (select distinct n.report_id from report_observable n
        where n.key = md5(o.type || ' ' || o.value)::uuid and ${mayKnowReport(viewer, 'n.report_id')} limit ${seenMost}) as counted) as "seenReports",
      (select count(*)::int from (select 1 from incident_observable n where n.value = o.value and n.type = o.type and not n.is_removed
        and n.incident_id <> o.incident_id and ${mayKnow(viewer, 'n.incident_id')} limit ${seenMost}) as counted) as "seenIncidents"
    from incident_observable o where o.incident_id = ${incidentId} and o.position > ${ask.after} ${only}
    order by o.position limit ${ask.limit + 1}`.execute(db)
  const shown = rows.slice(0, ask.limit)
  const counted = rows[0]?.total ?? ask.total ?? 0
  return {
    rows: shown.map(({ position: _, total: __, ...row }) => ({
      ...row,
      defanged: defang({ type: row.type as ObservableType, value: row.value }),
    })),
    next: rows.length > ask.limit ? `${shown.at(-1)!.position}.${counted}` : null,
    total: Math.min(counted, countMax),
    more: counted > countMax,
  }
}

type Sighting = { readonly id: string; readonly number: string; readonly role: string; readonly at: string }
export type Seen = {
  readonly firstAt: string | null
  readonly lastAt: string | null
  readonly reports: (Sighting & { readonly subject: string })[]
  readonly incidents: (Sighting & { readonly title: string })[]
}

/** Reports and incidents that name a value, the latest first: what the viewer may know of, and may read at all. */
export async function seenWhere(db: Db, viewer: Viewer, type: string, value: string): Promise<Seen> {
  const reports = may(viewer, 'report:read')
    ? (
        await sql<Sighting & { subject: string; first: string; last: string }>`
        select r.id, r.number, r.subject, min(n.role) as role, ${isoOf('r.received_at')} as at,
          to_char(min(coalesce(n.first_at, r.received_at)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as first,
          to_char(max(coalesce(n.last_at, n.first_at, r.received_at)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last
        from report_observable n join report r on r.id = n.report_id
        where n.key = md5(${`${type} ${value}`})::uuid and ${mayKnowReport(viewer, 'r.id')}
        group by r.id order by r.received_at desc limit ${shownMax}`.execute(db)
      ).rows
    : []
  const incidents = may(viewer, 'incident:read')
    ? (
        await sql<Sighting & { title: string; first: string; last: string }>`
        select i.id, i.number, i.title, o.role, ${isoOf('o.last_at')} as at, ${isoOf('o.first_at')} as first, ${isoOf('o.last_at')} as last
        from incident_observable o join incident i on i.id = o.incident_id
        where o.value = ${value} and o.type = ${type} and not o.is_removed and ${mayKnow(viewer, 'i.id')}
        order by o.last_at desc limit ${shownMax}`.execute(db)
      ).rows
    : []
  const sightings = [...reports, ...incidents]
  return {
    firstAt: sightings.map((one) => one.first).sort()[0] ?? null,
    lastAt:
      sightings
        .map((one) => one.last)
        .sort()
        .at(-1) ?? null,
    reports: reports.map(({ id, number, subject, role, at }) => ({ id, number, subject, role, at })),
    incidents: incidents.map(({ id, number, title, role, at }) => ({ id, number, title, role, at })),
  }
}
