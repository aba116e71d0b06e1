// What is meant to be done to an account, and what was: stored before and after, so that a crash in between loses and doubles nothing.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import { toForce } from './account.ts'

/** An account as a connector needs it, with the proof of what its letter says. */
export type Attempted = {
  readonly key: string
  readonly login: string
  readonly dn: string | null
  readonly serial: number
  readonly salt: Buffer | null
  readonly proof: Buffer | null
  readonly given: 'none' | 'print' | 'desk'
  readonly tries: number
}
const attempted = sql`a.key, a.login, a.dn, a.serial, a.salt, a.proof, a.given, a.tries`

/** Longer than any directory is waited for. */
const busyMs = 60_000
/** Somebody changes it at this moment. A time further off than that was written before the clock was set back. */
const isBusy = (now: Date) =>
  sql<boolean>`(a.busy_until is not null and a.busy_until > ${now} and a.busy_until <= ${new Date(now.getTime() + busyMs)})`

/** What a wave has still to do: what is meant already, and whatever is to be forced, except for accounts that somebody changes at this moment. */
const isLeft = (now: Date) => sql<boolean>`(a.attempt = 'intended' or (${toForce} and not ${isBusy(now)}))`

/**
 * The next accounts of a wave, in order, each meant from now on: nobody else changes it until it is settled. Whom somebody changes at this
 * moment is passed over; a second pass comes back to them.
 */
export async function intendNext(
  db: Db,
  of: { readonly id: string; readonly wave: number },
  next: {
    readonly after: string
    readonly limit: number
    readonly now: Date
    /** Only who was passed over, and nobody who was tried in vain. */
    readonly isSecondPass?: boolean
  },
): Promise<Attempted[]> {
  const turn = next.isSecondPass ? sql`a.attempt in ('none', 'intended')` : sql`true`
  const { rows } = await sql<Attempted>`
    with meant as (
      update campaign_account a set attempt = 'intended', tries = case when a.attempt = 'intended' then a.tries else 0 end, cause = ''
      where a.campaign_id = ${of.id} and a.wave = ${of.wave} and ${isLeft(next.now)} and a.key = any(array(
        select a.key from campaign_account a
        where a.campaign_id = ${of.id} and a.wave = ${of.wave} and ${isLeft(next.now)} and ${turn} and a.key > ${next.after} order by a.key limit ${next.limit}))
      returning ${attempted}
    )
    select * from meant order by key`.execute(db)
  return rows
}

export type Settled = {
  readonly key: string
  readonly isDone: boolean
  readonly cause: string
  readonly tries: number
  readonly salt: string | null
  readonly proof: string | null
}

/** Outcomes of a batch. The proof of a secret that no letter carries yet is kept from here on. */
export async function settle(tx: Transaction, id: string, rows: readonly Settled[], now: Date): Promise<void> {
  // As columns, for a text of JSON takes longer to read, and a wave waits for it.
  const column = (name: keyof Settled) => rows.map((row) => row[name])
  await sql`
    update campaign_account a set attempt = case when r."isDone" then 'done' else 'failed' end,
      state = case when r."isDone" then 'forced' else a.state end, changed_at = case when r."isDone" then ${now} else a.changed_at end,
      cause = r.cause, tries = r.tries, salt = coalesce(a.salt, decode(r.salt, 'hex')), proof = coalesce(a.proof, decode(r.proof, 'hex'))
    from unnest(${column('key')}::text[], ${column('isDone')}::bool[], ${column('cause')}::text[], ${column('tries')}::int[],
      ${column('salt')}::text[], ${column('proof')}::text[]) as r(key, "isDone", cause, tries, salt, proof)
    where a.campaign_id = ${id} and a.key = r.key and a.attempt = 'intended'`.execute(tx)
}

