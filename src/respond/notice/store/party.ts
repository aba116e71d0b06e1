// The parties of an incident that are written to: when asked, answered, promised, informed.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { PartyRole } from '#src/respond/incident/incident.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { NoticeParty } from '../notice.ts'

const mostListed = 1_000

export type StoredParty = Omit<NoticeParty, 'standing'> & { readonly partyId: string | null }

export async function partiesOf(db: Db, incidentId: string): Promise<StoredParty[]> {
  const { rows } = await sql<StoredParty>`
    select json_build_object('id', c.id, 'name', c.name, 'email', coalesce((select h.value from contact_channel h
        where h.contact_id = c.id and h.kind = 'email' order by h.position limit 1), '')) as contact,
      p.party_id as "partyId", p.role, ${isoOf('p.asked_at')} as "askedAt", ${isoOf('p.expected_at')} as "expectedAt",
      ${isoOf('p.answered_at')} as "answeredAt", ${isoOf('p.promised_at')} as "promisedAt", ${isoOf('p.informed_at')} as "informedAt",
      ${isoOf('p.closed_at')} as "closedAt", p.publishes_because as "publishesBecause", ${isoOf('p.publishes_at')} as "publishesAt"
    from notice_party p join contact c on c.id = p.contact_id where p.incident_id = ${incidentId}
    order by p.closed_at is not null, lower(c.name), c.id limit ${mostListed}`.execute(db)
  return rows
}

export async function setParty(
  tx: Transaction,
  incidentId: string,
  contactId: string,
  is: { partyId: string; role: PartyRole },
) {
  await sql`
    insert into notice_party (incident_id, contact_id, party_id, role) values (${incidentId}, ${contactId}, ${is.partyId}, ${is.role})
    on conflict (incident_id, contact_id) do update set party_id = coalesce(notice_party.party_id, excluded.party_id), role = excluded.role,
      closed_at = null`.execute(tx)
}

/** Each time is set to what is given; what is not given stays. */
export async function setTimes(
  tx: Transaction,
  incidentId: string,
  contactId: string,
  is: Partial<Record<'asked' | 'expected' | 'answered' | 'promised' | 'informed' | 'closed', string | null>>,
): Promise<void> {
  await sql`insert into notice_party (incident_id, contact_id) values (${incidentId}, ${contactId}) on conflict do nothing`.execute(
    tx,
  )
  const changes = Object.entries(is).filter(([, at]) => at !== undefined)
  if (changes.length === 0) return
  const sets = sql.join(changes.map(([name, at]) => sql`${sql.ref(`${name}_at`)} = ${at}::timestamptz`))
  await sql`update notice_party set ${sets} where incident_id = ${incidentId} and contact_id = ${contactId}`.execute(tx)
}

/** That it may publish, and when; an empty reason takes it back. */
export async function setPublishing(
  tx: Transaction,
  incidentId: string,
  contactId: string,
  is: { because: string; at: string | null },
): Promise<void> {
  await sql`
    update notice_party set publishes_because = ${is.because}, publishes_at = ${is.because === '' ? null : is.at}
    where incident_id = ${incidentId} and contact_id = ${contactId}`.execute(tx)
}

/** Whose row an answer belongs to: to whom the mail went that it answers, or who writes from this mailbox. */
export async function partyOf(
  db: Db,
  incidentId: string,
  mailId: string | null,
  from: string,
): Promise<{ contactId: string; partyId: string | null } | null> {
  const { rows } = await sql<{ contactId: string; partyId: string | null }>`
    select f.contact_id as "contactId", p.party_id as "partyId" from (
      select n.contact_id, 0 as rank from notice n where n.incident_id = ${incidentId} and n.mail_id = ${mailId} and n.contact_id is not null
      union all
      select q.contact_id, 1 from notice_party q join contact_channel h on h.contact_id = q.contact_id
      where q.incident_id = ${incidentId} and h.kind = 'email' and lower(h.value) = ${from.toLowerCase()}
    ) f left join notice_party p on p.incident_id = ${incidentId} and p.contact_id = f.contact_id
    order by f.rank limit 1`.execute(db)
  return rows[0] ?? null
}
