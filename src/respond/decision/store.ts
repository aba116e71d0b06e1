// The table of decisions. Nothing else in the desk writes it.
import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Permission } from '#src/core/permission.ts'
import { permissionsOf, Role, reachOf } from '#src/core/permission.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import {
  type DecisionRow,
  type DecisionState,
  decisionNumber,
  decisionStanding,
  escalatesAtMs,
  mayAnswer,
} from './decision.ts'

export type StoredDecision = Omit<DecisionRow, 'number' | 'escalatesAt' | 'standing' | 'mayAnswer'> & {
  readonly incidentId: string
  readonly position: number
  readonly stepAt: string
  readonly escalateAfterMin: number
}

const columns = sql`
  d.id, d.incident_id as "incidentId", d.position, json_build_object('number', i.number, 'title', i.title) as incident, d.question, d.ground,
  d.options, ${isoOf('d.due_at')} as "dueAt", d.asked_by as "askedById", d.asked_by_name as "askedBy", ${isoOf('d.asked_at')} as "askedAt",
  (select json_agg(json_build_object('id', p.id, 'name', p.name) order by o.place)
    from unnest(d.deciders) with ordinality o (person, place) join person p on p.id = o.person) as deciders,
  d.step, ${isoOf('d.step_at')} as "stepAt", d.escalate_after_min as "escalateAfterMin", d.state, d.option, d.reason,
  d.answered_by_name as "answeredBy", ${isoOf('d.answered_at')} as "answeredAt", ${isoOf('d.look_again_at')} as "lookAgainAt"`

const select = async (db: Db, where: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<StoredDecision[]> =>
  (
    await sql<StoredDecision>`
      select ${columns} from decision d join incident i on i.id = d.incident_id where ${where} ${rest}`.execute(db)
  ).rows

export const decisionsOf = (db: Db, incidentId: string): Promise<StoredDecision[]> =>
  select(db, sql`d.incident_id = ${incidentId}`, sql`order by d.position desc`)

/** By its number within the incident, its whole number, or its id. */
export async function decisionOf(
  db: Db,
  incident: { readonly id: string; readonly number: string },
  ref: string,
): Promise<StoredDecision> {
  const plain = ref.normalize('NFKC').trim()
  const position = /^(?:(\d{4}-\d{4,7})-)?D?(\d{1,6})$/i.exec(plain)
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain)
  if (!isId && (!position || (position[1] && position[1] !== incident.number))) refuse('decision.not-found')
  const meant = isId ? sql`d.id = ${plain}::uuid` : sql`d.position = ${Number(position?.[2])}`
  const found = await select(db, sql`d.incident_id = ${incident.id} and ${meant}`, sql``)
  return found[0] ?? refuse('decision.not-found')
}

const waits = (viewer: Viewer) =>
  sql`d.state in ('open', 'later') and i.closed_at is null and ${mayKnow(viewer, 'd.incident_id')}`
const isFor = (viewer: Viewer) =>
  sql`${viewer.id}::uuid = any(d.deciders) and d.asked_by is distinct from ${viewer.id}::uuid`

/** What waits for an answer, the most pressing first. */
export const waitingDecisions = (db: Db, viewer: Viewer, { mine = false, limit }: { mine?: boolean; limit: number }) =>
  select(
    db,
    mine ? sql`${waits(viewer)} and ${isFor(viewer)}` : waits(viewer),
    sql`order by d.state = 'later', d.due_at nulls last, d.asked_at, d.id limit ${limit}`,
  )

export async function countWaiting(db: Db, viewer: Viewer): Promise<{ waiting: number; mine: number }> {
  const { rows } = await sql<{ waiting: number; mine: number }>`
    select count(*)::int as waiting, count(*) filter (where d.state = 'open' and ${isFor(viewer)})::int as mine
    from decision d join incident i on i.id = d.incident_id where ${waits(viewer)}`.execute(db)
  return rows[0]!
}

export type NewDecision = Pick<
  StoredDecision,
  'id' | 'question' | 'ground' | 'options' | 'dueAt' | 'askedById' | 'askedBy' | 'askedAt' | 'escalateAfterMin'
