// The tables of waves and of bundles of letters.
import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Bundle } from '../campaign.ts'
import type { Wave, WaveState } from '../wave.ts'
import { json } from './campaign.ts'
import type { WaveCount } from './tally.ts'

const waveColumns = sql`w.position, w.name, w.state, w.groups, w.size_limit as limit, w.rate, w.backup, w.test, w.decision,
  ${isoOf('w.started_at')} as "startedAt", ${isoOf('w.ended_at')} as "endedAt", w.trouble`

export async function wavesOf(db: Db, id: string): Promise<Wave[]> {
  const { rows } = await sql<Wave>`
    select ${waveColumns}, coalesce(n.size, 0) as size, coalesce(n.done, 0) as done, coalesce(n.failed, 0) as failed
    from campaign_wave w left join (
      select a.wave, count(*)::int as size, (count(*) filter (where a.attempt = 'done'))::int as done,
        (count(*) filter (where a.attempt = 'failed'))::int as failed
      from campaign_account a where a.campaign_id = ${id} and a.wave is not null group by a.wave) n on n.wave = w.position
    where w.campaign_id = ${id} order by w.position`.execute(db)
  return rows
}

/** Without their accounts, which were counted already. */
export async function bareWavesOf(db: Db, id: string): Promise<Omit<Wave, keyof WaveCount>[]> {
  const { rows } = await sql<Omit<Wave, keyof WaveCount>>`
    select ${waveColumns} from campaign_wave w where w.campaign_id = ${id} order by w.position`.execute(db)
  return rows
}

export const waveOf = async (db: Db, id: string, position: number): Promise<Wave> =>
  (await wavesOf(db, id)).find((one) => one.position === position) ?? refuse('campaign.wave.not-found')

/** The plan anew: waves that have begun stay as they are, the rest is replaced. */
export async function setWaves(
  tx: Transaction,
  id: string,
  waves: readonly Pick<Wave, 'position' | 'name' | 'groups' | 'limit'>[],
  assigned: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`delete from campaign_wave where campaign_id = ${id} and state = 'planned'`.execute(tx)
  await sql`update campaign_account set wave = null where campaign_id = ${id} and attempt = 'none' and wave is not null`.execute(
    tx,
  )
  for (const one of waves)
    await sql`insert into campaign_wave (campaign_id, position, name, state, groups, size_limit)
      values (${id}, ${one.position}, ${one.name}, 'planned', ${[...one.groups]}, ${one.limit})`.execute(tx)
  const rows = [...assigned].map(([key, wave]) => ({ key, wave }))
  await sql`update campaign_account a set wave = r.wave, attempt = 'none' from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, wave int)
    where a.campaign_id = ${id} and a.key = r.key`.execute(tx)
}

type WaveChange = Partial<Pick<Wave, 'state' | 'rate' | 'backup' | 'test' | 'decision' | 'trouble'>> & {
  readonly startedAt?: Date
  readonly endedAt?: Date
}
export async function setWave(db: Db, id: string, position: number, is: WaveChange): Promise<void> {
  const sets = [
    is.state === undefined ? null : sql`state = ${is.state}`,
    is.rate === undefined ? null : sql`rate = ${is.rate}`,
    is.backup === undefined ? null : sql`backup = ${is.backup}`,
    is.test === undefined ? null : sql`test = ${is.test === null ? null : json(is.test)}`,
    is.decision === undefined ? null : sql`decision = ${is.decision === null ? null : json(is.decision)}`,
    is.trouble === undefined ? null : sql`trouble = ${is.trouble}`,
    is.startedAt === undefined ? null : sql`started_at = coalesce(started_at, ${is.startedAt})`,
    is.endedAt === undefined ? null : sql`ended_at = ${is.endedAt}`,
  ].filter((one) => one !== null)
  await sql`update campaign_wave set ${sql.join(sets)} where campaign_id = ${id} and position = ${position}`.execute(db)
}

/** What a run asks between two batches. */
export async function waveControl(
  db: Db,
  id: string,
  position: number,
): Promise<{ state: WaveState; rate: number | null }> {
  const { rows } = await sql<{ state: WaveState; rate: number | null }>`
    select state, rate from campaign_wave where campaign_id = ${id} and position = ${position}`.execute(db)
  return rows[0] ?? refuse('campaign.wave.not-found')
}

