// The list of those who want to be told of what is published. Nothing else in the desk writes it.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'

export type Subscriber = {
  readonly id: string
  readonly email: string
  readonly lang: Language
  readonly state: 'asked' | 'on' | 'off'
  readonly askedAt: Date
}
const columns = sql`id, email, lang, state, asked_at as "askedAt"`

export async function subscriberByLink(db: Db, linkHash: Buffer): Promise<Subscriber | null> {
  const { rows } =
    await sql<Subscriber>`select ${columns} from announce_subscriber where link_hash = ${linkHash}`.execute(db)
  return rows[0] ?? null
}

export async function subscriberOf(tx: Transaction, email: string): Promise<Subscriber | null> {
  const { rows } = await sql<Subscriber>`
    select ${columns} from announce_subscriber where email = ${email} for update`.execute(tx)
  return rows[0] ?? null
}

/** Asked for; whoever is on the list stays on it. */
export async function setAsked(
  tx: Transaction,
  one: { id: string; email: string; lang: Language; linkHash: Buffer; at: Date },
): Promise<void> {
  await sql`
    insert into announce_subscriber (id, email, lang, state, link_hash, asked_at)
    values (${one.id}, ${one.email}, ${one.lang}, 'asked', ${one.linkHash}, ${one.at})
    on conflict (email) do update set asked_at = excluded.asked_at,
      lang = case when announce_subscriber.state = 'on' then announce_subscriber.lang else excluded.lang end,
      state = case when announce_subscriber.state = 'on' then 'on' else 'asked' end`.execute(tx)
}

export async function setOn(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update announce_subscriber set state = 'on', confirmed_at = ${at}, ended_at = null where id = ${id}`.execute(
    tx,
  )
}
export async function setOff(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update announce_subscriber set state = 'off', ended_at = ${at} where id = ${id}`.execute(tx)
}

export async function countOn(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from announce_subscriber where state = 'on'`.execute(db)
  return rows[0]!.count
}

/** Those after one, in a fixed order; whoever joined after it was published is not told of it. */
export async function subscribersAfter(
  tx: Transaction,
  { after, joinedBy, limit }: { after: string | null; joinedBy: string; limit: number },
): Promise<Subscriber[]> {
  const { rows } = await sql<Subscriber>`
    select ${columns} from announce_subscriber
    where state = 'on' and confirmed_at <= ${joinedBy} and ${after === null ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit ${limit}`.execute(tx)
  return rows
}
