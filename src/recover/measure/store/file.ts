import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { ChangedFile } from '../measure.ts'

export type NewFile = {
  readonly id: string
  readonly incidentId: string
  readonly no: number
  readonly name: string
  readonly mediaType?: string
  readonly sha256?: string
  readonly bytes?: number
  readonly playbook?: string
  readonly edition?: number
  readonly at: string
  readonly by: string
}

export async function insertFile(tx: Transaction, one: NewFile): Promise<void> {
  await sql`
    insert into measure_file (id, incident_id, no, name, media_type, sha256, bytes, playbook, edition, added_at, added_by)
    values (${one.id}, ${one.incidentId}, ${one.no}, ${one.name}, ${one.mediaType ?? null}, ${one.sha256 ?? null}, ${one.bytes ?? null},
      ${one.playbook ?? null}, ${one.edition ?? null}, ${one.at}, ${one.by})`.execute(tx)
}

/** With what became of an edition since. */
export const changedFiles = sql<ChangedFile[]>`coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'sha256', f.sha256, 'playbook', f.playbook, 'edition', f.edition,
    'isInForce', (select e.state = 'in-force' from playbook_edition e where e.playbook = f.playbook and e.no = f.edition),
    'addedAt', ${isoOf('f.added_at')}, 'addedBy', f.added_by) order by f.added_at, f.id)
  from measure_file f where f.incident_id = m.incident_id and f.no = m.no), '[]')`

export async function filesOf(db: Db, incidentId: string, no: number): Promise<ChangedFile[]> {
  const { rows } = await sql<{ files: ChangedFile[] }>`
    select ${changedFiles} as files from measure m where m.incident_id = ${incidentId} and m.no = ${no}`.execute(db)
  return rows[0]?.files ?? []
}

export const fileOf = async (db: Db, incidentId: string, no: number, id: string): Promise<ChangedFile | null> =>
  (await filesOf(db, incidentId, no)).find((one) => one.id === id) ?? null
