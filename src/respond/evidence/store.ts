// The tables of evidence. Nothing else in the desk writes them.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Collector } from './collector-api.ts'
import {
  type Collection,
  type Copy,
  type EvidenceFacts,
  type EvidenceFile,
  type EvidenceKind,
  type EvidenceRow,
  type EvidenceState,
  evidenceNumber,
  type Handover,
} from './evidence.ts'

export type Incident = { readonly id: string; readonly number: string }
export type NewItem = EvidenceFacts & {
  readonly id: string
  readonly kind: EvidenceKind
  readonly parentId: string | null
  readonly holderId: string | null
  readonly holderName: string
  readonly file: EvidenceFile | null
  readonly collection: Collection | null
  readonly createdAt: string
}

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertItem(tx: Transaction, incidentId: string, one: NewItem): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into evidence (id, incident_id, position, parent_id, kind, description, source, method, collected_by, tool, collected_when,
      clock_error_s, marks, is_malware, state, seal, place, holder_id, holder_name, file_name, media_type, sha256, md5, sha1, bytes, collection, created_at)
    values (${one.id}, ${incidentId}, (select coalesce(max(e.position), 0) + 1 from evidence e where e.incident_id = ${incidentId}),
      ${one.parentId}, ${one.kind}, ${one.description}, ${one.source}, ${one.method}, ${one.collectedBy}, ${one.tool}, ${JSON.stringify(one.collectedWhen)}::jsonb,
      ${one.clockErrorSeconds}, ${one.marks}, ${one.isMalware}, 'held', '', ${one.place}, ${one.holderId}, ${one.holderName}, ${one.file?.name ?? null},
      ${one.file?.mediaType ?? null}, ${one.file?.sha256 ?? null}, ${one.file?.md5 ?? null}, ${one.file?.sha1 ?? null}, ${one.file?.bytes ?? null},
      ${one.collection ? JSON.stringify(one.collection) : null}::jsonb, ${one.createdAt})
    returning position`.execute(tx)
  return rows[0]!.position
}

const rowColumns = sql`
  e.id, e.position, e.kind, e.description, e.source, e.method, e.collected_by as "collectedBy", e.tool, e.collected_when as "collectedWhen",
  e.clock_error_s as "clockErrorSeconds", e.marks, e.is_malware as "isMalware", e.state, e.seal, e.place, e.holder_id as "holderId",
  e.holder_name as holder, p.position as parent, e.file_name as "fileName", e.media_type as "mediaType", e.sha256, e.md5, e.sha1,
  e.bytes::float8 as bytes, e.collection, ${isoOf('e.created_at')} as "createdAt",
  exists (select 1 from evidence_handover h where h.evidence_id = e.id and h.state = 'given') as "isOnItsWay"`

type Stored = Omit<EvidenceRow, 'number' | 'parent' | 'file'> & {
  parent: number | null
  fileName: string | null
  mediaType: string | null
  sha256: string | null
  md5: string | null
  sha1: string | null
  bytes: number | null
}

async function select(db: Db, incident: Incident, where: RawBuilder<unknown>): Promise<EvidenceRow[]> {
  const { rows } = await sql<Stored>`
    select ${rowColumns} from evidence e left join evidence p on p.id = e.parent_id
    where e.incident_id = ${incident.id} and ${where} order by e.position`.execute(db)
  return rows.map(({ fileName, mediaType, sha256, md5, sha1, bytes, parent, ...row }) => ({
    ...row,
    number: evidenceNumber(incident.number, row.position),
    parent: parent === null ? null : evidenceNumber(incident.number, parent),
    file:
      sha256 === null
        ? null
        : {
            name: fileName ?? '',
            mediaType: mediaType ?? '',
            sha256,
            md5: md5 ?? '',
            sha1: sha1 ?? '',
            bytes: bytes ?? 0,
          },
  }))
}

export const itemsOf = (db: Db, incident: Incident): Promise<EvidenceRow[]> => select(db, incident, sql`true`)

/** By its number within the incident, its whole number, or its id. */
export async function itemOf(db: Db, incident: Incident, ref: string): Promise<EvidenceRow> {
  const plain = ref.normalize('NFKC').trim()
  const position = /^(?:(\d{4}-\d{4,7})-)?E?(\d{1,6})$/i.exec(plain)
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain)
  if (!isId && (!position || (position[1] && position[1] !== incident.number))) refuse('evidence.not-found')
  const found = await select(
    db,
    incident,
    isId ? sql`e.id = ${plain}::uuid` : sql`e.position = ${Number(position?.[2])}`,
  )
  return found[0] ?? refuse('evidence.not-found')
}

export const childrenOf = async (db: Db, incident: Incident, id: string): Promise<EvidenceRow[]> =>
  await select(db, incident, sql`e.parent_id = ${id}`)

export async function updateFacts(tx: Transaction, id: string, is: EvidenceFacts): Promise<void> {
  await sql`update evidence set description = ${is.description}, source = ${is.source}, method = ${is.method}, collected_by = ${is.collectedBy},
    tool = ${is.tool}, collected_when = ${JSON.stringify(is.collectedWhen)}::jsonb, clock_error_s = ${is.clockErrorSeconds}, marks = ${is.marks},
    place = ${is.place}, is_malware = ${is.isMalware} where id = ${id}`.execute(tx)
}

export async function setState(tx: Transaction, id: string, state: EvidenceState, seal: string): Promise<void> {
  await sql`update evidence set state = ${state}, seal = ${seal} where id = ${id}`.execute(tx)
}

export async function setHolder(tx: Transaction, id: string, to: { id: string | null; name: string; place: string }) {
  await sql`update evidence set holder_id = ${to.id}, holder_name = ${to.name},
    place = case when ${to.place} = '' then place else ${to.place} end where id = ${id}`.execute(tx)
}

export async function insertCopy(
  tx: Transaction,
  evidenceId: string,
  one: Omit<Copy, 'isSame'> & { sha256: string | null },
): Promise<void> {
  await sql`insert into evidence_copy (id, evidence_id, purpose, medium, place, made_by, made_at, sha256, note)
    values (${one.id}, ${evidenceId}, ${one.purpose}, ${one.medium}, ${one.place}, ${one.madeBy}, ${one.madeAt}, ${one.sha256}, ${one.note})`.execute(
    tx,
  )
}

export async function copiesOf(db: Db, evidenceId: string): Promise<Copy[]> {
  const { rows } = await sql<Copy>`
    select c.id, c.purpose, c.medium, c.place, c.made_by as "madeBy", ${isoOf('c.made_at')} as "madeAt", c.note, c.sha256 = e.sha256 as "isSame"
    from evidence_copy c join evidence e on e.id = c.evidence_id where c.evidence_id = ${evidenceId} order by c.made_at, c.id`.execute(
    db,
  )
  return rows
}

export type HeldHandover = Handover & { readonly fromId: string | null }

export async function insertHandover(tx: Transaction, evidenceId: string, one: HeldHandover): Promise<void> {
  await sql`insert into evidence_handover (id, evidence_id, from_id, from_name, to_id, to_name, purpose, condition, place, given_at, state)
    values (${one.id}, ${evidenceId}, ${one.fromId}, ${one.from}, ${one.toId}, ${one.to}, ${one.purpose}, ${one.condition}, ${one.place}, ${one.givenAt}, ${one.state})`.execute(
    tx,
  )
}

export async function answerHandover(
  tx: Transaction,
  id: string,
  is: { state: 'received' | 'refused'; at: string; by: string; answer: string },
): Promise<void> {
  await sql`update evidence_handover set state = ${is.state}, answered_at = ${is.at}, answered_by = ${is.by}, answer = ${is.answer}
    where id = ${id}`.execute(tx)
}

export async function handoversOf(db: Db, evidenceId: string): Promise<HeldHandover[]> {
  const { rows } = await sql<HeldHandover>`
    select id, from_id as "fromId", from_name as "from", to_id as "toId", to_name as "to", purpose, condition, place,
      ${isoOf('given_at')} as "givenAt", state, ${isoOf('answered_at')} as "answeredAt", answered_by as "answeredBy", answer
    from evidence_handover where evidence_id = ${evidenceId} order by given_at, id`.execute(db)
  return rows
}

export type NewCollector = Omit<Collector, 'evidence' | 'agent' | 'begunAt' | 'trouble'> & {
  readonly tokenHash: Buffer
}
/** One that an agent was told to run. */
export type AgentCollector = {
  readonly agentId: string
  readonly orderId: string
  readonly lang: 'ja' | 'en'
  readonly isQuick: boolean
  readonly checksPackages: boolean
}

export async function insertCollector(tx: Transaction, incidentId: string, one: NewCollector): Promise<void> {
  await sql`insert into evidence_collector (id, incident_id, host, system, token_hash, made_by, made_at, expires_at)
    values (${one.id}, ${incidentId}, ${one.host}, ${one.system}, ${one.tokenHash}, ${one.madeBy}, ${one.madeAt}, ${one.expiresAt})`.execute(
    tx,
  )
}

export async function giveToAgent(tx: Transaction, id: string, one: AgentCollector): Promise<void> {
  await sql`update evidence_collector set agent_id = ${one.agentId}, order_id = ${one.orderId}, lang = ${one.lang}, is_quick = ${one.isQuick},
    checks_packages = ${one.checksPackages} where id = ${id}`.execute(tx)
}

/** What this agent was told to run and has not brought to an end. */
export async function collectorOfAgent(db: Db, id: string, agentId: string, now: Date) {
  const { rows } = await sql<AgentCollector & { id: string; incidentId: string; host: string; madeAt: string }>`
    select c.id, c.incident_id as "incidentId", c.host, ${isoOf('c.made_at')} as "madeAt", c.agent_id as "agentId", c.order_id as "orderId", c.lang,
      c.is_quick as "isQuick", c.checks_packages as "checksPackages" from evidence_collector c
    where c.id = ${id} and c.agent_id = ${agentId} and c.evidence_id is null and c.trouble = '' and c.expires_at > ${now}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The token of before is good for nothing any more. */
