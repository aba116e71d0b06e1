// The table of mass resets. Nothing else in the desk writes it.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Scope } from '../account.ts'
import { type CampaignRow, type CampaignView, Connector, campaignNumber, type LetterText } from '../campaign.ts'
import { Plan } from '../forecast.ts'
import { OwnSettings } from '../own.ts'
import type { ListCount, StatedFigures } from '../reconcile.ts'

export type Incident = { readonly id: string; readonly number: string }
export type StoredCampaign = Pick<
  CampaignView,
  'id' | 'title' | 'secret' | 'scope' | 'connector' | 'letter' | 'plan' | 'planVersion' | 'approved' | 'isOpen' | 'own'
> & {
  readonly position: number
  readonly incidentId: string
  readonly incident: string
  readonly stated: StatedFigures
  readonly turnedAt: Date | null
  readonly keySalt: Buffer | null
  readonly keyProof: Buffer | null
}

const columns = sql`
  c.id, c.position, c.incident_id as "incidentId", i.number as incident, c.title, c.secret, c.scope, c.connector, c.letter, c.plan,
  c.plan_version as "planVersion", c.approved, c.stated, c.is_open as "isOpen", c.own, c.turned_at as "turnedAt", c.key_salt as "keySalt", c.key_proof as "keyProof"`

export const numberOf = (one: StoredCampaign): string => campaignNumber(one.incident, one.position)

/** What was stored before a setting was there gets its default. */
const whole = (row: StoredCampaign): StoredCampaign => ({
  ...row,
  connector: Connector.parse(row.connector),
  plan: Plan.parse(row.plan),
  own: OwnSettings.parse(row.own),
})

/** By its number within the incident, its whole number, or its id. */
export async function campaignOf(
  db: Db,
  incident: Incident,
  ref: string,
  { lock = false } = {},
): Promise<StoredCampaign> {
  const plain = ref.normalize('NFKC').trim()
  const position = /^(?:(\d{4}-\d{4,7})-)?C?(\d{1,6})$/i.exec(plain)
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain)
  if (!isId && (!position || (position[1] && position[1] !== incident.number))) refuse('campaign.not-found')
  const { rows } = await sql<StoredCampaign>`
    select ${columns} from campaign c join incident i on i.id = c.incident_id
    where c.incident_id = ${incident.id} and ${isId ? sql`c.id = ${plain}::uuid` : sql`c.position = ${Number(position?.[2])}`}
    ${lock ? sql`for update of c` : sql``}`.execute(db)
  return rows[0] ? whole(rows[0]) : refuse('campaign.not-found')
}

/** For the page that anybody may open, and for the desk itself. */
export async function campaignById(db: Db, id: string): Promise<StoredCampaign> {
  return (await campaignsById(db, [id]))[0] ?? refuse('campaign.not-found')
}

