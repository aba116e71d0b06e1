// Whom each channel reached: counted from what left, and noted by hand. Nothing else in the desk writes the notes.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { ReachRow } from '../query.ts'
import type { Channel } from '../sheet.ts'

const mostNotes = 300

type Counted = Pick<ReachRow, 'channel' | 'meant' | 'reached' | 'waiting' | 'failed'>

/** Mail by recipient, letters of a mass reset by person, answers given by the way they were asked. Nothing is counted that is nothing. */
async function counted(db: Db, incidentId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select * from (
      select 'mail' as channel, count(*) filter (where r.state <> 'cancelled')::int as meant, count(*) filter (where r.state = 'sent')::int as reached,
        count(*) filter (where r.state in ('waiting', 'handing'))::int as waiting, count(*) filter (where r.state = 'failed')::int as failed
      from mail m join mail_recipient r on r.mail_id = m.id where m.incident_id = ${incidentId}
      union all
      select 'letter', count(*)::int, count(*) filter (where a.letter = 'fetched')::int, count(*) filter (where a.letter in ('printed', 'sent'))::int,
        count(*) filter (where a.letter in ('returned', 'undelivered'))::int
      from campaign c join campaign_account a on a.campaign_id = c.id where c.incident_id = ${incidentId} and a.letter <> 'none'
      union all
      select q.channel, null, count(*) filter (where q.answered_at is not null)::int, count(*) filter (where q.answered_at is null)::int, 0
      from desk_query q where q.incident_id = ${incidentId} and q.channel <> 'mail' group by q.channel) c
    where c.reached + c.waiting + c.failed > 0 order by c.channel`.execute(db)
  return rows
}

export async function reachOf(db: Db, incidentId: string): Promise<ReachRow[]> {
  const { rows } = await sql<ReachRow>`
    select channel, 'noted' as source, audience, meant, reached, 0 as waiting, 0 as failed, text, ${isoOf('at')} as at, by_name as by
    from reach_note where incident_id = ${incidentId} order by reach_note.at desc, id desc limit ${mostNotes}`.execute(
    db,
  )
  const own = await counted(db, incidentId)
  return [
    ...own.map((one): ReachRow => ({ ...one, source: 'counted', audience: '', text: '', at: null, by: '' })),
    ...rows,
  ]
}

export async function insertReach(
  tx: Transaction,
  one: {
    id: string
    incidentId: string
    channel: Channel
    audience: string
    meant: number | null
    reached: number
    text: string
    at: string
    byName: string
  },
): Promise<void> {
  await sql`
    insert into reach_note (id, incident_id, channel, audience, meant, reached, text, at, by_name)
    values (${one.id}, ${one.incidentId}, ${one.channel}, ${one.audience}, ${one.meant}, ${one.reached}, ${one.text}, ${one.at}, ${one.byName})`.execute(
    tx,
  )
}
