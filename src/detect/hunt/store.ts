import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import type { Gathered } from '#src/detect/alert/gather.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { FindRow, HuntRow, HuntState, HuntWhat } from './hunt.ts'

type Db = State['db'] | Transaction
export type Hunt = HuntRow & { readonly what: HuntWhat; readonly starts: number }
export type Find = FindRow & { readonly titleJa: string | null }

type Row = {
  id: string
  title: string
  what: HuntWhat
  from_at: Date | null
  to_at: Date | null
  source: string | null
  incident_id: string | null
  state: HuntState
  asked_by: string
  asked_at: Date
  started_at: Date | null
  ended_at: Date | null
  starts: number
  progress: number
  events: string
  matches: string
  rules: number
  finds: number
  missing: string[]
  left_out: string[]
  problem: string
  report_id: string | null
}
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function askedOf(what: HuntWhat): number | null {
  if (what.kind === 'rules') return what.keys.length
  if (what.kind === 'texts') return what.texts.length
  return what.kind === 'observables' ? what.values.length : null
}

const huntOf = (row: Row): Hunt => ({
  id: row.id,
  title: row.title,
  kind: row.what.kind,
  folder: row.what.kind === 'folder' ? row.what.folder : null,
  asked: askedOf(row.what),
  what: row.what,
  from: iso(row.from_at),
  to: iso(row.to_at),
  source: row.source,
  incidentId: row.incident_id,
  state: row.state,
  askedBy: row.asked_by,
  askedAt: row.asked_at.toISOString(),
  startedAt: iso(row.started_at),
  endedAt: iso(row.ended_at),
  starts: row.starts,
  progress: row.progress,
  events: Number(row.events),
  matches: Number(row.matches),
  rules: row.rules,
  finds: row.finds,
  missing: row.missing,
  leftOut: row.left_out,
  problem: row.problem,
  reportId: row.report_id,
})

const columns = sql.raw('h.*, (select count(*)::int from hunt_find f where f.hunt_id = h.id) as finds')

export async function addHunt(
  tx: Transaction,
  one: Pick<Hunt, 'id' | 'title' | 'what' | 'from' | 'to' | 'source' | 'incidentId' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await sql`
    insert into hunt (id, title, what, from_at, to_at, source, incident_id, asked_by, asked_at)
    values (${one.id}, ${one.title}, ${JSON.stringify(one.what)}, ${one.from}, ${one.to}, ${one.source}, ${one.incidentId},
      ${one.askedBy}, ${one.askedAt})`.execute(tx)
}

export async function countUnderWay(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from hunt where state in ('waiting', 'running')`.execute(db)
  return rows[0]!.n
}

export async function listHunts(
  db: Db,
  viewer: Viewer,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ rows: Hunt[]; total: number }> {
  const may = mayKnow(viewer, 'h.incident_id')
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from hunt h where ${may}`.execute(db)
  const { rows } = await sql<Row>`
    select ${columns} from hunt h where ${may} order by asked_at desc, id limit ${limit} offset ${offset}`.execute(db)
  return { rows: rows.map(huntOf), total: counted[0]!.n }
}

export async function readHunt(db: Db, viewer: Viewer, id: string): Promise<Hunt | null> {
  const { rows } = await sql<Row>`
    select ${columns} from hunt h where h.id = ${id} and ${mayKnow(viewer, 'h.incident_id')}`.execute(db)
  return rows[0] ? huntOf(rows[0]) : null
}

/** The oldest hunt that waits, or was cut off while it ran: whoever asks holds the lock under which hunts run. */
export async function nextHunt(db: Db): Promise<Hunt | null> {
  const { rows } = await sql<Row>`
    select ${columns} from hunt h where state in ('waiting', 'running') order by asked_at, id limit 1`.execute(db)
  return rows[0] ? huntOf(rows[0]) : null
}

