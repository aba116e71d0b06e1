// The team, the people named beside it, and what follows from both: who may know of a secret incident.
import { sql } from 'kysely'
import { setNamed } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { TeamRole } from '../incident.ts'

export async function joinTeam(
  tx: Transaction,
  id: string,
  personId: string,
  role: TeamRole,
  since: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into incident_team (incident_id, person_id, role, since) values (${id}, ${personId}, ${role}, ${since})
    on conflict do nothing returning 1 as new`.execute(tx)
  if (rows.length > 0) await follow(tx, id, personId)
  return rows.length > 0
}

export async function leaveTeam(tx: Transaction, id: string, personId: string, role: TeamRole): Promise<boolean> {
  const { rows } = await sql`
    delete from incident_team where incident_id = ${id} and person_id = ${personId} and role = ${role} returning 1 as gone`.execute(
    tx,
  )
  if (rows.length > 0) await follow(tx, id, personId)
  return rows.length > 0
}

/** Everybody who leads is in the team; the head names the one who leads first. */
export async function followLead(tx: Transaction, id: string): Promise<void> {
  await sql`
    update incident set lead_id = (select t.person_id from incident_team t where t.incident_id = ${id} and t.role = 'lead'
      order by t.since, t.person_id limit 1) where id = ${id}`.execute(tx)
}

export async function nameBeside(tx: Transaction, id: string, personId: string, isNamed: boolean): Promise<boolean> {
  const { rows } = isNamed
    ? await sql`insert into incident_named (incident_id, person_id) values (${id}, ${personId}) on conflict do nothing returning 1 as new`.execute(
        tx,
      )
    : await sql`delete from incident_named where incident_id = ${id} and person_id = ${personId} returning 1 as gone`.execute(
        tx,
      )
  if (rows.length > 0) await follow(tx, id, personId)
  return rows.length > 0
}

/** Named is who is in the team or named beside it. */
async function follow(tx: Transaction, id: string, personId: string): Promise<void> {
  const { rows } = await sql<{ isNamed: boolean }>`
    select exists (select 1 from incident_team where incident_id = ${id} and person_id = ${personId})
        or exists (select 1 from incident_named where incident_id = ${id} and person_id = ${personId}) as "isNamed"`.execute(
    tx,
  )
  await setNamed(tx, id, personId, rows[0]!.isNamed)
}

/** People who may know of it, as far as their account is open. */
export async function countNamed(tx: Transaction, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from incident_member m join person p on p.id = m.person_id
    where m.incident_id = ${id} and p.is_active`.execute(tx)
  return rows[0]!.count
}

export async function nameOfPerson(tx: Transaction, personId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from person where id = ${personId} and is_active`.execute(tx)
  return rows[0]?.name ?? null
}
