// What the help desk says, in versions, and what it was asked.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Plan } from '../forecast.ts'
import type { Channel, DeskLoad, Manual, Topic } from '../help-desk.ts'

const mostManuals = 500
const mostHours = 24 * 60
const mostShown = 50

/** The next version of a part. */
export async function insertManual(tx: Transaction, id: string, one: Omit<Manual, 'version'>): Promise<Manual> {
  const { rows } = await sql<{ version: number }>`
    insert into campaign_manual (campaign_id, part, version, ja, en, made_at, made_by)
    values (${id}, ${one.part}, (select coalesce(max(m.version), 0) + 1 from campaign_manual m where m.campaign_id = ${id} and m.part = ${one.part}),
      ${one.ja}, ${one.en}, ${one.madeAt}, ${one.madeBy}) returning version`.execute(tx)
  return { ...one, version: rows[0]!.version }
}

export async function manualsOf(db: Db, id: string, { isNewest = false } = {}): Promise<Manual[]> {
  const { rows } = await sql<Manual>`
    select m.part, m.version, m.ja, m.en, ${isoOf('m.made_at')} as "madeAt", m.made_by as "madeBy" from campaign_manual m
    where m.campaign_id = ${id} ${isNewest ? sql`and m.version = (select max(n.version) from campaign_manual n where n.campaign_id = m.campaign_id and n.part = m.part)` : sql``}
    order by m.made_at desc limit ${mostManuals}`.execute(db)
  return rows
}

export type DeskRow = {
  readonly id: string
  readonly position: number
  readonly incident: string
  readonly title: string
  readonly plan: Plan
  readonly questions: number
}
export async function deskRows(db: Db, viewer: Viewer): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select c.id, c.position, i.number as incident, c.title, c.plan,
      (select count(*)::int from campaign_question q where q.campaign_id = c.id) as questions
    from campaign c join incident i on i.id = c.incident_id
    where i.closed_at is null and ${mayKnow(viewer, 'c.incident_id')} order by c.created_at desc limit ${mostShown}`.execute(
    db,
  )
  return rows
}

export async function addQuestion(
  tx: Transaction,
  id: string,
  one: { at: Date; topic: Topic; channel: Channel },
): Promise<number> {
  await sql`insert into campaign_question (campaign_id, at, topic, channel) values (${id}, ${one.at}, ${one.topic}, ${one.channel})`.execute(
    tx,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from campaign_question where campaign_id = ${id}`.execute(tx)
  return rows[0]!.count
}

export async function loadOf(db: Db, id: string): Promise<Pick<DeskLoad, 'topics' | 'channels' | 'hours'>> {
  const counted = async (what: 'topic' | 'channel') => {
    const { rows } = await sql<{ name: string; count: number }>`
      select ${sql.ref(what)} as name, count(*)::int as count from campaign_question where campaign_id = ${id} group by 1`.execute(
      db,
    )
    return Object.fromEntries(rows.map((row) => [row.name, row.count]))
  }
  const { rows: hours } = await sql<DeskLoad['hours'][number]>`
    select ${isoOf('h.hour')} as at, sum(h.questions)::int as questions, sum(h.changes)::int as changes from (
      select date_trunc('hour', q.at) as hour, count(*) as questions, 0 as changes from campaign_question q where q.campaign_id = ${id} group by 1
      union all
      select date_trunc('hour', a.changed_at), 0, count(*) from campaign_account a
      where a.campaign_id = ${id} and a.state = 'changed' and a.changed_at is not null group by 1) h
    group by h.hour order by h.hour desc limit ${mostHours}`.execute(db)
  return { topics: await counted('topic'), channels: await counted('channel'), hours: hours.reverse() }
}
