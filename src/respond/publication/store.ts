// The tables of what is published. Nothing else in the desk writes them; the list of those who want to be told is in store/announce.ts.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Withheld } from '#src/respond/notice/compose.ts'
import type { Given, PublicText, Stage, VersionState } from './publication.ts'

export type StoredVersion = {
  readonly version: number
  readonly stage: Stage
  readonly state: VersionState
  readonly given: Given
  readonly composed: { readonly text: PublicText; readonly withheld: readonly Withheld[] }
  readonly asOf: string
  readonly hidesEarlier: boolean
  readonly madeBy: string | null
  readonly madeByName: string
  readonly madeAt: string
  readonly approvedById: string | null
  readonly approvedByName: string | null
  readonly alone: string | null
  readonly remark: string | null
  readonly issue: number | null
  /** When it goes public by the clock. */
  readonly publishAt: string | null
  readonly publishedAt: string | null
  readonly sha256: string | null
  readonly entry: number | null
}
export type StoredPublication = {
  readonly id: string
  readonly number: number
  readonly slug: string | null
  /** The newest first. */
  readonly versions: readonly StoredVersion[]
}

/** Of one incident, and of what is shown to everybody. */
const mostListed = 200
const mostVersions = 100

const versions = sql`
  (select coalesce(json_agg(v order by v.version desc), '[]'::json) from (
    select v.version, v.stage, v.state, v.given, v.composed, ${isoOf('v.as_of')} as "asOf", v.hides_earlier as "hidesEarlier",
      v.made_by as "madeBy", v.made_by_name as "madeByName", ${isoOf('v.made_at')} as "madeAt", v.approved_by as "approvedById", v.approved_by_name as "approvedByName",
      v.alone, v.remark, v.issue, ${isoOf('v.publish_at')} as "publishAt", ${isoOf('v.published_at')} as "publishedAt", v.sha256,
      (select e.seq::int from record_entry e where e.id = v.entry_id) as entry
    from publication_version v where v.publication_id = p.id order by v.version desc limit ${mostVersions}) v) as versions`

