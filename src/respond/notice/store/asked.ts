// Sources that were asked what may be disclosed. Nothing else in the desk writes this table.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'

export type AskedSource = {
  readonly reportId: string
  readonly number: string
  readonly subject: string
  readonly text: string
  readonly lang: Language
  readonly askedAt: string
  readonly answeredAt: string | null
}

const shownText = 5_000

export async function askedByLink(db: Db, linkHash: Buffer): Promise<AskedSource | null> {
  const { rows } = await sql<AskedSource>`
    select a.report_id as "reportId", r.number, r.subject, left(b.text, ${shownText}) as text, r.lang, ${isoOf('a.asked_at')} as "askedAt",
      ${isoOf('a.answered_at')} as "answeredAt"
    from consent_asked a join report r on r.id = a.report_id join report_body b on b.report_id = r.id where a.link_hash = ${linkHash}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** When it was asked last, in milliseconds; null when it never was. */
export async function askedLast(db: Db, reportId: string): Promise<number | null> {
  const { rows } = await sql<{
    at: Date
  }>`select asked_at as at from consent_asked where report_id = ${reportId}`.execute(db)
  return rows[0]?.at.getTime() ?? null
}

export async function setAsked(
  tx: Transaction,
  reportId: string,
  is: { linkHash: Buffer; at: Date; byName: string },
): Promise<void> {
  await sql`
    insert into consent_asked (report_id, link_hash, asked_at, by_name) values (${reportId}, ${is.linkHash}, ${is.at}, ${is.byName})
    on conflict (report_id) do update set asked_at = excluded.asked_at, by_name = excluded.by_name`.execute(tx)
}

export async function setAnswered(tx: Transaction, reportId: string, at: Date): Promise<void> {
  await sql`update consent_asked set answered_at = ${at} where report_id = ${reportId}`.execute(tx)
}
