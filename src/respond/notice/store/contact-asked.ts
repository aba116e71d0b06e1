// Contacts that were asked whether they still hold. Nothing else in the desk writes this table.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { confirmDays } from '#src/prepare/contact/contact.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'

export type StaleContact = {
  readonly id: string
  readonly name: string
  readonly person: string
  readonly lang: Language
  readonly email: string
}

/** A contact is not asked again before this many days have passed. */
const askAgainDays = 30
const dayMs = 86_400_000

const stale = (now: Date) => sql`
  contact c join lateral (select h.value from contact_channel h where h.contact_id = c.id and h.kind = 'email' order by h.position limit 1) m on true
    left join contact_asked a on a.contact_id = c.id
  where not c.is_ended and (c.confirmed_at is null or c.confirmed_at < ${new Date(now.getTime() - confirmDays * dayMs)})
    and (a.asked_at is null or a.asked_at < ${new Date(now.getTime() - askAgainDays * dayMs)})`

/** What the desk asks by itself: nobody has entered, confirmed or asked about it for a year. */
const unaskedForAYear = (now: Date) => {
  const yearAgo = new Date(now.getTime() - confirmDays * dayMs)
  return sql`c.created_at < ${yearAgo} and (a.asked_at is null or a.asked_at < ${yearAgo})`
}

export async function countStale(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${stale(now)}`.execute(db)
  return rows[0]!.count
}

export async function staleContacts(
  tx: Transaction,
  now: Date,
  which: 'any' | 'yearly',
  limit: number,
): Promise<StaleContact[]> {
  const { rows } = await sql<StaleContact>`
    select c.id, c.name, c.person, c.lang, m.value as email from ${stale(now)} and ${which === 'any' ? sql`true` : unaskedForAYear(now)} order by c.confirmed_at nulls first, c.id limit ${limit}
    for update of c skip locked`.execute(tx)
  return rows
}

export async function setContactAsked(tx: Transaction, contactId: string, linkHash: Buffer, at: Date): Promise<void> {
  await sql`
    insert into contact_asked (contact_id, link_hash, asked_at) values (${contactId}, ${linkHash}, ${at})
    on conflict (contact_id) do update set asked_at = excluded.asked_at`.execute(tx)
}

export async function contactIdByLink(db: Db, linkHash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select contact_id as id from contact_asked where link_hash = ${linkHash}`.execute(db)
  return rows[0]?.id ?? null
}

export async function setContactAnswered(tx: Transaction, contactId: string, at: Date, said: string): Promise<void> {
  await sql`update contact_asked set answered_at = ${at}, said = ${said} where contact_id = ${contactId}`.execute(tx)
}

export type ContactCorrection = {
  readonly contact: { readonly id: string; readonly name: string }
  readonly said: string
  readonly at: string
}
const mostShown = 100

/** What contacts want put right, until somebody has confirmed them since. */
export async function correctionsOf(db: Db): Promise<ContactCorrection[]> {
  const { rows } = await sql<ContactCorrection>`
    select json_build_object('id', c.id, 'name', c.name) as contact, a.said, ${isoOf('a.answered_at')} as at
    from contact_asked a join contact c on c.id = a.contact_id
    where a.said <> '' and not c.is_ended and (c.confirmed_at is null or c.confirmed_at < a.answered_at)
    order by a.answered_at limit ${mostShown}`.execute(db)
  return rows
}