export async function publicationsOf(db: Db, incidentId: string): Promise<StoredPublication[]> {
  const { rows } = await sql<StoredPublication>`
    select p.id, p.number, p.slug, ${versions} from publication p where p.incident_id = ${incidentId}
    order by p.number desc limit ${mostListed}`.execute(db)
  return rows
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** By id, by `2026-0001-P1`, or by `P1` within its incident. */
export async function publicationOf(db: Db, incidentId: string, ref: string): Promise<StoredPublication> {
  const number = /(?:^|-)P?(\d{1,6})$/i.exec(ref.trim())?.[1]
  const meant = uuidForm.test(ref) ? sql`p.id = ${ref}::uuid` : number ? sql`p.number = ${Number(number)}` : sql`false`
  const { rows } = await sql<StoredPublication>`
    select p.id, p.number, p.slug, ${versions} from publication p where p.incident_id = ${incidentId} and ${meant}`.execute(
    db,
  )
  return rows[0] ?? refuse('publication.not-found')
}

/** What everybody may read, the newest first: nothing of it names an incident or a person of the desk. */
export type PublicVersion = {
  readonly issue: number
  readonly stage: Stage
  readonly text: PublicText
  readonly asOf: string
  readonly publishedAt: string
  readonly sha256: string
  readonly hidesEarlier: boolean
}
export type PublicNotice = { readonly slug: string; readonly versions: readonly PublicVersion[] }

export async function publicNotices(db: Db, slug?: string): Promise<PublicNotice[]> {
  const { rows } = await sql<PublicNotice>`
    select p.slug, json_agg(json_build_object('issue', v.issue, 'stage', v.stage, 'text', v.composed->'text', 'asOf', ${isoOf('v.as_of')},
      'publishedAt', ${isoOf('v.published_at')}, 'sha256', v.sha256, 'hidesEarlier', v.hides_earlier) order by v.issue desc) as versions
    from publication p join publication_version v on v.publication_id = p.id
    where v.state = 'published' and p.slug is not null and ${slug === undefined ? sql`true` : sql`p.slug = ${slug}`}
    group by p.id order by max(v.published_at) desc limit ${mostListed}`.execute(db)
  return rows
}

/** The incident's row is locked: numbers have no gaps and are given once. */
export async function insertPublication(tx: Transaction, id: string, incidentId: string, at: string): Promise<void> {
  await sql`
    insert into publication (id, incident_id, number, created_at)
    select ${id}, ${incidentId}, coalesce(max(number), 0) + 1, ${at} from publication where incident_id = ${incidentId}`.execute(
    tx,
  )
}

export type NewVersion = Pick<
  StoredVersion,
  'version' | 'stage' | 'given' | 'composed' | 'asOf' | 'hidesEarlier' | 'madeBy' | 'madeByName' | 'madeAt'
>

/** What was not public yet is replaced by it. */
export async function insertVersion(tx: Transaction, id: string, one: NewVersion): Promise<void> {
  await sql`update publication_version set state = 'replaced' where publication_id = ${id} and state in ('review', 'returned', 'scheduled')`.execute(
    tx,
  )
  await sql`
    insert into publication_version (publication_id, version, stage, state, given, composed, as_of, hides_earlier, made_by, made_by_name, made_at)
    values (${id}, ${one.version}, ${one.stage}, 'review', ${JSON.stringify(one.given)}::jsonb, ${JSON.stringify(one.composed)}::jsonb, ${one.asOf},
      ${one.hidesEarlier}, ${one.madeBy}, ${one.madeByName}, ${one.madeAt})`.execute(tx)
}

export async function setState(tx: Transaction, id: string, version: number, state: VersionState, remark: string) {
  await sql`
    update publication_version set state = ${state}, remark = ${remark} where publication_id = ${id} and version = ${version}`.execute(
    tx,
  )
}

/** Approved, and public when its hour has come. */
export async function setScheduled(
  tx: Transaction,
  id: string,
  version: number,
  is: { by: string | null; byName: string; alone: string | null; at: string },
): Promise<void> {
  await sql`
    update publication_version set state = 'scheduled', approved_by = ${is.by}, approved_by_name = ${is.byName}, alone = ${is.alone}, remark = null,
      publish_at = ${is.at} where publication_id = ${id} and version = ${version}`.execute(tx)
}

export async function dueVersions(
  db: Db,
  now: Date,
  limit: number,
): Promise<{ readonly id: string; readonly version: number; readonly incident: string }[]> {
  const { rows } = await sql<{ id: string; version: number; incident: string }>`
    select v.publication_id as id, v.version, i.number as incident
    from publication_version v join publication p on p.id = v.publication_id join incident i on i.id = p.incident_id
    where v.state = 'scheduled' and v.publish_at <= ${now} order by v.publish_at limit ${limit}`.execute(db)
  return rows
}

/** The address of a publication: its first day, and which of that day it was. Two on one day at one moment wait for each other. */
export async function nameSlug(tx: Transaction, id: string, day: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('publication.slug'))`.execute(tx)
  const { rows } = await sql<{ slug: string }>`
    update publication set slug = coalesce(slug, ${day} || '-' || (select count(*) + 1 from publication o where o.slug like ${`${day}-%`}))
    where id = ${id} returning slug`.execute(tx)
  return rows[0]!.slug
}

export async function setPublished(
  tx: Transaction,
  id: string,
  version: number,
  is: {
    by: string | null
    byName: string
    alone: string | null
    issue: number
    at: string
    sha256: string
    entry: string
  },
): Promise<void> {
  await sql`
    update publication_version set state = 'published', approved_by = ${is.by}, approved_by_name = ${is.byName}, alone = ${is.alone}, remark = null,
      issue = ${is.issue}, published_at = ${is.at}, sha256 = ${is.sha256}, entry_id = ${is.entry}
    where publication_id = ${id} and version = ${version}`.execute(tx)
}

/** A version whose mail has not reached everybody who wants it, the oldest first. */
export type Unannounced = {
  readonly id: string
  readonly version: number
  readonly slug: string
  readonly text: PublicText
  readonly reached: string | null
  readonly publishedAt: string
}

/** Taken by one process at a time. */
export async function nextUnannounced(tx: Transaction): Promise<Unannounced | null> {
  const { rows } = await sql<Unannounced>`
    select v.publication_id as id, v.version, p.slug, v.composed->'text' as text, v.announced_to as reached, ${isoOf('v.published_at')} as "publishedAt"
    from publication_version v join publication p on p.id = v.publication_id
    where v.state = 'published' and v.announced_at is null order by v.published_at, v.publication_id limit 1
    for update of v skip locked`.execute(tx)
  return rows[0] ?? null
}

export async function setAnnounced(
  tx: Transaction,
  { id, version }: Pick<Unannounced, 'id' | 'version'>,
  is: { to: string | null; at: Date | null },
): Promise<void> {
  await sql`
    update publication_version set announced_to = coalesce(${is.to}::uuid, announced_to), announced_at = ${is.at}
    where publication_id = ${id} and version = ${version}`.execute(tx)
}

export const languagesOf = (text: PublicText): Language[] =>
  (['ja', 'en'] as const).filter((lang) => text[lang] !== null)
