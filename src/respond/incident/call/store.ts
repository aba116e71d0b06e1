// The table of calls. Nothing else in the desk writes it.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '../store.ts'
import type { Call } from './call.ts'

/** In the order in which they were made; more than a large night sees. */
const mostCalls = 500

export async function callsOf(db: Db, incidentId: string): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select c.id, c.post, c.name, c.channel, ${isoOf('c.called_at')} as "calledAt", c.called_by as "calledBy", c.wait_min as "waitMin",
      c.state, ${isoOf('c.answered_at')} as "answeredAt", c.note
    from incident_call c where c.incident_id = ${incidentId} order by c.called_at, c.id limit ${mostCalls}`.execute(db)
  return rows
}

export async function insertCall(
  tx: Transaction,
  one: {
    id: string
    incidentId: string
    post: string
    name: string
    channel: string
    at: string
    by: string
    waitMin: number
  },
): Promise<void> {
  await sql`
    insert into incident_call (id, incident_id, post, name, channel, called_at, called_by, wait_min, state)
    values (${one.id}, ${one.incidentId}, ${one.post}, ${one.name}, ${one.channel}, ${one.at}, ${one.by}, ${one.waitMin}, 'waiting')`.execute(
    tx,
  )
}

/** Refused when there is no such call, or somebody said before how it went. */
export async function answerCall(
  tx: Transaction,
  one: { id: string; incidentId: string; state: string; note: string; at: string },
): Promise<{ name: string; post: string }> {
  const { rows } = await sql<{ name: string; post: string }>`
    update incident_call set state = ${one.state}, note = ${one.note}, answered_at = ${one.at}
    where id = ${one.id} and incident_id = ${one.incidentId} and state = 'waiting' returning name, post`.execute(tx)
  return rows[0] ?? refuse('call.not-found')
}
