// The accounts of a mass reset: loaded, judged, counted. What a wave does to them is in store/attempt.ts.
import { sql } from 'kysely'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { type Account, type Exposure, type Scope, type Standing, scopes } from '../account.ts'
import { campaignNumber, type Looked } from '../campaign.ts'

/** Where an account stands: the first of these that is so. */
export const standing = sql<Standing>`(case when not a.in_scope then 'out-of-scope' when a.removed is not null then 'removed'
  when a.exempt is not null then 'exempt' else a.state end)`
/** What the desk still has to change itself. */
export const toForce = sql<boolean>`(a.in_scope and a.removed is null and a.exempt is null and a.state in ('not-yet', 'system-failed'))`

const rowsAtOnce = 5_000
export type Keyed = Account & { readonly key: string }

/** Takes accounts in; of those that are known only what describes them is renewed. */
export async function putAccounts(
  tx: Transaction,
  id: string,
  accounts: readonly Keyed[],
  scope: Scope,
): Promise<void> {
  for (let at = 0; at < accounts.length; at += rowsAtOnce)
    await sql`
      insert into campaign_account as a (campaign_id, key, login, name, department, grp, route, address, lang, dn, in_scope)
      select ${id}, r.key, r.login, r.name, r.department, r.group, r.route, r.address, r.lang, r.dn, ${scopes[scope].includes('no')}
      from jsonb_to_recordset(${JSON.stringify(accounts.slice(at, at + rowsAtOnce))}::jsonb)
        as r(key text, login text, name text, department text, "group" text, route text, address text, lang text, dn text)
      on conflict (campaign_id, key) do update set name = excluded.name, department = excluded.department, grp = excluded.grp,
        route = excluded.route, address = excluded.address, lang = excluded.lang, dn = excluded.dn`.execute(tx)
  // Without figures of what was just loaded, each batch of a wave would read the whole table.
  await sql`analyze campaign_account`.execute(tx)
}

export async function keysOf(db: Db, id: string): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select key from campaign_account where campaign_id = ${id}`.execute(db)
  return new Set(rows.map((row) => row.key))
}

/** What the exposed set says of each account; the scope follows from it. */
export async function setExposures(
  tx: Transaction,
  id: string,
  found: ReadonlyMap<string, Exposure>,
  scope: Scope,
): Promise<void> {
  await sql`update campaign_account set exposure = 'no', in_scope = ${scopes[scope].includes('no')} where campaign_id = ${id}`.execute(
    tx,
  )
  const rows = [...found].map(([key, exposure]) => ({ key, exposure }))
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await sql`
      update campaign_account a set exposure = r.exposure, in_scope = r.exposure = any(${[...scopes[scope]]})
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + rowsAtOnce))}::jsonb) as r(key text, exposure text)
      where a.campaign_id = ${id} and a.key = r.key`.execute(tx)
}

/** Everything that was removed before comes back first: the list is the whole of it. */
export async function setRemoved(tx: Transaction, id: string, keys: readonly string[], reason: string): Promise<void> {
  await sql`update campaign_account set removed = null where campaign_id = ${id} and removed is not null`.execute(tx)
  await sql`update campaign_account set removed = ${reason}, wave = null where campaign_id = ${id} and key = any(${[...keys]})`.execute(
    tx,
  )
}

export type Outcome = {
  readonly key: string
  readonly state: 'not-yet' | 'changed' | 'system-failed'
  readonly cause: string
}

/** What became of changes elsewhere. What the desk changed itself it knows better. */
export async function setOutcomes(tx: Transaction, id: string, rows: readonly Outcome[], now: Date): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await sql`
      update campaign_account a set state = r.state, cause = r.cause,
        changed_at = case when r.state = 'changed' then coalesce(a.changed_at, ${now}) end
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + rowsAtOnce))}::jsonb) as r(key text, state text, cause text)
      where a.campaign_id = ${id} and a.key = r.key and a.attempt not in ('intended', 'done') and a.state <> 'forced'`.execute(
      tx,
    )
}

export async function setExempt(tx: Transaction, id: string, keys: readonly string[], reason: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update campaign_account set exempt = ${reason === '' ? null : reason} where campaign_id = ${id} and key = any(${[...keys]})
      and attempt <> 'intended'`.execute(tx)
  return Number(numAffectedRows)
}