export async function beginCollector(tx: Transaction, id: string, tokenHash: Buffer, at: string): Promise<void> {
  await sql`update evidence_collector set token_hash = ${tokenHash}, begun_at = ${at} where id = ${id}`.execute(tx)
}

export async function failCollector(tx: Transaction, id: string, trouble: string): Promise<void> {
  await sql`update evidence_collector set trouble = ${trouble} where id = ${id}`.execute(tx)
}

export async function collectorsOf(db: Db, incident: Incident): Promise<Collector[]> {
  const { rows } = await sql<Omit<Collector, 'evidence'> & { position: number | null }>`
    select c.id, c.host, c.system, c.made_by as "madeBy", ${isoOf('c.made_at')} as "madeAt", ${isoOf('c.expires_at')} as "expiresAt", e.position,
      case when c.agent_id is null then null else c.host end as agent, ${isoOf('c.begun_at')} as "begunAt", c.trouble
    from evidence_collector c left join evidence e on e.id = c.evidence_id
    where c.incident_id = ${incident.id} order by c.made_at desc, c.id`.execute(db)
  return rows.map(({ position, ...row }) => ({
    ...row,
    evidence: position === null ? null : evidenceNumber(incident.number, position),
  }))
}

/** The collector whose token this is, as long as it is good for something. */
export async function collectorByToken(db: Db, tokenHash: Buffer, now: Date) {
  const { rows } = await sql<{
    id: string
    incidentId: string
    host: string
    system: string
    evidenceId: string | null
    orderId: string | null
  }>`
    select c.id, c.incident_id as "incidentId", c.host, c.system, c.evidence_id as "evidenceId", c.order_id as "orderId"
    from evidence_collector c where c.token_hash = ${tokenHash} and c.expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** False when another bundle came first. */
export async function useCollector(tx: Transaction, id: string, evidenceId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update evidence_collector set evidence_id = ${evidenceId}
    where id = ${id} and evidence_id is null`.execute(tx)
  return numAffectedRows === 1n
}

