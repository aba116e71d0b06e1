// The duty list. Nothing else in the desk writes it.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { type DutyPlace, type DutyPost, isStale } from './roster.ts'

type Db = State['db'] | Transaction

export async function dutyPosts(db: Db, now: Date): Promise<DutyPost[]> {
  const { rows } = await sql<Omit<DutyPost, 'isStale'>>`
    select post, places, to_char(reviewed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "reviewedAt",
      reviewed_by as "reviewedBy" from duty_post order by post`.execute(db)
  return rows.map((one) => ({ ...one, isStale: isStale(one.reviewedAt, now) }))
}

export async function putDutyPost(
  tx: Transaction,
  one: { post: string; places: readonly DutyPlace[]; at: Date; by: string },
): Promise<void> {
  await sql`
    insert into duty_post (post, places, reviewed_at, reviewed_by)
    values (${one.post}, ${JSON.stringify(one.places)}::jsonb, ${one.at}, ${one.by})
    on conflict (post) do update set places = excluded.places, reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by`.execute(
    tx,
  )
}
