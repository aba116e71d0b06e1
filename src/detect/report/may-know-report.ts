import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow, type Rows, rowByRow } from '#src/platform/need-to-know.ts'

/**
 * Which reports a viewer may know of, as a condition for a `where`: those in no incident, and those in at least one that the
 * viewer may know of. `column` is the report id in the query. Everything that lists, counts or finds reports uses it.
 */
export function mayKnowReport(viewer: Viewer, column: string, rows: Rows = 'many'): RawBuilder<boolean> {
  const report = sql.ref(column)
  if (viewer.kind === 'desk') return sql<boolean>`true`
  if (viewer.kind === 'reporter') return sql<boolean>`${report} = ${viewer.id}`
  if (viewer.reach === 'none' || viewer.id === null) return sql<boolean>`false`
  // One look into the index for each row, and one more for each incident it is in: never a gathering over all links.
  const throughIncidents = sql<boolean>`coalesce((select bool_or(${mayKnow(viewer, 'its.incident_id')}) from incident_report its where its.report_id = ${report}), true)`
  if (viewer.reach === 'named') return throughIncidents
  // In no secret incident: then nothing more is to be asked.
  return sql<boolean>`(not exists (select 1 from report_guarded g where g.report_id = ${report}${rowByRow(rows)}) or ${throughIncidents})`
}

/** The same rule in two parts that exclude each other, for counting: see `mayKnowApart`. */
export function mayKnowReportApart(
  viewer: Viewer,
  column: string,
): { readonly all: RawBuilder<boolean> | null; readonly own: RawBuilder<boolean> } {
  if (viewer.kind !== 'person' || viewer.reach !== 'all') return { all: null, own: mayKnowReport(viewer, column) }
  const report = sql.ref(column)
  return {
    all: sql<boolean>`not exists (select 1 from report_guarded g where g.report_id = ${report})`,
    own: sql<boolean>`${report} = any(array(select its.report_id from report_guarded g join incident_report its on its.report_id = g.report_id
      where ${mayKnow(viewer, 'its.incident_id')}))`,
  }
}
