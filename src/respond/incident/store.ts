// The tables of incidents. Nothing else in the desk writes them; the parts of an incident are in store/.
import { type RawBuilder, sql } from 'kysely'
import { IncidentNumber, numberOf } from '#src/core/id.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { mayKnow, setSecret } from '#src/platform/need-to-know.ts'
import { index } from '#src/platform/search/search.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Headline } from './head-change.ts'

export type Db = State['db'] | Transaction

/** An instant as the contract writes it, also inside of json_agg. */
export const isoOf = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The head of an incident, for whoever may know of it. */
export type IncidentHead = Headline & {
  readonly id: string
  readonly number: string
  readonly leadId: string | null
  readonly openedAt: string
  readonly closedAt: string | null
  readonly version: number
  readonly entries: number
  /** When the viewer's reading of it was last put on the record. */
  readonly accessAt: Date | null
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The condition that a reference means; what is neither an id nor a number means nothing. */
export function meant(ref: string): RawBuilder<boolean> {
  const plain = ref.normalize('NFKC').trim()
  if (uuidForm.test(plain)) return sql<boolean>`i.id = ${plain}::uuid`
  if (IncidentNumber.safeParse(plain).success) return sql<boolean>`i.number = ${plain}`
  return refuse('incident.not-found')
}

/** What the viewer may not know of answers exactly as what does not exist. */
export async function incidentHead(db: Db, viewer: Viewer, ref: string): Promise<IncidentHead> {
  return await readHead(db, viewer, ref, sql``)
}

/** The same, held against other changes until the end of the transaction. Always taken before anything else is written. */
export async function lockIncident(tx: Transaction, viewer: Viewer, ref: string): Promise<IncidentHead> {
  return await readHead(tx, viewer, ref, sql`for update of i`)
}

async function readHead(db: Db, viewer: Viewer, ref: string, lock: RawBuilder<unknown>): Promise<IncidentHead> {
  const { rows } = await sql<IncidentHead>`
    select i.id, i.number, i.title, i.phase, i.kinds, json_build_object('scheme', i.scheme, 'level', i.level) as severity, i.tlp,
      exists (select 1 from incident_secret s where s.incident_id = i.id) as "isSecret", i.detection, i.zone,
      json_build_object('ja', i.summary_ja, 'en', i.summary_en) as summary, i.lead_id as "leadId",
      ${isoOf('i.noticed_at')} as "noticedAt", ${isoOf('i.opened_at')} as "openedAt", ${isoOf('i.closed_at')} as "closedAt", i.version, i.entries,
      (select a.at from incident_access a where a.incident_id = i.id and a.person_id = ${viewer.id}) as "accessAt"
    from incident i where ${meant(ref)} and ${mayKnow(viewer, 'i.id')} ${lock}`.execute(db)
  return rows[0] ?? refuse('incident.not-found')
}

export type NewIncident = Headline & {
  readonly id: string
  readonly number: string
  readonly openedAt: string
  readonly openedBy: string | null
  readonly openedByName: string
}

/** The next number of a year: 1, 2, 3 … without gaps, as a number that is taken back goes with its transaction. */
export async function nextNumber(tx: Transaction, year: number): Promise<string> {
  const { rows } = await sql<{ value: number }>`
    insert into counter (name, year, value) values ('incident', ${year}, 1)
    on conflict (name, year) do update set value = counter.value + 1 returning value`.execute(tx)
  return numberOf(year, rows[0]!.value)
}

export async function insertIncident(tx: Transaction, one: NewIncident): Promise<void> {
  await sql`
    insert into incident (id, number, title, phase, kinds, scheme, level, tlp, detection, zone, summary_ja, summary_en,
      noticed_at, opened_at, opened_by, opened_by_name)
    values (${one.id}, ${one.number}, ${one.title}, ${one.phase}, ${one.kinds}, ${one.severity.scheme}, ${one.severity.level},
      ${one.tlp}, ${one.detection}, ${one.zone}, ${one.summary.ja}, ${one.summary.en}, ${one.noticedAt}, ${one.openedAt},
      ${one.openedBy}, ${one.openedByName})`.execute(tx)
  if (one.isSecret) await setSecret(tx, one.id, true)
  await indexIncident(tx, one)
}

/** Writes the head facts. Who may know of it is a matter of store/people.ts. */
export async function updateHead(tx: Transaction, was: IncidentHead, is: Headline): Promise<void> {
  await sql`
    update incident set title = ${is.title}, phase = ${is.phase}, kinds = ${is.kinds}, scheme = ${is.severity.scheme},
      level = ${is.severity.level}, tlp = ${is.tlp}, detection = ${is.detection}, zone = ${is.zone},
      summary_ja = ${is.summary.ja}, summary_en = ${is.summary.en}, noticed_at = ${is.noticedAt}, version = version + 1
    where id = ${was.id}`.execute(tx)
  if (was.isSecret !== is.isSecret) await setSecret(tx, was.id, is.isSecret)
  await indexIncident(tx, { ...was, ...is })
}

export async function setClosed(
  tx: Transaction,
  id: string,
  closed: { at: string; reason: string } | null,
  phase: string,
) {
  await sql`
    update incident set phase = ${phase}, closed_at = ${closed?.at ?? null}, close_reason = ${closed?.reason ?? null},
      version = version + 1 where id = ${id}`.execute(tx)
}

async function indexIncident(tx: Transaction, one: Headline & { id: string; number: string; openedAt: string }) {
  const body = [one.number, one.title, one.summary.ja, one.summary.en].filter((part) => part !== '').join('\n')
  await index(tx, [
    { kind: 'incident', ref: one.id, incidentId: one.id, at: new Date(one.openedAt), title: one.title, body },
  ])
}

export type Counted = {
  readonly reports?: number
  readonly observables?: number
  readonly parties?: number
  readonly files?: number
  /** Containment without an end on the record. */
  readonly containments?: number
}

/** Keeps the counts at the head in step, in the transaction of the change itself. Entries are counted by the database. */
export async function count(tx: Transaction, id: string, by: Counted): Promise<void> {
  await sql`
    update incident set reports = reports + ${by.reports ?? 0}, observables = observables + ${by.observables ?? 0},
      parties = parties + ${by.parties ?? 0}, files = files + ${by.files ?? 0},
      containments = containments + ${by.containments ?? 0} where id = ${id}`.execute(tx)
}

/** True when this reading of a secret incident is to be put on the record: not more often than once in a while. */
export async function isNewAccess(
  tx: Transaction,
  id: string,
  personId: string,
  now: Date,
  quietMs: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into incident_access as a (incident_id, person_id, at) values (${id}, ${personId}, ${now.toISOString()})
    on conflict (incident_id, person_id) do update set at = excluded.at
      where a.at <= ${new Date(now.getTime() - quietMs).toISOString()}
    returning 1 as new`.execute(tx)
  return rows.length > 0
}

export async function markRead(db: Db, personId: string, id: string, seq: number, now: Date): Promise<void> {
  await sql`
    insert into incident_read as r (person_id, incident_id, seq, at) values (${personId}, ${id}, ${seq}, ${now.toISOString()})
    on conflict (person_id, incident_id) do update set seq = greatest(r.seq, excluded.seq), at = excluded.at`.execute(
    db,
  )
}

export async function readMark(
  db: Db,
  personId: string | null,
  id: string,
): Promise<{ seq: number; at: string } | null> {
  const { rows } = await sql<{ seq: number; at: string }>`
    select seq::float8 as seq, ${isoOf('at')} as at from incident_read where person_id = ${personId} and incident_id = ${id}`.execute(
    db,
  )
  return rows[0] ?? null
}
