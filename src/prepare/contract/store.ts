// The table of agreements with suppliers. Nothing else in the desk writes it.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Contract, ContractFacts } from './contract.ts'

type Db = State['db'] | Transaction
const at = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
const columns = sql`c.id, c.system, c.supplier, c.says, c.payer, c.until_on::text as "untilOn", c.document,
  ${at('c.made_at')} as "madeAt", ${at('c.ended_at')} as "endedAt"`

export async function readContracts(db: Db): Promise<Contract[]> {
  const { rows } = await sql<Contract>`
    select ${columns} from contract c where c.ended_at is null order by lower(c.system), lower(c.supplier)`.execute(db)
  return rows
}

export async function lockContract(tx: Transaction, id: string): Promise<Contract | null> {
  const { rows } = await sql<Contract>`
    select ${columns} from contract c where c.id = ${id} and c.ended_at is null for update`.execute(tx)
  return rows[0] ?? null
}

/** False when this supplier has one for this system already. */
export async function addContract(tx: Transaction, id: string, one: ContractFacts, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into contract (id, system, supplier, says, payer, until_on, document, made_at)
    values (${id}, ${one.system}, ${one.supplier}, ${one.says}, ${one.payer}, ${one.untilOn}::date, ${one.document}, ${now})
    on conflict (lower(system), lower(supplier)) where ended_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** False when this supplier has another for this system. */
export async function changeContract(tx: Transaction, id: string, one: ContractFacts): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update contract set system = ${one.system}, supplier = ${one.supplier}, says = ${one.says}, payer = ${one.payer},
      until_on = ${one.untilOn}::date, document = ${one.document}
    where id = ${id} and not exists (select 1 from contract o where o.id <> ${id} and o.ended_at is null
      and lower(o.system) = lower(${one.system}) and lower(o.supplier) = lower(${one.supplier}))`.execute(tx)
  return numAffectedRows === 1n
}

export async function endContract(tx: Transaction, id: string, now: Date): Promise<void> {
  await sql`update contract set ended_at = ${now} where id = ${id}`.execute(tx)
}
