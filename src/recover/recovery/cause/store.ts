// The tables of the cause tree. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Cause, CauseInput } from './cause.ts'

export async function causesOf(db: Db, incidentId: string): Promise<Cause[]> {
  const { rows } = await sql<Cause>`
    select c.no, c.parent_no as parent, c.question, c.text, c.class, c.stage, c.technique, c.state,
      coalesce((select json_agg(json_build_object('isFor', e.is_for, 'text', e.text, 'reference', e.reference, 'byName', e.by_name,
          'at', ${isoOf('e.at')}) order by e.at, e.id) from cause_evidence e where e.cause_id = c.id), '[]') as evidence
    from cause c where c.incident_id = ${incidentId} order by c.no`.execute(db)
  return rows
}

export async function insertCause(tx: Transaction, incidentId: string, id: string, one: CauseInput): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into cause (id, incident_id, no, parent_no, question, text, class, stage, technique, state)
    select ${id}, ${incidentId}, coalesce(max(no), 0) + 1, ${one.parent}::integer, ${one.question}, ${one.text}, ${one.class}, ${one.stage},
      ${one.technique}, ${one.state} from cause where incident_id = ${incidentId} returning no`.execute(tx)
  return rows[0]!.no
}

export async function updateCause(tx: Transaction, incidentId: string, no: number, one: CauseInput): Promise<void> {
  await sql`
    update cause set parent_no = ${one.parent}, text = ${one.text}, class = ${one.class}, stage = ${one.stage}, technique = ${one.technique},
      state = ${one.state} where incident_id = ${incidentId} and no = ${no}`.execute(tx)
}

export async function insertEvidence(
  tx: Transaction,
  incidentId: string,
  no: number,
  one: { id: string; isFor: boolean; text: string; reference: string; byName: string; at: string },
): Promise<void> {
  await sql`
    insert into cause_evidence (id, cause_id, is_for, text, reference, by_name, at)
    select ${one.id}, c.id, ${one.isFor}, ${one.text}, ${one.reference}, ${one.byName}, ${one.at}::timestamptz
    from cause c where c.incident_id = ${incidentId} and c.no = ${no}`.execute(tx)
}
