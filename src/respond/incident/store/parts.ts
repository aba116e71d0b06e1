// What an incident is made of beside its head and its record: parties, statements, assets, links, questions.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { AffectedAsset, OpenQuestion, Party, Statement } from '../incident.ts'

const nextPosition = (table: string, id: string) =>
  sql`(select coalesce(max(position), 0) + 1 from ${sql.table(table)} where incident_id = ${id})`

export async function insertParty(tx: Transaction, id: string, party: Party): Promise<void> {
  await sql`
    insert into incident_party (id, incident_id, position, name, kind, roles, contact, note)
    values (${party.id}, ${id}, ${nextPosition('incident_party', id)}, ${party.name}, ${party.kind}, ${party.roles}, ${party.contact},
      ${party.note})`.execute(tx)
}

export async function partyOf(tx: Transaction, id: string, partyId: string): Promise<Party | null> {
  const { rows } = await sql<Party>`
    select id, name, kind, roles, contact, note, is_ended as "isEnded" from incident_party
    where incident_id = ${id} and id = ${partyId}`.execute(tx)
  return rows[0] ?? null
}

export async function partyByName(tx: Transaction, id: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from incident_party where incident_id = ${id} order by position desc`.execute(tx)
  return new Map(rows.map((row) => [row.name, row.id]))
}

export async function updateParty(tx: Transaction, party: Party): Promise<void> {
  await sql`
    update incident_party set name = ${party.name}, roles = ${party.roles}, contact = ${party.contact}, note = ${party.note},
      is_ended = ${party.isEnded} where id = ${party.id}`.execute(tx)
}

export async function insertStatement(tx: Transaction, id: string, one: Statement): Promise<void> {
  await sql`
    insert into incident_statement (id, incident_id, tense, text, confidence, is_worst_case, is_negative, is_impact, by_name, at)
    values (${one.id}, ${id}, ${one.tense}, ${one.text}, ${one.confidence}, ${one.isWorstCase}, ${one.isNegative}, ${one.isImpact},
      ${one.byName}, ${one.at})`.execute(tx)
}

export async function statementOf(tx: Transaction, id: string, statementId: string) {
  const { rows } = await sql<{ id: string; text: string; isWithdrawn: boolean }>`
    select id, text, withdrawn_at is not null as "isWithdrawn" from incident_statement
    where incident_id = ${id} and id = ${statementId}`.execute(tx)
  return rows[0] ?? null
}

export async function withdrawStatement(
  tx: Transaction,
  statementId: string,
  at: string,
  reason: string,
): Promise<void> {
  await sql`
    update incident_statement set withdrawn_at = ${at}, withdrawn_reason = ${reason} where id = ${statementId}`.execute(
    tx,
  )
}

export async function insertAsset(tx: Transaction, id: string, asset: AffectedAsset): Promise<void> {
  await sql`
    insert into incident_asset (id, incident_id, position, name, owner, is_ours, description, services, ports)
    values (${asset.id}, ${id}, ${nextPosition('incident_asset', id)}, ${asset.name}, ${asset.owner}, ${asset.isOurs},
      ${asset.description}, ${asset.services}, ${JSON.stringify(asset.ports)}::jsonb)`.execute(tx)
}

export async function assetOf(tx: Transaction, id: string, assetId: string): Promise<AffectedAsset | null> {
  const { rows } = await sql<AffectedAsset>`
    select id, name, owner, is_ours as "isOurs", description, services, ports, is_ended as "isEnded" from incident_asset
    where incident_id = ${id} and id = ${assetId}`.execute(tx)
  return rows[0] ?? null
}

export async function updateAsset(tx: Transaction, asset: AffectedAsset): Promise<void> {
  await sql`
    update incident_asset set name = ${asset.name}, owner = ${asset.owner}, is_ours = ${asset.isOurs},
      description = ${asset.description}, services = ${asset.services}, ports = ${JSON.stringify(asset.ports)}::jsonb, is_ended = ${asset.isEnded} where id = ${asset.id}`.execute(
    tx,
  )
}

export type Link = { readonly from: string; readonly to: string; readonly relation: string; readonly reverse: string }

export async function insertLink(tx: Transaction, link: Link & { reason: string; at: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into incident_link (from_id, to_id, relation, reason, at)
    values (${link.from}, ${link.to}, ${link.relation}, ${link.reason}, ${link.at}),
           (${link.to}, ${link.from}, ${link.reverse}, ${link.reason}, ${link.at})
    on conflict do nothing returning 1 as new`.execute(tx)
  return rows.length > 0
}

export async function deleteLink(tx: Transaction, from: string, to: string): Promise<boolean> {
  const { rows } = await sql`
    delete from incident_link where (from_id = ${from} and to_id = ${to}) or (from_id = ${to} and to_id = ${from})
    returning 1 as gone`.execute(tx)
  return rows.length > 0
}

export async function insertQuestion(tx: Transaction, id: string, question: OpenQuestion): Promise<void> {
  await sql`
    insert into incident_question (id, incident_id, text, due_at, by_name, at)
    values (${question.id}, ${id}, ${question.text}, ${question.dueAt}, ${question.byName}, ${question.at})`.execute(tx)
}

export async function questionOf(tx: Transaction, id: string, questionId: string) {
  const { rows } = await sql<{ id: string; text: string; isAnswered: boolean }>`
    select id, text, answered_at is not null as "isAnswered" from incident_question
    where incident_id = ${id} and id = ${questionId}`.execute(tx)
  return rows[0] ?? null
}

export async function answerQuestion(tx: Transaction, questionId: string, at: string): Promise<void> {
  await sql`update incident_question set answered_at = ${at} where id = ${questionId}`.execute(tx)
}
