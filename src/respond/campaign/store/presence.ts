// The table of appointments to be there at a first use.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Presence } from '../presence.ts'

const mostShown = 1_000

/** In their order of time. */
export async function presencesOf(db: Db, id: string): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select p.position, ${isoOf('p.at')} as at, p.place, p.what, p.who, p.special,
      case when p.outcome is not null then jsonb_build_object('outcome', p.outcome, 'people', p.people, 'note', p.note, 'at', ${isoOf('p.told_at')}, 'by', p.told_by) end as told
    from campaign_presence p where p.campaign_id = ${id} order by p.at, p.position limit ${mostShown}`.execute(db)
  return rows
}

export const presenceOf = async (db: Db, id: string, position: number): Promise<Presence> =>
  (await presencesOf(db, id)).find((one) => one.position === position) ?? refuse('campaign.presence.not-found')

export async function insertPresence(
  tx: Transaction,
  id: string,
  one: Omit<Presence, 'position' | 'told'>,
): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into campaign_presence (campaign_id, position, at, place, what, who, special)
    values (${id}, (select coalesce(max(p.position), 0) + 1 from campaign_presence p where p.campaign_id = ${id}), ${one.at}, ${one.place}, ${one.what},
      ${one.who}, ${one.special}) returning position`.execute(tx)
  return rows[0]!.position
}

export async function setPresenceTold(
  tx: Transaction,
  id: string,
  position: number,
  told: NonNullable<Presence['told']>,
): Promise<void> {
  await sql`
    update campaign_presence set outcome = ${told.outcome}, people = ${told.people}, note = ${told.note}, told_at = ${told.at}, told_by = ${told.by}
    where campaign_id = ${id} and position = ${position}`.execute(tx)
}
