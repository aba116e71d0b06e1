// The tables of clocks. Nothing else in the desk writes them.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { When } from '#src/core/time.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { ClockRow } from './clock.ts'
import type { ClockFacts } from './fact.ts'
import { standingOf } from './standing.ts'

export type StoredClock = Omit<ClockRow, 'standing'> & {
  readonly incidentId: string
  readonly effectiveFrom: string
  readonly soonAt: string | null
}

const columns = sql`
  c.id, c.incident_id as "incidentId", json_build_object('number', i.number, 'title', i.title) as incident, c.regime, c.stage, c.label,
  c.effective_from::text as "effectiveFrom", c.name, c.recipient, nullif(c.source, '') as source, c.verified_on::text as "verifiedOn", c.is_unsure as "isUnsure",
  c.events, c.zone, c.state, ${isoOf('c.starts_at')} as "startsAt", ${isoOf('c.due_at')} as "dueAt", ${isoOf('c.soon_at')} as "soonAt",
  c.arithmetic, c.overridden, c.sent, c.proof, c.reason, c.ended_by as "endedBy"`
/** When it is due: as somebody set it, else as it was reckoned. */
const due = sql`coalesce((c.overridden->>'dueAt')::timestamptz, c.due_at)`

export async function clocksOf(db: Db, incidentId: string): Promise<StoredClock[]> {
  const { rows } = await sql<StoredClock>`
    select ${columns} from clock c join incident i on i.id = c.incident_id where c.incident_id = ${incidentId}
    order by ${due} nulls last, c.created_at, c.regime, c.stage`.execute(db)
  return rows
}

export async function clockOf(tx: Transaction, incidentId: string, id: string): Promise<StoredClock> {
  const { rows } = await sql<StoredClock>`
    select ${columns} from clock c join incident i on i.id = c.incident_id
    where c.incident_id = ${incidentId} and c.id = ${id}`.execute(tx)
  return rows[0] ?? refuse('clock.not-found')
}

/** Clocks that run, of incidents that the viewer may know of and that are not closed; the nearest first. */
export async function dueClocks(db: Db, viewer: Viewer, limit: number): Promise<StoredClock[]> {
  return await running(db, viewer, sql`true`, limit)
}

async function running(db: Db, viewer: Viewer, where: RawBuilder<unknown>, limit: number): Promise<StoredClock[]> {
  const { rows } = await sql<StoredClock>`
    select ${columns} from clock c join incident i on i.id = c.incident_id
    where c.state = 'running' and i.closed_at is null and ${where} and ${mayKnow(viewer, 'c.incident_id')}
    order by ${due} nulls last, c.id limit ${limit}`.execute(db)
  return rows
}

export async function countDue(db: Db, viewer: Viewer, now: Date) {
  const { rows } = await sql<{ overdue: number; soon: number; running: number }>`
    select count(*) filter (where ${due} < ${now})::int as overdue,
      count(*) filter (where ${due} >= ${now} and c.soon_at <= ${now})::int as soon, count(*)::int as running
    from clock c join incident i on i.id = c.incident_id
    where c.state = 'running' and i.closed_at is null and ${mayKnow(viewer, 'c.incident_id')}`.execute(db)
  return rows[0]!
}

export type NewClock = Omit<StoredClock, 'incident' | 'overridden' | 'sent' | 'proof' | 'reason' | 'endedBy'> & {
  readonly createdAt: string
}

export async function insertClock(tx: Transaction, one: NewClock): Promise<void> {
  await sql`
    insert into clock (id, incident_id, regime, stage, label, effective_from, name, recipient, source, verified_on, is_unsure, events, zone,
      state, starts_at, due_at, soon_at, arithmetic, created_at)
    values (${one.id}, ${one.incidentId}, ${one.regime}, ${one.stage}, ${one.label}, ${one.effectiveFrom}, ${json(one.name)}, ${json(one.recipient)},
      ${one.source ?? ''}, ${one.verifiedOn}, ${one.isUnsure}, ${json(one.events)}, ${one.zone}, ${one.state}, ${one.startsAt}, ${one.dueAt},
      ${one.soonAt}, ${json(one.arithmetic)}, ${one.createdAt})`.execute(tx)
}

/** What was reckoned anew, because a start became known or was corrected. */
export async function setReckoned(
  tx: Transaction,
  id: string,
  is: Pick<StoredClock, 'events' | 'state' | 'startsAt' | 'dueAt' | 'soonAt' | 'arithmetic'>,
): Promise<void> {
  await sql`
    update clock set events = ${json(is.events)}, state = ${is.state}, starts_at = ${is.startsAt}, due_at = ${is.dueAt}, soon_at = ${is.soonAt},
      arithmetic = ${json(is.arithmetic)} where id = ${id}`.execute(tx)
}

export async function setOverride(
  tx: Transaction,
  id: string,
  is: { overridden: StoredClock['overridden']; soonAt: string | null; state: StoredClock['state'] },
): Promise<void> {
  await sql`
    update clock set overridden = ${is.overridden ? json(is.overridden) : null}, soon_at = ${is.soonAt}, state = ${is.state}
    where id = ${id}`.execute(tx)
}

export async function setEnded(
  tx: Transaction,
  id: string,
  is: {
    state: StoredClock['state']
    sent: When | null
    proof: string | null
    reason: string | null
    by: string | null
  },
): Promise<void> {
  await sql`
    update clock set state = ${is.state}, sent = ${is.sent ? json(is.sent) : null}, proof = ${is.proof}, reason = ${is.reason}, ended_by = ${is.by}
    where id = ${id}`.execute(tx)
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

export async function factsOf(db: Db, incidentId: string): Promise<ClockFacts> {
  const { rows } = await sql<{
    facts: ClockFacts
  }>`select facts from clock_facts where incident_id = ${incidentId}`.execute(db)
  return rows[0]?.facts ?? {}
}

export async function setFacts(tx: Transaction, incidentId: string, facts: ClockFacts): Promise<void> {
  await sql`insert into clock_facts (incident_id, facts) values (${incidentId}, ${json(facts)})
    on conflict (incident_id) do update set facts = excluded.facts`.execute(tx)
}

export function rowOf({ incidentId: _, effectiveFrom: __, soonAt, ...clock }: StoredClock, now: Date): ClockRow {
  const ms = (at: string | null | undefined) => (at ? Date.parse(at) : null)
  const dueMs = ms(clock.overridden?.dueAt ?? clock.dueAt)
  const standing = standingOf(
    { state: clock.state, dueMs, soonMs: ms(soonAt), sentMs: ms(clock.sent?.from) },
    now.getTime(),
  )
  return { ...clock, standing }
}
