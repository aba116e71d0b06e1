import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { HostPlan, ToldKind } from '../known-state.ts'
import type { Db } from '../store.ts'

type Columns = {
  host: string
  agent_id: string
  every_hours: number | null
  next_at: Date | null
  order_id: string | null
  order_kind: ToldKind | null
  order_about: string | null
  order_reason: string
  ordered_by: string
  ordered_at: Date | null
  told_at: Date | null
  asked_at: Date | null
  trouble: string | null
  trouble_at: Date | null
}
const iso = (at: Date | null): string | null => at?.toISOString() ?? null
type ToldOrder = Omit<NonNullable<HostPlan['order']>, 'kind'> & {
  readonly kind: ToldKind
  readonly about: string | null
}
export type PlanRecord = Omit<HostPlan, 'order'> & {
  readonly host: string
  readonly reason: string
  readonly order: ToldOrder | null
}
const planOf = (row: Columns): PlanRecord => ({
  host: row.host,
  reason: row.order_reason,
  agentId: row.agent_id,
  everyHours: row.every_hours,
  nextAt: iso(row.next_at),
  order:
    row.order_id === null
      ? null
      : {
          id: row.order_id,
          kind: row.order_kind!,
          about: row.order_about,
          orderedBy: row.ordered_by,
          orderedAt: row.ordered_at!.toISOString(),
          toldAt: iso(row.told_at),
        },
  askedAt: iso(row.asked_at),
  trouble: row.trouble === null ? null : { text: row.trouble, at: row.trouble_at!.toISOString() },
})

export async function readPlans(db: Db): Promise<Map<string, PlanRecord>> {
  const { rows } = await sql<Columns>`select * from integrity_plan`.execute(db)
  return new Map(rows.map((row) => [row.host, planOf(row)]))
}

export async function readPlan(db: Db, host: string): Promise<PlanRecord | null> {
  const { rows } = await sql<Columns>`select * from integrity_plan where host = ${host}`.execute(db)
  return rows[0] ? planOf(rows[0]) : null
}

export type NewOrder = {
  readonly id: string
  readonly kind: ToldKind
  readonly about?: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** An order that was not carried out yet gives way. */
export async function setOrder(tx: Transaction, host: string, agentId: string, one: NewOrder): Promise<PlanRecord> {
  const { rows } = await sql<Columns>`
    insert into integrity_plan (host, agent_id, order_id, order_kind, order_about, order_reason, ordered_by, ordered_at)
    values (${host}, ${agentId}, ${one.id}, ${one.kind}, ${one.about ?? null}, ${one.reason}, ${one.by}, ${one.at})
    on conflict (host) do update set agent_id = excluded.agent_id, order_id = excluded.order_id, order_kind = excluded.order_kind,
      order_about = excluded.order_about, order_reason = excluded.order_reason, ordered_by = excluded.ordered_by, ordered_at = excluded.ordered_at, told_at = null,
      trouble = null, trouble_at = null
    returning *`.execute(tx)
  return planOf(rows[0]!)
}

export async function setSchedule(
  tx: Transaction,
  host: string,
  agentId: string,
  { everyHours, nextAt }: { readonly everyHours: number | null; readonly nextAt: Date | null },
): Promise<PlanRecord> {
  const { rows } = await sql<Columns>`
    insert into integrity_plan (host, agent_id, every_hours, next_at) values (${host}, ${agentId}, ${everyHours}, ${nextAt})
    on conflict (host) do update set agent_id = excluded.agent_id, every_hours = excluded.every_hours, next_at = excluded.next_at
    returning *`.execute(tx)
  return planOf(rows[0]!)
}

/** Puts the check that is due into the plan; an order that waits goes first. */
export async function orderWhatIsDue(tx: Transaction, host: string, id: string, at: Date): Promise<void> {
  await sql`
    update integrity_plan set order_id = ${id}, order_kind = 'check', order_about = null, order_reason = '', ordered_by = '', ordered_at = ${at}, told_at = null,
      next_at = ${at}::timestamptz + make_interval(hours => every_hours)
    where host = ${host} and order_id is null and every_hours is not null and next_at <= ${at}`.execute(tx)
}

export async function noteAsked(tx: Transaction, host: string, at: Date): Promise<PlanRecord | null> {
  const { rows } = await sql<Columns>`
    update integrity_plan set asked_at = ${at} where host = ${host} returning *`.execute(tx)
  return rows[0] ? planOf(rows[0]) : null
}

export async function noteTold(tx: Transaction, host: string, at: Date): Promise<void> {
  await sql`update integrity_plan set told_at = ${at} where host = ${host}`.execute(tx)
}

/** What was ordered is done, or could not be. False when this order no longer stands. */
export async function endOrder(
  tx: Transaction,
  host: string,
  id: string,
  trouble: { readonly text: string; readonly at: Date } | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update integrity_plan set order_id = null, order_kind = null, told_at = null, trouble = ${trouble?.text ?? null},
      trouble_at = ${trouble?.at ?? null}
    where host = ${host} and order_id = ${id}`.execute(tx)
  return numAffectedRows === 1n
}
