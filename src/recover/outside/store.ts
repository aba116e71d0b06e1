// The table of dealings with people outside. Nothing else in the desk writes it.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Dealing, DealingOutcome, DealingPlan } from './dealing.ts'

export type StoredDealing = Omit<Dealing, 'incident' | 'isRestricted' | 'isOverdue' | 'evidence'> & {
  readonly evidence: readonly string[]
}

/** What is open first, by its day. */
export async function dealingsOf(db: Db, incidentId: string): Promise<StoredDealing[]> {
  const { rows } = await sql<StoredDealing>`
    select d.no, d.state, d.plan, d.outcome, d.reason, d.evidence, ${isoOf('d.changed_at')} as "changedAt", d.changed_by as "changedBy"
    from outside_dealing d where d.incident_id = ${incidentId}
    order by d.state <> 'open', d.plan ->> 'plannedOn' nulls last, d.no`.execute(db)
  return rows
}

export async function dealingOf(tx: Transaction, incidentId: string, no: number): Promise<StoredDealing> {
  return (await dealingsOf(tx, incidentId)).find((one) => one.no === no) ?? refuse('outside.not-found', { no })
}

export async function insertDealing(
  tx: Transaction,
  incidentId: string,
  one: { id: string; plan: DealingPlan; at: string; by: string },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into outside_dealing (id, incident_id, no, kind, state, plan, made_at, made_by, changed_at, changed_by)
    select ${one.id}, ${incidentId}, coalesce(max(no), 0) + 1, ${one.plan.kind}, 'open', ${JSON.stringify(one.plan)}::jsonb, ${one.at}::timestamptz,
      ${one.by}, ${one.at}::timestamptz, ${one.by} from outside_dealing where incident_id = ${incidentId} returning no`.execute(
    tx,
  )
  return rows[0]!.no
}

export type Changed = Partial<Pick<StoredDealing, 'state' | 'plan' | 'reason' | 'evidence'>> & {
  readonly outcome?: DealingOutcome
  readonly at: string
  readonly by: string
}

export async function updateDealing(
  tx: Transaction,
  incidentId: string,
  was: StoredDealing,
  is: Changed,
): Promise<void> {
  const outcome = is.outcome ?? was.outcome
  await sql`
    update outside_dealing set state = ${is.state ?? was.state}, plan = ${JSON.stringify(is.plan ?? was.plan)}::jsonb,
      outcome = ${outcome ? JSON.stringify(outcome) : null}::jsonb, reason = ${is.reason ?? was.reason},
      evidence = ${[...(is.evidence ?? was.evidence)]}::uuid[], changed_at = ${is.at}, changed_by = ${is.by}
    where incident_id = ${incidentId} and no = ${was.no}`.execute(tx)
}

export async function countOpen(db: Db, incidentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from outside_dealing where incident_id = ${incidentId} and state = 'open'`.execute(db)
  return rows[0]!.count
}
