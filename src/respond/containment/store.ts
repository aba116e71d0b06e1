// The tables of containment. Nothing else in the desk writes them.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { decisionNumber } from '#src/respond/decision/decision.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { byPerson, type ContainmentRow, containmentNumber, type Effect } from './containment.ts'
import { actsFrom, type ContainmentState, mayBeInForce } from './state.ts'

export type Stored = Omit<ContainmentRow, 'number' | 'decision' | 'isOverdue' | 'isBusy' | 'acts'> & {
  readonly incidentId: string
  readonly position: number
  readonly decisionId: string | null
  readonly decision: {
    readonly position: number
    readonly state: NonNullable<ContainmentRow['decision']>['state']
  } | null
  readonly busySince: string | null
  readonly memo: unknown
}

const columns = sql`
  c.id, c.incident_id as "incidentId", c.position, json_build_object('number', i.number, 'title', i.title) as incident, c.target, c.scope,
  c.is_wider as "isWider", c.backup, c.reason, c.connector, c.carrier, c.state, c.asked_by as "askedById", c.asked_by_name as "askedBy",
  ${isoOf('c.asked_at')} as "askedAt", c.approval, c.decision_id as "decisionId",
  (select json_build_object('position', d.position, 'state', d.state) from decision d where d.id = c.decision_id) as decision,
  ${isoOf('c.lift_at')} as "liftAt", c.is_lifted_by_desk as "isLiftedByDesk", c.applied, c.applied_by as "appliedBy", c.known,
  ${isoOf('c.busy_since')} as "busySince", c.memo, c.ended, c.ended_by as "endedBy", c.end_reason as "endReason",
  coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'text', e.text, 'count', e.count, 'by', e.by_name, 'at', ${isoOf('e.at')})
    order by e.at, e.id) from containment_effect e where e.containment_id = c.id), '[]') as effects`
const isOpen = sql`c.state not in ('lifted', 'kept', 'refused', 'withdrawn')`
const isInForce = sql`c.state in ('applying', 'active', 'verified', 'lifting', 'unknown')`

const select = async (db: Db, where: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<Stored[]> =>
  (
    await sql<Stored>`
      select ${columns} from containment c join incident i on i.id = c.incident_id where ${where} ${rest}`.execute(db)
  ).rows

export const containmentsOf = (db: Db, incidentId: string): Promise<Stored[]> =>
  select(db, sql`c.incident_id = ${incidentId}`, sql`order by ${isOpen} desc, c.position desc`)

/** By its number within the incident, its whole number, or its id. */
export async function containmentOf(
  db: Db,
  incident: { readonly id: string; readonly number: string },
  ref: string,
): Promise<Stored> {
  const plain = ref.normalize('NFKC').trim()
  const position = /^(?:(\d{4}-\d{4,7})-)?C?(\d{1,6})$/i.exec(plain)
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain)
  if (!isId && (!position || (position[1] && position[1] !== incident.number))) refuse('containment.not-found')
  const meant = isId ? sql`c.id = ${plain}::uuid` : sql`c.position = ${Number(position?.[2])}`
  const found = await select(db, sql`c.incident_id = ${incident.id} and ${meant}`, sql``)
  return found[0] ?? refuse('containment.not-found')
}

/** What has no end yet, in incidents that the viewer may know of; what is to be lifted soonest first. */
export const openContainments = (db: Db, viewer: Viewer, limit: number): Promise<Stored[]> =>
  select(
    db,
    sql`${isOpen} and ${mayKnow(viewer, 'c.incident_id')}`,
    sql`order by c.lift_at nulls last, c.asked_at, c.id limit ${limit}`,
  )

export async function countOpen(db: Db, viewer: Viewer, now: Date): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*)::int as open, count(*) filter (where c.lift_at < ${now} and ${isInForce})::int as overdue
    from containment c where ${isOpen} and ${mayKnow(viewer, 'c.incident_id')}`.execute(db)
  return rows[0]!
}

export async function openIn(db: Db, incidentId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from containment c where c.incident_id = ${incidentId} and ${isOpen}`.execute(db)
  return rows[0]!.open
}

export const waitingFor = (db: Db, decisionId: string): Promise<Stored[]> =>
  select(db, sql`c.decision_id = ${decisionId} and c.state = 'asked'`, sql`order by c.position`)

