// How people change their own passwords: settings, turns by the clock, second proofs.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { OwnSettings } from '../own.ts'
import { json } from './campaign.ts'

const rowsAtOnce = 5_000

export async function setOwn(tx: Transaction, id: string, own: OwnSettings, turnedAt: Date): Promise<void> {
  await sql`update campaign set own = ${json(own)}, turned_at = ${turnedAt} where id = ${id}`.execute(tx)
}

export async function setTurned(tx: Transaction, id: string, is: { isOpen: boolean; turnedAt: Date }): Promise<void> {
  await sql`update campaign set is_open = ${is.isOpen}, turned_at = ${is.turnedAt} where id = ${id}`.execute(tx)
}

/** Campaigns with a turn that has come due, each with its incident. */
export async function dueToTurn(db: Db, now: Date, limit: number): Promise<{ id: string; incidentId: string }[]> {
  const { rows } = await sql<{ id: string; incidentId: string }>`
    select c.id, c.incident_id as "incidentId" from campaign c join incident i on i.id = c.incident_id
    where i.closed_at is null and exists (select 1 from jsonb_array_elements(c.own -> 'turns') turn
      where (turn ->> 'at')::timestamptz <= ${now} and (turn ->> 'at')::timestamptz > coalesce(c.turned_at, '-infinity'))
    limit ${limit}`.execute(db)
  return rows
}

export async function setSeconds(
  tx: Transaction,
  id: string,
  rows: readonly { key: string; second: string }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await sql`
      update campaign_account a set second = decode(r.second, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + rowsAtOnce))}::jsonb) as r(key text, second text)
      where a.campaign_id = ${id} and a.key = r.key`.execute(tx)
}

export async function secondsOf(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(a.second)::int as count from campaign_account a where a.campaign_id = ${id}`.execute(db)
  return rows[0]!.count
}
