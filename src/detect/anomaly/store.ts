import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import { DetectorName, defaultSettings, type Setting, type Settings } from './detector.ts'
import type { Kept, Memory } from './jobs/watching.ts'

type Db = State['db'] | Transaction

type SettingRow = {
  detector: string
  is_on: boolean
  threshold: number
  days: number
  set_by: string
  set_at: Date
}
export type SetSetting = Setting & { readonly setBy: string; readonly setAt: string }

export async function readSet(db: Db): Promise<Map<DetectorName, SetSetting>> {
  const { rows } = await sql<SettingRow>`select * from anomaly_setting`.execute(db)
  return new Map(
    rows.flatMap(({ detector, is_on, threshold, days, set_by, set_at }) => {
      const name = DetectorName.safeParse(detector)
      return name.success
        ? [[name.data, { isOn: is_on, threshold, days, setBy: set_by, setAt: set_at.toISOString() }] as const]
        : []
    }),
  )
}

export async function readSettings(db: Db): Promise<Settings> {
  const set = await readSet(db)
  return Object.fromEntries(
    DetectorName.options.map((name) => [name, set.get(name) ?? defaultSettings[name]]),
  ) as Settings
}

export async function putSetting(
  tx: Transaction,
  name: DetectorName,
  one: Setting,
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into anomaly_setting (detector, is_on, threshold, days, set_by, set_at)
    values (${name}, ${one.isOn}, ${one.threshold}, ${one.days}, ${by}, ${at})
    on conflict (detector) do update set is_on = excluded.is_on, threshold = excluded.threshold, days = excluded.days,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
}

/** Null where nobody said whose holidays count. */
export async function readCountry(db: Db): Promise<{ country: string | null } | null> {
  const { rows } = await sql<{ country: string | null }>`select country from anomaly_calendar`.execute(db)
  return rows[0] ?? null
}

export async function putCountry(tx: Transaction, country: string | null, at: Date): Promise<void> {
  await sql`
    insert into anomaly_calendar (country, set_at) values (${country}, ${at})
    on conflict (one) do update set country = excluded.country, set_at = excluded.set_at`.execute(tx)
}

/** Changes whenever something is set. */
export async function settingsMark(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('|', (select max(set_at) from anomaly_setting), (select max(set_at) from anomaly_calendar)) as mark`.execute(
    db,
  )
  return rows[0]!.mark
}

export async function readMemories(db: Db): Promise<Memory[]> {
  const { rows } = await sql<{ part: string; seq: string; bytes: Buffer }>`
    select part, seq, bytes from anomaly_memory`.execute(db)
  return rows.map(({ part, seq, bytes }) => ({ part, seq: Number(seq), bytes }))
}

export async function keepMemory(db: Db, { part, known, bytes }: Kept, seq: number, at: Date): Promise<void> {
  await sql`
    insert into anomaly_memory (part, seq, known, bytes, kept_at)
    values (${part}, ${seq}, ${known}, ${Buffer.from(bytes)}, ${at})
    on conflict (part) do update set seq = excluded.seq, known = excluded.known, bytes = excluded.bytes, kept_at = excluded.kept_at`.execute(
    db,
  )
}

export async function readKnown(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ part: string; known: number }>`select part, known from anomaly_memory`.execute(db)
  return new Map(rows.map(({ part, known }) => [part, known]))
}
