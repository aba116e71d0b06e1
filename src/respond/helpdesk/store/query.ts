// Who asked what, and what they were told. Nothing else in the desk writes it.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { foldTerm } from '#src/platform/search/term.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { type QueryCounts, type QueryRow, type QuerySort, queryNumber, queryState } from '../query.ts'
import type { Channel } from '../sheet.ts'
import { mayAnswer } from './sheet.ts'

const mostShown = 500
const mostEarlier = 20
const mostCounted = 200

type Stored = Omit<QueryRow, 'number' | 'state' | 'given'> & {
  readonly incidentId: string
  readonly position: number
  readonly sheetVersion: number
  readonly answerId: string
  readonly isSettled: boolean
}

async function select(
  db: Db,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<(QueryRow & { incidentId: string })[]> {
  const { rows } = await sql<Stored>`
    select q.id, q.incident_id as "incidentId", i.number as incident, q.position, q.sort, q.channel, q.name, q.organisation, q.reach,
      ${isoOf('q.asked_at')} as "askedAt", q.text, q.is_complaint as "isComplaint",
      coalesce((select 'C' || c.position from containment c where c.id = q.containment_id), '') as containment,
      q.sheet_version as "sheetVersion", q.answer_id as "answerId", q.answer, ${isoOf('q.answered_at')} as "answeredAt",
      q.answered_by_name as "answeredBy", ${isoOf('q.raised_at')} as "raisedAt", q.raised_why as "raisedWhy", q.made_by_name as "takenBy",
      exists (select 1 from incident_question w where w.id = q.question_id and w.answered_at is not null) as "isSettled"
    from desk_query q join incident i on i.id = q.incident_id where ${where} order by q.asked_at desc, q.id desc limit ${limit}`.execute(
    db,
  )
  return rows.map(({ position, sheetVersion, answerId, isSettled, ...row }) => ({
    ...row,
    number: queryNumber(row.incident, position),
    state: queryState({ ...row, isSettled }),
    given: answerId === '' ? null : { id: answerId, version: sheetVersion },
  }))
}

const shown = ({ incidentId: _, ...row }: QueryRow & { incidentId: string }): QueryRow => row
const held = (q: string): RawBuilder<unknown> =>
  foldTerm(q) === '' ? sql`true` : sql`position(${foldTerm(q)} in q.folded) > 0`

export async function queriesOf(
  db: Db,
  incidentId: string,
  { sort, q }: { readonly sort: QuerySort | undefined; readonly q: string },
): Promise<QueryRow[]> {
  const isSort = sort === undefined ? sql`true` : sql`q.sort = ${sort}`
  return (await select(db, sql`q.incident_id = ${incidentId} and ${isSort} and ${held(q)}`, mostShown)).map(shown)
}

/** What somebody asked before, in any incident whose questions the viewer answers. */
export async function earlierQueries(db: Db, viewer: Viewer, q: string): Promise<QueryRow[]> {
  return (await select(db, sql`${mayAnswer(viewer)} and ${held(q)}`, mostEarlier)).map(shown)
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const numberForm = /^(\d{4}-\d{4,7})-Q(\d{1,9})$/i

/** By id or by its whole number. */
export async function queryOf(db: Db, viewer: Viewer, ref: string): Promise<QueryRow & { incidentId: string }> {
  const plain = ref.normalize('NFKC').trim()
  const [, incident, position] = numberForm.exec(plain) ?? []
  const meant = uuidForm.test(plain)
    ? sql`q.id = ${plain}::uuid`
    : incident
      ? sql`i.number = ${incident} and q.position = ${Number(position)}`
      : sql`false`
  const [found] = await select(db, sql`${meant} and ${mayAnswer(viewer)}`, 1)
  return found ?? refuse('helpdesk.query.not-found')
}

export async function countsOf(db: Db, incidentId: string): Promise<QueryCounts> {
  const { rows } = await sql<QueryCounts>`
    select count(*)::int as all, count(*) filter (where q.answered_at is null and q.raised_at is null)::int as open,
      count(*) filter (where q.raised_at is not null and not exists (select 1 from incident_question w
        where w.id = q.question_id and w.answered_at is not null))::int as raised,
      count(*) filter (where q.sort = 'press')::int as press, count(*) filter (where q.sort = 'user')::int as user,
      count(*) filter (where q.is_complaint)::int as complaints,
      coalesce((select json_agg(a) from (select answer_id as id, count(*)::int as count from desk_query
        where incident_id = ${incidentId} and answer_id <> '' group by 1 order by 2 desc, 1 limit ${mostCounted}) a), '[]') as "byAnswer",
      coalesce((select json_agg(a) from (select 'C' || c.position as containment, count(*)::int as count from desk_query d
        join containment c on c.id = d.containment_id where d.incident_id = ${incidentId} and d.is_complaint
        group by c.position order by 2 desc, 1 limit ${mostCounted}) a), '[]') as "byContainment"
    from desk_query q where q.incident_id = ${incidentId}`.execute(db)
  return rows[0]!
}

export type NewQuery = {
  readonly id: string
  readonly incidentId: string
  readonly sort: QuerySort
  readonly channel: Channel
  readonly name: string
  readonly organisation: string
  readonly reach: string
  readonly askedAt: string
  readonly text: string
  readonly isComplaint: boolean
  readonly containmentId: string | null
  readonly sheetVersion: number
  readonly answerId: string
  readonly answer: string
  readonly byName: string
  readonly at: string
}

/** Takes the next number of its incident, whose row the transaction holds. */
export async function insertQuery(tx: Transaction, one: NewQuery): Promise<number> {
  const isAnswered = one.answer !== ''
  const folded = foldTerm(`${one.name} ${one.organisation} ${one.reach}`)
  const { rows } = await sql<{ position: number }>`
    insert into desk_query (id, incident_id, position, sort, channel, name, organisation, reach, folded, asked_at, text, is_complaint,
      containment_id, sheet_version, answer_id, answer, answered_at, answered_by_name, made_by_name, made_at)
    select ${one.id}, ${one.incidentId}, coalesce(max(position), 0) + 1, ${one.sort}, ${one.channel}, ${one.name}, ${one.organisation},
      ${one.reach}, ${folded}, ${one.askedAt}::timestamptz, ${one.text}, ${one.isComplaint}, ${one.containmentId}::uuid,
      ${one.sheetVersion}, ${one.answerId}, ${one.answer}, ${isAnswered ? one.at : null}::timestamptz,
      ${isAnswered ? one.byName : null}, ${one.byName}, ${one.at}::timestamptz
    from desk_query where incident_id = ${one.incidentId} returning position`.execute(tx)
  return rows[0]!.position
}

export async function setAnswered(
  tx: Transaction,
  id: string,
  is: { answer: string; byName: string; at: string },
): Promise<void> {
  await sql`
    update desk_query set answer = ${is.answer}, answered_at = ${is.at}, answered_by_name = ${is.byName} where id = ${id}`.execute(
    tx,
  )
}

export async function setRaised(
  tx: Transaction,
  id: string,
  is: { questionId: string; why: string; at: string },
): Promise<void> {
  await sql`
    update desk_query set question_id = ${is.questionId}, raised_why = ${is.why}, raised_at = ${is.at} where id = ${id}`.execute(
    tx,
  )
}
