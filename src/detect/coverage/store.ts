// The table of what must log. Nothing else in the desk writes it.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { LogDutyFacts } from './coverage.ts'

type Db = State['db'] | Transaction
export type StoredDuty = LogDutyFacts & { readonly id: string }

const columns = sql`id, system, kind, what, is_outward as "isOutward", keep_days as "keepDays", owner, reason`

export async function dutiesOf(db: Db): Promise<StoredDuty[]> {
  const { rows } = await sql<StoredDuty>`
    select ${columns} from log_duty where retired_at is null order by lower(system), id`.execute(db)
  return rows
}

/** False when something is said of this system already. */
export async function addDuty(tx: Transaction, id: string, one: LogDutyFacts, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into log_duty (id, system, kind, what, is_outward, keep_days, owner, reason, made_at)
    values (${id}, ${one.system}, ${one.kind}, ${one.what}, ${one.isOutward}, ${one.keepDays}, ${one.owner}, ${one.reason}, ${at})
    on conflict (lower(system)) where retired_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function retireDuty(tx: Transaction, id: string, at: Date): Promise<StoredDuty | null> {
  const { rows } = await sql<StoredDuty>`
    update log_duty set retired_at = ${at} where id = ${id} and retired_at is null returning ${columns}`.execute(tx)
  return rows[0] ?? null
}
