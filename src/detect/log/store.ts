import { sql } from 'kysely'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { ClockOffset, SourceFacts } from './source.ts'

type Db = State['db'] | Transaction

export type SourceRecord = SourceFacts & { readonly name: string; readonly isKnown: boolean }
export type HoldRecord = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly createdAt: string
  readonly releasedAt: string | null
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

type SourceRow = {
  name: string
  owner: string
  zone: string | null
  format: string
  is_synced: boolean | null
  silent_after_minutes: number | null
  keep: string
  note: string
  is_known: boolean
  is_relay: boolean
}
const sourceOf = (row: SourceRow): SourceRecord => ({
  name: row.name,
  owner: row.owner,
  zone: row.zone,
  format: row.format,
  isSynced: row.is_synced,
  silentAfterMinutes: row.silent_after_minutes,
  keep: row.keep,
  note: row.note,
  isKnown: row.is_known,
  isRelay: row.is_relay,
})

export async function readSources(db: Db): Promise<SourceRecord[]> {
  const { rows } = await sql<SourceRow>`select * from log_source order by name`.execute(db)
  return rows.map(sourceOf)
}

export async function readSource(db: Db, name: string): Promise<SourceRecord | null> {
  const { rows } = await sql<SourceRow>`select * from log_source where name = ${name}`.execute(db)
  return rows[0] ? sourceOf(rows[0]) : null
}

/** Enters sources that began to send by themselves; says which are new. */
export async function meetSources(db: Db, names: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    insert into log_source (name, created_at) select name, ${at} from unnest(${names}::text[]) as name
    on conflict do nothing returning name`.execute(db)
  return rows.map((row) => row.name)
}

export async function saveSource(db: Db, source: SourceRecord, at: Date): Promise<void> {
  await sql`
    insert into log_source (name, owner, zone, format, is_synced, silent_after_minutes, keep, note, is_known, is_relay, created_at)
    values (${source.name}, ${source.owner}, ${source.zone}, ${source.format}, ${source.isSynced},
            ${source.silentAfterMinutes}, ${source.keep}, ${source.note}, ${source.isKnown}, ${source.isRelay}, ${at})
    on conflict (name) do update set owner = excluded.owner, zone = excluded.zone, format = excluded.format,
      is_synced = excluded.is_synced, silent_after_minutes = excluded.silent_after_minutes, keep = excluded.keep,
      note = excluded.note, is_known = excluded.is_known, is_relay = excluded.is_relay`.execute(db)
}

type ClockRow = {
  id: string
  source: string
  from_at: Date | null
  until_at: Date | null
  offset_ms: string
  accuracy_ms: string | null
  method: ClockOffset['method']
  note: string
  created_at: Date
}

/** What is said of clocks and was not taken back, by source, oldest statement first. */
export async function readClocks(db: Db): Promise<Map<string, ClockOffset[]>> {
  const { rows } = await sql<ClockRow>`select * from log_clock where not is_void order by created_at, id`.execute(db)
  const clocks = new Map<string, ClockOffset[]>()
  for (const row of rows) {
    const clock: ClockOffset = {
      id: row.id,
      from: iso(row.from_at),
      until: iso(row.until_at),
      offsetMs: Number(row.offset_ms),
      accuracyMs: row.accuracy_ms === null ? null : Number(row.accuracy_ms),
      method: row.method,
      note: row.note,
      createdAt: row.created_at.toISOString(),
    }
    const known = clocks.get(row.source)
    if (known) known.push(clock)
    else clocks.set(row.source, [clock])
  }
  return clocks
}

export async function addClock(db: Db, source: string, clock: ClockOffset): Promise<void> {
  await sql`
    insert into log_clock (id, source, from_at, until_at, offset_ms, accuracy_ms, method, note, created_at)
    values (${clock.id}, ${source}, ${clock.from}, ${clock.until}, ${clock.offsetMs}, ${clock.accuracyMs},
            ${clock.method}, ${clock.note}, ${clock.createdAt})`.execute(db)
}

export async function voidClock(db: Db, source: string, id: string): Promise<ClockOffset | null> {
  const before = (await readClocks(db)).get(source)?.find((clock) => clock.id === id) ?? null
  if (before) await sql`update log_clock set is_void = true where id = ${id} and source = ${source}`.execute(db)
  return before
}

export async function readKeeps(db: Db): Promise<{ name: string; days: number }[]> {
  const { rows } = await sql<{ name: string; days: number }>`select name, days from log_keep order by days`.execute(db)
  return rows
}

type HoldRow = { id: string; from_at: Date; to_at: Date; reason: string; created_at: Date; released_at: Date | null }
const holdOf = (row: HoldRow): HoldRecord => ({
  id: row.id,
  from: row.from_at.toISOString(),
  to: row.to_at.toISOString(),
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
  releasedAt: iso(row.released_at),
})

export async function readHolds(db: Db): Promise<HoldRecord[]> {
  const { rows } = await sql<HoldRow>`select * from log_hold order by created_at desc, id`.execute(db)
  return rows.map(holdOf)
}

export async function addHold(db: Db, hold: HoldRecord): Promise<void> {
  await sql`insert into log_hold (id, from_at, to_at, reason, created_at)
    values (${hold.id}, ${hold.from}, ${hold.to}, ${hold.reason}, ${hold.createdAt})`.execute(db)
}

export async function releaseHold(db: Db, id: string, at: Date): Promise<HoldRecord | null> {
  const { rows } = await sql<HoldRow>`
    update log_hold set released_at = ${at} where id = ${id} and released_at is null returning *`.execute(db)
  return rows[0] ? holdOf(rows[0]) : null
}

/** Hash of each closed day as the record has it. */
export async function recordedDays(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select payload::jsonb #>> '{facts,name}' as name, payload::jsonb #>> '{facts,sha256}' as sha256
    from record_entry where code = 'log.day-closed' and payload is not null`.execute(db)
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

/** What the record last said of each source: that it fell silent, or that it is back. */
export async function lastSaidOfSilence(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; code: string }>`
    select distinct on (name) payload::jsonb #>> '{facts,name}' as name, code
    from record_entry where code in ('log.source-silent', 'log.source-back') and payload is not null
    order by name, seq desc`.execute(db)
  return new Map(rows.map((row) => [row.name, row.code]))
}
