// The table of measures. Nothing else in the desk writes it.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { Measure, MeasureInput, MeasureState } from './measure.ts'
import { changedFiles } from './store/file.ts'

export type StoredMeasure = Omit<Measure, 'standing'>

const columns = sql`
  m.no, json_build_object('number', i.number, 'title', i.title, 'isClosed', i.closed_at is not null) as incident, m.aim, m.title, m.kind,
  m.reach, m.changes, m.target, m.effect, m.cost::float8 as cost, m.currency, m.days, m.state, m.owner_id as "ownerId",
  coalesce(p.name, m.owner) as owner, coalesce(not p.is_active, false) as "isOrphan", m.payer, m.due_on::text as "dueOn", m.done_on::text as "doneOn",
  m.proof, m.verify_months as "verifyMonths", m.verify_on::text as "verifyOn", m.result, m.reason, ${changedFiles} as files`
const from = sql`measure m join incident i on i.id = m.incident_id left join person p on p.id = m.owner_id`

async function measures(db: Db, where: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<StoredMeasure>`
    select ${columns} from ${from} where ${where} order by ${order} limit ${limit}`.execute(db)
  return rows
}

const mostOfOne = 1_000

export const measuresOf = (db: Db, incidentId: string): Promise<StoredMeasure[]> =>
  measures(db, sql`m.incident_id = ${incidentId}`, sql`m.aim, m.no`, mostOfOne)

/** By what must be done next; what has no day stands last. */
export function allMeasures(
  db: Db,
  viewer: Viewer,
  show: 'open' | 'overdue' | 'all',
  today: string,
  limit: number,
): Promise<StoredMeasure[]> {
  const overdue = sql`((m.state in ('chosen', 'returned') and m.due_on < ${today}) or (m.state = 'done' and m.verify_on < ${today}))`
  const open = sql`(m.state in ('proposed', 'chosen', 'returned') or (m.state = 'done' and m.verify_on is not null))`
  const which = { open, overdue, all: sql`true` }[show]
  const next = sql`case when m.state = 'done' then m.verify_on else m.due_on end`
  return measures(
    db,
    sql`${which} and ${mayKnow(viewer, 'm.incident_id')}`,
    sql`(m.state in ('dropped', 'verified')), ${next} nulls last, i.number, m.no`,
    limit,
  )
}

/** Counted by the database, so that a long list says how much there is in all. */
export async function countMeasures(db: Db, viewer: Viewer, today: string, where: RawBuilder<unknown> = sql`true`) {
  const { rows } = await sql<{ open: number; overdue: number; verify: number; orphans: number }>`
    select count(*) filter (where m.state in ('chosen', 'returned'))::int as open,
      count(*) filter (where (m.state in ('chosen', 'returned') and m.due_on < ${today}) or (m.state = 'done' and m.verify_on < ${today}))::int as overdue,
      count(*) filter (where m.state = 'done' and m.verify_on is not null)::int as verify,
      count(*) filter (where m.state in ('proposed', 'chosen', 'returned') and not p.is_active)::int as orphans
    from ${from} where ${where} and ${mayKnow(viewer, 'm.incident_id')}`.execute(db)
  return rows[0]!
}

export const ofIncident = (incidentId: string) => sql`m.incident_id = ${incidentId}`

export async function measureOf(tx: Transaction, incidentId: string, no: number): Promise<StoredMeasure> {
  const found = await measures(tx, sql`m.incident_id = ${incidentId} and m.no = ${no}`, sql`m.no`, 1)
  return found[0] ?? refuse('measure.not-found', { no })
}

/** The incident is locked by whoever adds, so that numbers follow each other. */
export async function insertMeasure(
  tx: Transaction,
  incidentId: string,
  id: string,
  one: MeasureInput,
  at: string,
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into measure (id, incident_id, no, aim, title, kind, reach, changes, target, effect, cost, currency, days, state, owner_id, owner,
      payer, due_on, verify_months, changed_at)
    select ${id}, ${incidentId}, coalesce(max(no), 0) + 1, ${one.aim}, ${one.title}, ${one.kind}, ${one.reach}, ${one.changes}::text[], ${one.target},
      ${one.effect}, ${one.cost}::numeric, ${one.currency}, ${one.days}::integer, 'proposed', ${one.ownerId}::uuid, ${one.owner}, ${one.payer},
      ${one.dueOn}::date, ${one.verifyMonths}::integer, ${at}::timestamptz
    from measure where incident_id = ${incidentId} returning no`.execute(tx)
  return rows[0]!.no
}

export async function updateMeasure(tx: Transaction, incidentId: string, no: number, one: MeasureInput, at: string) {
  await sql`
    update measure set aim = ${one.aim}, title = ${one.title}, kind = ${one.kind}, reach = ${one.reach}, changes = ${one.changes},
      target = ${one.target}, effect = ${one.effect}, cost = ${one.cost}, currency = ${one.currency}, days = ${one.days},
      owner_id = ${one.ownerId}, owner = ${one.owner}, payer = ${one.payer}, due_on = ${one.dueOn}, verify_months = ${one.verifyMonths},
      changed_at = ${at} where incident_id = ${incidentId} and no = ${no}`.execute(tx)
}

export async function setMeasureState(
  tx: Transaction,
  incidentId: string,
  no: number,
  is: {
    state: MeasureState
    dueOn: string | null
    doneOn: string | null
    verifyOn: string | null
    proof: string
    result: string
    reason: string
    at: string
  },
): Promise<void> {
  await sql`
    update measure set state = ${is.state}, due_on = ${is.dueOn}, done_on = ${is.doneOn}, verify_on = ${is.verifyOn}, proof = ${is.proof},
      result = ${is.result}, reason = ${is.reason}, changed_at = ${is.at} where incident_id = ${incidentId} and no = ${no}`.execute(
    tx,
  )
}

/** Everything open that is owned by this name, as far as the viewer may know of it. */
export async function giveTo(
  tx: Transaction,
  viewer: Viewer,
  from: string,
  to: { readonly id: string | null; readonly name: string },
  now: Date,
): Promise<{ incidentId: string; no: number; title: string }[]> {
  const { rows } = await sql<{ incidentId: string; no: number; title: string }>`
    update measure m set owner_id = ${to.id}::uuid, owner = ${to.name}, changed_at = ${now}
    where m.state not in ('dropped', 'verified') and ${mayKnow(viewer, 'm.incident_id')}
      and coalesce((select p.name from person p where p.id = m.owner_id), m.owner) = ${from}
    returning m.incident_id as "incidentId", m.no, m.title`.execute(tx)
  return rows
}
