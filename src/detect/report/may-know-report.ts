import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'

/**
 * Which reports a viewer may know of, as a condition for a `where`: those in no incident, and those in at least one that the
 * viewer may know of. `column` is the report id in the query. Everything that lists, counts or finds reports uses it.
 */
export function mayKnowReport(viewer: Viewer, column: string): RawBuilder<boolean> {
  const report = sql.ref(column)
  if (viewer.kind === 'desk') return sql<boolean>`true`
  if (viewer.kind === 'reporter') return sql<boolean>`${report} = ${viewer.id}`
  if (viewer.reach === 'none' || viewer.id === null) return sql<boolean>`false`
  const known = (id: RawBuilder<unknown>) =>
    sql`exists (select 1 from incident_report k where k.report_id = ${id} and ${mayKnow(viewer, 'k.incident_id')})`
  // A look into the index for each row, and the few incidents of this person once a query: never a scan over all links.
  if (viewer.reach === 'named')
    return sql<boolean>`((select l.incident_id from incident_report l where l.report_id = ${report} limit 1) is null
      or ${report} in (select k.report_id from incident_member n join incident_report k on k.incident_id = n.incident_id
        where n.person_id = ${viewer.id} and ${mayKnow(viewer, 'k.incident_id')}))`
  // Few incidents are secret: the hidden reports are gathered once a query, and each row is one look into that set.
  return sql<boolean>`${report} not in (
    select l.report_id from incident_secret s join incident_report l on l.incident_id = s.incident_id
    where not ${mayKnow(viewer, 'l.incident_id')} and not ${known(sql.ref('l.report_id'))})`
}
