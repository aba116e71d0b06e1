import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { PlannedGate } from '../from-playbook.ts'
import { gateIsClosed } from '../store.ts'
import type { GateView } from '../task.ts'

/** The gates of an incident, as they stand. */
export async function gatesOf(db: Db, incidentId: string): Promise<GateView[]> {
  const { rows } = await sql<GateView>`
    select g.id, g.rule, g.says, g.exception, g.needs, g.holds, not ${gateIsClosed} as "isPassed", g.excepted
    from plan_gate g where g.incident_id = ${incidentId} order by g.playbook, g.id`.execute(db)
  return rows
}

export async function insertGate(
  tx: Transaction,
  one: PlannedGate & { readonly id: string; readonly incidentId: string; readonly playbook: string },
): Promise<void> {
  await sql`
    insert into plan_gate (id, incident_id, playbook, gate, rule, says, exception, needs, holds)
    values (${one.id}, ${one.incidentId}, ${one.playbook}, ${one.gate}, ${one.rule}, ${JSON.stringify(one.says)}::jsonb,
      ${one.exception === null ? null : JSON.stringify(one.exception)}::jsonb, ${one.needs}::uuid[], ${one.holds}::uuid[])
    on conflict (incident_id, playbook, gate) do nothing`.execute(tx)
}

export async function setExcepted(tx: Transaction, id: string, is: NonNullable<GateView['excepted']>): Promise<void> {
  await sql`update plan_gate set excepted = ${JSON.stringify(is)}::jsonb where id = ${id}`.execute(tx)
}
