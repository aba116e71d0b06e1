// Notes of a task are entries of the record; here stands which belong to it.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'

export async function insertNote(tx: Transaction, taskId: string, entryId: string): Promise<void> {
  await sql`insert into task_note (task_id, entry_id) values (${taskId}, ${entryId})`.execute(tx)
}
export async function noteIds(db: Db, taskId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select entry_id as id from task_note where task_id = ${taskId}`.execute(db)
  return rows.map((row) => row.id)
}
