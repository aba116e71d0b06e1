// What is due with a party: the only writer of `party_reminder`.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { isoOf } from '#src/respond/incident/store.ts'

type Db = State['db'] | Transaction

export type DueParty = {
  readonly incidentId: string
  readonly number: string
  readonly contactId: string
  readonly partyId: string | null
  readonly name: string
  readonly kind: 'promise-soon' | 'promise-late' | 'answer-late' | 'publishes-soon'
  readonly dueAt: string
}

/** A promise of ours that comes near or has passed, an answer that is not there, and a day on which a party may publish (told of three times as early): each date once. Closed parties and incidents ask nothing. */
export async function dueParties(db: Db, now: Date, aheadMs: number, limit: number): Promise<DueParty[]> {
  const { rows } = await sql<DueParty>`
    select d."incidentId", d.number, d."contactId", d."partyId", d.name, d.kind, ${isoOf('d.due')} as "dueAt" from (
      select p.incident_id as "incidentId", i.number, p.contact_id as "contactId", p.party_id as "partyId", c.name, w.kind, w.due
      from notice_party p join incident i on i.id = p.incident_id join contact c on c.id = p.contact_id
      cross join lateral (values
        (case when p.promised_at > ${now} then 'promise-soon' else 'promise-late' end, p.promised_at,
          p.promised_at <= ${new Date(now.getTime() + aheadMs)}),
        ('answer-late', p.expected_at, p.expected_at <= ${now} and coalesce(p.answered_at, '-infinity') < p.asked_at),
        ('publishes-soon', p.publishes_at, p.publishes_at <= ${new Date(now.getTime() + 3 * aheadMs)})
      ) as w (kind, due, is_due)
      where p.closed_at is null and i.closed_at is null and w.is_due
    ) d
    where not exists (select 1 from party_reminder r where r.incident_id = d."incidentId" and r.contact_id = d."contactId"
      and r.kind = d.kind and r.due_at = d.due)
    order by d.due limit ${limit}`.execute(db)
  return rows
}

/** False when another process has told of it meanwhile. */
export async function insertReminder(tx: Transaction, one: DueParty, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into party_reminder (incident_id, contact_id, kind, due_at, told_at)
    values (${one.incidentId}, ${one.contactId}, ${one.kind}, ${one.dueAt}, ${now}) on conflict do nothing returning 1`.execute(
    tx,
  )
  return rows.length > 0
}