export type StoredProof = {
  readonly answer: Uint8Array | null
  readonly url: string
  readonly tries: number
  readonly problem: string
  readonly nextAt: string
}

export async function proofOf(db: Db, evidenceId: string): Promise<StoredProof | null> {
  const { rows } = await sql<StoredProof>`
    select answer, url, tries, problem, ${isoOf('next_at')} as "nextAt" from evidence_proof where evidence_id = ${evidenceId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Files without a proof whose turn has come; they are nobody else's until `until`. */
export async function takeUnproved(db: Db, ask: { url: string; now: Date; until: Date; most: number }) {
  const { rows } = await sql<{ id: string; incidentId: string; sha256: string; tries: number }>`
    with due as (
      select e.id, e.incident_id, e.sha256, coalesce(p.tries, 0) as tries from evidence e left join evidence_proof p on p.evidence_id = e.id
      where e.sha256 is not null and (p.evidence_id is null or (p.answer is null and p.next_at <= ${ask.now}))
      order by p.next_at nulls first, e.created_at limit ${ask.most}
    ), taken as (
      insert into evidence_proof (evidence_id, url, next_at) select id, ${ask.url}, ${ask.until}::timestamptz from due
      on conflict (evidence_id) do update set next_at = excluded.next_at, url = excluded.url
        where evidence_proof.answer is null and evidence_proof.next_at <= ${ask.now}
      returning evidence_id
    )
    select due.id, due.incident_id as "incidentId", due.sha256, due.tries from due join taken on taken.evidence_id = due.id`.execute(
    db,
  )
  return rows
}

export async function keepProof(
  tx: Transaction,
  id: string,
  one: { answer: Uint8Array; at: string; authority: string; serial: string },
): Promise<void> {
  await sql`update evidence_proof set answer = ${Buffer.from(one.answer)}, stated_at = ${one.at}, authority = ${one.authority},
    serial = ${one.serial}, tries = tries + 1, problem = '' where evidence_id = ${id} and answer is null`.execute(tx)
}

export async function putOffProof(db: Db, id: string, one: { problem: string; nextAt: Date }): Promise<void> {
  await sql`update evidence_proof set problem = ${one.problem}, next_at = ${one.nextAt}, tries = tries + 1
    where evidence_id = ${id} and answer is null`.execute(db)
}
