// Failed sign-ins, by account and by address.
import { sql } from 'kysely'
import type { Db } from '../store.ts'

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