export async function setLetter(
  tx: Transaction,
  id: string,
  keys: readonly string[],
  letter: string,
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update campaign_account set letter = ${letter} where campaign_id = ${id} and key = any(${[...keys]}) and letter <> 'none' returning key`.execute(
    tx,
  )
  return rows.map((row) => row.key)
}

type Targeted = Keyed & {
  readonly wave: number | null
  readonly attempt: string
  readonly isOpen: boolean
  readonly special: string | null
}
/** Accounts that are the target, for waves and letters, in the order of the paper. */
export async function targetsOf(db: Db, id: string): Promise<Targeted[]> {
  const { rows } = await sql<Targeted>`
    select a.key, a.login, a.name, a.department, a.grp as group, a.route, a.address, a.lang, a.dn, a.wave, a.attempt, ${toForce} as "isOpen", s.name as special
    from campaign_account a left join campaign_special s on s.campaign_id = a.campaign_id and s.position = a.special
    where a.campaign_id = ${id} and a.in_scope and a.removed is null and a.exempt is null
    order by a.route, a.department, a.key`.execute(db)
  return rows
}

/** Accounts without a wave or a group, by name, for a gap. */
export async function namesOf(db: Db, id: string, of: 'unplanned' | 'no-group', limit: number) {
  const where =
    of === 'unplanned' ? sql`${toForce} and a.wave is null` : sql`a.in_scope and a.removed is null and a.grp = ''`
  const { rows } = await sql<{ login: string }>`
    select a.login from campaign_account a where a.campaign_id = ${id} and ${where} order by a.key limit ${limit}`.execute(
    db,
  )
  return rows.map((row) => row.login)
}

export async function lookedUp(db: Db, viewer: Viewer, q: string, key: string, limit: number) {
  type Row = Omit<Looked, 'campaign' | 'campaignId' | 'canReissue'> & {
    position: number
    campaignId: string
    attempt: string
  }
  const { rows } = await sql<Row>`
    select c.id as "campaignId", c.position, i.number as incident, a.login, a.name, a.department, a.grp as group, ${standing} as standing, a.cause,
      ${isoOf('a.changed_at')} as "changedAt", a.letter, b.name as bundle, w.name as wave, c.is_open as "isOpen", a.attempt, a.locked_at is not null as "isLocked",
      case when s.position is not null then jsonb_build_object('name', s.name, 'handling', s.handling) end as special
    from campaign_account a join campaign c on c.id = a.campaign_id join incident i on i.id = c.incident_id
      left join campaign_bundle b on b.campaign_id = c.id and b.position = a.bundle
      left join campaign_wave w on w.campaign_id = c.id and w.position = a.wave
      left join campaign_special s on s.campaign_id = c.id and s.position = a.special
    where i.closed_at is null and ${mayKnow(viewer, 'c.incident_id')} and (a.key = ${key} or a.key like ${`${like(key)}%`} or a.name like ${`%${like(q)}%`})
    order by a.key = ${key} desc, a.key, c.position limit ${limit}`.execute(db)
  return rows.map(({ position, campaignId, attempt, ...row }) => ({
    campaignId,
    attempt,
    row: { ...row, campaign: campaignNumber(row.incident, position) },
  }))
}
const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** For a spreadsheet: where each account stands, and nothing secret. */
export async function everyAccount(db: Db, id: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select a.login, a.name, a.department, a.grp as group, a.route, ${standing} as state, a.cause, coalesce(w.name, '') as wave, a.letter,
      coalesce(${isoOf('a.changed_at')}, '') as changed_at, a.signed_in, a.locked_at is not null as locked
    from campaign_account a left join campaign_wave w on w.campaign_id = a.campaign_id and w.position = a.wave
    where a.campaign_id = ${id} order by a.key`.execute(db)
  return rows
}
