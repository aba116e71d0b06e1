// What a task is there for (S0-30, S2-27, S1-54): easing a complaint, dealing with somebody outside, telling people something.
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { PurposeInput } from '../purpose.ts'

/** Of task `t`, null where it is there for itself. */
export const purposeOf = sql`(select json_build_object('kind', u.kind, 'complaint', u.complaint, 'told', u.told, 'via', u.via, 'contact',
    case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end)
  from task_purpose u left join contact c on c.id = u.contact_id where u.task_id = t.id)`

/** The name of whom it deals with, or an empty text. */
export async function putPurpose(tx: Transaction, taskId: string, is: PurposeInput): Promise<string> {
  const isOutside = is.kind === 'outside'
  const { rows } = isOutside
    ? await sql<{ name: string }>`select name from contact where id = ${is.contact}`.execute(tx)
    : { rows: [] }
  if (isOutside && !rows[0]) refuse('plan.purpose.contact.not-found')
  await sql`
    insert into task_purpose (task_id, kind, complaint, told, contact_id, via) values (${taskId}, ${is.kind},
      ${is.kind === 'complaint' ? is.complaint : ''}, ${is.kind === 'telling' ? is.told : ''},
      ${isOutside ? is.contact : null}, ${isOutside ? is.via : ''})`.execute(tx)
  return rows[0]?.name ?? ''
}
