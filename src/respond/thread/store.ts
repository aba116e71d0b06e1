// Mail that came in: which of ours it answers, what of it belongs to an incident, and how far each mailbox was read.
import { sql } from 'kysely'
import type { Cursor } from '#src/platform/mail/imap.ts'
import type { Opened } from '#src/platform/mail/seal/open.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Belief } from './believed.ts'
import type { Sort } from './incoming.ts'

type Db = State['db'] | Transaction

export async function cursorOf(db: Db, box: string): Promise<Cursor | null> {
  const { rows } = await sql<{ validity: string; uid: string }>`
    select uid_validity as validity, last_uid as uid from mail_box where name = ${box}`.execute(db)
  return rows[0] ? { validity: BigInt(rows[0].validity), uid: Number(rows[0].uid) } : null
}

export async function moveCursor(db: Db, box: string, { validity, uid }: Cursor): Promise<void> {
  await sql`insert into mail_box (name, uid_validity, last_uid) values (${box}, ${String(validity)}, ${uid})
    on conflict (name) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid`.execute(db)
}

/** A mail of ours that is answered; `isOpen` is false once its incident is closed, and null without one. */
export type Answered = {
  readonly mailId: string | null
  readonly messageId: string | null
  readonly incidentId: string | null
  readonly isOpen: boolean | null
  /** Whether the sender is one of those to whom it went. */
  readonly isKnown: boolean
}

export async function answeredBy(
  db: Db,
  messageIds: readonly string[],
  mailIds: readonly string[],
  from: string,
): Promise<Answered | null> {
  if (messageIds.length === 0 && mailIds.length === 0) return null
  const { rows } = await sql<Answered>`
    select m.id as "mailId", m.message_id as "messageId", m.incident_id as "incidentId", i.closed_at is null and i.id is not null as "isOpen",
      exists (select 1 from mail_recipient r where r.mail_id = m.id and r.address = ${from.toLowerCase()}) as "isKnown"
    from mail m left join incident i on i.id = m.incident_id
    where m.message_id = any(${messageIds}::text[]) or m.id = any(${mailIds}::uuid[])
    order by coalesce(array_position(${messageIds}::text[], m.message_id), 1000) limit 1`.execute(db)
  if (rows[0]) return rows[0]
  // An answer to an answer: the thread went on between others, and comes back.
  const { rows: later } = await sql<Answered>`
    select n.mail_id as "mailId", n.message_id as "messageId", n.incident_id as "incidentId", i.closed_at is null as "isOpen",
      n.from_address = ${from.toLowerCase()} as "isKnown"
    from mail_in n join incident i on i.id = n.incident_id where n.message_id = any(${messageIds}::text[]) order by n.received_at desc limit 1`.execute(
    db,
  )
  return later[0] ?? null
}

/** Whether a mail is one of ours that came back to us, as a copy or from a list: no thread goes round in a circle. */
export async function isOwn(db: Db, messageId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from mail where message_id = ${messageId}`.execute(db)
  return rows.length > 0
}

export type NewIncoming = {
  readonly id: string
  readonly sha256: string
  readonly messageId: string | null
  readonly incidentId: string
  readonly mailId: string | null
  readonly sort: Sort
  readonly from: string
  readonly receivedAt: Date
  readonly signature: Belief
  readonly encryption: Opened['encryption']
}

/** False when the same bytes came before. */
export async function addIncoming(tx: Transaction, one: NewIncoming): Promise<boolean> {
  const { rows } = await sql`
    insert into mail_in (id, sha256, message_id, incident_id, mail_id, sort, from_address, received_at, signature, encryption)
    values (${one.id}, ${one.sha256}, ${one.messageId}, ${one.incidentId}, ${one.mailId}, ${one.sort}, ${one.from.toLowerCase()}, ${one.receivedAt},
      ${one.signature}, ${one.encryption})
    on conflict (sha256) do nothing returning 1`.execute(tx)
  return rows.length > 0
}
