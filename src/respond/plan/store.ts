// The tables of plans. Nothing else in the desk writes them; gates, assignees, inquiries and reminders are in store/.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import { may, type Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { purposeOf } from './store/purpose.ts'
import { type Guide, standingOf, type TaskRow, type TaskState } from './task.ts'

export type StoredTask = Omit<TaskRow, 'standing'> & {
  readonly incidentId: string
  readonly createdAt: string
  /** The viewer's own, or of their unit. */
  readonly isOwn: boolean
}
export type WholeTask = StoredTask & {
  readonly detail: string
  readonly guide: Guide | null
  readonly answer: string
  readonly createdBy: string
}

export const stillOpen = sql`('todo', 'doing', 'waiting')`
/** By when: as somebody set it, or so long after the notice as that is known now. */
export const dueOf = sql`coalesce(t.due_at, i.noticed_at + make_interval(mins => t.due_after_minutes))`
/** From when on it is soon due; the same as `soonFrom` says of a task. */
export const soonOf = sql`(d.due - least(interval '24 hours', greatest(interval '30 minutes', (d.due - t.created_at) / 4)))`
/** A gate is passed when all that it needs is done or became needless by an answer, or by an exception on the record. */
export const gateIsClosed = sql`(g.excepted is null and exists (
  select 1 from task n where n.id = any(g.needs) and n.state <> 'done' and not (n.state = 'dropped' and n.is_unneeded)))`

/** What this person is to do: given to them, or to the unit that their account names. */
const own = (viewer: Viewer): RawBuilder<boolean> =>
  viewer.kind !== 'person'
    ? sql<boolean>`false`
    : sql<boolean>`(t.owner_id = ${viewer.id} or (a.kind = 'unit' and exists (
        select 1 from person me where me.id = ${viewer.id} and me.unit <> '' and fold(me.unit) = fold(a.name))))`

