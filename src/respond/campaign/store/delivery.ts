// Where bundles of letters are: sent off, and what came back of them.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Bundle } from '../campaign.ts'
import { json } from './campaign.ts'

/** Its letters are on their way; gives how many. */
export async function setSent(
  tx: Transaction,
  id: string,
  bundle: number,
  sent: NonNullable<Bundle['sent']>,
): Promise<number> {
  await sql`update campaign_bundle set sent = ${json(sent)}, back = null where campaign_id = ${id} and position = ${bundle}`.execute(
    tx,
  )
  const { numAffectedRows } = await sql`
    update campaign_account set letter = 'sent' where campaign_id = ${id} and bundle = ${bundle} and letter in ('printed', 'returned', 'undelivered')`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

/** Who is named was not found, everybody else signed. Nothing is written when somebody named is not of this bundle. */
export async function setBack(
  tx: Transaction,
  id: string,
  bundle: number,
  { at, by, missing }: { at: string; by: string; missing: readonly string[] },
): Promise<{ signed: number; missing: number; unknown: readonly string[] }> {
  const { rows } = await sql<{ key: string }>`
    select key from campaign_account where campaign_id = ${id} and bundle = ${bundle} and key = any(${[...missing]})`.execute(
    tx,
  )
  const found = new Set(rows.map((row) => row.key))
  const unknown = missing.filter((key) => !found.has(key))
  if (unknown.length > 0) return { signed: 0, missing: 0, unknown }
  const changed = await sql<{ letter: string }>`
    update campaign_account set letter = case when key = any(${[...missing]}) then 'undelivered' else 'fetched' end
    where campaign_id = ${id} and bundle = ${bundle} and letter in ('sent', 'undelivered', 'fetched') returning letter`.execute(
    tx,
  )
  const signed = changed.rows.filter((row) => row.letter === 'fetched').length
  const counts = { signed, missing: changed.rows.length - signed }
  await sql`update campaign_bundle set back = ${json({ at, by, ...counts })} where campaign_id = ${id} and position = ${bundle}`.execute(
    tx,
  )
  return { ...counts, unknown }
}
