import { sql } from 'kysely'
import type { Permission, Role } from '#src/core/permission.ts'
import { index } from '#src/platform/search/search.ts'
import type { State, Transaction } from '#src/platform/state/state.ts'
import type { ApiToken, Colleague, Me, Person } from './person.ts'

type Db = State['db'] | Transaction
type PersonRow = {
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

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const personOf = (row: PersonRow): PersonRecord => ({
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

// Tokens.
type TokenRow = {
  id: string
  name: string
  scope: Permission[]
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}
const tokenOf = (row: TokenRow): ApiToken => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  createdAt: row.created_at.toISOString(),
  expiresAt: iso(row.expires_at),
  lastUsedAt: iso(row.last_used_at),
})

export async function tokensOf(db: Db, personId: string): Promise<ApiToken[]> {
  return (
    await db.selectFrom('api_token').selectAll().where('person_id', '=', personId).orderBy('created_at').execute()
  ).map((row) => tokenOf(row as TokenRow))
}

export async function addToken(tx: Transaction, token: ApiToken & { personId: string; hash: Buffer }): Promise<void> {
  await tx
    .insertInto('api_token')
    .values({
      id: token.id,
      person_id: token.personId,
      name: token.name,
      scope: token.scope,
      secret_hash: token.hash,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .execute()
}

export async function dropToken(tx: Transaction, personId: string, id: string): Promise<string | null> {
  const row = await tx
    .deleteFrom('api_token')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

export async function tokenByHash(
  db: Db,
  hash: Buffer,
  at: Date,
): Promise<{ person: PersonRecord; id: string; scope: Permission[]; lastUsedAt: Date | null } | null> {
  const found = await sql<PersonRow & { token_id: string; scope: Permission[]; last_used_at: Date | null }>`
    select p.*, t.id as token_id, t.scope, t.last_used_at from api_token t join person p on p.id = t.person_id
    where t.secret_hash = ${hash} and p.is_active and (t.expires_at is null or t.expires_at > ${at})`.execute(db)
  const row = found.rows[0]
  return row ? { person: personOf(row), id: row.token_id, scope: row.scope, lastUsedAt: row.last_used_at } : null
}

export async function touchToken(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute()
}

// Failed sign-ins.
export async function failuresOf(
  db: Db,
  keys: readonly Buffer[],
): Promise<{ key: Buffer; failures: number; lastAt: Date }[]> {
  const rows = await db
    .selectFrom('sign_in_failure')
    .select(['key', 'failures', 'last_at'])
    .where('key', 'in', [...keys])
    .execute()
  return rows.map((row) => ({ key: row.key, failures: row.failures, lastAt: row.last_at }))
}

export async function noteFailure(db: Db, keys: readonly Buffer[], at: Date): Promise<void> {
  for (const key of keys) {
    await sql`insert into sign_in_failure (key, failures, last_at) values (${key}, 1, ${at})
      on conflict (key) do update set last_at = excluded.last_at,
        failures = case when sign_in_failure.last_at < excluded.last_at - interval '1 hour' then 1 else sign_in_failure.failures + 1 end`.execute(
      db,
    )
  }
}

export async function forgetFailures(db: Db, keys: readonly Buffer[]): Promise<void> {
  await db
    .deleteFrom('sign_in_failure')
    .where('key', 'in', [...keys])
    .execute()
}
