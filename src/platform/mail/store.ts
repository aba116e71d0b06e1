// The outbox: the only writer of `mail` and `mail_recipient`.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { MailAddress } from './address.ts'

type Db = State['db'] | Transaction

export type NewMail = {
  readonly id: string
  readonly messageId: string
  readonly purpose: string
  readonly incidentId: string | null
  readonly subject: string
  readonly raw: Buffer
  readonly queuedAt: Date
  readonly notBefore: Date
  readonly recipients: readonly MailAddress[]
}

export async function addMail(tx: Transaction, mail: NewMail): Promise<void> {
  await sql`insert into mail (id, message_id, purpose, incident_id, subject, raw, queued_at)
    values (${mail.id}, ${mail.messageId}, ${mail.purpose}, ${mail.incidentId}, ${mail.subject}, ${mail.raw}, ${mail.queuedAt})`.execute(
    tx,
  )
  const rows = mail.recipients.map(
    ({ address, name }) =>
      sql`(${mail.id}::uuid, ${address}, ${name}, 'waiting', ${mail.notBefore}::timestamptz, ${mail.notBefore}::timestamptz)`,
  )
  await sql`insert into mail_recipient (mail_id, address, name, state, since, next_at) values ${sql.join(rows)}`.execute(
    tx,
  )
}

/** A mail that is due, with those of its recipients who are. */
export type DueMail = {
  readonly id: string
  readonly messageId: string
  readonly purpose: string
  readonly incidentId: string | null
  readonly subject: string
  readonly recipients: readonly { readonly address: string; readonly tries: number; readonly since: string }[]
}

export async function dueMails(db: Db, now: Date, limit: number): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    select m.id, m.message_id as "messageId", m.purpose, m.incident_id as "incidentId", m.subject, d.recipients
    from (
      select r.mail_id, min(r.next_at) as next_at, json_agg(json_build_object('address', r.address, 'tries', r.tries, 'since', r.since) order by r.address) as recipients
      from mail_recipient r where r.state = 'waiting' and r.next_at <= ${now}
      group by r.mail_id order by min(r.next_at), r.mail_id limit ${limit}
    ) d join mail m on m.id = d.mail_id order by d.next_at, m.id`.execute(db)
  return rows
}

export async function rawOf(db: Db, id: string): Promise<Buffer> {
  const { rows } = await sql<{ raw: Buffer }>`select raw from mail where id = ${id}`.execute(db)
  return rows[0]!.raw
}

/** The server is about to get the bytes. False when somebody called it back, or another process has it, meanwhile. */
export async function beginHanding(db: Db, id: string, addresses: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    update mail_recipient set state = 'handing' where mail_id = ${id} and state = 'waiting' and address = any(${addresses}::text[])
      and (select count(*) from mail_recipient w where w.mail_id = ${id} and w.state = 'waiting' and w.address = any(${addresses}::text[])) = ${addresses.length}
    returning 1`.execute(db)
  return rows.length === addresses.length
}

/** What became of one recipient. */
export type Fate =
  | { readonly address: string; readonly state: 'sent' | 'failed'; readonly reply: string }
  | {
      readonly address: string
      readonly state: 'waiting'
      readonly reply: string
      readonly nextAt: Date
      readonly isDoubt: boolean
    }

export async function settleRecipients(tx: Transaction, id: string, fates: readonly Fate[], now: Date): Promise<void> {
  for (const fate of fates) {
    const again = fate.state === 'waiting' ? fate : null
    await sql`
      update mail_recipient set state = ${fate.state}, tries = tries + 1, doubts = doubts + ${again?.isDoubt ? 1 : 0},
        next_at = coalesce(${again?.nextAt ?? null}, next_at), reply = ${fate.reply.slice(0, 1_000)}, ended_at = ${again ? null : now}
      where mail_id = ${id} and address = ${fate.address} and state in ('waiting', 'handing')`.execute(tx)
  }
}

/** A process ended between the last byte and the answer: whether the server has it nobody knows, so it goes once more. */
export async function takeBackHanding(db: Db, now: Date): Promise<number> {
  const { rows } = await sql`
    update mail_recipient set state = 'waiting', doubts = doubts + 1, next_at = ${now}, reply = null where state = 'handing' returning 1`.execute(
    db,
  )
  return rows.length
}

/** Nobody answers at the server: what it last said stands beside what waits for it. */
export async function noteUnreached(db: Db, reply: string, now: Date): Promise<void> {
  await sql`update mail_recipient set reply = ${reply.slice(0, 1_000)} where state = 'waiting' and next_at <= ${now} and reply is distinct from ${reply.slice(0, 1_000)}`.execute(
    db,
  )
}

/** A mail that was handed over came back: its recipient did not get it after all. */
export async function markBounced(
  tx: Transaction,
  id: string,
  address: string,
  reply: string,
  now: Date,
): Promise<void> {
  await sql`update mail_recipient set state = 'failed', reply = ${reply.slice(0, 1_000)}, ended_at = ${now}
    where mail_id = ${id} and address = ${address} and state = 'sent'`.execute(tx)
}

/** Calls back what has not gone yet; gives who will not get it. */
export async function cancelMail(tx: Transaction, id: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    update mail_recipient set state = 'cancelled', ended_at = ${now} where mail_id = ${id} and state = 'waiting' returning address`.execute(
    tx,
  )
  return rows.map((row) => row.address)
}

/** Lets those who failed be tried again, as if new. */
export async function retryMail(tx: Transaction, id: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    update mail_recipient set state = 'waiting', ended_at = null, tries = 0, since = ${now}, next_at = ${now} where mail_id = ${id} and state = 'failed' returning address`.execute(
    tx,
  )
  return rows.map((row) => row.address)
}
