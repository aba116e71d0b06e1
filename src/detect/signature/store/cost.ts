import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { RuleCost } from '../cost.ts'

type Db = State['db'] | Transaction

export type KnownCost = Omit<RuleCost, 'key'>

/** A measure, as the memory of the detectors is: nobody did anything, and so it is no entry of the record. */
export async function addCosts(db: Db, costs: readonly RuleCost[]): Promise<void> {
  if (costs.length === 0) return
  await sql`
    insert into rule_cost (key, asked, took_ms)
    select * from unnest(${costs.map((one) => one.key)}::text[], ${costs.map((one) => one.asked)}::bigint[],
      ${costs.map((one) => one.ms)}::float8[])
    on conflict (key) do update set asked = rule_cost.asked + excluded.asked, took_ms = rule_cost.took_ms + excluded.took_ms`.execute(
    db,
  )
}

/** Rules that were never asked are not in it. */
export async function readCosts(db: Db): Promise<Map<string, KnownCost>> {
  const { rows } = await sql<{ key: string; asked: string; took_ms: number }>`select * from rule_cost`.execute(db)
  return new Map(rows.map(({ key, asked, took_ms }) => [key, { asked: Number(asked), ms: took_ms }]))
}
