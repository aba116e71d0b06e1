// What the outbox and the thread of an incident show; nothing that the viewer may not know of.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { isoOf } from '#src/respond/incident/store.ts'
import type { IncomingRow, OutgoingRow, RecipientState } from '../mail.ts'

type Db = State['db'] | Transaction
const mostShown = 500

async function outgoing(db: Db, where: RawBuilder<unknown>): Promise<OutgoingRow[]> {
  const { rows } = await sql<OutgoingRow>`
    select m.id, i.number as incident, m.subject, ${isoOf('m.queued_at')} as "queuedAt",
      (select json_agg(json_build_object('address', r.address, 'name', r.name, 'state', r.state, 'tries', r.tries, 'reply', coalesce(r.reply, ''),
        'nextAt', case when r.state = 'waiting' then ${isoOf('r.next_at')} end, 'endedAt', ${isoOf('r.ended_at')}) order by r.address)
        from mail_recipient r where r.mail_id = m.id) as recipients
    from mail m left join incident i on i.id = m.incident_id
    where ${where} order by m.queued_at desc, m.id desc limit ${mostShown}`.execute(db)
  return rows
}

export const outboxOf = (db: Db, viewer: Viewer, state: RecipientState | null): Promise<OutgoingRow[]> =>
  outgoing(
    db,
    sql`${mayKnow(viewer, 'm.incident_id')} and (${state}::text is null
      or exists (select 1 from mail_recipient w where w.mail_id = m.id and w.state = ${state}))`,
  )

export const sentOf = (db: Db, incidentId: string): Promise<OutgoingRow[]> =>
  outgoing(db, sql`m.incident_id = ${incidentId}`)

export async function receivedOf(db: Db, incidentId: string): Promise<IncomingRow[]> {
  const { rows } = await sql<IncomingRow>`
    select n.id, n.from_address as "from", n.sort, n.signature, n.encryption, ${isoOf('n.received_at')} as "receivedAt", n.mail_id as answers
    from mail_in n where n.incident_id = ${incidentId} order by n.received_at desc, n.id desc limit ${mostShown}`.execute(
    db,
  )
  return rows
}

/** A mail that the viewer may know of; null as if it were not there. */
export async function knownMail(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<{ incidentId: string | null; subject: string } | null> {
  const { rows } = await sql<{ incidentId: string | null; subject: string }>`
    select m.incident_id as "incidentId", m.subject from mail m where m.id = ${id} and ${mayKnow(viewer, 'm.incident_id', 'few')} for update`.execute(
    tx,
  )
  return rows[0] ?? null
}
