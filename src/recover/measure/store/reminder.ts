import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Db } from '#src/respond/incident/store.ts'

export type DueMeasure = {
  readonly id: string
  readonly incidentId: string
  readonly number: string
  readonly no: number
  readonly kind: 'overdue' | 'verify' | 'orphan' | 'returned'
  readonly about: string
  /** The incident in which the cause came back. */
  readonly again: string | null
}

/**
 * What somebody must be told of and was not: late, not verified in time, its owner left, or the cause that it was against is established in
 * a later incident. A secret incident is never named as that one.
 */
export async function dueMeasures(db: Db, today: string, limit: number): Promise<DueMeasure[]> {
  const { rows } = await sql<DueMeasure>`
    select d.* from (
      select m.id, m.incident_id as "incidentId", i.number, m.no, w.kind, w.about, null as again
      from measure m join incident i on i.id = m.incident_id left join person p on p.id = m.owner_id
      cross join lateral (values
        ('overdue', m.due_on::text, m.state in ('chosen', 'returned') and m.due_on < ${today}),
        ('verify', m.verify_on::text, m.state = 'done' and m.verify_on < ${today}),
        ('orphan', m.owner_id::text, m.state in ('proposed', 'chosen', 'returned') and not p.is_active)
      ) as w (kind, about, is_due) where w.is_due
      union all
      select m.id, m.incident_id, i.number, m.no, 'returned', j.number, j.number
      from measure m join incident i on i.id = m.incident_id
        join cause c on c.incident_id = m.incident_id and c.state = 'established' and c.class <> ''
        join cause e on e.class = c.class and e.question = c.question and e.technique = c.technique and e.state = 'established'
          and e.incident_id <> m.incident_id
        join incident j on j.id = e.incident_id
      where m.state in ('done', 'verified') and j.opened_at::date > m.done_on
        and not exists (select 1 from incident_secret s where s.incident_id = j.id)
    ) d
    where not exists (select 1 from measure_reminder r where r.measure_id = d.id and r.kind = d.kind and r.about = d.about)
    order by d.number, d.no limit ${limit}`.execute(db)
  return rows
}

/** False when another process has told of it meanwhile. */
export async function insertMeasureReminder(tx: Transaction, one: DueMeasure, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into measure_reminder (measure_id, kind, about, told_at) values (${one.id}, ${one.kind}, ${one.about}, ${now})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export type Told = { readonly name: string; readonly email: string; readonly lang: 'ja' | 'en' }

/** The owner and the executives, as far as they may know of the incident. */
export async function ownersTold(tx: Transaction, measureId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select p.name, p.email, p.lang from measure m join person p on p.id = m.owner_id or p.role = 'executive'
    where m.id = ${measureId} and p.is_active and (not exists (select 1 from incident_secret s where s.incident_id = m.incident_id)
      or exists (select 1 from incident_member n where n.incident_id = m.incident_id and n.person_id = p.id))
    order by p.email`.execute(tx)
  return rows
}
