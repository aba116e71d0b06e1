// The tables of the register of backups. Nothing else in the desk writes them.
import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Backup, BackupFacts, BackupRun } from './backup.ts'

type Db = State['db'] | Transaction
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

type RunColumns = {
  id: string
  backup_id: string
  kind: BackupRun['kind']
  at: Date
  of_at: Date | null
  is_good: boolean
  minutes: number | null
  bytes: string | null
  note: string
  noted_by: string
}
const runOf = (row: RunColumns): BackupRun => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  ofAt: iso(row.of_at),
  isGood: row.is_good,
  minutes: row.minutes,
  bytes: row.bytes === null ? null : Number(row.bytes),
  note: row.note,
  notedBy: row.noted_by,
})

type Columns = {
  id: string
  name: string
  holds: Backup['holds']
  system: string
  place: string
  medium: string
  is_apart: boolean
  owner: string
  every_hours: number
  kept_days: number
  test_days: number
  note: string
  made_at: Date
  retired_at: Date | null
}
const backupOf = (row: Columns, runs: readonly RunColumns[]): Backup => {
  const last = (isOne: (run: RunColumns) => boolean): BackupRun | null => {
    const found = runs.filter(isOne).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
    return found ? runOf(found) : null
  }
  return {
    id: row.id,
    name: row.name,
    holds: row.holds,
    system: row.system,
    place: row.place,
    medium: row.medium,
    isApart: row.is_apart,
    owner: row.owner,
    everyHours: row.every_hours,
    keptDays: row.kept_days,
    testDays: row.test_days,
    note: row.note,
    madeAt: row.made_at.toISOString(),
    retiredAt: iso(row.retired_at),
    lastTaken: last((run) => run.kind === 'taken'),
    lastGood: last((run) => run.kind === 'taken' && run.is_good),
    lastTest: last((run) => run.kind === 'tested'),
  }
}

/** The newest of each kind and outcome say all that the register asks. */
async function newestRuns(db: Db, ids: readonly string[]): Promise<RunColumns[]> {
  const { rows } = await sql<RunColumns>`
    select distinct on (r.backup_id, r.kind, r.is_good) r.* from backup_run r where r.backup_id = any(${[...ids]}::uuid[])
    order by r.backup_id, r.kind, r.is_good, r.at desc, r.id desc`.execute(db)
  return rows
}

export async function readBackups(db: Db): Promise<Backup[]> {
  const { rows } =
    await sql<Columns>`select b.* from backup_register b where b.retired_at is null order by b.name, b.id`.execute(db)
  const runs = await newestRuns(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) =>
    backupOf(
      row,
      runs.filter((run) => run.backup_id === row.id),
    ),
  )
}

/** By its id, or by its name when it is in use. */
export async function readBackup(db: Db, ref: string): Promise<Backup | null> {
  const { rows } = await sql<Columns>`
    select b.* from backup_register b where b.id::text = ${ref} or (b.retired_at is null and lower(b.name) = lower(${ref}))
    order by b.id::text = ${ref} desc limit 1`.execute(db)
  return rows[0] ? backupOf(rows[0], await newestRuns(db, [rows[0].id])) : null
}

export async function runsOf(db: Db, id: string, most: number): Promise<BackupRun[]> {
  const { rows } = await sql<RunColumns>`
    select r.* from backup_run r where r.backup_id = ${id} order by r.at desc, r.id desc limit ${most}`.execute(db)
  return rows.map(runOf)
}

/** When each was taken and good, the newest of each. */
export async function goodTimes(db: Db, mostEach: number): Promise<Map<string, { at: string; isGood: true }[]>> {
  const { rows } = await sql<{ backup_id: string; at: Date }>`
    select backup_id, at from (
      select r.backup_id, r.at, row_number() over (partition by r.backup_id order by r.at desc) as rank
      from backup_run r where r.kind = 'taken' and r.is_good) ranked
    where rank <= ${mostEach}`.execute(db)
  const found = new Map<string, { at: string; isGood: true }[]>()
  for (const { backup_id, at } of rows)
    found.set(backup_id, [...(found.get(backup_id) ?? []), { at: at.toISOString(), isGood: true }])
  return found
}

/** False when another that is in use has this name. */
export async function addBackup(tx: Transaction, id: string, one: BackupFacts, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into backup_register (id, name, holds, system, place, medium, is_apart, owner, every_hours, kept_days, test_days, note, made_at)
    values (${id}, ${one.name}, ${one.holds}::text[], ${one.system}, ${one.place}, ${one.medium}, ${one.isApart}, ${one.owner},
      ${one.everyHours}, ${one.keptDays}, ${one.testDays}, ${one.note}, ${at})
    on conflict (lower(name)) where retired_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** False when another that is in use has this name. */
export async function changeBackup(tx: Transaction, id: string, one: BackupFacts): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update backup_register set name = ${one.name}, holds = ${one.holds}::text[], system = ${one.system}, place = ${one.place}, medium = ${one.medium},
      is_apart = ${one.isApart}, owner = ${one.owner}, every_hours = ${one.everyHours}, kept_days = ${one.keptDays}, test_days = ${one.testDays},
      note = ${one.note}
    where id = ${id} and not exists (select 1 from backup_register o
      where o.id <> ${id} and o.retired_at is null and lower(o.name) = lower(${one.name}))`.execute(tx)
  return numAffectedRows === 1n
}

export async function retireBackup(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update backup_register set retired_at = ${at} where id = ${id}`.execute(tx)
}

export async function addRun(tx: Transaction, backupId: string, one: BackupRun, at: Date): Promise<void> {
  await sql`
    insert into backup_run (id, backup_id, kind, at, of_at, is_good, minutes, bytes, note, noted_by, noted_at)
    values (${one.id}, ${backupId}, ${one.kind}, ${one.at}, ${one.ofAt}, ${one.isGood}, ${one.minutes}, ${one.bytes}, ${one.note}, ${one.notedBy}, ${at})`.execute(
    tx,
  )
}
