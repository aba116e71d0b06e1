// The tables of the quarantine register. Nothing else in the desk writes them.
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Machine } from './machine.ts'
import type { Counts, MachineFilter, SetRule, Which } from './register.ts'
import { ruleByDefault } from './rule.ts'

const columns = sql`m.id, m.no, m.machine, m.address, m.unit, m.person, m.reason, ${isoOf('m.isolated_at')} as "isolatedAt",
  m.isolated_by as "isolatedBy", m.infected, m.pattern, m.checks, m.confirmed, m.ended, m.standing`
const counted = sql`count(*)::int as total, count(*) filter (where m.standing = 'isolated')::int as isolated,
  count(*) filter (where m.standing = 'checked')::int as checked, count(*) filter (where m.standing = 'confirmed')::int as confirmed,
  count(*) filter (where m.standing = 'reconnected')::int as reconnected, count(*) filter (where m.standing = 'retired')::int as retired,
  count(*) filter (where m.infected = 'yes')::int as infected`
const everything = sql<boolean>`true`

function found({ unit, standing, text }: MachineFilter): RawBuilder<boolean> {
  const part = text || null
  return sql<boolean>`(${unit ?? null}::text is null or fold(m.unit) = fold(${unit ?? ''}))
    and (${standing ?? null}::text is null or m.standing = ${standing ?? ''} or (${standing ?? ''} = 'out' and m.ended is null))
    and (${part}::text is null or fold(m.machine || ' ' || m.address || ' ' || m.person) like like_pattern(${part ?? ''}))`
}

export async function countsOf(db: Db, incidentId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select ${counted} from quarantine_machine m where m.incident_id = ${incidentId}`.execute(db)
  return rows[0]!
}

/** Who has most still out comes first. */
export async function unitsOf(db: Db, incidentId: string): Promise<(Counts & { unit: string })[]> {
  const { rows } = await sql<Counts & { unit: string }>`
    select min(m.unit) as unit, ${counted} from quarantine_machine m where m.incident_id = ${incidentId} group by fold(m.unit)
    order by count(*) filter (where m.ended is null) desc, 1`.execute(db)
  return rows
}

type Window = { readonly offset: number; readonly limit: number }
export async function windowOf(
  db: Db,
  incidentId: string,
  filter: MachineFilter,
  { offset, limit }: Window,
): Promise<{ total: number; rows: Machine[] }> {
  const where = sql`m.incident_id = ${incidentId} and ${found(filter)}`
  const [{ rows }, count] = await Promise.all([
    sql<Machine>`select ${columns} from quarantine_machine m where ${where}
      order by m.ended is not null, m.no limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from quarantine_machine m where ${where}`.execute(db),
  ])
  return { total: count.rows[0]!.total, rows }
}

export async function everyMachine(db: Db, incidentId: string): Promise<Machine[]> {
  const { rows } = await sql<Machine>`
    select ${columns} from quarantine_machine m where m.incident_id = ${incidentId} order by m.no`.execute(db)
  return rows
}

/** Those still out that an act is for; `unit` narrows to what a unit may touch. */
export async function machinesFor(
  tx: Transaction,
  incidentId: string,
  { ids, names, filter }: Which,
  { unit, limit }: { unit: string | null; limit: number },
): Promise<Machine[]> {
  const meant = [
    ids?.length ? sql<boolean>`m.id = any(${ids}::uuid[])` : null,
    names?.length
      ? sql<boolean>`fold(m.machine) = any(array(select fold(one) from unnest(${names}::text[]) one))`
      : null,
    filter ? sql<boolean>`(${found(filter)})` : null,
  ].filter((one) => one !== null)
  const { rows } = await sql<Machine>`
    select ${columns} from quarantine_machine m where m.incident_id = ${incidentId} and m.ended is null and (${sql.join(meant, sql` or `)})
      and (${unit}::text is null or fold(m.unit) = fold(${unit ?? ''})) order by m.no limit ${limit}`.execute(tx)
  return rows
}

/** Which of these names are in quarantine now. */
export async function namesOut(tx: Transaction, incidentId: string, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select one as name from unnest(${names}::text[]) one where exists (select 1 from quarantine_machine m
      where m.incident_id = ${incidentId} and m.ended is null and fold(m.machine) = fold(one))`.execute(tx)
  return new Set(rows.map((row) => row.name))
}

