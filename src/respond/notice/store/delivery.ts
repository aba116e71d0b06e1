// Notices that a person handed over: how, when, whom each reached, and what it was.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { NoticeDelivery } from '../notice.ts'

const mostShown = 50

export async function deliveriesOf(db: Db, noticeId: string): Promise<NoticeDelivery[]> {
  const { rows } = await sql<NoticeDelivery>`
    select way, ${isoOf('at')} as at, reached, said, by_name as "byName", sha256, entry_id as "entryId"
    from notice_delivery where notice_id = ${noticeId} order by at desc, id limit ${mostShown}`.execute(db)
  return rows
}

export async function insertDelivery(
  tx: Transaction,
  one: NoticeDelivery & {
    readonly id: string
    readonly noticeId: string
    readonly bytes: number
    readonly now: string
  },
): Promise<void> {
  await sql`
    insert into notice_delivery (id, notice_id, way, at, reached, said, by_name, sha256, bytes, entry_id, noted_at)
    values (${one.id}, ${one.noticeId}, ${one.way}, ${one.at}, ${one.reached}, ${one.said}, ${one.byName}, ${one.sha256}, ${one.bytes},
      ${one.entryId}, ${one.now})`.execute(tx)
}
