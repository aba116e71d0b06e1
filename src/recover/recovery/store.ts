// The tables of recovery. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { RuleState } from './block.ts'
import type { HeadingPeople, ItemAnswer, Level } from './recovery.ts'

export type StoredRecovery = {
  readonly lead: { readonly id: string; readonly name: string } | null
  readonly level: Level
  readonly dueOn: string | null
  readonly priority: string
  readonly watchUntil: string | null
  readonly accepted: { readonly at: string; readonly by: string; readonly note: string } | null
}
export type Plan = Omit<StoredRecovery, 'lead' | 'accepted'> & { readonly leadId: string | null }
export type StoredItem = ItemAnswer & { readonly item: number; readonly changedAt: string; readonly changedBy: string }

export async function recoveryOf(db: Db, incidentId: string): Promise<StoredRecovery | null> {
  const { rows } = await sql<StoredRecovery>`
    select case when r.lead_id is null then null else json_build_object('id', p.id, 'name', p.name) end as lead, r.level,
      r.due_on::text as "dueOn", r.priority, r.watch_until::text as "watchUntil",
      case when r.accepted_at is null then null
        else json_build_object('at', ${isoOf('r.accepted_at')}, 'by', r.accepted_by, 'note', r.accepted_note) end as accepted
    from recovery r left join person p on p.id = r.lead_id where r.incident_id = ${incidentId}`.execute(db)
  return rows[0] ?? null
}

export async function insertRecovery(tx: Transaction, incidentId: string, at: string): Promise<boolean> {
  const { rows } = await sql`
    insert into recovery (incident_id, begun_at) values (${incidentId}, ${at}) on conflict do nothing returning 1 as new`.execute(
    tx,
  )
  return rows.length > 0
}

export async function setPlan(tx: Transaction, incidentId: string, plan: Plan): Promise<void> {
  await sql`
    update recovery set lead_id = ${plan.leadId}, level = ${plan.level}, due_on = ${plan.dueOn}, priority = ${plan.priority},
      watch_until = ${plan.watchUntil} where incident_id = ${incidentId}`.execute(tx)
}

export async function setAccepted(tx: Transaction, incidentId: string, at: string, by: string, note: string) {
  await sql`
    update recovery set accepted_at = ${at}, accepted_by = ${by}, accepted_note = ${note} where incident_id = ${incidentId}`.execute(
    tx,
  )
}

/** The answers of an incident, and those of its restricted file where the viewer may know of it. */
export async function itemsOf(db: Db, incidentId: string, restrictedId: string | null): Promise<StoredItem[]> {
  const { rows } = await sql<StoredItem>`
    select item, state, who, due_on::text as "dueOn", answer, proof, reason, ${isoOf('changed_at')} as "changedAt", changed_by as "changedBy"
    from recovery_item where incident_id = ${incidentId} or incident_id = ${restrictedId}`.execute(db)
  return rows
}

export async function setItem(tx: Transaction, incidentId: string, one: StoredItem): Promise<void> {
  await sql`
    insert into recovery_item (incident_id, item, state, who, due_on, answer, proof, reason, changed_at, changed_by)
    values (${incidentId}, ${one.item}, ${one.state}, ${one.who}, ${one.dueOn}, ${one.answer}, ${one.proof}, ${one.reason}, ${one.changedAt}, ${one.changedBy})
    on conflict (incident_id, item) do update set state = excluded.state, who = excluded.who, due_on = excluded.due_on,
      answer = excluded.answer, proof = excluded.proof, reason = excluded.reason, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  )
}

export async function headingsOf(db: Db, incidentId: string): Promise<(HeadingPeople & { heading: string })[]> {
  const { rows } = await sql<HeadingPeople & { heading: string }>`
    select heading, lead, resources, parties from recovery_heading where incident_id = ${incidentId}`.execute(db)
  return rows
}

export async function setHeading(tx: Transaction, incidentId: string, heading: string, is: HeadingPeople) {
  await sql`
    insert into recovery_heading (incident_id, heading, lead, resources, parties)
    values (${incidentId}, ${heading}, ${is.lead}, ${is.resources}, ${is.parties})
    on conflict (incident_id, heading) do update set lead = excluded.lead, resources = excluded.resources, parties = excluded.parties`.execute(
    tx,
  )
}

export async function rulesOf(db: Db, incidentId: string): Promise<Record<string, RuleState>> {
  const { rows } = await sql<RuleState & { rule: string }>`
    select rule, answer, steps, exception from recovery_rule where incident_id = ${incidentId}`.execute(db)
  return Object.fromEntries(rows.map(({ rule, ...state }) => [rule, state]))
}

export async function setRule(tx: Transaction, incidentId: string, rule: string, is: RuleState): Promise<void> {
  await sql`
    insert into recovery_rule (incident_id, rule, answer, steps, exception)
    values (${incidentId}, ${rule}, ${is.answer}, ${[...is.steps]}, ${is.exception})
    on conflict (incident_id, rule) do update set answer = excluded.answer, steps = excluded.steps, exception = excluded.exception`.execute(
    tx,
  )
}

/** The restricted file of an incident that the viewer may know of; several people may each keep one. */
export async function restrictedOf(
  db: Db,
  viewer: Viewer,
  incidentId: string,
): Promise<{ id: string; number: string } | null> {
  const { rows } = await sql<{ id: string; number: string }>`
    select i.id, i.number from recovery_restricted r join incident i on i.id = r.restricted_id
    where r.incident_id = ${incidentId} and ${mayKnow(viewer, 'r.restricted_id')} order by i.opened_at limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function insertRestricted(tx: Transaction, incidentId: string, restrictedId: string): Promise<void> {
  await sql`
    insert into recovery_restricted (restricted_id, incident_id) values (${restrictedId}, ${incidentId})`.execute(tx)
}

const mostActors = 100

/** Who acted in the emergency, by what they put on the record. */
export async function actorsOf(db: Db, incidentId: string): Promise<{ name: string; entries: number }[]> {
  const { rows } = await sql<{ name: string; entries: number }>`
    select coalesce(p.name, '') as name, count(*)::int as entries
    from record_entry e join person p on p.id = e.by_id
    where e.incident_id = ${incidentId} and e.kind in ('action', 'containment', 'decision') and e.by_kind = 'person'
    group by 1 order by 2 desc, 1 limit ${mostActors}`.execute(db)
  return rows
}