/** Calls that did not come back: the process that made them is gone. */
export const leftBusy = (db: Db, before: Date, limit: number): Promise<Stored[]> =>
  select(db, sql`c.busy_since < ${before}`, sql`order by c.busy_since limit ${limit}`)

/** What is to be lifted by now and was not told of yet. */
export const dueToLift = (db: Db, now: Date, limit: number): Promise<Stored[]> =>
  select(
    db,
    sql`c.lift_at <= ${now} and c.lift_told_at is null and c.busy_since is null and ${isInForce}`,
    sql`order by c.lift_at, c.id limit ${limit}`,
  )

/** False when another process told of it. */
export async function markLiftTold(tx: Transaction, id: string, now: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update containment set lift_told_at = ${now} where id = ${id} and lift_told_at is null`.execute(tx)
  return numAffectedRows === 1n
}

const json = (value: unknown) =>
  value === null || value === undefined ? sql`null` : sql`${JSON.stringify(value)}::jsonb`

export type NewContainment = Omit<
  Stored,
  | 'incidentId'
  | 'incident'
  | 'position'
  | 'decision'
  | 'backup'
  | 'effects'
  | 'busySince'
  | 'memo'
  | 'ended'
  | 'endedBy'
  | 'endReason'
>

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertContainment(tx: Transaction, incidentId: string, one: NewContainment): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into containment (id, incident_id, position, kind, target, scope, is_wider, reason, connector, carrier, state, asked_by, asked_by_name,
      asked_at, approval, decision_id, lift_at, is_lifted_by_desk, applied, applied_by, known)
    values (${one.id}, ${incidentId}, (select coalesce(max(e.position), 0) + 1 from containment e where e.incident_id = ${incidentId}),
      ${one.target.kind}, ${json(one.target)}, ${one.scope}, ${one.isWider}, ${one.reason}, ${one.connector}, ${one.carrier}, ${one.state},
      ${one.askedById}, ${one.askedBy}, ${one.askedAt}, ${json(one.approval)}, ${one.decisionId}, ${one.liftAt}, ${one.isLiftedByDesk},
      ${json(one.applied)}, ${one.appliedBy}, ${json(one.known)}) returning position`.execute(tx)
  return rows[0]!.position
}

/** Writes what may change of one, read before in the same transaction. A new time to be lifted is told of anew. */
export async function saveContainment(tx: Transaction, is: Stored): Promise<void> {
  await sql`
    update containment set state = ${is.state}, approval = ${json(is.approval)}, decision_id = ${is.decisionId},
      lift_told_at = case when lift_at is distinct from ${is.liftAt}::timestamptz then null else lift_told_at end, lift_at = ${is.liftAt},
      is_lifted_by_desk = ${is.isLiftedByDesk}, applied = ${json(is.applied)}, applied_by = ${is.appliedBy}, known = ${json(is.known)},
      busy_since = ${is.busySince}, backup = ${is.backup}, memo = ${json(is.memo)}, ended = ${json(is.ended)}, ended_by = ${is.endedBy}, end_reason = ${is.endReason}
    where id = ${is.id}`.execute(tx)
}

export async function insertEffect(tx: Transaction, containmentId: string, one: Effect): Promise<void> {
  await sql`insert into containment_effect (id, containment_id, kind, text, count, by_name, at)
    values (${one.id}, ${containmentId}, ${one.kind}, ${one.text}, ${one.count}, ${one.by}, ${one.at})`.execute(tx)
}

/** As a reader sees it; acts only for whoever may write and while nothing is at work. */
export function rowOf(stored: Stored, now: Date, mayWrite: boolean): ContainmentRow {
  const { incidentId: _, position, decisionId: __, decision, busySince, memo: ___, ...one } = stored
  const isBusy = busySince !== null
  return {
    ...one,
    number: containmentNumber(one.incident.number, position),
    decision: decision && { number: decisionNumber(one.incident.number, decision.position), state: decision.state },
    isOverdue: one.liftAt !== null && Date.parse(one.liftAt) < now.getTime() && mayBeInForce(one.state),
    isBusy,
    acts: mayWrite && !isBusy ? actsFrom(one.state).filter((act) => fits(act, one)) : [],
  }
}

/** By hand nothing is looked at by the desk: a person says what they saw. */
const fits = (
  act: ContainmentRow['acts'][number],
  { connector, state }: { connector: string; state: ContainmentState },
): boolean => (connector === byPerson ? act !== 'verify' : act !== 'confirm' || state !== 'approved')
