// Which keys somebody compared by fingerprint; the keys themselves stand with their contact.
import { sql } from 'kysely'
import { readPartnerKey } from '#src/platform/mail/seal/partner-key.ts'
import type { PartnerKey } from '#src/platform/mail/seal/seal.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Contact } from '../contact.ts'

type Db = State['db'] | Transaction

export type KeyCheck = { readonly fingerprint: string; readonly at: string; readonly by: string; readonly how: string }

export async function checksOf(db: Db, contactId: string): Promise<KeyCheck[]> {
  const { rows } = await sql<KeyCheck>`
    select fingerprint, to_char(checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, checked_by as by, how
    from contact_key_check where contact_id = ${contactId}`.execute(db)
  return rows
}

export async function insertCheck(
  tx: Transaction,
  one: {
    readonly contactId: string
    readonly fingerprint: string
    readonly how: string
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into contact_key_check (contact_id, fingerprint, how, checked_by, checked_at)
    values (${one.contactId}, ${one.fingerprint}, ${one.how}, ${one.by}, ${one.at})
    on conflict (contact_id, fingerprint) do update set how = excluded.how, checked_by = excluded.checked_by, checked_at = excluded.checked_at`.execute(
    tx,
  )
}

/** The keys of a contact as mail needs them. */
export async function partnerKeysOf(db: Db, contact: Pick<Contact, 'id' | 'keys'>, now: Date): Promise<PartnerKey[]> {
  if (contact.keys.length === 0) return []
  const checked = new Set((await checksOf(db, contact.id)).map((one) => one.fingerprint))
  return await Promise.all(
    contact.keys.map(async ({ kind, value }) => {
      const facts = await readPartnerKey(kind, value, now)
      return { ...facts, value, isConfirmed: checked.has(facts.fingerprint) }
    }),
  )
}

/** Who writes from a mailbox, as our list has them: their keys by which a signature of theirs is believed. */
export async function contactsWithMailbox(db: Db, email: string): Promise<Pick<Contact, 'id' | 'name' | 'keys'>[]> {
  const { rows } = await sql<Pick<Contact, 'id' | 'name' | 'keys'>>`
    select c.id, c.name, (select coalesce(json_agg(json_build_object('kind', k.kind, 'value', k.value) order by k.position), '[]')
      from contact_key k where k.contact_id = c.id) as keys
    from contact c where not c.is_ended and exists (select 1 from contact_channel h
      where h.contact_id = c.id and h.kind = 'email' and lower(h.value) = ${email.toLowerCase()})
    order by c.created_at limit 10`.execute(db)
  return rows
}
