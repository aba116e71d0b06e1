// What a case file holds beside the incident and its entries.
import { sql } from 'kysely'
import { defang, type ObservableRole, type ObservableType } from '#src/core/observable.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnowReport } from '#src/detect/report/may-know-report.ts'
import { type Db, isoOf } from '../store.ts'

const observablesMax = 20_000

type CaseObservable = {
  readonly type: ObservableType
  readonly value: string
  readonly role: ObservableRole
  readonly note: string
  readonly firstAt: string
}

export async function caseObservables(
  db: Db,
  incidentId: string,
): Promise<(CaseObservable & { readonly defanged: string })[]> {
  const { rows } = await sql<CaseObservable>`
    select type, value, role, note, ${isoOf('first_at')} as "firstAt" from incident_observable
    where incident_id = ${incidentId} and not is_removed order by position limit ${observablesMax}`.execute(db)
  return rows.map((row) => ({ ...row, defanged: defang(row) }))
}

type PaperReport = {
  readonly number: string
  readonly reporter: string | null
  readonly receivedAt: string
  readonly subject: string
  readonly sha256: string
}

export async function reportsOnPaper(db: Db, viewer: Viewer, incidentId: string): Promise<PaperReport[]> {
  const { rows } = await sql<PaperReport>`
    select r.number, nullif(concat_ws(' / ', nullif(r.reporter_name, ''), nullif(r.organisation, '')), '') as reporter,
      ${isoOf('r.received_at')} as "receivedAt", r.subject, coalesce(r.original_sha256, '') as sha256
    from incident_report l join report r on r.id = l.report_id
    where l.incident_id = ${incidentId} and ${mayKnowReport(viewer, 'r.id')} order by r.seq limit 1000`.execute(db)
  return rows
}
