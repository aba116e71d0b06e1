import { sql } from 'kysely'
import { lagDays } from '#src/detect/signature/lag.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { AlertRow, AlertState, Suppression } from './alert.ts'
import { type Gathered, mostLines } from './gather.ts'

type Db = State['db'] | Transaction

type Row = {
  id: string
  rule_key: string
  title: string
  title_ja: string | null
  level: AlertRow['level']
  origin: AlertRow['origin']
  entity_kind: string
  entity: string
  state: AlertState
  suppression_id: string | null
  matches: string
  first_at: Date
  last_at: Date
  raised_at: Date
  changed_at: Date
  rule_date: string | null
  tags: string[]
  matched: Record<string, unknown>
  correlation: Record<string, unknown> | null
  finding: AlertRow['finding']
  closed_by: string | null
  closed_at: Date | null
  reason: string
  report_id: string | null
}
const columns = sql.raw(
  "id, rule_key, title, title_ja, level, origin, entity_kind, entity, state, suppression_id, matches, first_at, last_at, raised_at, changed_at, to_char(rule_date, 'YYYY-MM-DD') as rule_date, tags, matched, correlation, finding, closed_by, closed_at, reason, report_id",
)

const alertOf = (row: Row): AlertRow => ({
  id: row.id,
  ruleKey: row.rule_key,
  title: row.title,
  titleJa: row.title_ja,
  level: row.level,
  origin: row.origin,
  entityKind: row.entity_kind,
  entity: row.entity,
  state: row.state,
  suppressionId: row.suppression_id,
  matches: Number(row.matches),
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  raisedAt: row.raised_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  ruleDate: row.rule_date,
  tags: row.tags,
  lagDays: lagDays(row.first_at.toISOString(), row.rule_date),
  matched: row.matched,
  correlation: row.correlation,
  finding: row.finding,
  sentence: null,
  closedBy: row.closed_by,
  closedAt: row.closed_at?.toISOString() ?? null,
  reason: row.reason,
  reportId: row.report_id,
})

export type AlertAsk = {
  readonly state: 'open' | 'suppressed' | 'closed' | 'false-alarm' | 'all'
  readonly level: AlertRow['level'] | null
  readonly origin: AlertRow['origin'] | null
  readonly rule: string | null
  readonly entity: string | null
  readonly now: Date
  readonly limit: number
  readonly offset: number
}

export async function listAlerts(db: Db, ask: AlertAsk): Promise<{ rows: AlertRow[]; total: number }> {
  const { state } = ask
  // One that has run out holds nothing back any more, whether or not something came since.
  const held = sql`suppression_id in (select id from alert_suppression where ended_at is null and until_at > ${ask.now})`
  const where = sql.join(
    [
      sql`true`,
      ...(state === 'open' ? [sql`state = 'open' and (${held}) is not true`] : []),
      ...(state === 'suppressed' ? [sql`state = 'open' and ${held}`] : []),
      ...(state === 'closed' || state === 'false-alarm' ? [sql`state = ${state}`] : []),
      ...(ask.level === null ? [] : [sql`level = ${ask.level}`]),
      ...(ask.origin === null ? [] : [sql`origin = ${ask.origin}`]),
      ...(ask.rule === null ? [] : [sql`rule_key = ${ask.rule}`]),
      ...(ask.entity === null ? [] : [sql`entity = ${ask.entity}`]),
    ],
    sql` and `,
  )
  const { rows: counted } = await sql<{ n: string }>`select count(*) as n from alert where ${where}`.execute(db)
  const { rows } = await sql<Row>`
    select ${columns} from alert where ${where}
    order by array_position(array['critical', 'high', 'medium', 'low', 'informational'], level), changed_at desc, id
    limit ${ask.limit} offset ${ask.offset}`.execute(db)
  return { rows: rows.map(alertOf), total: Number(counted[0]!.n) }
}

export async function readAlert(db: Db, id: string): Promise<AlertRow | null> {
  const { rows } = await sql<Row>`select ${columns} from alert where id = ${id}`.execute(db)
  return rows[0] ? alertOf(rows[0]) : null
}

export async function linesOf(db: Db, id: string): Promise<number[]> {
  const { rows } = await sql<{ seq: string }>`
    select seq from alert_line where alert_id = ${id} order by seq`.execute(db)
  return rows.map(({ seq }) => Number(seq))
}

/** About whom each rule has an open alert, as `openKey` writes it. */
export async function openEntities(db: Db, keys: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ rule_key: string; entity_kind: string; entity: string }>`
    select rule_key, entity_kind, entity from alert where state = 'open' and rule_key = any(${[...keys]}::text[])`.execute(
    db,
  )
  const open = new Map<string, Set<string>>()
  for (const { rule_key, entity_kind, entity } of rows) {
    const known = open.get(rule_key) ?? new Set()
    open.set(rule_key, known.add(openKey(entity_kind, entity)))
  }
  return open
}
export const openKey = (kind: string, entity: string): string => `${kind} ${entity}`

