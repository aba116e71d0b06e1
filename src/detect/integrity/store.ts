// The tables of the good state of hosts. Nothing else in the desk writes them.
import { sql } from 'kysely'
import { shortCode } from '#src/core/checkpoint.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Announcement } from './announcement.ts'
import type { KeptFinding } from './api.ts'
import type { Finding } from './finding.ts'
import {
  type Counts,
  type KeptBaseline,
  type KeptCheck,
  noCounts,
  type SeenSince,
  type SystemThing,
} from './known-state.ts'
import type { Severity } from './severity.ts'

export type Db = State['db'] | Transaction
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

type BaselineColumns = {
  id: string
  host: string
  seal: string
  file_sha256: string
  bytes: string
  entries: number
  taken_at: Date
  kept_at: Date
  kept_by: string
  reason: string
  key_id: string
  is_desk_key: boolean
  roots: string[]
  replaced_at: Date | null
}
const baselineColumns = sql`b.id, b.host, b.seal, b.file_sha256, b.bytes, b.entries, b.taken_at, b.kept_at, b.kept_by, b.reason, b.key_id, b.is_desk_key, b.roots, b.replaced_at`
const baselineOf = (row: BaselineColumns): KeptBaseline => ({
  id: row.id,
  host: row.host,
  seal: row.seal,
  code: shortCode(Buffer.from(row.seal, 'hex')),
  bytes: Number(row.bytes),
  entries: row.entries,
  takenAt: row.taken_at.toISOString(),
  keptAt: row.kept_at.toISOString(),
  keptBy: row.kept_by,
  reason: row.reason,
  keyId: row.key_id,
  isDeskKey: row.is_desk_key,
  roots: row.roots,
  replacedAt: iso(row.replaced_at),
})

export type NewBaseline = Omit<KeptBaseline, 'code' | 'replacedAt'> & {
  readonly fileSha256: string
  readonly agentId: string | null
  readonly system: readonly SystemThing[]
}

/** The one that counted before stays, and counts no more. */
export async function addBaseline(tx: Transaction, one: NewBaseline): Promise<KeptBaseline> {
  await sql`update integrity_baseline set replaced_at = ${one.keptAt} where host = ${one.host} and replaced_at is null`.execute(
    tx,
  )
  const { rows } = await sql<BaselineColumns>`
    insert into integrity_baseline as b (id, host, agent_id, seal, file_sha256, bytes, entries, taken_at, kept_at, kept_by, reason, key_id,
      is_desk_key, roots, system)
    values (${one.id}, ${one.host}, ${one.agentId}, ${one.seal}, ${one.fileSha256}, ${one.bytes}, ${one.entries}, ${one.takenAt}, ${one.keptAt},
      ${one.keptBy}, ${one.reason}, ${one.keyId}, ${one.isDeskKey}, ${one.roots}::text[], ${JSON.stringify(one.system)}::jsonb)
    returning ${baselineColumns}`.execute(tx)
  return baselineOf(rows[0]!)
}

export async function currentBaselines(db: Db): Promise<Map<string, KeptBaseline>> {
  const { rows } = await sql<BaselineColumns>`
    select ${baselineColumns} from integrity_baseline b where b.replaced_at is null`.execute(db)
  return new Map(rows.map((row) => [row.host, baselineOf(row)]))
}

export async function baselinesOf(db: Db, host: string, most: number): Promise<KeptBaseline[]> {
  const { rows } = await sql<BaselineColumns>`
    select ${baselineColumns} from integrity_baseline b where b.host = ${host} order by b.kept_at desc, b.id desc limit ${most}`.execute(
    db,
  )
  return rows.map(baselineOf)
}

export async function currentBaseline(db: Db, host: string) {
  const { rows } = await sql<BaselineColumns & { system: SystemThing[] }>`
    select ${baselineColumns}, b.system from integrity_baseline b where b.host = ${host} and b.replaced_at is null`.execute(
    db,
  )
  return rows[0] ? { baseline: baselineOf(rows[0]), fileSha256: rows[0].file_sha256, system: rows[0].system } : null
}

