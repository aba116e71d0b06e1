// What the next shift must know, of all incidents that the viewer may know of.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import { type Db, isoOf } from '../store.ts'
import { type RowOf, rowColumns, rowOf } from './list.ts'

/** Sheets are read by people: more incidents than this are not on one. */
const incidentsMax = 200

/** Open incidents, and those in which something was written since. */
export async function incidentsSince(db: Db, viewer: Viewer, since: string) {
  const { rows } = await sql<RowOf & { fresh: number }>`
    select ${rowColumns(viewer)}, (select count(*)::int from record_entry e
      where e.incident_id = i.id and e.recorded_at > ${since}::timestamptz and e.kind <> 'access') as fresh
    from (select * from incident i where (i.last_entry_at > ${since}::timestamptz or i.phase <> 'closed') and ${mayKnow(viewer, 'i.id')}
      order by i.last_entry_at desc nulls last limit ${incidentsMax}) as i left join person p on p.id = i.lead_id
    order by i.number`.execute(db)
  return rows.map((row) => ({ ...rowOf(row), fresh: row.fresh }))
}

export async function openQuestions(db: Db, viewer: Viewer) {
  const { rows } = await sql<{ text: string; incident: string; by: string; at: string; dueAt: string | null }>`
    select q.text, i.number as incident, q.by_name as by, ${isoOf('q.at')} as at, ${isoOf('q.due_at')} as "dueAt"
    from incident_question q join incident i on i.id = q.incident_id
    where q.answered_at is null and i.phase <> 'closed' and ${mayKnow(viewer, 'i.id')} order by q.due_at nulls last, q.at limit 200`.execute(
    db,
  )
  return rows
}

export async function previousLogin(db: Db, personId: string | null): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select ${isoOf('previous_login_at')} as at from person where id = ${personId}`.execute(db)
  return rows[0]?.at ?? null
}

/** Numbers of the entries of one incident since a time, the oldest first. */
export async function entryIdsSince(db: Db, incidentId: string, since: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from record_entry where incident_id = ${incidentId} and recorded_at > ${since}::timestamptz and kind <> 'access'
    order by seq limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}