/** Counts into the open alert of the rule and entity, or opens one. */
export async function raise(
  tx: Transaction,
  id: string,
  one: Gathered,
  suppressionId: string | null,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const { rows } = await sql<{ id: string; is_new: boolean }>`
    insert into alert (id, rule_key, title, title_ja, level, origin, entity_kind, entity, suppression_id, matches, first_at, last_at,
      raised_at, changed_at, rule_date, tags, matched, correlation, finding)
    values (${id}, ${one.ruleKey}, ${one.title}, ${one.titleJa}, ${one.level}, ${one.origin}, ${one.entityKind}, ${one.entity}, ${suppressionId},
      ${one.matches}, ${new Date(one.firstMs)}, ${new Date(one.lastMs)}, ${now}, ${now}, ${one.ruleDate}, ${[...one.tags]}::text[],
      ${JSON.stringify(one.matched)}, ${one.correlation === null ? null : JSON.stringify(one.correlation)},
      ${one.finding === null ? null : JSON.stringify(one.finding)})
    on conflict (rule_key, entity_kind, entity) where state = 'open' do update set
      matches = alert.matches + excluded.matches, title = excluded.title, title_ja = excluded.title_ja, level = excluded.level,
      first_at = least(alert.first_at, excluded.first_at), last_at = greatest(alert.last_at, excluded.last_at),
      changed_at = excluded.changed_at, rule_date = excluded.rule_date, tags = excluded.tags, matched = excluded.matched,
      correlation = excluded.correlation, finding = excluded.finding, suppression_id = excluded.suppression_id
    returning id, (xmax = 0) as is_new`.execute(tx)
  const raised = rows[0]!
  await sql`
    insert into alert_line (alert_id, seq)
    select ${raised.id}, seq from unnest(${one.lines}::bigint[]) as seq
    where (select count(*) from alert_line where alert_id = ${raised.id}) < ${mostLines}
    on conflict do nothing`.execute(tx)
  return { id: raised.id, isNew: raised.is_new }
}

export async function endAlert(
  tx: Transaction,
  id: string,
  state: Exclude<AlertState, 'open'>,
  reason: string,
  by: string,
  now: Date,
): Promise<AlertRow | null> {
  const { rows } = await sql<Row>`
    update alert set state = ${state}, reason = ${reason}, closed_by = ${by}, closed_at = ${now}, changed_at = ${now}
    where id = ${id} and state = 'open' returning ${columns}`.execute(tx)
  return rows[0] ? alertOf(rows[0]) : null
}

export async function setReport(tx: Transaction, id: string, reportId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update alert set report_id = ${reportId} where id = ${id} and report_id is null`.execute(tx)
  return numAffectedRows === 1n
}

type SuppressionRow = {
  id: string
  rule_key: string | null
  entity: string | null
  reason: string
  owner: string
  made_at: Date
  until_at: Date
  ended_at: Date | null
}
const suppressionOf = (row: SuppressionRow): Suppression => ({
  id: row.id,
  ruleKey: row.rule_key,
  ruleTitle: null,
  entity: row.entity,
  reason: row.reason,
  owner: row.owner,
  madeAt: row.made_at.toISOString(),
  untilAt: row.until_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})

/** What the newest alert of each of these rules is called. */
export async function titlesOf(
  db: Db,
  keys: readonly string[],
): Promise<Map<string, Pick<AlertRow, 'title' | 'titleJa' | 'finding' | 'sentence'>>> {
  const { rows } = await sql<Row>`
    select distinct on (rule_key) ${columns} from alert where rule_key = any(${[...keys]}::text[])
    order by rule_key, changed_at desc`.execute(db)
  return new Map(rows.map((row) => [row.rule_key, alertOf(row)]))
}

/** More are kept, and those that have ended hold nothing back. */
const mostSuppressions = 2_000

export async function readSuppressions(db: Db): Promise<Suppression[]> {
  const { rows } = await sql<SuppressionRow>`select * from alert_suppression
    order by (ended_at is null) desc, made_at desc, id limit ${mostSuppressions}`.execute(db)
  return rows.map(suppressionOf)
}

/** What is open already and fits is held back at once. */
export async function addSuppression(tx: Transaction, one: Suppression): Promise<void> {
  await sql`
    insert into alert_suppression (id, rule_key, entity, reason, owner, made_at, until_at)
    values (${one.id}, ${one.ruleKey}, ${one.entity}, ${one.reason}, ${one.owner}, ${one.madeAt}, ${one.untilAt})`.execute(
    tx,
  )
  await sql`
    update alert set suppression_id = ${one.id} where state = 'open' and suppression_id is null
      and (${one.ruleKey}::text is null or rule_key = ${one.ruleKey}) and (${one.entity}::text is null or entity = ${one.entity})`.execute(
    tx,
  )
}

export async function endSuppression(tx: Transaction, id: string, now: Date): Promise<Suppression | null> {
  const { rows } = await sql<SuppressionRow>`
    update alert_suppression set ended_at = ${now} where id = ${id} and ended_at is null returning *`.execute(tx)
  if (!rows[0]) return null
  await sql`update alert set suppression_id = null, changed_at = ${now} where suppression_id = ${id} and state = 'open'`.execute(
    tx,
  )
  return suppressionOf(rows[0])
}
