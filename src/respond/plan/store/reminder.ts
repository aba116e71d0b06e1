// Reminders of tasks that have come due, each put down once.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'
import { dueOf, soonOf, stillOpen } from '../store.ts'

export type Remindable = {
  readonly id: string
  readonly incidentId: string
  readonly number: number
  readonly title: { readonly ja: string; readonly en: string }
  readonly owner: string | null
  readonly incident: string
  /** Whom to mail: a colleague in their own language and zone, or the id of whoever has no account. */
  readonly person: {
    readonly name: string
    readonly email: string
    readonly lang: Language
    readonly zone: string
  } | null
  readonly assigneeId: string | null
  readonly kind: 'soon' | 'overdue'
  readonly dueAt: string
}

/** Tasks whose reminder has come due and was not put down yet: of each task, kind and time one. */
export async function unreminded(db: Db, now: Date, limit: number): Promise<Remindable[]> {
  const { rows } = await sql<Remindable>`
    select r.id, r."incidentId", r.number, r.title, r.owner, r.incident, r.person, r."assigneeId", r.kind, ${isoOf('r.due')} as "dueAt"
    from (
      select t.id, t.incident_id as "incidentId", t.number, t.title, coalesce(p.name, a.name) as owner, i.number as incident,
        case when p.is_active and (not exists (select 1 from incident_secret s where s.incident_id = i.id)
            or exists (select 1 from incident_member m where m.incident_id = i.id and m.person_id = p.id)) then json_build_object('name', p.name, 'email', p.email, 'lang', p.lang, 'zone', p.zone) end as person,
        t.assignee_id as "assigneeId", d.due,
        case when d.due < ${now} then 'overdue' when ${soonOf} <= ${now} then 'soon' end as kind
      from task t join incident i on i.id = t.incident_id left join person p on p.id = t.owner_id left join assignee a on a.id = t.assignee_id
      cross join lateral (select ${dueOf} as due) d
      where t.state in ${stillOpen} and i.closed_at is null and (t.due_at is not null or t.due_after_minutes is not null)
    ) r
    where r.kind is not null
      and not exists (select 1 from task_reminder m where m.task_id = r.id and m.kind = r.kind and m.due_at = date_trunc('milliseconds', r.due))
    order by r.due, r.id limit ${limit}`.execute(db)
  return rows
}

/** False when it stands there already: another process, or this one before it was restarted, put it down. */
export async function queueReminder(tx: Transaction, id: string, one: Remindable, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into task_reminder (id, task_id, kind, due_at, queued_at) values (${id}, ${one.id}, ${one.kind}, ${one.dueAt}, ${now})
    on conflict (task_id, kind, due_at) do nothing returning 1 as new`.execute(tx)
  return rows.length > 0
}
