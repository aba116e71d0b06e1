import { sql } from 'kysely'
import type { Role } from '#src/core/permission.ts'
import { index } from '#src/platform/search/search.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { Colleague, Me, Person } from './person.ts'

export type Db = State['db'] | Transaction
export type PersonRow = {
  id: string
  name: string
  email: string
  role: Role
  unit: string
  lang: 'ja' | 'en'
  zone: string
  theme: 'light' | 'dark' | 'auto'
  password_hash: string | null
  is_active: boolean
  last_login_at: Date | null
  previous_login_at: Date | null
  created_at: Date
}
export type PersonRecord = Person &
  Pick<Me, 'zone' | 'theme' | 'previousLoginAt'> & { readonly passwordHash: string | null }

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null
export const personOf = (row: PersonRow): PersonRecord => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  unit: row.unit,
  lang: row.lang,
  zone: row.zone,
  theme: row.theme,
  passwordHash: row.password_hash,
  isActive: row.is_active,
  lastLoginAt: iso(row.last_login_at),
  previousLoginAt: iso(row.previous_login_at),
  createdAt: row.created_at.toISOString(),
})

export async function personById(db: Db, id: string): Promise<PersonRecord | null> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? personOf(row as PersonRow) : null
}

export async function personByEmail(db: Db, email: string): Promise<PersonRecord | null> {
  const row = await db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst()
  return row ? personOf(row as PersonRow) : null
}

/** For whom the command line of the desk's own machine acts. */
export async function firstAdministrator(db: Db): Promise<PersonRecord | null> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('role', '=', 'administrator')
    .where('is_active', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ? personOf(row as PersonRow) : null
}

export async function everyPerson(db: Db): Promise<PersonRecord[]> {
  return (await db.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute()).map((row) =>
    personOf(row as PersonRow),
  )
}

export async function colleagues(db: Db, q: string | undefined): Promise<Colleague[]> {
  let query = db.selectFrom('person').select(['id', 'name', 'role', 'unit', 'is_active']).orderBy('name').limit(500)
  if (q) query = query.where(sql<boolean>`fold(name || ' ' || unit || ' ' || email) like like_pattern(fold(${q}))`)
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    unit: row.unit,
    isActive: row.is_active,
  }))
}

export async function anyPerson(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The first administrator is made once even when two ask at the same moment. */
export async function lockSetup(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(4460, 1)`.execute(tx)
}

export async function addPerson(tx: Transaction, person: PersonRecord): Promise<void> {
  await tx
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      role: person.role,
      unit: person.unit,
      lang: person.lang,
      zone: person.zone,
      theme: person.theme,
      password_hash: person.passwordHash,
      is_active: person.isActive,
      created_at: person.createdAt,
    })
    .execute()
  await indexPerson(tx, person)
}

export async function changePerson(tx: Transaction, id: string, change: Partial<PersonRecord>): Promise<PersonRecord> {
  const columns = {
    name: change.name,
    role: change.role,
    unit: change.unit,
    lang: change.lang,
    zone: change.zone,
    theme: change.theme,
    password_hash: change.passwordHash,
    is_active: change.isActive,
  }
  const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  const row = Object.keys(set).length
    ? await tx.updateTable('person').set(set).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
    : await tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const person = personOf(row as PersonRow)
  await indexPerson(tx, person)
  return person
}

const indexPerson = (tx: Transaction, person: PersonRecord) =>
  index(tx, [
    {
      kind: 'person',
      ref: person.id,
      at: new Date(person.createdAt),
      title: person.name,
      body: `${person.name} ${person.unit} ${person.email}`,
    },
  ])

export async function activeAdministrators(tx: Transaction): Promise<number> {
  const rows = await sql<{
    id: string
  }>`select id from person where role = 'administrator' and is_active for update`.execute(tx)
  return rows.rows.length
}

export async function noteLogin(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update person set previous_login_at = last_login_at, last_login_at = ${at} where id = ${id}`.execute(tx)
}

// Sessions.
export async function addSession(
  tx: Transaction,
  session: { hash: Buffer; personId: string; at: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      secret_hash: session.hash,
      person_id: session.personId,
      created_at: session.at,
      seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute()
}

export type SessionRecord = {
  readonly person: PersonRecord
  readonly begunAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
}

export async function sessionByHash(db: Db, hash: Buffer): Promise<SessionRecord | null> {
  const found = await sql<PersonRow & { begun_at: Date; seen_at: Date; expires_at: Date }>`
    select p.*, s.created_at as begun_at, s.seen_at, s.expires_at from session s join person p on p.id = s.person_id
    where s.secret_hash = ${hash} and p.is_active`.execute(db)
  const row = found.rows[0]
  return row ? { person: personOf(row), begunAt: row.begun_at, seenAt: row.seen_at, expiresAt: row.expires_at } : null
}

export async function touchSession(db: Db, hash: Buffer, at: Date, expiresAt: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: at, expires_at: expiresAt }).where('secret_hash', '=', hash).execute()
}

export async function endSession(db: Db, hash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('secret_hash', '=', hash).execute()
}

export async function endSessions(db: Db, personId: string, except: Buffer | null = null): Promise<number> {
  let query = db.deleteFrom('session').where('person_id', '=', personId)
  if (except) query = query.where('secret_hash', '!=', except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function countSessions(db: Db, personId: string, at: Date): Promise<number> {
  const row = await db
    .selectFrom('session')
    .select(sql<number>`count(*)`.as('n'))
    .where('person_id', '=', personId)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

// Invitations.
export async function addInvitation(
  tx: Transaction,
  invitation: { hash: Buffer; personId: string; expiresAt: Date },
): Promise<void> {
  await tx.deleteFrom('invitation').where('person_id', '=', invitation.personId).execute()
  await tx
    .insertInto('invitation')
    .values({ secret_hash: invitation.hash, person_id: invitation.personId, expires_at: invitation.expiresAt })
    .execute()
}

export async function useInvitation(tx: Transaction, hash: Buffer, at: Date): Promise<string | null> {
  const row = await tx
    .deleteFrom('invitation')
    .where('secret_hash', '=', hash)
    .where('expires_at', '>', at)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id ?? null
}
