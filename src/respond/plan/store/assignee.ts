import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Assignee } from '../task.ts'

export const assigneeColumns = sql`s.id, s.kind, s.name, s.email, s.lang, ${isoOf('s.link_made_at')} as "linkMadeAt"`

export async function assigneesOf(db: Db, incidentId: string): Promise<Assignee[]> {
  const { rows } = await sql<Assignee>`
    select ${assigneeColumns} from assignee s where s.incident_id = ${incidentId} order by s.kind, s.name`.execute(db)
  return rows
}

export async function assigneeOf(db: Db, incidentId: string, id: string): Promise<Assignee> {
  const { rows } = await sql<Assignee>`
    select ${assigneeColumns} from assignee s where s.incident_id = ${incidentId} and s.id = ${id}`.execute(db)
  return rows[0] ?? refuse('plan.assignee.not-found')
}

/** The one of this kind and name; made when it is new. An address that is given replaces the one before. */
export async function putAssignee(
  tx: Transaction,
  one: { id: string; incidentId: string; kind: string; name: string; email?: string; lang: string; at: string },
): Promise<Assignee> {
  const { rows } = await sql<Assignee>`
    insert into assignee as s (id, incident_id, kind, name, email, lang, created_at)
    values (${one.id}, ${one.incidentId}, ${one.kind}, ${one.name}, ${one.email ?? ''}, ${one.lang}, ${one.at})
    on conflict (incident_id, kind, name) do update set email = coalesce(nullif(excluded.email, ''), s.email)
    returning ${assigneeColumns}`.execute(tx)
  return rows[0]!
}

export async function setLink(tx: Transaction, id: string, is: { hash: Buffer; at: string } | null): Promise<void> {
  await sql`update assignee set link_hash = ${is?.hash ?? null}, link_made_at = ${is?.at ?? null} where id = ${id}`.execute(
    tx,
  )
}

/** Whom a secret link belongs to, and in which incident. */
export async function assigneeByLink(db: Db, hash: Buffer): Promise<(Assignee & { incidentId: string }) | null> {
  const { rows } = await sql<Assignee & { incidentId: string }>`
    select ${assigneeColumns}, s.incident_id as "incidentId" from assignee s where s.link_hash = ${hash}`.execute(db)
  return rows[0] ?? null
}