const bundleColumns = sql`b.position, b.name, b.route, b.letters, ${isoOf('b.printed_at')} as "printedAt", b.sha256,
  ${isoOf('b.destroyed_at')} as "destroyedAt", b.destroyed_by as "destroyedBy", b.sent, b.back`

export async function bundlesOf(db: Db, id: string): Promise<Bundle[]> {
  const { rows } = await sql<Bundle>`
    select ${bundleColumns} from campaign_bundle b where b.campaign_id = ${id} order by b.position`.execute(db)
  return rows
}

export async function bundleOf(db: Db, id: string, position: number): Promise<Bundle> {
  const { rows } = await sql<Bundle>`
    select ${bundleColumns} from campaign_bundle b where b.campaign_id = ${id} and b.position = ${position}`.execute(db)
  return rows[0] ?? refuse('campaign.bundle.not-found')
}

export async function setBundles(
  tx: Transaction,
  id: string,
  bundles: readonly { position: number; name: string; route: string; keys: readonly string[] }[],
): Promise<void> {
  await sql`delete from campaign_bundle where campaign_id = ${id}`.execute(tx)
  await sql`update campaign_account set bundle = null where campaign_id = ${id} and bundle is not null`.execute(tx)
  for (const one of bundles)
    await sql`insert into campaign_bundle (campaign_id, position, name, route, letters)
      values (${id}, ${one.position}, ${one.name}, ${one.route}, ${one.keys.length})`.execute(tx)
  const rows = bundles.flatMap(({ position, keys }) => keys.map((key) => ({ key, bundle: position })))
  await sql`update campaign_account a set bundle = r.bundle from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, bundle int)
    where a.campaign_id = ${id} and a.key = r.key`.execute(tx)
}

export type Lettered = {
  readonly key: string
  readonly login: string
  readonly name: string
  readonly department: string
  readonly address: string
  readonly lang: Language
  readonly serial: number
  readonly isTarget: boolean
  /** Its secret was given out by the help desk or used up: this letter would be worth nothing. */
  readonly isOver: boolean
}

export const lettersOf = (db: Db, id: string, bundle: number): Promise<Lettered[]> =>
  lettersWhere(db, id, sql`a.bundle = ${bundle}`)

export const letterOf = async (db: Db, id: string, key: string): Promise<Lettered | null> =>
  (await lettersWhere(db, id, sql`a.key = ${key}`))[0] ?? null

async function lettersWhere(db: Db, id: string, which: RawBuilder<unknown>): Promise<Lettered[]> {
  const { rows } = await sql<Lettered>`
    select a.key, a.login, a.name, a.department, a.address, a.lang, a.serial, a.in_scope and a.removed is null and a.exempt is null as "isTarget",
      a.state = 'changed' or a.given = 'desk' as "isOver"
    from campaign_account a where a.campaign_id = ${id} and ${which} order by a.department, a.key`.execute(db)
  return rows
}

/** The proofs of what was printed. An account whose secret was replaced meanwhile keeps the newer proof; gives who was proved. */
export async function setPrinted(
  tx: Transaction,
  id: string,
  rows: readonly { key: string; serial: number; salt: string; proof: string }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update campaign_account a set salt = decode(r.salt, 'hex'), proof = decode(r.proof, 'hex'), given = 'print',
      letter = case when a.letter = 'none' then 'printed' else a.letter end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, serial int, salt text, proof text)
    where a.campaign_id = ${id} and a.key = r.key and a.serial = r.serial and a.given <> 'desk' and a.state <> 'changed'`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

export async function setBundlePrinted(tx: Transaction, id: string, position: number, at: Date, sha256: string) {
  await sql`update campaign_bundle set printed_at = ${at}, sha256 = ${sha256}, sent = null, back = null, destroyed_at = null, destroyed_by = null
    where campaign_id = ${id} and position = ${position}`.execute(tx)
}

export async function setDestroyed(tx: Transaction, id: string, position: number, at: Date, by: string): Promise<void> {
  await sql`update campaign_bundle set destroyed_at = ${at}, destroyed_by = ${by} where campaign_id = ${id} and position = ${position}`.execute(
    tx,
  )
}