/** By its seal: a check may have begun against one that was replaced since. */
export async function baselineBySeal(db: Db, host: string, seal: string): Promise<KeptBaseline | null> {
  const { rows } = await sql<BaselineColumns>`
    select ${baselineColumns} from integrity_baseline b where b.host = ${host} and b.seal = ${seal} order by b.kept_at desc limit 1`.execute(
    db,
  )
  return rows[0] ? baselineOf(rows[0]) : null
}

export async function baselineById(db: Db, id: string): Promise<KeptBaseline> {
  const { rows } = await sql<BaselineColumns>`
    select ${baselineColumns} from integrity_baseline b where b.id = ${id}`.execute(db)
  return baselineOf(rows[0]!)
}

type CheckColumns = {
  id: string
  host: string
  baseline_id: string
  begun_at: Date
  ended_at: Date
  taken_at: Date
  taken_by: string
  looked: number
  counts: Counts
  problems: string[]
  problem_count: number
  is_part: boolean
}
const checkColumns = sql`c.is_part, c.id, c.host, c.baseline_id, c.begun_at, c.ended_at, c.taken_at, c.taken_by, c.looked, c.counts, c.problems, c.problem_count`
const checkOf = (row: CheckColumns): KeptCheck => ({
  id: row.id,
  host: row.host,
  baselineId: row.baseline_id,
  begunAt: row.begun_at.toISOString(),
  endedAt: row.ended_at.toISOString(),
  takenAt: row.taken_at.toISOString(),
  takenBy: row.taken_by,
  looked: row.looked,
  counts: row.counts,
  problems: row.problems,
  problemCount: row.problem_count,
  isPart: row.is_part,
})

const rowsAtOnce = 500

export async function addCheck(tx: Transaction, one: KeptCheck, findings: readonly Finding[]): Promise<void> {
  await sql`
    insert into integrity_check (id, host, baseline_id, begun_at, ended_at, taken_at, taken_by, looked, counts, problems, problem_count, is_part)
    values (${one.id}, ${one.host}, ${one.baselineId}, ${one.begunAt}, ${one.endedAt}, ${one.takenAt}, ${one.takenBy}, ${one.looked},
      ${JSON.stringify(one.counts)}::jsonb, ${JSON.stringify(one.problems)}::jsonb, ${one.problemCount}, ${one.isPart})`.execute(
    tx,
  )
  for (let at = 0; at < findings.length; at += rowsAtOnce) {
    const rows = findings.slice(at, at + rowsAtOnce).map((finding, i) => ({ ...finding, position: at + i + 1 }))
    await sql`
      insert into integrity_finding (check_id, position, severity, change, path, path_bytes, attributes, before, after, explained)
      select ${one.id}, f.position, f.severity, f.change, f.path, f."pathBytes", f.attributes, f.before, f.after, f.explained
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (position int, severity text, change text, path text, "pathBytes" text,
        attributes jsonb, before jsonb, after jsonb, explained text)`.execute(tx)
  }
}

/** The last looks at everything. */
export async function lastChecks(db: Db, host: string | null): Promise<Map<string, KeptCheck>> {
  const { rows } = await sql<CheckColumns>`
    select distinct on (c.host) ${checkColumns} from integrity_check c where not c.is_part and (${host}::text is null or c.host = ${host})
    order by c.host, c.taken_at desc, c.id desc`.execute(db)
  return new Map(rows.map((row) => [row.host, checkOf(row)]))
}

/** What was seen as it changed against the baselines that count, since everything was looked at last. */
export async function seenSince(db: Db, host: string | null): Promise<Map<string, SeenSince>> {
  const { rows } = await sql<{ host: string; at: Date; severity: Severity; count: number }>`
    select c.host, max(c.ended_at) as at, k.key as severity, sum(k.value::int)::int as count
    from integrity_check c join integrity_baseline b on b.id = c.baseline_id and b.replaced_at is null
    cross join lateral jsonb_each_text(c.counts) k
    where c.is_part and (${host}::text is null or c.host = ${host})
      and c.taken_at > coalesce((select max(w.taken_at) from integrity_check w where w.host = c.host and not w.is_part), '-infinity')
    group by c.host, k.key`.execute(db)
  const found = new Map<string, SeenSince>()
  for (const row of rows) {
    const one = found.get(row.host) ?? { at: row.at.toISOString(), counts: { ...noCounts } }
    one.counts[row.severity] += row.count
    found.set(row.host, one)
  }
  return found
}

