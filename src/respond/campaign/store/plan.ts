// The table of versions of a plan: none is changed, the next one is added; approval and where it was told are kept with it.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { PlanVersion } from '../plan-version.ts'
import { json } from './campaign.ts'

const mostVersions = 500

export async function insertVersion(
  tx: Transaction,
  id: string,
  one: Pick<PlanVersion, 'version' | 'plan' | 'waves' | 'reason' | 'madeAt' | 'madeBy'>,
): Promise<void> {
  await sql`insert into campaign_plan (campaign_id, version, plan, waves, reason, made_at, made_by)
    values (${id}, ${one.version}, ${json(one.plan)}, ${json(one.waves)}, ${one.reason}, ${one.madeAt}, ${one.madeBy})`.execute(
    tx,
  )
}

export async function setVersionApproved(tx: Transaction, id: string, approved: NonNullable<PlanVersion['approved']>) {
  await sql`update campaign_plan set approved = ${json(approved)} where campaign_id = ${id} and version = ${approved.version}`.execute(
    tx,
  )
}

export async function addTold(tx: Transaction, id: string, version: number, told: PlanVersion['told'][number]) {
  await sql`update campaign_plan set told = told || ${json([told])} where campaign_id = ${id} and version = ${version}`.execute(
    tx,
  )
}

const columns = sql`v.version, v.plan, v.waves, v.reason, ${isoOf('v.made_at')} as "madeAt", v.made_by as "madeBy", v.approved, v.told`

/** Newest first. */
export async function versionsOf(db: Db, id: string): Promise<PlanVersion[]> {
  const { rows } = await sql<PlanVersion>`
    select ${columns} from campaign_plan v where v.campaign_id = ${id} order by v.version desc limit ${mostVersions}`.execute(
    db,
  )
  return rows
}

export async function versionOf(db: Db, id: string, version: number): Promise<PlanVersion> {
  const { rows } = await sql<PlanVersion>`
    select ${columns} from campaign_plan v where v.campaign_id = ${id} and v.version = ${version}`.execute(db)
  return rows[0] ?? refuse('campaign.plan.not-found')
}

/** The newest version that was told to anybody: what everybody may read. */
export async function toldVersion(db: Db, id: string): Promise<PlanVersion | null> {
  const { rows } = await sql<PlanVersion>`
    select ${columns} from campaign_plan v where v.campaign_id = ${id} and v.told <> '[]' order by v.version desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}
