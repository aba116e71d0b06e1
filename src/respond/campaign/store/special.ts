// The table of groups with a handling of their own, and who of the accounts is in which.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { Handling, SpecialDate, SpecialGroup } from '../special.ts'
import { standing } from './account.ts'
import { json } from './campaign.ts'

export async function specialsOf(db: Db, id: string): Promise<SpecialGroup[]> {
  const { rows } = await sql<SpecialGroup>`
    select s.position, s.name, s.handling, s.responsible, s.dates, coalesce(sum(n.count), 0)::int as accounts,
      coalesce(jsonb_object_agg(n.standing, n.count) filter (where n.standing is not null), '{}') as standings
    from campaign_special s left join (
      select a.special, ${standing} as standing, count(*)::int as count
      from campaign_account a where a.campaign_id = ${id} and a.special is not null group by 1, 2) n on n.special = s.position
    where s.campaign_id = ${id} group by s.campaign_id, s.position order by s.position`.execute(db)
  return rows
}

export const specialOf = async (db: Db, id: string, position: number): Promise<SpecialGroup> =>
  (await specialsOf(db, id)).find((one) => one.position === position) ?? refuse('campaign.special.not-found')

type Said = {
  readonly name: string
  readonly handling: Handling
  readonly responsible: string
  readonly dates: readonly SpecialDate[]
}

export async function insertSpecial(tx: Transaction, id: string, one: Said): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into campaign_special (campaign_id, position, name, handling, responsible, dates)
    values (${id}, (select coalesce(max(s.position), 0) + 1 from campaign_special s where s.campaign_id = ${id}), ${one.name}, ${json(one.handling)},
      ${one.responsible}, ${json(one.dates)}) returning position`.execute(tx)
  return rows[0]!.position
}

export async function setSpecial(
  tx: Transaction,
  id: string,
  position: number,
  one: Omit<Said, 'name'>,
): Promise<void> {
  await sql`
    update campaign_special set handling = ${json(one.handling)}, responsible = ${one.responsible}, dates = ${json(one.dates)}
    where campaign_id = ${id} and position = ${position}`.execute(tx)
}

/** Each account is in one group at most: the last it was put into. Gives who was found. */
export async function setMembers(
  tx: Transaction,
  id: string,
  position: number,
  keys: readonly string[],
  is: 'in' | 'out',
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const which = is === 'in' ? sql`true` : sql`special = ${position}`
  const { rows } = await sql<{ key: string }>`
    update campaign_account set special = ${is === 'in' ? position : null} where campaign_id = ${id} and key = any(${[...keys]}) and ${which}
    returning key`.execute(tx)
  return new Set(rows.map((row) => row.key))
}

export async function membersOf(db: Db, id: string, position: number): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select a.login, a.name, a.department, ${standing} as state, a.letter, coalesce(b.name, '') as bundle
    from campaign_account a left join campaign_bundle b on b.campaign_id = a.campaign_id and b.position = a.bundle
    where a.campaign_id = ${id} and a.special = ${position} order by a.department, a.key`.execute(db)
  return rows
}
