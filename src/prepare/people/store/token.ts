// Tokens with which a program acts for a person.
import { sql } from 'kysely'
import type { Permission } from '#src/core/permission.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { ApiToken } from '../person.ts'
import { type Db, iso, type PersonRecord, type PersonRow, personOf } from '../store.ts'

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