/** Whoever is asked to do something knows of that task although not of the incident; a secret incident stays among those named. */
const ownAndKnown = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(${own(viewer)} and ${mayKnow({ ...viewer, reach: 'all' }, 't.incident_id')})`

/** Whole plans for who sees all incidents; for a unit administrator, as for anybody else, only what they are to do. */
const visible = (viewer: Viewer): RawBuilder<boolean> =>
  may(viewer, 'incident:read') && viewer.reach === 'all' ? mayKnow(viewer, 't.incident_id') : ownAndKnown(viewer)

const columns = (viewer: Viewer) => sql`
  t.id, t.incident_id as "incidentId", t.number, ${own(viewer)} as "isOwn",
  json_build_object('number', i.number, 'title',
    case when ${may(viewer, 'incident:read')}::boolean and ${mayKnow(viewer, 't.incident_id')} then i.title end) as incident,
  t.title, t.phase, t.role, t.minutes,
  case when p.id is not null then json_build_object('kind', 'person', 'id', p.id, 'name', p.name)
    when a.id is not null then json_build_object('kind', a.kind, 'id', a.id, 'name', a.name) end as owner,
  ${isoOf('d.due')} as "dueAt", t.due_after_minutes as "dueAfterMinutes", t.state, t.reason, t.proof, t.is_unneeded as "isUnneeded",
  ${purposeOf} as purpose, ${isoOf('t.state_at')} as "stateAt", t.state_by as "stateBy", ${isoOf('t.created_at')} as "createdAt"`
const whole = sql`t.detail, t.guide, t.answer, t.created_by as "createdBy"`
const from = sql`
  task t join incident i on i.id = t.incident_id left join person p on p.id = t.owner_id left join assignee a on a.id = t.assignee_id
  cross join lateral (select ${dueOf} as due) d`

type Bare<T extends StoredTask> = Omit<T, 'after' | 'waitsFor' | 'heldBy'>

/**
 * With each task what it waits for, and the gates that hold it: asked for at once and not row by row, so that a plan that was just
 * made, of which the database has no statistics yet, is read as fast as an old one.
 */
async function withWaits<T extends StoredTask>(db: Db, bare: readonly Bare<T>[]): Promise<T[]> {
  if (bare.length === 0) return []
  const { rows: edges } = await sql<{ id: string; after: string; number: number; isOpen: boolean }>`
    select x.task_id as id, x.after_id as after, b.number, b.state in ${stillOpen} as "isOpen"
    from task_after x join task b on b.id = x.after_id
    where x.task_id = any(${bare.map((one) => one.id)}::uuid[]) order by b.number`.execute(db)
  const { rows: gates } = await sql<{ id: string; holds: string[] }>`
    select g.id, g.holds from plan_gate g
    where g.incident_id = any(${[...new Set(bare.map((one) => one.incidentId))]}::uuid[]) and ${gateIsClosed} order by g.id`.execute(
    db,
  )
  const waits = new Map<string, typeof edges>()
  for (const edge of edges) waits.set(edge.id, [...(waits.get(edge.id) ?? []), edge])
  const held = new Map<string, string[]>()
  for (const { id, holds } of gates) for (const task of holds) held.set(task, [...(held.get(task) ?? []), id])
  return bare.map((one) => {
    const of = waits.get(one.id) ?? []
    return {
      ...one,
      after: of.map((edge) => edge.after),
      waitsFor: of.filter((edge) => edge.isOpen).map((edge) => edge.number),
      heldBy: held.get(one.id) ?? [],
    } as unknown as T
  })
}

/** The tasks of an incident that the viewer may see, in the order of the plan. */
export async function tasksOf(db: Db, viewer: Viewer, incidentId: string): Promise<StoredTask[]> {
  const { rows } = await sql<Bare<StoredTask>>`
    select ${columns(viewer)} from ${from} where t.incident_id = ${incidentId} and ${visible(viewer)} order by t.number`.execute(
    db,
  )
  return await withWaits<StoredTask>(db, rows)
}

/** What the viewer is to do in incidents that are not closed, the nearest time first. */
export async function ownTasks(
  db: Db,
  viewer: Viewer,
  { isDone, limit }: { readonly isDone: boolean; readonly limit: number },
): Promise<StoredTask[]> {
  const states = isDone ? sql`t.state = 'done'` : sql`t.state in ${stillOpen} and i.closed_at is null`
  const order = isDone ? sql`t.state_at desc` : sql`d.due nulls last, i.noticed_at, t.number`
  const { rows } = await sql<Bare<StoredTask>>`
    select ${columns(viewer)} from ${from} where ${states} and ${ownAndKnown(viewer)} order by ${order}, t.id limit ${limit}`.execute(
    db,
  )
  return await withWaits<StoredTask>(db, rows)
}

/** The small projects that complaints gave rise to, over all incidents that the viewer may know of; what is not in service first. */
export async function easingTasks(db: Db, viewer: Viewer, limit: number): Promise<StoredTask[]> {
  const { rows } = await sql<Bare<StoredTask>>`
    select ${columns(viewer)} from ${from} join task_purpose u on u.task_id = t.id and u.kind = 'complaint'
    where ${visible(viewer)} order by t.state = 'dropped', t.state = 'done', d.due nulls last, t.created_at desc, t.id limit ${limit}`.execute(
    db,
  )
  return await withWaits<StoredTask>(db, rows)
}

/** What an assignee is to do, for the page behind its link. */
export async function tasksOfAssignee(db: Db, assigneeId: string): Promise<WholeTask[]> {
  const { rows } = await sql<Bare<WholeTask>>`
    select ${columns(nobody)}, ${whole} from ${from} where t.assignee_id = ${assigneeId} and t.state <> 'dropped'
    order by t.state = 'done', d.due nulls last, t.number`.execute(db)
  return await withWaits<WholeTask>(db, rows)
}
const nobody: Viewer = { kind: 'anybody', id: null, name: '', role: null, permissions: new Set(), reach: 'none' }

/** One task for whoever may see it; another's answers exactly as one that does not exist. */
export async function taskFor(db: Db, viewer: Viewer, id: string): Promise<WholeTask> {
  return await readTask(db, viewer, sql`t.id = ${id} and ${visible(viewer)}`)
}

/** One task of an incident that the caller has asked about before. */
export async function taskWithin(tx: Db, viewer: Viewer, incidentId: string, id: string): Promise<WholeTask> {
  return await readTask(tx, viewer, sql`t.id = ${id} and t.incident_id = ${incidentId}`)
}

async function readTask(db: Db, viewer: Viewer, where: RawBuilder<unknown>): Promise<WholeTask> {
  const { rows } = await sql<Bare<WholeTask>>`select ${columns(viewer)}, ${whole} from ${from} where ${where}`.execute(
    db,
  )
  return (await withWaits<WholeTask>(db, rows))[0] ?? refuse('plan.task.not-found')
}

type BriefTask = Pick<StoredTask, 'id' | 'number' | 'title' | 'state' | 'isUnneeded'> & { after: readonly string[] }

/** What other tasks are and wait for, in the order of the plan; `ids` null means all of the incident. */
export async function tasksByIds(
  tx: Transaction,
  ids: readonly string[] | null,
  incidentId?: string,
): Promise<BriefTask[]> {
  if (ids?.length === 0) return []
  const { rows } = await sql<BriefTask>`
    select t.id, t.number, t.title, t.state, t.is_unneeded as "isUnneeded",
      coalesce(array_agg(x.after_id) filter (where x.after_id is not null), '{}') as after
    from task t left join task_after x on x.task_id = t.id
    where ${ids === null ? sql`t.incident_id = ${incidentId}` : sql`t.id = any(${ids}::uuid[])`} group by t.id order by t.number`.execute(
    tx,
  )
  return rows
}

/** What the viewer has still to do, and how much of it presses. */
export async function countOwn(
  db: Db,
  viewer: Viewer,
  now: Date,
): Promise<{ late: number; soon: number; open: number }> {
  const { rows } = await sql<{ late: number; soon: number; open: number }>`
    select count(*) filter (where d.due < ${now})::int as late,
      count(*) filter (where d.due >= ${now} and ${soonOf} <= ${now})::int as soon, count(*)::int as open
    from ${from} where t.state in ${stillOpen} and i.closed_at is null and ${ownAndKnown(viewer)}`.execute(db)
  return rows[0]!
}

export type NewTask = {
  readonly id: string
  readonly incidentId: string
  readonly number: number
  readonly title: { readonly ja: string; readonly en: string }
  readonly detail?: string
  readonly playbook?: string
  readonly step?: string
  readonly guide?: Guide
  readonly phase?: { readonly ja: string; readonly en: string }
  readonly role?: string
  readonly minutes: number | null
  readonly ownerId?: string | null
  readonly assigneeId?: string | null
  readonly dueAt?: string | null
  readonly dueAfterMinutes?: number | null
  readonly after: readonly string[]
  readonly at: string
  readonly by: string
}

const json = (value: unknown) => (value === undefined ? null : sql`${JSON.stringify(value)}::jsonb`)

export async function insertTasks(tx: Transaction, tasks: readonly NewTask[]): Promise<void> {
  for (const one of tasks)
    await sql`
      insert into task (id, incident_id, number, title, detail, playbook, step, guide, phase, role, minutes, owner_id, assignee_id, due_at,
        due_after_minutes, state, reason, proof, answer, is_unneeded, state_at, state_by, created_at, created_by)
      values (${one.id}, ${one.incidentId}, ${one.number}, ${json(one.title)}, ${one.detail ?? ''}, ${one.playbook ?? null}, ${one.step ?? null},
        ${json(one.guide)}, ${json(one.phase)}, ${one.role ?? null}, ${one.minutes}, ${one.ownerId ?? null}, ${one.assigneeId ?? null},
        ${one.dueAt ?? null}, ${one.dueAfterMinutes ?? null}, 'todo', '', '', '', false, ${one.at}, ${one.by}, ${one.at}, ${one.by})`.execute(
      tx,
    )
  for (const one of tasks) await insertAfter(tx, one.id, one.after)
}

async function insertAfter(tx: Transaction, id: string, after: readonly string[]): Promise<void> {
  if (after.length > 0)
    await sql`insert into task_after (task_id, after_id) select ${id}, unnest(${after}::uuid[])`.execute(tx)
}

/** The highest number of the plan and how many tasks it has. */
export async function sizeOf(tx: Transaction, incidentId: string): Promise<{ last: number; count: number }> {
  const { rows } = await sql<{ last: number; count: number }>`
    select coalesce(max(number), 0) as last, count(*)::int as count from task where incident_id = ${incidentId}`.execute(
    tx,
  )
  return rows[0]!
}

/** Which steps of a playbook stand in the plan, with their tasks. */
export async function stepsTaken(tx: Db, incidentId: string, playbook: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ step: string; id: string }>`
    select step, id from task where incident_id = ${incidentId} and playbook = ${playbook}`.execute(tx)
  return new Map(rows.map((row) => [row.step, row.id]))
}
export async function playbooksTaken(db: Db, incidentId: string): Promise<Set<string>> {
  const { rows } = await sql<{ playbook: string }>`
    select distinct playbook from task where incident_id = ${incidentId} and playbook is not null`.execute(db)
  return new Set(rows.map((row) => row.playbook))
}

export type TaskFields = {
  readonly title: { readonly ja: string; readonly en: string }
  readonly detail: string
  readonly minutes: number | null
  readonly ownerId: string | null
  readonly assigneeId: string | null
  readonly dueAt: string | null
  readonly dueAfterMinutes: number | null
}

export async function updateTask(tx: Transaction, id: string, is: TaskFields): Promise<void> {
  await sql`
    update task set title = ${json(is.title)}, detail = ${is.detail}, minutes = ${is.minutes}, owner_id = ${is.ownerId},
      assignee_id = ${is.assigneeId}, due_at = ${is.dueAt}, due_after_minutes = ${is.dueAfterMinutes} where id = ${id}`.execute(
    tx,
  )
}

export async function setAfter(tx: Transaction, id: string, after: readonly string[]): Promise<void> {
  await sql`delete from task_after where task_id = ${id}`.execute(tx)
  await insertAfter(tx, id, after)
}

export async function setState(
  tx: Transaction,
  ids: readonly string[],
  is: {
    readonly state: TaskState
    readonly reason?: string
    readonly proof?: string
    readonly answer?: string
    readonly isUnneeded?: boolean
    readonly at: string
    readonly by: string
  },
): Promise<void> {
  await sql`
    update task set state = ${is.state}, reason = ${is.reason ?? ''}, proof = ${is.proof ?? ''}, answer = ${is.answer ?? ''},
      is_unneeded = ${is.isUnneeded ?? false}, state_at = ${is.at}, state_by = ${is.by} where id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

export function rowOf<T extends StoredTask>(
  { incidentId: _, createdAt, isOwn: __, ...task }: T,
  now: Date,
): Omit<T, 'incidentId' | 'createdAt' | 'isOwn'> & { standing: TaskRow['standing'] } {
  return { ...task, standing: standingOf({ ...task, createdAt }, now.getTime()) }
}
