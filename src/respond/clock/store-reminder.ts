// Reminders that wait for being sent, and the secret links of calendar feeds.
import { sql } from 'kysely'
import type { Language } from '#src/core/language.ts'
import type { Wording } from '#src/core/words.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'

export type ReminderKind = 'soon' | 'overdue'
export type Remindable = {
  readonly id: string
  readonly incidentId: string
  readonly number: string
  readonly name: { readonly regime: Wording; readonly stage: Wording }
  readonly kind: ReminderKind
  readonly dueAt: string
}

/** Clocks whose reminder has come due and was not put down yet: of each clock, kind and time one. */
export async function unreminded(db: Db, now: Date, limit: number): Promise<Remindable[]> {
  const { rows } = await sql<Remindable>`
    select r.id, r."incidentId", r.number, r.name, r.kind, ${isoOf('r.due')} as "dueAt"
    from (
      select c.id, c.incident_id as "incidentId", i.number, c.name, d.due,
        case when d.due < ${now} then 'overdue' when c.soon_at <= ${now} then 'soon' end as kind
      from clock c join incident i on i.id = c.incident_id
      cross join lateral (select coalesce((c.overridden->>'dueAt')::timestamptz, c.due_at) as due) d
      where c.state = 'running' and i.closed_at is null and d.due is not null
    ) r
    where r.kind is not null
      and not exists (select 1 from clock_reminder m where m.clock_id = r.id and m.kind = r.kind and m.due_at = r.due)
    order by r.due, r.id limit ${limit}`.execute(db)
  return rows
}

/** False when it stands there already: another process, or this one before it was restarted, put it down. */
export async function queueReminder(tx: Transaction, id: string, one: Remindable, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into clock_reminder (id, clock_id, kind, due_at, queued_at) values (${id}, ${one.id}, ${one.kind}, ${one.dueAt}, ${now})
    on conflict (clock_id, kind, due_at) do nothing returning 1 as new`.execute(tx)
  return rows.length > 0
}

/** Who is told: the team; where there is none, those named in a secret incident, else whoever leads or administers the desk. */
export type Told = { readonly name: string; readonly email: string; readonly lang: Language; readonly zone: string }
export async function toldOf(tx: Transaction, incidentId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with team as (select distinct person_id from incident_team where incident_id = ${incidentId}),
      named as (select person_id from incident_member where incident_id = ${incidentId}),
      secret as (select 1 from incident_secret where incident_id = ${incidentId})
    select p.name, p.email, p.lang, p.zone from person p
    where p.is_active and case
      when exists (select 1 from team join person t on t.id = person_id and t.is_active) then p.id in (select person_id from team)
      when exists (select 1 from secret) then p.id in (select person_id from named)
      else p.role in ('administrator', 'lead') end
    order by p.email`.execute(tx)
  return rows
}

export async function markReminderSent(tx: Transaction, id: string, now: Date): Promise<void> {
  await sql`update clock_reminder set sent_at = ${now} where id = ${id}`.execute(tx)
}

export async function setFeed(tx: Transaction, personId: string, secretHash: Buffer, now: Date): Promise<void> {
  await sql`insert into clock_feed (person_id, secret_hash, made_at) values (${personId}, ${secretHash}, ${now})
    on conflict (person_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at`.execute(tx)
}

export async function endFeed(tx: Transaction, personId: string): Promise<void> {
  await sql`delete from clock_feed where person_id = ${personId}`.execute(tx)
}

export async function feedMadeAt(db: Db, personId: string | null): Promise<string | null> {
  const { rows } = await sql<{ madeAt: string }>`
    select ${isoOf('made_at')} as "madeAt" from clock_feed where person_id = ${personId}`.execute(db)
  return rows[0]?.madeAt ?? null
}

/** Whose feed a secret opens. */
export async function feedOwner(db: Db, secretHash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from clock_feed where secret_hash = ${secretHash}`.execute(db)
  return rows[0]?.personId ?? null
}