export async function campaignsById(db: Db, ids: readonly string[]): Promise<StoredCampaign[]> {
  const { rows } = await sql<StoredCampaign>`
    select ${columns} from campaign c join incident i on i.id = c.incident_id where c.id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows.map(whole)
}

/** The mass reset whose id ends so; the newest, should two ever do. */
export async function idEndingIn(db: Db, end: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from campaign where right(id::text, ${end.length}) = ${end} order by created_at desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export async function campaignsOf(db: Db, incident: Incident): Promise<CampaignRow[]> {
  const { rows } = await sql<Omit<CampaignRow, 'number'>>`
    select c.id, c.position, c.title, ${isoOf('c.created_at')} as "createdAt",
      coalesce(sum(t.count) filter (where t.in_scope and not t.is_removed), 0)::int as target,
      coalesce(sum(t.count) filter (where t.in_scope and not t.is_removed and not t.is_exempt and t.state in ('not-yet', 'system-failed')), 0)::int as open
    from campaign c left join campaign_tally t on t.campaign_id = c.id
    where c.incident_id = ${incident.id} group by c.id order by c.position`.execute(db)
  return rows.map((row) => ({ ...row, number: campaignNumber(incident.number, row.position) }))
}

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertCampaign(
  tx: Transaction,
  incidentId: string,
  one: Pick<StoredCampaign, 'id' | 'title' | 'secret' | 'connector' | 'letter' | 'plan'> & {
    readonly createdAt: string
  },
): Promise<void> {
  await sql`
    insert into campaign (id, incident_id, position, title, secret, scope, connector, letter, plan, created_at)
    values (${one.id}, ${incidentId}, (select coalesce(max(c.position), 0) + 1 from campaign c where c.incident_id = ${incidentId}), ${one.title},
      ${one.secret}, 'all', ${json(one.connector)}, ${json(one.letter)}, ${json(one.plan)}, ${one.createdAt})`.execute(
    tx,
  )
}

export async function setSettings(
  tx: Transaction,
  id: string,
  is: { connector: Connector; letter: LetterText; isOpen: boolean },
): Promise<void> {
  await sql`update campaign set connector = ${json(is.connector)}, letter = ${json(is.letter)}, is_open = ${is.isOpen} where id = ${id}`.execute(
    tx,
  )
}

export async function setPlan(tx: Transaction, id: string, plan: Plan): Promise<void> {
  await sql`update campaign set plan = ${json(plan)}, plan_version = plan_version + 1, approved = null where id = ${id}`.execute(
    tx,
  )
}

export async function setApproved(tx: Transaction, id: string, approved: NonNullable<CampaignView['approved']>) {
  await sql`update campaign set approved = ${json(approved)} where id = ${id}`.execute(tx)
}

export async function setStated(tx: Transaction, id: string, stated: StatedFigures): Promise<void> {
  await sql`update campaign set stated = ${json(stated)} where id = ${id}`.execute(tx)
}

export async function setScope(tx: Transaction, id: string, scope: Scope): Promise<void> {
  await sql`update campaign set scope = ${scope} where id = ${id}`.execute(tx)
}

/** A new key: what was printed with the one before is worth nothing, so nothing of it stays proved. */
export async function setKey(
  tx: Transaction,
  id: string,
  { salt, proof }: { salt: Buffer; proof: Buffer },
): Promise<number> {
  await sql`update campaign set key_salt = ${salt}, key_proof = ${proof} where id = ${id}`.execute(tx)
  await sql`update campaign_bundle set printed_at = null, sha256 = null, destroyed_at = null, destroyed_by = null where campaign_id = ${id}`.execute(
    tx,
  )
  // Of accounts that are done the secret works until it is used; only what is still to come is made anew.
  const { numAffectedRows } = await sql`
    update campaign_account set salt = null, proof = null, given = 'none', letter = 'none', serial = serial + 1
    where campaign_id = ${id} and attempt <> 'done' and given = 'print'`.execute(tx)
  return Number(numAffectedRows)
}

export async function setList(tx: Transaction, id: string, one: ListCount, strays: readonly string[]): Promise<void> {
  await sql`
    insert into campaign_list (campaign_id, list, lines, found, strays, twice, unread, stray_logins)
    values (${id}, ${one.list}, ${one.lines}, ${one.found}, ${one.strays}, ${one.twice}, ${one.unread}, ${[...strays]})
    on conflict (campaign_id, list) do update set lines = excluded.lines, found = excluded.found, strays = excluded.strays,
      twice = excluded.twice, unread = excluded.unread, stray_logins = excluded.stray_logins`.execute(tx)
}

export async function listsOf(db: Db, id: string): Promise<(ListCount & { strayLogins: string[] })[]> {
  const { rows } = await sql<ListCount & { strayLogins: string[] }>`
    select list, lines, found, strays, twice, unread, stray_logins as "strayLogins" from campaign_list where campaign_id = ${id}
    order by array_position(array['accounts', 'exposed', 'removal', 'outcomes'], list)`.execute(db)
  return rows
}

/** Failures of one subject, and when the last one was. */
export async function triesOf(db: Db, subjects: readonly string[]) {
  const { rows } = await sql<{ subject: string; failures: number; lastAt: Date }>`
    select subject, failures, last_at as "lastAt" from campaign_try where subject = any(${[...subjects]})`.execute(db)
  return rows
}

export async function countTry(db: Db, subjects: readonly string[], now: Date, forgetMs: number): Promise<void> {
  for (const subject of subjects)
    await sql`
      insert into campaign_try as t (subject, failures, last_at) values (${subject}, 1, ${now})
      on conflict (subject) do update set last_at = excluded.last_at,
        failures = case when t.last_at < ${new Date(now.getTime() - forgetMs)} then 1 else t.failures + 1 end`.execute(
      db,
    )
}

export async function forgetTries(tx: Transaction, subjects: readonly string[]): Promise<void> {
  await sql`delete from campaign_try where subject = any(${[...subjects]})`.execute(tx)
}

export const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
export const knownTo = (viewer: Viewer) => mayKnow(viewer, 'c.incident_id')
