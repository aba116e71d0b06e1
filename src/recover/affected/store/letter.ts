import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { LetterRow, Loss } from '../affected.ts'

export type StoredLetter = Omit<LetterRow, 'isMine'> & { readonly id: string; readonly madeById: string }

export async function lettersOf(db: Db, incidentId: string, no: number | null = null): Promise<StoredLetter[]> {
  const { rows } = await sql<StoredLetter>`
    select l.id, l.no, l.is_again as "isAgain", json_build_object('subject', l.subject_ja, 'text', l.text_ja) as ja,
      json_build_object('subject', l.subject_en, 'text', l.text_en) as en, l.made_by as "madeById", l.made_by_name as "madeBy",
      ${isoOf('l.made_at')} as "madeAt", l.approved_by_name as "approvedBy", ${isoOf('l.approved_at')} as "approvedAt", l.alone,
      ${isoOf('l.done_at')} as "doneAt", ${isoOf('l.withdrawn_at')} as "withdrawnAt", m.mails, m.sent, m.failed
    from affected_letter l cross join lateral (select count(*)::int as mails, count(*) filter (where r.state = 'sent')::int as sent,
      count(*) filter (where r.state = 'failed')::int as failed
      from affected_told t join mail_recipient r on r.mail_id = t.mail_id where t.letter_id = l.id) m
    where l.incident_id = ${incidentId} and (${no}::integer is null or l.no = ${no}) order by l.no desc`.execute(db)
  return rows
}

export async function letterOf(db: Db, incidentId: string, no: number): Promise<StoredLetter> {
  return (await lettersOf(db, incidentId, no))[0] ?? refuse('affected.letter.not-found', { no })
}

type Text = { readonly subject: string; readonly text: string }

export async function insertLetter(
  tx: Transaction,
  incidentId: string,
  one: { id: string; isAgain: boolean; ja: Text; en: Text; by: string; byName: string; at: string },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into affected_letter (id, incident_id, no, is_again, subject_ja, text_ja, subject_en, text_en, made_by, made_by_name, made_at)
    select ${one.id}, ${incidentId}, coalesce(max(no), 0) + 1, ${one.isAgain}, ${one.ja.subject}, ${one.ja.text}, ${one.en.subject},
      ${one.en.text}, ${one.by}::uuid, ${one.byName}, ${one.at}::timestamptz from affected_letter where incident_id = ${incidentId} returning no`.execute(
    tx,
  )
  return rows[0]!.no
}

export async function setApproved(tx: Transaction, id: string, is: { byName: string; at: string; alone: string }) {
  await sql`
    update affected_letter set approved_by_name = ${is.byName}, approved_at = ${is.at}, alone = ${is.alone} where id = ${id}`.execute(
    tx,
  )
}

export async function setWithdrawn(tx: Transaction, id: string, at: string): Promise<void> {
  await sql`update affected_letter set withdrawn_at = ${at} where id = ${id}`.execute(tx)
}

/** An approved letter that has not come to the end of its list; locked, so that two servers do not take the same lot. */
export async function nextLetter(
  tx: Transaction,
): Promise<
  (Pick<StoredLetter, 'id' | 'no' | 'isAgain' | 'ja' | 'en'> & { incidentId: string; reached: number }) | null
> {
  const { rows } = await sql<Awaited<ReturnType<typeof nextLetter>>>`
    select id, no, is_again as "isAgain", incident_id as "incidentId", reached, json_build_object('subject', subject_ja, 'text', text_ja) as ja,
      json_build_object('subject', subject_en, 'text', text_en) as en
    from affected_letter where approved_at is not null and done_at is null and withdrawn_at is null
    order by approved_at limit 1 for update skip locked`.execute(tx)
  return rows[0] ?? null
}

export type Addressee = {
  readonly id: string
  readonly no: number
  readonly name: string
  readonly reference: string
  readonly email: string
  readonly lang: 'ja' | 'en'
  readonly lost: readonly Loss[]
  /** Their mailbox has a letter already. */
  readonly isTold: boolean
}

/** The next ones of the list with a mailbox, who have not been told; all of them where the letter is a further one. */
export async function addressees(
  tx: Transaction,
  letter: { id: string; incidentId: string; isAgain: boolean; reached: number },
  limit: number,
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select a.id, a.no, a.name, a.reference, a.email, a.lang, a.lost,
      case when ${letter.isAgain} then exists (select 1 from affected_told t where t.letter_id = ${letter.id} and t.mailbox = a.email)
        else exists (select 1 from affected o join affected_told t on t.affected_id = o.id and t.mail_id is not null
          where o.incident_id = a.incident_id and o.email = a.email) end as "isTold"
    from affected a where a.incident_id = ${letter.incidentId} and a.no > ${letter.reached} and a.email <> ''
      and (${letter.isAgain} or a.told_at is null)
    order by a.no limit ${limit}`.execute(tx)
  return rows
}

export async function setLetterTold(
  tx: Transaction,
  letter: { id: string },
  told: readonly { readonly id: string; readonly mailbox: string; readonly mailId: string | null }[],
  at: string,
  by: string,
): Promise<void> {
  const ids = told.map((one) => one.id)
  await sql`
    insert into affected_told (affected_id, at, channel, note, by_name, letter_id, mailbox, mail_id)
    select id, ${at}, 'mail', '', ${by}, ${letter.id}, mailbox, mail from unnest(${ids}::uuid[], ${told.map((one) => one.mailbox)}::text[],
      ${told.map((one) => one.mailId)}::uuid[]) as given (id, mailbox, mail)`.execute(tx)
  await sql`update affected set told_at = ${at}, told_by = 'mail' where id = any(${ids}::uuid[])`.execute(tx)
}

export async function setReached(
  tx: Transaction,
  id: string,
  is: { no: number; doneAt: string | null },
): Promise<void> {
  await sql`update affected_letter set reached = ${is.no}, done_at = ${is.doneAt} where id = ${id}`.execute(tx)
}

export async function mailsOf(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from affected_told where letter_id = ${id} and mail_id is not null`.execute(db)
  return rows[0]!.count
}
