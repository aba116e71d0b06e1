// The tables of affected persons. Nothing else in the desk writes them.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { AffectedFigures, AffectedRow, Answer, Channel, Which } from './affected.ts'

const which = (one: Which) =>
  ({
    all: sql`true`,
    untold: sql`a.told_at is null`,
    unreached: sql`a.told_at is null and a.email = ''`,
    told: sql`a.told_at is not null`,
    complaint: sql`a.answer in ('complaint', 'claim')`,
  })[one]

type Filter = { readonly which: Which; readonly text: string; readonly no?: number }
const found = (incidentId: string, { which: one, text, no }: Filter) => sql`
  a.incident_id = ${incidentId} and ${which(one)} and (${no ?? null}::integer is null or a.no = ${no ?? null})
  and (${text} = '' or strpos(lower(a.name || ' ' || a.reference || ' ' || a.email || ' ' || a.address || ' ' || a.phone), lower(${text})) > 0)`

export async function countAffected(db: Db, incidentId: string, filter: Filter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from affected a where ${found(incidentId, filter)}`.execute(db)
  return rows[0]!.count
}

export async function affectedRows(
  db: Db,
  incidentId: string,
  { offset, limit, ...filter }: Filter & { readonly offset: number; readonly limit: number },
): Promise<AffectedRow[]> {
  const { rows } = await sql<AffectedRow>`
    select a.no, a.reference, a.name, a.email, a.address, a.phone, a.lang, a.lost, a.contract, a.note, a.answer, a.answer_note as "answerNote",
      ${isoOf('a.answered_at')} as "answeredAt",
      coalesce((select json_agg(json_build_object('at', ${isoOf('t.at')}, 'channel', t.channel, 'note', t.note, 'by', t.by_name,
        'mail', (select state from mail_recipient r where r.mail_id = t.mail_id limit 1)) order by t.at desc)
        from affected_told t where t.affected_id = a.id), '[]') as told,
      coalesce((select json_agg(c.damage_no order by c.damage_no) from affected_claim c where c.affected_id = a.id), '[]') as claims,
      (select c.name from contact c join contact_channel h on h.contact_id = c.id
        where a.email <> '' and lower(h.value) = a.email and not c.is_ended limit 1) as contact
    from affected a where ${found(incidentId, filter)} order by a.no limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function figuresOf(db: Db, incidentId: string): Promise<AffectedFigures> {
  const { rows } = await sql<AffectedFigures>`
    select count(*)::int as total, count(told_at)::int as told, (count(*) - count(told_at))::int as untold,
      count(*) filter (where told_at is null and email = '')::int as unreached,
      (select count(*)::int from affected_claim c join affected a on a.id = c.affected_id where a.incident_id = ${incidentId}) as claims,
      coalesce((select json_agg(json_build_object('loss', loss, 'count', n) order by n desc, loss) from
        (select loss, count(*)::int as n from affected a, unnest(a.lost) loss where a.incident_id = ${incidentId} group by 1) l), '[]') as lost,
      coalesce((select json_agg(json_build_object('channel', told_by, 'count', n) order by n desc, told_by) from
        (select told_by, count(*)::int as n from affected where incident_id = ${incidentId} and told_by is not null group by 1) c), '[]') as channels,
      coalesce((select json_agg(json_build_object('answer', answer, 'count', n) order by n desc, answer) from
        (select answer, count(*)::int as n from affected where incident_id = ${incidentId} and answer <> '' group by 1) w), '[]') as answers
    from affected where incident_id = ${incidentId}`.execute(db)
  return rows[0]!
}

/** Told by hand, at once; gives of how many that was new. */
export async function setTold(
  tx: Transaction,
  incidentId: string,
  of: { nos: readonly number[] | null; channel: Channel; at: string; note: string; by: string },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update affected a set told_at = ${of.at}, told_by = ${of.channel}
    where a.incident_id = ${incidentId} and case when ${of.nos === null} then ${which('unreached')} else a.no = any(${[...(of.nos ?? [])]}::integer[]) end
    returning id`.execute(tx)
  await sql`
    insert into affected_told (affected_id, at, channel, note, by_name)
    select id, ${of.at}, ${of.channel}, ${of.note}, ${of.by} from unnest(${rows.map((one) => one.id)}::uuid[]) as given (id)`.execute(
    tx,
  )
  return rows.length
}

export async function setAnswer(
  tx: Transaction,
  incidentId: string,
  no: number,
  is: { answer: Answer; note: string; at: string | null },
): Promise<void> {
  const { numAffectedRows } = await sql`
    update affected set answer = ${is.answer}, answer_note = ${is.note}, answered_at = ${is.at}
    where incident_id = ${incidentId} and no = ${no}`.execute(tx)
  if (numAffectedRows !== 1n) refuse('affected.not-found', { no })
}

export async function insertClaim(tx: Transaction, incidentId: string, no: number, damageNo: number): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into affected_claim (affected_id, damage_no)
    select id, ${damageNo} from affected where incident_id = ${incidentId} and no = ${no}`.execute(tx)
  if (numAffectedRows !== 1n) refuse('affected.not-found', { no })
}