/** Begins it, from the start: what an earlier begin found is found again. False when it was cancelled meanwhile. */
export async function beginHunt(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hunt set state = 'running', started_at = ${at}, starts = starts + 1, progress = 0, events = 0, matches = 0,
      missing = '{}', left_out = '{}' where id = ${id} and state in ('waiting', 'running')`.execute(tx)
  if (numAffectedRows === 1n) await sql`delete from hunt_find where hunt_id = ${id}`.execute(tx)
  return numAffectedRows === 1n
}

export async function knowRules(db: Db, id: string, rules: number, leftOut: readonly string[]): Promise<void> {
  await sql`update hunt set rules = ${rules}, left_out = ${[...leftOut]}::text[] where id = ${id}`.execute(db)
}

export type Progress = Pick<Hunt, 'progress' | 'events' | 'matches' | 'missing'>

/** False when somebody cancelled it. */
export async function keepProgress(
  tx: Transaction,
  id: string,
  { progress, events, matches, missing }: Progress,
  finds: readonly { readonly position: number; readonly one: Gathered }[],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hunt set progress = ${progress}, events = ${events}, matches = ${matches}, missing = ${[...missing]}::text[]
    where id = ${id} and state = 'running'`.execute(tx)
  if (numAffectedRows === 0n) return false
  for (const { position, one } of finds)
    await sql`
      insert into hunt_find (hunt_id, position, rule_key, title, title_ja, level, entity_kind, entity, rule_date, tags, matches,
        first_at, last_at, matched, correlation, lines)
      values (${id}, ${position}, ${one.ruleKey}, ${one.title}, ${one.titleJa}, ${one.level}, ${one.entityKind}, ${one.entity},
        ${one.ruleDate}, ${[...one.tags]}::text[], ${one.matches}, ${new Date(one.firstMs)}, ${new Date(one.lastMs)}, ${JSON.stringify(one.matched)},
        ${one.correlation === null ? null : JSON.stringify(one.correlation)}, ${[...one.lines]}::bigint[])
      on conflict (hunt_id, position) do update set matches = excluded.matches, first_at = excluded.first_at,
        last_at = excluded.last_at, matched = excluded.matched, correlation = excluded.correlation, lines = excluded.lines,
        entity_kind = excluded.entity_kind, entity = excluded.entity`.execute(tx)
  return true
}

/** Null when it was not under way any more. */
export async function endHunt(
  tx: Transaction,
  id: string,
  state: Exclude<HuntState, 'running'>,
  problem: string,
  at: Date,
): Promise<Hunt | null> {
  const { rows } = await sql<Row>`
    update hunt h set state = ${state}, problem = ${problem}, ended_at = ${state === 'waiting' ? null : at},
      starts = ${state === 'waiting' ? sql`greatest(0, starts - 1)` : sql`starts`}
    where id = ${id} and state in ('waiting', 'running') returning ${columns}`.execute(tx)
  return rows[0] ? huntOf(rows[0]) : null
}

type FindRowOf = {
  position: number
  rule_key: string
  title: string
  title_ja: string | null
  level: FindRow['level']
  entity_kind: string
  entity: string
  rule_date: string | null
  tags: string[]
  matches: string
  first_at: Date
  last_at: Date
  matched: Record<string, unknown>
  correlation: Record<string, unknown> | null
  lines: string[]
  alert_id: string | null
}

/** Gravest first; the hunt was read before, with the right to know of it. */
export async function readFinds(
  db: Db,
  id: string,
  ask: { readonly positions?: readonly number[] | undefined; readonly limit: number; readonly offset: number },
): Promise<Find[]> {
  const some = ask.positions === undefined ? sql`true` : sql`position = any(${[...ask.positions]}::int[])`
  const { rows } = await sql<FindRowOf>`
    select position, rule_key, title, title_ja, level, entity_kind, entity, to_char(rule_date, 'YYYY-MM-DD') as rule_date, tags, matches,
      first_at, last_at, matched, correlation, lines, alert_id
    from hunt_find where hunt_id = ${id} and ${some}
    order by array_position(array['critical', 'high', 'medium', 'low', 'informational'], level), title collate "C", rule_key,
      matches desc, position
    limit ${ask.limit} offset ${ask.offset}`.execute(db)
  return rows.map((row) => ({
    position: row.position,
    ruleKey: row.rule_key,
    title: row.title,
    titleJa: row.title_ja,
    level: row.level,
    entityKind: row.entity_kind,
    entity: row.entity,
    ruleDate: row.rule_date,
    tags: row.tags,
    matches: Number(row.matches),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    matched: row.matched,
    correlation: row.correlation,
    lines: row.lines.map(Number),
    alertId: row.alert_id,
  }))
}

export async function setAlert(tx: Transaction, id: string, position: number, alertId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hunt_find set alert_id = ${alertId} where hunt_id = ${id} and position = ${position} and alert_id is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export async function setHuntReport(tx: Transaction, id: string, reportId: string): Promise<void> {
  await sql`update hunt set report_id = ${reportId} where id = ${id}`.execute(tx)
}
