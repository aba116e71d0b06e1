// The tables of sweeps. Nothing else in the desk writes them.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { AskedUnit, HostAnswer, SweepKind, SweepRow, UnitRow, UnitState } from './sweep.ts'

const hosts = (
  alias: string,
) => sql`json_build_object('total', coalesce(${sql.ref(`${alias}.total`)}, 0), 'unchecked', coalesce(${sql.ref(`${alias}.unchecked`)}, 0),
  'clean', coalesce(${sql.ref(`${alias}.clean`)}, 0), 'hit', coalesce(${sql.ref(`${alias}.hit`)}, 0), 'fixed', coalesce(${sql.ref(`${alias}.fixed`)}, 0))`
const counted = sql`count(*)::int as total, count(*) filter (where h.state = 'unchecked')::int as unchecked,
  count(*) filter (where h.state = 'clean')::int as clean, count(*) filter (where h.state = 'hit')::int as hit,
  count(*) filter (where h.state = 'fixed')::int as fixed`

export async function sweepsOf(db: Db, incidentId: string, today: string, no: number | null): Promise<SweepRow[]> {
  const { rows } = await sql<SweepRow>`
    select s.no, s.kind, s.question, s.detail, s.due_on::text as "dueOn", ${isoOf('s.asked_at')} as "askedAt", s.asked_by as "askedBy",
      json_build_object('asked', u.asked, 'answered', u.answered, 'clean', u.clean, 'hit', u.hit, 'fixed', u.fixed,
        'silent', case when s.due_on < ${today} then u.asked - u.answered else 0 end) as units, ${hosts('c')} as hosts
    from sweep s
    cross join lateral (select count(*)::int as asked, count(*) filter (where state <> 'asked')::int as answered,
      count(*) filter (where state = 'clean')::int as clean, count(*) filter (where state = 'hit')::int as hit,
      count(*) filter (where state = 'fixed')::int as fixed from sweep_unit where sweep_id = s.id) u
    cross join lateral (select ${counted} from sweep_host h join sweep_unit o on o.id = h.unit_id where o.sweep_id = s.id) c
    where s.incident_id = ${incidentId} and (${no}::integer is null or s.no = ${no}) order by s.no desc`.execute(db)
  return rows
}

export type StoredUnit = Omit<UnitRow, 'standing'> & {
  readonly state: UnitState
  readonly assigneeId: string | null
  readonly openedId: string | null
}

/** What was hit first, then who has not answered, then the rest. */
export async function unitsOf(db: Db, viewer: Viewer, incidentId: string, no: number): Promise<StoredUnit[]> {
  const { rows } = await sql<StoredUnit>`
    select u.id, u.unit, u.address, u.state, u.note, ${isoOf('u.answered_at')} as "answeredAt", u.answered_by as "answeredBy", u.chased,
      ${isoOf('u.chased_at')} as "chasedAt", u.task_id is not null as "hasTask", a.link_hash is not null as "hasLink",
      i.number as opened, ${hosts('c')} as hosts, u.assignee_id as "assigneeId", u.opened_id as "openedId"
    from sweep s join sweep_unit u on u.sweep_id = s.id left join assignee a on a.id = u.assignee_id
    left join incident i on i.id = u.opened_id and ${mayKnow(viewer, 'i.id')}
    left join (select h.unit_id, ${counted} from sweep_host h join sweep_unit o on o.id = h.unit_id join sweep w on w.id = o.sweep_id
      where w.incident_id = ${incidentId} and w.no = ${no} group by 1) c on c.unit_id = u.id
    where s.incident_id = ${incidentId} and s.no = ${no}
    order by array_position(array['hit', 'asked', 'fixed', 'clean'], u.state), u.unit`.execute(db)
  return rows
}

