// The table of reviews. Nothing else in the desk writes it.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { Review, ReviewOutcome, ReviewPlan } from './review.ts'

export type StoredReview = Omit<Review, 'isOverdue' | 'measures'> & { readonly measures: readonly number[] }

export async function reviewsOf(db: Db, incidentId: string): Promise<StoredReview[]> {
  const { rows } = await sql<StoredReview>`
    select r.no, r.planned_on::text as "plannedOn", r.chair, r.place, r.measures, r.changed_by as "changedBy",
      case when r.held_on is null then null else json_build_object('heldOn', r.held_on::text, 'people', r.people, 'well', r.well,
        'badly', r.badly, 'learnt', r.learnt) end as outcome
    from review r where r.incident_id = ${incidentId} order by r.planned_on desc, r.no desc`.execute(db)
  return rows
}

type By = { readonly at: string; readonly by: string }

export async function insertReview(tx: Transaction, incidentId: string, one: ReviewPlan & By & { id: string }) {
  const { rows } = await sql<{ no: number }>`
    insert into review (id, incident_id, no, planned_on, chair, place, changed_at, changed_by)
    select ${one.id}, ${incidentId}, coalesce(max(no), 0) + 1, ${one.plannedOn}::date, ${one.chair}, ${one.place}, ${one.at}::timestamptz, ${one.by}
    from review where incident_id = ${incidentId} returning no`.execute(tx)
  return rows[0]!.no
}

/** False when there is no such review. Measures are added to those that came of it before. */
export async function setHeld(
  tx: Transaction,
  incidentId: string,
  no: number,
  is: ReviewOutcome & By & { measures: readonly number[] },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update review set held_on = ${is.heldOn}, people = ${is.people}::text[], well = ${is.well}, badly = ${is.badly}, learnt = ${is.learnt},
      measures = measures || ${[...is.measures]}::integer[], changed_at = ${is.at}, changed_by = ${is.by}
    where incident_id = ${incidentId} and no = ${no}`.execute(tx)
  return numAffectedRows === 1n
}
