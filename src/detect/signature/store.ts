import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { RuleText } from './rule-set.ts'

type Db = State['db'] | Transaction

export type RuleOrigin = 'folder' | 'upload'
export type RuleFile = RuleText & { readonly origin: RuleOrigin }
export type RuleState = {
  readonly key: string
  readonly isOff: boolean
  readonly reason: string
  readonly untilAt: string | null
  readonly setBy: string
  readonly setAt: string | null
  readonly matches: number
  readonly firstEventAt: string | null
  readonly lastEventAt: string | null
  readonly falseAlarms: number
}

export async function readRuleFiles(db: Db): Promise<RuleFile[]> {
  const { rows } = await sql<{ name: string; text: string; origin: RuleOrigin }>`
    select name, text, origin from rule_file order by name collate "C"`.execute(db)
  return rows.map(({ name, text, origin }) => ({ file: name, text, origin }))
}

/** Those of the folder are what stands in it now; of what was changed at the desk it is kept beside. What is gone there is gone here. */
export async function replaceFolder(db: Db, files: readonly RuleText[], at: Date): Promise<void> {
  const names = files.map((one) => one.file)
  await sql`delete from rule_file where origin = 'folder' and name <> all(${names}::text[])`.execute(db)
  await sql`update rule_file set folder_text = null where origin = 'upload' and name <> all(${names}::text[])`.execute(
    db,
  )
  await putFolderFiles(db, files, at)
}

/** What was changed of them at the desk still counts; what the folder has is kept below it. */
export async function putFolderFiles(db: Db, files: readonly RuleText[], at: Date): Promise<void> {
  const names = files.map((one) => one.file)
  await sql`
    insert into rule_file (name, text, origin, read_at)
    select name, text, 'folder', ${at} from unnest(${names}::text[], ${files.map((one) => one.text)}::text[]) as t(name, text)
    on conflict (name) do update set read_at = excluded.read_at,
      text = case when rule_file.origin = 'folder' then excluded.text else rule_file.text end,
      folder_text = case when rule_file.origin = 'upload' then excluded.text end`.execute(db)
}

type StateRow = {
  key: string
  is_off: boolean
  reason: string
  until_at: Date | null
  set_by: string
  set_at: Date | null
  matches: string
  first_event_at: Date | null
  last_event_at: Date | null
  false_alarms: number
}
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** What is said of each rule; one that was off until a time that has passed is on again. */
export async function readRuleStates(db: Db, now: Date): Promise<Map<string, RuleState>> {
  const { rows } = await sql<StateRow>`select * from rule_state`.execute(db)
  return new Map(
    rows.map((row) => [
      row.key,
      {
        key: row.key,
        isOff: row.is_off && (row.until_at === null || row.until_at > now),
        reason: row.reason,
        untilAt: iso(row.until_at),
        setBy: row.set_by,
        setAt: iso(row.set_at),
        matches: Number(row.matches),
        firstEventAt: iso(row.first_event_at),
        lastEventAt: iso(row.last_event_at),
        falseAlarms: row.false_alarms,
      },
    ]),
  )
}

/** Changes whenever a rule comes, goes, changes, or is switched on or off, also by the time that it was off until. */
export async function rulesMark(db: Db, now: Date): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('|', (select count(*) from rule_file), (select max(read_at) from rule_file), (select max(set_at) from rule_state),
      (select count(*) from rule_state where is_off and (until_at is null or until_at > ${now}))) as mark`.execute(db)
  return rows[0]!.mark
}

export type Switch = {
  readonly key: string
  readonly isOff: boolean
  readonly reason: string
  readonly untilAt: string | null
}

export async function switchRule(db: Db, given: Switch, by: string, at: Date): Promise<void> {
  await sql`
    insert into rule_state (key, is_off, reason, until_at, set_by, set_at)
    values (${given.key}, ${given.isOff}, ${given.reason}, ${given.untilAt}, ${by}, ${at})
    on conflict (key) do update set is_off = excluded.is_off, reason = excluded.reason, until_at = excluded.until_at,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(db)
}

export async function hasEndedSwitch(db: Db, now: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from rule_state where is_off and until_at <= ${now} limit 1`.execute(db)
  return rows.length > 0
}

/** Rules that were off until a time that has passed: they are on, and named. */
export async function endSwitches(tx: Transaction, now: Date): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update rule_state set is_off = false, reason = '', until_at = null, set_at = ${now}
    where is_off and until_at <= ${now} returning key`.execute(tx)
  return rows.map(({ key }) => key)
}

export type Tally = {
  readonly key: string
  readonly matches: number
  readonly firstMs: number
  readonly lastMs: number
}

export async function addTallies(db: Db, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return
  await sql`
    insert into rule_state (key, matches, first_event_at, last_event_at)
    select key, n, first, last from unnest(${tallies.map((one) => one.key)}::text[], ${tallies.map((one) => one.matches)}::bigint[],
      ${tallies.map((one) => new Date(one.firstMs))}::timestamptz[], ${tallies.map((one) => new Date(one.lastMs))}::timestamptz[]) as t(key, n, first, last)
    on conflict (key) do update set matches = rule_state.matches + excluded.matches,
      first_event_at = least(rule_state.first_event_at, excluded.first_event_at),
      last_event_at = greatest(rule_state.last_event_at, excluded.last_event_at)`.execute(db)
}

export async function addFalseAlarm(db: Db, key: string, by: 1 | -1): Promise<void> {
  await sql`
    insert into rule_state (key, false_alarms) values (${key}, ${Math.max(by, 0)})
    on conflict (key) do update set false_alarms = greatest(0, rule_state.false_alarms + ${by})`.execute(db)
}
