import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'

export type DueWatch = { readonly incidentId: string; readonly number: string; readonly day: string }

/** Heightened watches whose last day has come and nobody was told; closed incidents too. */
export async function dueWatches(db: Db, today: string, limit: number): Promise<DueWatch[]> {
  const { rows } = await sql<DueWatch>`
    select r.incident_id as "incidentId", i.number, r.watch_until::text as day from recovery r join incident i on i.id = r.incident_id
    where r.watch_until <= ${today} and not exists (select 1 from watch_reminder w
      where w.incident_id = r.incident_id and w.watch_until = r.watch_until)
    order by r.watch_until limit ${limit}`.execute(db)
  return rows
}

/** False when another process has told of it meanwhile. */
export async function insertWatchReminder(tx: Transaction, one: DueWatch, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into watch_reminder (incident_id, watch_until, told_at) values (${one.incidentId}, ${one.day}::date, ${now})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}
