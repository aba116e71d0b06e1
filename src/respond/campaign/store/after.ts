// What is known of accounts after the change: signed in or not, letter fetched or not, locked.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { After, LockWhich } from '../after-api.ts'

const mostNamed = 200
const isTarget = sql`a.in_scope and a.removed is null and a.exempt is null`
const isUnfetched = sql<boolean>`(a.state = 'forced' and a.locked_at is null and a.letter in ('printed', 'sent', 'undelivered', 'returned'))`
const isUnseen = sql<boolean>`(a.state in ('changed', 'forced') and a.locked_at is null and not a.signed_in)`
const isLocked = sql<boolean>`(a.locked_at is not null)`

export async function afterOf(db: Db, id: string): Promise<After> {
  const { rows } = await sql<{ signedIn: number; unseen: number; unfetched: number; locked: number }>`
    select (count(*) filter (where a.signed_in))::int as "signedIn", (count(*) filter (where ${isUnseen}))::int as unseen,
      (count(*) filter (where ${isUnfetched}))::int as unfetched, (count(*) filter (where ${isLocked}))::int as locked
    from campaign_account a where a.campaign_id = ${id} and ${isTarget}`.execute(db)
  const { signedIn, unseen, unfetched, locked } = rows[0]!
  const named = async (which: typeof isLocked) => {
    const found = await sql<{ login: string }>`
      select a.login from campaign_account a where a.campaign_id = ${id} and ${isTarget} and ${which} order by a.key limit ${mostNamed}`.execute(
      db,
    )
    return found.rows.map((row) => row.login)
  }
  const known = signedIn > 0
  return {
    signedIn,
    notSignedIn: { count: known ? unseen : 0, logins: known ? await named(isUnseen) : [] },
    unfetched: { count: unfetched, logins: await named(isUnfetched) },
    locked: { count: locked, logins: await named(isLocked) },
  }
}

/** The list is the whole of it. */
export async function setSignedIn(tx: Transaction, id: string, keys: readonly string[]): Promise<void> {
  await sql`update campaign_account set signed_in = key = any(${[...keys]}) where campaign_id = ${id} and signed_in <> (key = any(${[...keys]}))`.execute(
    tx,
  )
}

export type ToLock = { readonly key: string; readonly login: string; readonly dn: string | null }

/** Only what a letter says is replaced: who chose a password of their own, or was given one by the desk, keeps it. */
export async function toLock(db: Db, id: string, which: LockWhich, limit: number): Promise<ToLock[]> {
  const late = which === 'unfetched' ? isUnfetched : sql`(a.state = 'forced' and ${isUnseen})`
  const { rows } = await sql<ToLock>`
    select a.key, a.login, a.dn from campaign_account a
    where a.campaign_id = ${id} and ${isTarget} and ${late} and a.given <> 'desk' and a.attempt <> 'intended' order by a.key limit ${limit}`.execute(
    db,
  )
  return rows
}

/** From here on it counts as locked, whatever becomes of the desk meanwhile: its owner is sent to the counter, where a new one is given. */
export async function beginLock(tx: Transaction, id: string, keys: readonly string[], now: Date): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    update campaign_account a set locked_at = ${now}
    where a.campaign_id = ${id} and a.key = any(${[...keys]}) and a.state = 'forced' and a.locked_at is null and a.given <> 'desk' and a.attempt <> 'intended'
    returning a.key`.execute(tx)
  return new Set(rows.map((row) => row.key))
}

/** What its letter says works no more; of those that the directory refused it still does. */
export async function settleLock(
  tx: Transaction,
  id: string,
  { done, refused }: { done: readonly string[]; refused: readonly string[] },
): Promise<void> {
  await sql`update campaign_account set serial = serial + 1, salt = null, proof = null, given = 'none'
    where campaign_id = ${id} and key = any(${[...done]}) and locked_at is not null`.execute(tx)
  await sql`update campaign_account set locked_at = null where campaign_id = ${id} and key = any(${[...refused]})`.execute(
    tx,
  )
}
