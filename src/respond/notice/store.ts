// The tables of notices. Nothing else in the desk writes them; what sources allow is in store/source.ts.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { LetterFacts } from '#src/prepare/knowledge/letter.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Composed } from './compose.ts'
import type { NoticeState } from './notice.ts'

export type StoredNotice = {
  readonly id: string
  readonly incidentId: string
  readonly number: number
  readonly contactId: string
  readonly contactName: string
  readonly template: string
  readonly lang: Language
  readonly state: NoticeState
  readonly version: number
  readonly madeBy: string | null
  readonly madeByName: string
  readonly approvedByName: string | null
  readonly approvedAt: string | null
  readonly alone: string | null
  readonly remark: string | null
  readonly corrects: number | null
  readonly changedAt: string
  readonly notBefore: string | null
  readonly hasMailbox: boolean
  readonly given: LetterFacts
  readonly composed: Composed
  readonly composedAt: string
}

const columns = sql`
  n.id, n.incident_id as "incidentId", n.number, n.contact_id as "contactId", c.name as "contactName", n.template, n.lang, n.state, n.version,
  n.made_by as "madeBy", n.made_by_name as "madeByName", n.approved_by_name as "approvedByName", ${isoOf('n.approved_at')} as "approvedAt",
  n.alone, n.remark, (select o.number from notice o where o.id = n.corrects) as corrects, ${isoOf('n.changed_at')} as "changedAt",
  ${isoOf('n.not_before')} as "notBefore",
  exists (select from contact_channel h where h.contact_id = n.contact_id and h.kind = 'email') as "hasMailbox",
  v.given, v.composed, ${isoOf('v.at')} as "composedAt"`
const tables = sql`notice n join notice_version v on v.notice_id = n.id and v.version = n.version join contact c on c.id = n.contact_id`
const mostListed = 1_000

export async function noticesOf(db: Db, incidentId: string): Promise<StoredNotice[]> {
  const { rows } = await sql<StoredNotice>`
    select ${columns} from ${tables} where n.incident_id = ${incidentId} order by n.number desc limit ${mostListed}`.execute(
    db,
  )
  return rows
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const meantBy = (ref: string) => {
  const number = /(?:^|-)N?(\d{1,6})$/i.exec(ref.trim())?.[1]
  return uuidForm.test(ref) ? sql`n.id = ${ref}::uuid` : number ? sql`n.number = ${Number(number)}` : sql`false`
}

/** By id, by `2026-0001-N1`, or by `N1` within its incident. */
export async function noticeOf(db: Db, incidentId: string, ref: string): Promise<StoredNotice> {
  const { rows } = await sql<StoredNotice>`
    select ${columns} from ${tables} where n.incident_id = ${incidentId} and ${meantBy(ref)}`.execute(db)
  return rows[0] ?? refuse('notice.not-found')
}

/** Many at once, by what each was asked for. */
export async function noticesByRef(
  db: Db,
  incidentId: string,
  refs: readonly string[],
): Promise<Map<string, StoredNotice>> {
  const { rows } = await sql<StoredNotice & { ref: string }>`
    select * from (values ${sql.join(refs.map((ref) => sql`(${ref}::text)`))}) asked (ref)
      join lateral (select ${columns} from ${tables} where n.incident_id = ${incidentId}
        and (n.id::text = lower(asked.ref) or n.number = (substring(asked.ref from '(?:^|-)[Nn](\d{1,6})$'))::int)) found on true`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.ref, row]))
}

export async function versionsOf(db: Db, id: string) {
  const { rows } = await sql<{ version: number; byName: string; at: string; subject: string; body: string }>`
    select version, by_name as "byName", ${isoOf('at')} as at, composed->>'subject' as subject, composed->>'body' as body
    from notice_version where notice_id = ${id} order by version desc limit 50`.execute(db)
  return rows
}

/** The incident's row is locked: numbers have no gaps and are given once. */
export async function nextNumber(tx: Transaction, incidentId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from notice where incident_id = ${incidentId}`.execute(tx)
  return rows[0]!.next
}

export async function insertNotice(
  tx: Transaction,
  one: Pick<
    StoredNotice,
    'id' | 'incidentId' | 'number' | 'contactId' | 'template' | 'lang' | 'madeBy' | 'madeByName'
  > & {
    readonly corrects: string | null
    readonly at: string
  },
): Promise<void> {
  await sql`
    insert into notice (id, incident_id, number, contact_id, template, lang, state, version, made_by, made_by_name, corrects, changed_at)
    values (${one.id}, ${one.incidentId}, ${one.number}, ${one.contactId}, ${one.template}, ${one.lang}, 'review', 1, ${one.madeBy},
      ${one.madeByName}, ${one.corrects}, ${one.at})`.execute(tx)
}

export async function insertVersion(
  tx: Transaction,
  one: { id: string; version: number; given: LetterFacts; composed: Composed; byName: string; at: string },
): Promise<void> {
  await sql`
    insert into notice_version (notice_id, version, given, composed, by_name, at)
    values (${one.id}, ${one.version}, ${JSON.stringify(one.given)}::jsonb, ${JSON.stringify(one.composed)}::jsonb, ${one.byName}, ${one.at})`.execute(
    tx,
  )
}

/** A new version is to be reviewed by somebody who is not the one who wrote it. */
export async function setVersion(
  tx: Transaction,
  id: string,
  by: { id: string | null; name: string },
  version: number,
  at: string,
) {
  await sql`
    update notice set version = ${version}, state = 'review', remark = null, made_by = ${by.id}, made_by_name = ${by.name}, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function setState(
  tx: Transaction,
  id: string,
  state: NoticeState,
  remark: string,
  at: string,
): Promise<void> {
  await sql`update notice set state = ${state}, remark = ${remark}, changed_at = ${at} where id = ${id}`.execute(tx)
}

export async function setApproved(
  tx: Transaction,
  id: string,
  is: {
    state: NoticeState
    by: string | null
    byName: string
    at: string
    alone: string | null
    notBefore: string | null
    /** Null where a person hands it over. */
    mail: { id: string; messageId: string } | null
  },
): Promise<void> {
  await sql`
    update notice set state = ${is.state}, approved_by = ${is.by}, approved_by_name = ${is.byName}, approved_at = ${is.at}, alone = ${is.alone},
      remark = null, not_before = ${is.notBefore}, mail_id = ${is.mail?.id ?? null}, message_id = ${is.mail?.messageId ?? null}, changed_at = ${is.at}
    where id = ${id}`.execute(tx)
}
