import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Checked, CheckParty } from '../checklist.ts'

const mostParties = 1_000

/** Parties of the case, and when each was last told: a notice to it, or an entry of contact or request that names it. */
export async function partiesToTell(db: Db, incidentId: string): Promise<CheckParty[]> {
  const { rows } = await sql<CheckParty>`
    select p.id, p.name, p.roles, ${isoOf('l.told')} as "toldAt"
    from incident_party p
      left join lateral (select max(greatest(q.asked_at, q.informed_at, q.answered_at)) as told from notice_party q
        where q.incident_id = p.incident_id and q.party_id = p.id) n on true
      left join lateral (select max(r.at) as told from record_entry r
        where r.incident_id = p.incident_id and r.party = p.id::text and r.kind in ('contact', 'request')) e on true
      cross join lateral (select greatest(n.told, e.told) as told) l
    where p.incident_id = ${incidentId} and not p.is_ended order by p.position limit ${mostParties}`.execute(db)
  return rows
}

export async function checkedOf(db: Db, incidentId: string): Promise<Map<string, Checked>> {
  const { rows } = await sql<Checked & { line: string }>`
    select line, state, note, by_name as by, ${isoOf('at')} as at from contact_check where incident_id = ${incidentId}`.execute(
    db,
  )
  return new Map(rows.map(({ line, ...one }) => [line, one]))
}

/** Null takes back what was said. */
export async function setChecked(tx: Transaction, incidentId: string, line: string, is: Checked | null): Promise<void> {
  if (is === null) await sql`delete from contact_check where incident_id = ${incidentId} and line = ${line}`.execute(tx)
  else
    await sql`
      insert into contact_check (incident_id, line, state, note, by_name, at)
      values (${incidentId}, ${line}, ${is.state}, ${is.note}, ${is.by}, ${is.at})
      on conflict (incident_id, line) do update set state = excluded.state, note = excluded.note, by_name = excluded.by_name, at = excluded.at`.execute(
      tx,
    )
}
