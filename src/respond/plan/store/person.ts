import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { IncidentHead } from '#src/respond/incident/store.ts'

/** The name of somebody who can be given a task of this incident: an open account that may answer, named where it is secret. */
export async function nameOfOwner(tx: Transaction, incident: IncidentHead, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string; role: string; isNamed: boolean }>`
    select p.name, p.role, exists (select 1 from incident_member m where m.incident_id = ${incident.id} and m.person_id = p.id) as "isNamed"
    from person p where p.id = ${personId} and p.is_active`.execute(tx)
  const person = rows[0] ?? refuse('plan.owner.not-found')
  if (person.role === 'auditor') refuse('plan.owner.auditor', { name: person.name })
  if (incident.isSecret && !person.isNamed) refuse('plan.owner.unnamed', { name: person.name })
  return person.name
}

/** Who has which role in the team; the first who took it. */
export async function teamByRole(tx: Transaction, incidentId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ role: string; personId: string }>`
    select distinct on (t.role) t.role, t.person_id as "personId" from incident_team t join person p on p.id = t.person_id
    where t.incident_id = ${incidentId} and p.is_active and p.role <> 'auditor' order by t.role, t.since, t.person_id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.role, row.personId]))
}
