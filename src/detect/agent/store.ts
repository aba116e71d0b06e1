import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { AgentReport, AgentRow, Loss } from './agent.ts'

type Db = State['db'] | Transaction

export type AgentRecord = Omit<AgentRow, 'state' | 'losses' | 'sent'>
type Row = {
  id: string
  name: string
  sources: string[]
  invited_at: Date
  enrol_until: Date | null
  enrolled_at: Date | null
  seen_at: Date | null
  revoked_at: Date | null
  revoked_reason: string | null
  address: string | null
  report: AgentReport | null
}
const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const recordOf = (row: Row): AgentRecord => ({
  id: row.id,
  name: row.name,
  sources: row.sources,
  invitedAt: row.invited_at.toISOString(),
  enrolUntil: iso(row.enrol_until),
  enrolledAt: iso(row.enrolled_at),
  seenAt: iso(row.seen_at),
  revokedAt: iso(row.revoked_at),
  revokedReason: row.revoked_reason,
  address: row.address,
  report: row.report,
})
const columns = sql`id, name, sources, invited_at, enrol_until, enrolled_at, seen_at, revoked_at, revoked_reason, address, report`

/** Those that may still send first, by name; of the revoked ones the newest. */
export async function readAgents(db: Db, most: number): Promise<AgentRecord[]> {
  const { rows } = await sql<Row>`
    select ${columns} from agent order by revoked_at is not null, revoked_at desc, name limit ${most}`.execute(db)
  return rows.map(recordOf)
}

export async function readAgent(db: Db, id: string): Promise<AgentRecord | null> {
  const { rows } = await sql<Row>`select ${columns} from agent where id = ${id}`.execute(db)
  return rows[0] ? recordOf(rows[0]) : null
}

export async function agentBySecret(db: Db, hash: Buffer): Promise<AgentRecord | null> {
  const { rows } = await sql<Row>`select ${columns} from agent where secret_hash = ${hash}`.execute(db)
  return rows[0] ? recordOf(rows[0]) : null
}

export async function isNameTaken(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from agent where name = ${name} and revoked_at is null`.execute(db)
  return rows.length > 0
}

export async function addAgent(
  tx: Transaction,
  agent: { id: string; name: string; sources: readonly string[]; enrolHash: Buffer; until: Date; at: Date },
): Promise<void> {
  await sql`insert into agent (id, name, sources, enrol_hash, enrol_until, invited_at)
    values (${agent.id}, ${agent.name}, ${agent.sources}::text[], ${agent.enrolHash}, ${agent.until}, ${agent.at})`.execute(
    tx,
  )
}

/** False when the agent is not there or was revoked. */
export async function inviteAgain(tx: Transaction, id: string, hash: Buffer, until: Date): Promise<boolean> {
  const { rows } = await sql`update agent set enrol_hash = ${hash}, enrol_until = ${until}
    where id = ${id} and revoked_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** Takes the token away and puts the secret in its place; null of a token that is not, or no longer, good. */
export async function enrolAgent(
  tx: Transaction,
  token: Buffer,
  secret: Buffer,
  at: Date,
): Promise<AgentRecord | null> {
  const { rows } = await sql<Row>`
    update agent set enrol_hash = null, enrol_until = null, secret_hash = ${secret}, enrolled_at = ${at}
    where enrol_hash = ${token} and enrol_until > ${at} returning ${columns}`.execute(tx)
  return rows[0] ? recordOf(rows[0]) : null
}

export async function revokeAgent(tx: Transaction, id: string, reason: string, at: Date): Promise<AgentRecord | null> {
  const { rows } = await sql<Row>`
    update agent set enrol_hash = null, enrol_until = null, secret_hash = null, revoked_at = ${at}, revoked_reason = ${reason}
    where id = ${id} and revoked_at is null returning ${columns}`.execute(tx)
  return rows[0] ? recordOf(rows[0]) : null
}

export async function saveReport(
  db: Db,
  id: string,
  said: { readonly report: AgentReport; readonly at: Date; readonly address: string | null },
): Promise<void> {
  await sql`update agent set seen_at = ${said.at}, address = ${said.address}, report = ${JSON.stringify(said.report)}::jsonb
    where id = ${id} and revoked_at is null`.execute(db)
}

export async function noteSource(db: Db, id: string, source: string): Promise<void> {
  await sql`insert into agent_source (source, agent_id) values (${source}, ${id}) on conflict do nothing`.execute(db)
}

/** The sources that each agent sent for. */
export async function sentBy(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ agent_id: string; sources: string[] }>`
    select agent_id, array_agg(source order by source) as sources from agent_source group by agent_id`.execute(db)
  return new Map(rows.map((row) => [row.agent_id, row.sources]))
}

/** Says which of these losses nobody had heard of. */
export async function addLosses(
  tx: Transaction,
  id: string,
  { series, number }: { readonly series: string; readonly number: number },
  losses: readonly Loss[],
  at: Date,
): Promise<Loss[]> {
  const fresh: Loss[] = []
  for (const [position, loss] of losses.entries()) {
    const { rows } = await sql`
      insert into agent_loss (agent_id, series, number, position, stated_at, source, file, why, lines, bytes, from_at, to_at)
      values (${id}, ${series}, ${number}, ${position}, ${at}, ${loss.source}, ${loss.file}, ${loss.why}, ${loss.lines},
              ${loss.bytes}, ${loss.from}, ${loss.to}) on conflict do nothing returning number`.execute(tx)
    if (rows.length > 0) fresh.push(loss)
  }
  return fresh
}

type LossRow = Omit<Loss, 'from' | 'to' | 'lines' | 'bytes'> & {
  agent_id: string
  lines: string | null
  bytes: string
  from_at: Date
  to_at: Date
}

/** The newest losses of each agent. */
export async function newestLosses(db: Db, mostEach: number): Promise<Map<string, Loss[]>> {
  const { rows } = await sql<LossRow>`
    select * from (select l.*, row_number() over (partition by agent_id order by stated_at desc, number desc, position) as rank
                   from agent_loss l) ranked
    where rank <= ${mostEach} order by agent_id, rank`.execute(db)
  const found = new Map<string, Loss[]>()
  for (const { agent_id, source, file, why, lines, bytes, from_at, to_at } of rows) {
    const loss: Loss = {
      source,
      file,
      why,
      lines: lines === null ? null : Number(lines),
      bytes: Number(bytes),
      from: from_at.toISOString(),
      to: to_at.toISOString(),
    }
    found.set(agent_id, [...(found.get(agent_id) ?? []), loss])
  }
  return found
}
