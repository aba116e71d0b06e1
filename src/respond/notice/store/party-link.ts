// Pages on which parties outside answer. Nothing else in the desk writes this table.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'

export type LinkedParty = {
  readonly incidentId: string
  readonly contactId: string
  readonly partyId: string | null
  readonly name: string
  readonly lang: Language
  readonly isClosed: boolean
  /** What was sent to them, the newest first: they have it. */
  readonly sent: readonly { readonly subject: string; readonly at: string }[]
}

export async function partyByLink(db: Db, linkHash: Buffer): Promise<LinkedParty | null> {
  const { rows } = await sql<LinkedParty>`
    select l.incident_id as "incidentId", l.contact_id as "contactId", p.party_id as "partyId", c.name, c.lang, p.closed_at is not null as "isClosed",
      (select coalesce(json_agg(s), '[]'::json) from (select v.composed->>'subject' as subject, ${isoOf('n.approved_at')} as at
        from notice n join notice_version v on v.notice_id = n.id and v.version = n.version
        where n.incident_id = l.incident_id and n.contact_id = l.contact_id and n.state in ('queued', 'delivered') order by n.approved_at desc limit 10) s) as sent
    from party_link l join contact c on c.id = l.contact_id
      left join notice_party p on p.incident_id = l.incident_id and p.contact_id = l.contact_id
    where l.link_hash = ${linkHash}`.execute(db)
  return rows[0] ?? null
}

export async function setPartyLink(
  tx: Transaction,
  is: { incidentId: string; contactId: string; linkHash: Buffer; at: string; byName: string },
): Promise<void> {
  await sql`
    insert into party_link (incident_id, contact_id, link_hash, made_at, by_name)
    values (${is.incidentId}, ${is.contactId}, ${is.linkHash}, ${is.at}, ${is.byName})
    on conflict (incident_id, contact_id) do update set made_at = excluded.made_at, by_name = excluded.by_name`.execute(
    tx,
  )
}