export async function insertSweep(
  tx: Transaction,
  incidentId: string,
  one: { id: string; kind: SweepKind; question: string; detail: string; dueOn: string | null; at: string; by: string },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into sweep (id, incident_id, no, kind, question, detail, due_on, asked_at, asked_by)
    select ${one.id}, ${incidentId}, coalesce(max(no), 0) + 1, ${one.kind}, ${one.question}, ${one.detail}, ${one.dueOn}::date,
      ${one.at}::timestamptz, ${one.by} from sweep where incident_id = ${incidentId} returning no`.execute(tx)
  return rows[0]!.no
}

export async function insertUnits(
  tx: Transaction,
  sweepId: string,
  units: readonly (AskedUnit & { readonly id: string; readonly assigneeId: string })[],
): Promise<void> {
  const flat = units.flatMap((one) => [
    ...one.standby.map((host) => ({ unit: one.id, host, kind: 'standby' })),
    ...one.backups.map((host) => ({ unit: one.id, host, kind: 'backup' })),
    ...one.hosts.map((host) => ({ unit: one.id, host, kind: 'machine' })),
  ])
  await sql`
    insert into sweep_unit (id, sweep_id, unit, address, state, note, chased, assignee_id)
    select id, ${sweepId}, unit, address, 'asked', '', 0, assignee
    from unnest(${units.map((one) => one.id)}::uuid[], ${units.map((one) => one.unit)}::text[], ${units.map((one) => one.address)}::text[],
      ${units.map((one) => one.assigneeId)}::uuid[]) as given (id, unit, address, assignee)`.execute(tx)
  await sql`
    insert into sweep_host (unit_id, host, state, kind)
    select unit, host, 'unchecked', kind from unnest(${flat.map((one) => one.unit)}::uuid[], ${flat.map((one) => one.host)}::text[],
      ${flat.map((one) => one.kind)}::text[]) as given (unit, host, kind) on conflict do nothing`.execute(tx)
}

export async function unitOf(db: Db, incidentId: string, no: number, id: string): Promise<{ unit: string }> {
  const { rows } = await sql<{ unit: string }>`
    select u.unit from sweep_unit u join sweep s on s.id = u.sweep_id
    where s.incident_id = ${incidentId} and s.no = ${no} and u.id = ${id}`.execute(db)
  return rows[0] ?? refuse('sweep.unit.not-found')
}

export async function setHosts(tx: Transaction, unitId: string, answers: readonly HostAnswer[]): Promise<void> {
  await sql`
    insert into sweep_host (unit_id, host, state, kind)
    select ${unitId}, host, state, kind
    from unnest(${answers.map((one) => one.host)}::text[], ${answers.map((one) => one.state)}::text[], ${answers.map((one) => one.kind)}::text[])
      as given (host, state, kind)
    on conflict (unit_id, host) do update set state = excluded.state, kind = excluded.kind`.execute(tx)
}

/** What stands by comes last, so that it is seen. */
export async function hostsOf(db: Db, unitId: string): Promise<HostAnswer[]> {
  const { rows } = await sql<HostAnswer>`
    select host, state, kind from sweep_host where unit_id = ${unitId}
    order by array_position(array['machine', 'standby', 'backup'], kind), host`.execute(db)
  return rows
}

export async function setUnit(
  tx: Transaction,
  id: string,
  is: { state: UnitState; note: string; at: string; by: string },
): Promise<void> {
  await sql`
    update sweep_unit set state = ${is.state}, note = ${is.note}, answered_at = ${is.state === 'asked' ? null : is.at},
      answered_by = ${is.state === 'asked' ? null : is.by} where id = ${id}`.execute(tx)
}

export async function setChased(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  await sql`update sweep_unit set chased = chased + 1, chased_at = ${at} where id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/** True when it had none: a unit gets one task for one sweep. */
export async function setTask(tx: Transaction, unitId: string, taskId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sweep_unit set task_id = ${taskId} where id = ${unitId} and task_id is null`.execute(tx)
  return numAffectedRows === 1n
}

/** True when it had none: a unit gets one incident for one sweep. */
export async function setOpened(tx: Transaction, unitId: string, incidentId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sweep_unit set opened_id = ${incidentId} where id = ${unitId} and opened_id is null`.execute(tx)
  return numAffectedRows === 1n
}

/** What one unit of the plan is asked by sweeps, for the page behind its link. */
export async function askedOfAssignee(db: Db, assigneeId: string) {
  const { rows } = await sql<{
    id: string
    no: number
    kind: SweepKind
    question: string
    detail: string
    dueOn: string | null
    state: UnitState
    note: string
  }>`
    select u.id, s.no, s.kind, s.question, s.detail, s.due_on::text as "dueOn", u.state, u.note
    from sweep_unit u join sweep s on s.id = u.sweep_id where u.assignee_id = ${assigneeId} order by s.asked_at, s.no`.execute(
    db,
  )
  return rows
}
