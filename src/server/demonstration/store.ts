// Which demonstrations were loaded, and as which incident. Nothing else in the desk writes this table.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'

export type Loaded = { readonly name: string; readonly incident: string | null }

export async function loadedDemonstrations(db: State['db']): Promise<Loaded[]> {
  const { rows } = await sql<Loaded>`
    select d.name, i.number as incident from demonstration d left join incident i on i.id = d.incident_id`.execute(db)
  return rows
}

export async function noteDemonstration(tx: Transaction, name: string, number: string, at: string): Promise<void> {
  await sql`
    insert into demonstration (name, incident_id, loaded_at)
    select ${name}, id, ${at} from incident where number = ${number}`.execute(tx)
}