export async function checksOf(db: Db, host: string, most: number): Promise<KeptCheck[]> {
  const { rows } = await sql<CheckColumns>`
    select ${checkColumns} from integrity_check c where c.host = ${host} order by c.taken_at desc, c.id desc limit ${most}`.execute(
    db,
  )
  return rows.map(checkOf)
}

export async function readCheck(db: Db, id: string): Promise<KeptCheck | null> {
  const { rows } = await sql<CheckColumns>`select ${checkColumns} from integrity_check c where c.id = ${id}`.execute(db)
  return rows[0] ? checkOf(rows[0]) : null
}

/** Results of which no alert was made yet, oldest first. */
export async function checksWithoutAlert(db: Db, most: number): Promise<KeptCheck[]> {
  const { rows } = await sql<CheckColumns>`
    select ${checkColumns} from integrity_check c where c.alerted_at is null order by c.taken_at, c.id limit ${most}`.execute(
    db,
  )
  return rows.map(checkOf)
}

/** False when somebody else was faster. */
export async function markAlerted(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update integrity_check set alerted_at = ${at} where id = ${id} and alerted_at is null`.execute(tx)
  return numAffectedRows === 1n
}

type FindingAsk = { readonly severity?: Severity | undefined; readonly limit: number; readonly offset: number }
type FindingColumns = Omit<KeptFinding, 'pathBytes'> & { pathBytes: string | null }

export async function findingsOf(db: Db, check: string, { severity, limit, offset }: FindingAsk) {
  const where = severity === undefined ? sql`true` : sql`f.severity = ${severity}`
  const { rows: counted } = await sql<{ n: string }>`
    select count(*) as n from integrity_finding f where f.check_id = ${check} and ${where}`.execute(db)
  const { rows } = await sql<FindingColumns>`
    select f.position, f.severity, f.change, f.path, f.path_bytes as "pathBytes", f.attributes, f.before, f.after, f.explained
    from integrity_finding f where f.check_id = ${check} and ${where} order by f.position limit ${limit} offset ${offset}`.execute(
    db,
  )
  const findings = rows.map(({ pathBytes, ...row }) => (pathBytes === null ? row : { ...row, pathBytes }))
  return { total: Number(counted[0]!.n), findings }
}

export async function findingAt(db: Db, check: string, position: number): Promise<KeptFinding | null> {
  const { findings } = await findingsOf(db, check, { limit: 1, offset: position - 1 })
  return findings[0] ?? null
}

type WindowColumns = Omit<Announcement, 'from' | 'to' | 'madeAt' | 'withdrawnAt'> & {
  from_at: Date
  to_at: Date
  made_by: string
  made_at: Date
  withdrawn_at: Date | null
}
const windowOf = ({ id, name, hosts, paths, owner, reason, ...row }: WindowColumns): Announcement => ({
  id,
  name,
  hosts,
  paths,
  owner,
  reason,
  from: row.from_at.toISOString(),
  to: row.to_at.toISOString(),
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  withdrawnAt: iso(row.withdrawn_at),
})

export async function readWindows(db: Db, most: number): Promise<Announcement[]> {
  const { rows } = await sql<WindowColumns>`
    select w.* from integrity_window w order by w.from_at desc, w.id limit ${most}`.execute(db)
  return rows.map(windowOf)
}

/** False when the name was used before: findings are explained by it. */
export async function addWindow(tx: Transaction, one: Announcement): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into integrity_window (id, name, hosts, paths, owner, reason, from_at, to_at, made_by, made_at)
    values (${one.id}, ${one.name}, ${one.hosts}, ${one.paths}::text[], ${one.owner}, ${one.reason}, ${one.from}, ${one.to}, ${one.madeBy}, ${one.madeAt})
    on conflict (name) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function withdrawWindow(tx: Transaction, id: string, at: Date): Promise<Announcement | null> {
  const { rows } = await sql<WindowColumns>`
    update integrity_window as w set withdrawn_at = ${at} where w.id = ${id} and w.withdrawn_at is null returning w.*`.execute(
    tx,
  )
  return rows[0] ? windowOf(rows[0]) : null
}