export async function lastNumber(tx: Transaction, incidentId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(no), 0)::int as last from quarantine_machine where incident_id = ${incidentId}`.execute(tx)
  return rows[0]!.last
}

const list = (
  machines: readonly Machine[],
) => sql`jsonb_to_recordset(${JSON.stringify(machines)}::jsonb) as g(id uuid, no int, machine text,
  address text, unit text, person text, reason text, "isolatedAt" timestamptz, "isolatedBy" text, infected text, pattern text, checks jsonb,
  confirmed jsonb, ended jsonb, standing text)`
/** A JSON null is no value of a column. */
const orNull = (column: string) => sql`nullif(${sql.ref(column)}, 'null'::jsonb)`

export async function insertMachines(tx: Transaction, incidentId: string, machines: readonly Machine[]): Promise<void> {
  await sql`
    insert into quarantine_machine (id, incident_id, no, machine, address, unit, person, reason, isolated_at, isolated_by, infected, pattern,
      checks, confirmed, ended, standing)
    select g.id, ${incidentId}, g.no, g.machine, g.address, g.unit, g.person, g.reason, g."isolatedAt", g."isolatedBy", g.infected, g.pattern,
      g.checks, ${orNull('g.confirmed')}, ${orNull('g.ended')}, g.standing from ${list(machines)}`.execute(tx)
}

/** Writes what may change of machines that were read in the same transaction. */
export async function saveMachines(tx: Transaction, machines: readonly Machine[]): Promise<void> {
  await sql`
    update quarantine_machine m set infected = g.infected, pattern = g.pattern, checks = g.checks, confirmed = ${orNull('g.confirmed')},
      ended = ${orNull('g.ended')}, standing = g.standing
    from ${list(machines)} where m.id = g.id`.execute(tx)
}

export async function ruleOf(db: Db, incidentId: string): Promise<SetRule> {
  const { rows } = await sql<SetRule>`
    select rule, ${isoOf('set_at')} as "setAt", set_by as "setBy" from quarantine_rule where incident_id = ${incidentId}`.execute(
    db,
  )
  return rows[0] ?? { rule: ruleByDefault, setAt: null, setBy: null }
}

export async function putRule(tx: Transaction, incidentId: string, is: SetRule): Promise<void> {
  await sql`
    insert into quarantine_rule (incident_id, rule, set_at, set_by)
    values (${incidentId}, ${JSON.stringify(is.rule)}::jsonb, ${is.setAt}, ${is.setBy})
    on conflict (incident_id) do update set rule = excluded.rule, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    tx,
  )
}

export async function stillOut(db: Db, incidentId: string): Promise<number> {
  const { rows } = await sql<{ out: number }>`
    select count(*)::int as out from quarantine_machine m where m.incident_id = ${incidentId} and m.ended is null`.execute(
    db,
  )
  return rows[0]!.out
}

/** The unit that an account names; empty where it names none. */
export async function unitOfPerson(db: Db, { id }: Viewer): Promise<string> {
  const { rows } = await sql<{ unit: string }>`select unit from person where id = ${id}`.execute(db)
  return rows[0]?.unit.trim() ?? ''
}

/**
 * Open incidents with machines of a unit. Whoever is asked to check a machine knows of that number although not of the incident; a
 * secret incident stays among those named.
 */
export async function incidentsOfUnit(
  db: Db,
  viewer: Viewer,
  unit: string,
  only: string | null = null,
): Promise<{ incidentId: string; incident: string; counts: Counts }[]> {
  const { rows } = await sql<Counts & { incidentId: string; incident: string }>`
    select i.id as "incidentId", i.number as incident, ${counted} from quarantine_machine m join incident i on i.id = m.incident_id
    where fold(m.unit) = fold(${unit}) and i.closed_at is null and ${only === null ? everything : sql<boolean>`i.number = ${only}`}
      and ${mayKnow({ ...viewer, reach: 'all' }, 'm.incident_id')}
    group by i.id, i.number order by i.number desc`.execute(db)
  return rows.map(({ incidentId, incident, ...counts }) => ({ incidentId, incident, counts }))
}