export async function leftOf(db: Db, id: string, wave: number, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from campaign_account a where a.campaign_id = ${id} and a.wave = ${wave} and ${isLeft(now)}`.execute(
    db,
  )
  return rows[0]!.count
}

export async function unintend(tx: Transaction, id: string, wave: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update campaign_account set attempt = 'none' where campaign_id = ${id} and wave = ${wave} and attempt = 'intended'`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

/** Accounts of a wave that were changed, for a sample; whom the help desk gave another password since is not of them. */
export async function doneOf(db: Db, id: string, wave: number): Promise<Attempted[]> {
  const { rows } = await sql<Attempted>`
    select ${attempted} from campaign_account a where a.campaign_id = ${id} and a.wave = ${wave} and a.attempt = 'done' and a.state = 'forced' and a.given <> 'desk' and a.locked_at is null
    order by a.key`.execute(db)
  return rows
}

export async function failuresOf(db: Db, id: string, limit: number) {
  const { rows } = await sql<{ login: string; cause: string; tries: number }>`
    select a.login, a.cause, a.tries from campaign_account a
    where a.campaign_id = ${id} and (a.attempt = 'failed' or (a.state = 'system-failed' and a.cause <> '')) order by a.key limit ${limit}`.execute(
    db,
  )
  return rows
}

export type Claimed = Attempted & {
  readonly attempt: string
  readonly isTarget: boolean
  readonly name: string
  readonly state: string
  readonly second: Buffer | null
  /** The directory holds a password that this campaign set. */
  readonly isSet: boolean
}

/** Which account: of which campaign, under which login. */
export type Asked = { readonly id: string; readonly key: string }
const claimed = sql`${attempted}, a.attempt, a.name, a.state, a.second, a.state in ('forced', 'changed') as "isSet",
  a.in_scope and a.removed is null as "isTarget"`
const among = (asked: readonly object[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(id uuid, key text, serial int, cause text)`

/** One account, held until the end of the transaction. */
export async function lockAccount(tx: Transaction, id: string, key: string): Promise<Claimed | null> {
  const { rows } = await sql<Claimed>`
    select ${claimed} from campaign_account a where a.campaign_id = ${id} and a.key = ${key} for update`.execute(tx)
  return rows[0] ?? null
}

/** Accounts as they stand, held by nobody. */
export async function accountsAsked(db: Db, asked: readonly Asked[]): Promise<(Claimed & Asked)[]> {
  const { rows } = await sql<Claimed & Asked>`
    select a.campaign_id as id, ${claimed} from ${among(asked)} join campaign_account a on a.campaign_id = r.id and a.key = r.key`.execute(
    db,
  )
  return rows
}

/**
 * Somebody is about to change these: until it is done, they count as tried and failed by the system (S0-42). Gives those that could be had:
 * not one that somebody else changes, that a wave holds, or whose secret is not the one of this serial any more.
 */
export async function claim(
  tx: Transaction,
  asked: readonly (Asked & { readonly serial: number })[],
  now: Date,
): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    update campaign_account a set busy_until = ${new Date(now.getTime() + busyMs)}, state = case when a.state = 'not-yet' then 'system-failed' else a.state end
    from ${among(asked)} where a.campaign_id = r.id and a.key = r.key and a.serial = r.serial and a.in_scope and a.removed is null
      and a.attempt <> 'intended' and not ${isBusy(now)} returning a.campaign_id as id, a.key`.execute(tx)
  return rows
}

/** What became of own changes: the code is used up, or, with its cause, it was tried in vain. */
export async function settleOwn(
  tx: Transaction,
  rows: readonly (Asked & { readonly cause: string | null })[],
  now: Date,
): Promise<void> {
  await sql`
    update campaign_account a set busy_until = null, cause = coalesce(r.cause, ''),
      state = case when r.cause is null then 'changed' when a.state in ('changed', 'forced') then a.state else 'system-failed' end,
      changed_at = case when r.cause is null then ${now} else a.changed_at end, serial = a.serial + (r.cause is null)::int,
      salt = case when r.cause is not null then a.salt end, proof = case when r.cause is not null then a.proof end,
      given = case when r.cause is null then 'none' else a.given end
    from ${among(rows)} where a.campaign_id = r.id and a.key = r.key`.execute(tx)
}

/** It came through by the help desk: a new secret works, the one before does not. */
export async function setGiven(
  tx: Transaction,
  id: string,
  key: string,
  is: {
    at: Date
    proof: { salt: Buffer; proof: Buffer }
    /** Who gave the new secret out. */
    given: 'desk' | 'print'
  },
): Promise<void> {
  await sql`
    update campaign_account set state = 'forced', cause = '', changed_at = ${is.at}, busy_until = null, locked_at = null, serial = serial + 1,
      salt = ${is.proof.salt}, proof = ${is.proof.proof}, given = ${is.given},
      letter = case when ${is.given === 'print'} then 'printed' else letter end
    where campaign_id = ${id} and key = ${key}`.execute(tx)
}

/** A letter once more: its secret is the one that works. */
export async function setReprinted(
  tx: Transaction,
  id: string,
  key: string,
  is: { salt: Buffer; proof: Buffer },
): Promise<void> {
  await sql`update campaign_account set serial = serial + 1, salt = ${is.salt}, proof = ${is.proof}, given = 'print', letter = 'printed'
    where campaign_id = ${id} and key = ${key}`.execute(tx)
}

/** A new code alone: nothing is changed until the person does. */
export async function setCode(
  tx: Transaction,
  id: string,
  key: string,
  is: { salt: Buffer; proof: Buffer },
): Promise<void> {
  await sql`update campaign_account set serial = serial + 1, salt = ${is.salt}, proof = ${is.proof}, given = 'desk'
    where campaign_id = ${id} and key = ${key}`.execute(tx)
}

export async function setTriedInVain(tx: Transaction, id: string, key: string, cause: string): Promise<void> {
  await sql`update campaign_account set state = case when state in ('changed', 'forced') then state else 'system-failed' end, cause = ${cause},
    busy_until = null where campaign_id = ${id} and key = ${key}`.execute(tx)
}
