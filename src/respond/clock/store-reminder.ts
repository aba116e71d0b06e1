// Reminders that wait for being sent, and the secret links of calendar feeds.
import { sql } from 'kysely'
import type { Transaction } from '#src/platform/state/state.ts'
import { type Db, isoOf } from '#src/respond/incident/store.ts'

export type ReminderKind = 'soon' | 'overdue'
export type Remindable = {
  readonly id: string
  readonly incidentId: string
  readonly name: { readonly regime: object; readonly stage: object }
  readonly kind: ReminderKind
  readonly dueAt: string
}

/** Clocks whose reminder has come due and was not put down yet: of each clock, kind and time one. */
export async function unreminded(db: Db, now: Date, limit: number): Promise<Remindable[]> {
  const { rows } = await sql<Remindable>`
    select r.id, r."incidentId", r.name, r.kind, ${isoOf('r.due')} as "dueAt"
    from (
      select c.id, c.incident_id as "incidentId", c.name, d.due,
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
