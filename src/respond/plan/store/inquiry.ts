import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import type { Inquiry, MatrixCell } from '../inquiry.ts'
import type { Assignee } from '../task.ts'
import { assigneeColumns } from './assignee.ts'

export async function inquiriesOf(db: Db, incidentId: string): Promise<Inquiry[]> {
  const { rows } = await sql<Inquiry>`
    select q.id, q.number, q.text, ${isoOf('q.due_at')} as "dueAt", ${isoOf('q.asked_at')} as "askedAt", q.asked_by as "askedBy",
      (select count(*)::int from inquiry_answer c where c.inquiry_id = q.id) as asked,
      (select count(*)::int from inquiry_answer c where c.inquiry_id = q.id and c.answered_at is not null) as answered
    from inquiry q where q.incident_id = ${incidentId} order by q.number`.execute(db)
  return rows
}

export async function inquiryOf(db: Db, incidentId: string, id: string): Promise<Inquiry> {
  return (await inquiriesOf(db, incidentId)).find((one) => one.id === id) ?? refuse('plan.inquiry.not-found')
}

export async function cellsOf(db: Db, incidentId: string): Promise<MatrixCell[]> {
  const { rows } = await sql<MatrixCell>`
    select c.inquiry_id as inquiry, c.assignee_id as assignee, c.answer, ${isoOf('c.answered_at')} as "answeredAt",
      c.answered_by as "answeredBy", c.chased, ${isoOf('c.chased_at')} as "chasedAt"
    from inquiry_answer c join inquiry q on q.id = c.inquiry_id where q.incident_id = ${incidentId}`.execute(db)
  return rows
}

export type AskedInquiry = Pick<Inquiry, 'id' | 'number' | 'text' | 'dueAt' | 'askedAt'> & Pick<MatrixCell, 'answer'>

/** What one assignee was asked, for the page behind its link. */
export async function inquiriesOfAssignee(db: Db, assigneeId: string): Promise<AskedInquiry[]> {
  const { rows } = await sql<AskedInquiry>`
    select q.id, q.number, q.text, ${isoOf('q.due_at')} as "dueAt", ${isoOf('q.asked_at')} as "askedAt", c.answer
    from inquiry_answer c join inquiry q on q.id = c.inquiry_id where c.assignee_id = ${assigneeId} order by q.number`.execute(
    db,
  )
  return rows
}

export async function insertInquiry(
  tx: Transaction,
  incidentId: string,
  one: Pick<Inquiry, 'id' | 'number' | 'text' | 'dueAt' | 'askedAt' | 'askedBy'>,
  assignees: readonly string[],
): Promise<void> {
  await sql`
    insert into inquiry (id, incident_id, number, text, due_at, asked_at, asked_by)
    values (${one.id}, ${incidentId}, ${one.number}, ${one.text}, ${one.dueAt}, ${one.askedAt}, ${one.askedBy})`.execute(
    tx,
  )
  await sql`insert into inquiry_answer (inquiry_id, assignee_id) select ${one.id}, unnest(${assignees}::uuid[])`.execute(
    tx,
  )
}

/** False where this assignee was not asked this question. */
export async function setAnswer(
  tx: Transaction,
  inquiry: string,
  assignee: string,
  is: { readonly answer: string; readonly at: string; readonly by: string },
): Promise<boolean> {
  const { rows } = await sql`
    update inquiry_answer set answer = ${is.answer}, answered_at = ${is.at}, answered_by = ${is.by}
    where inquiry_id = ${inquiry} and assignee_id = ${assignee} returning 1 as done`.execute(tx)
  return rows.length > 0
}

/** Notes that whoever has not answered is asked again, and gives them. */
export async function setChased(tx: Transaction, inquiry: string, at: string): Promise<Assignee[]> {
  const { rows } = await sql<Assignee>`
    update inquiry_answer c set chased = c.chased + 1, chased_at = ${at} from assignee s
    where c.inquiry_id = ${inquiry} and c.answered_at is null and s.id = c.assignee_id
    returning ${assigneeColumns}`.execute(tx)
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1))
}
