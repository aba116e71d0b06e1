// The versions of plans. Nothing else in the desk writes them.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { mostVersions } from './api.ts'
import type { PlanVersion, VersionTask } from './version.ts'

export async function versionsOf(db: Db, incidentId: string): Promise<PlanVersion[]> {
  const { rows } = await sql<PlanVersion>`
    select v.no, v.name, v.cause, v.reason, v.told, jsonb_array_length(v.tasks) as tasks, ${isoOf('v.made_at')} as "madeAt", v.made_by as "madeBy"
    from plan_version v where v.incident_id = ${incidentId} order by v.no desc limit ${mostVersions}`.execute(db)
  return rows
}

export async function versionTasks(db: Db, incidentId: string, no: number): Promise<VersionTask[]> {
  const { rows } = await sql<{ tasks: VersionTask[] }>`
    select tasks from plan_version where incident_id = ${incidentId} and no = ${no}`.execute(db)
  return rows[0]?.tasks ?? refuse('plan.version.not-found', { no })
}

type NewVersion = Pick<PlanVersion, 'name' | 'cause' | 'reason' | 'told' | 'madeAt' | 'madeBy'>

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertVersion(
  tx: Transaction,
  incidentId: string,
  one: NewVersion & { readonly tasks: readonly VersionTask[] },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into plan_version (incident_id, no, name, cause, reason, told, tasks, made_at, made_by)
    values (${incidentId}, (select coalesce(max(v.no), 0) + 1 from plan_version v where v.incident_id = ${incidentId}), ${one.name},
      ${one.cause}, ${one.reason}, ${one.told}, ${JSON.stringify(one.tasks)}::jsonb, ${one.madeAt}, ${one.madeBy}) returning no`.execute(
    tx,
  )
  return rows[0]!.no
}