> & { readonly deciders: readonly string[] }

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertDecision(tx: Transaction, incidentId: string, one: NewDecision): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into decision (id, incident_id, position, question, ground, options, due_at, asked_by, asked_by_name, asked_at, deciders, step,
      step_at, escalate_after_min, state)
    values (${one.id}, ${incidentId}, (select coalesce(max(e.position), 0) + 1 from decision e where e.incident_id = ${incidentId}),
      ${one.question}, ${one.ground}, ${one.options}, ${one.dueAt}, ${one.askedById}, ${one.askedBy}, ${one.askedAt}, ${one.deciders}::uuid[], 1,
      ${one.askedAt}, ${one.escalateAfterMin}, 'open') returning position`.execute(tx)
  return rows[0]!.position
}

export type Answer = {
  readonly state: DecisionState
  readonly option: number | null
  readonly reason: string
  readonly by: string | null
  readonly byName: string
  readonly at: string
  readonly lookAgainAt: string | null
}

export async function setAnswer(tx: Transaction, id: string, is: Answer): Promise<void> {
  await sql`update decision set state = ${is.state}, option = ${is.option}, reason = ${is.reason}, answered_by = ${is.by},
    answered_by_name = ${is.byName}, answered_at = ${is.at}, look_again_at = ${is.lookAgainAt} where id = ${id}`.execute(
    tx,
  )
}

/** Decisions that nobody answered for long enough, or whose time to look again has come; each with what is to happen. */
export async function dueSteps(db: Db, now: Date, limit: number): Promise<StoredDecision[]> {
  return await select(
    db,
    sql`i.closed_at is null and ((d.state = 'open' and d.step < cardinality(d.deciders)
        and d.step_at + make_interval(mins => d.escalate_after_min) <= ${now}) or (d.state = 'later' and d.look_again_at <= ${now}))`,
    sql`order by d.step_at, d.id limit ${limit}`,
  )
}

/** Asks the next person. False when another process did, or somebody answered meanwhile. */
export async function escalate(tx: Transaction, id: string, from: number, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update decision set step = step + 1, step_at = ${now}
    where id = ${id} and step = ${from} and state = 'open'`.execute(tx)
  return numAffectedRows === 1n
}

/** Opens again what was put off. False when another process did, or somebody answered meanwhile. */
export async function lookAgain(tx: Transaction, id: string, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update decision set state = 'open', step_at = ${now}
    where id = ${id} and state = 'later' and look_again_at <= ${now}`.execute(tx)
  return numAffectedRows === 1n
}

export type Entitled = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly lang: Language
  readonly zone: string
}
/** Who of these people may decide in this incident: has the right, is active, and may know of it. In the order given. */
export async function entitled(db: Db, incidentId: string, people: readonly string[]): Promise<Entitled[]> {
  const permission: Permission = 'decision:answer'
  const roles = Role.options.filter((role) => permissionsOf[role].includes(permission))
  const everywhere = roles.filter((role) => reachOf[role] === 'all')
  const { rows } = await sql<Entitled>`
    select p.id, p.name, p.email, p.lang, p.zone from unnest(${people}::uuid[]) with ordinality o (person, place) join person p on p.id = o.person
    where p.is_active and p.role = any(${roles}) and (
      exists (select 1 from incident_member m where m.incident_id = ${incidentId} and m.person_id = p.id)
      or (p.role = any(${everywhere}) and not exists (select 1 from incident_secret s where s.incident_id = ${incidentId})))
    order by o.place`.execute(db)
  return rows
}

export function rowOf(
  { incidentId: _, position, stepAt, escalateAfterMin, ...one }: StoredDecision,
  viewer: Viewer,
  now: Date,
): DecisionRow {
  const at = escalatesAtMs({
    ...{ state: one.state, step: one.step, escalateAfterMin },
    ...{ stepAtMs: Date.parse(stepAt), deciders: one.deciders.length },
  })
  return {
    ...one,
    number: decisionNumber(one.incident.number, position),
    escalatesAt: at === null ? null : new Date(at).toISOString(),
    standing: decisionStanding(one.state, one.dueAt === null ? null : Date.parse(one.dueAt), now.getTime()),
    mayAnswer: viewer.permissions.has('decision:answer') && mayAnswer(one, viewer.id),
  }
}
