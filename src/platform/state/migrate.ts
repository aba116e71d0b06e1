// Migrations: plain SQL files, numbered, append-only, each in its own transaction, each recorded with its hash.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { refuse } from '#src/core/refusal.ts'

export type Migration = { readonly name: string; readonly sha256: string; readonly sql: string }

const lockKey = 7_410_119 // any constant: one desk migrates, the others wait
const nameForm = /^\d{4}-[a-z0-9-]+\.sql$/

export function readMigrations(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  for (const name of names) if (!nameForm.test(name)) throw new Error(`a migration is named NNNN-name.sql, not ${name}`)
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name: name.slice(0, -'.sql'.length), sha256: createHash('sha256').update(sql).digest('hex'), sql }
  })
}

/** Brings the database up to these migrations. Several servers may start at once: one works, the others find it done. */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[], log: (line: string) => void) {
  await client.query('SELECT pg_advisory_lock($1)', [lockKey])
  try {
    for (const migration of await missing(client, migrations)) {
      await inTransaction(client, () => apply(client, migration))
      log(`migration ${migration.name} done`)
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey])
  }
}

async function missing(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS migration (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM migration')
  const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]))
  for (const { name, sha256 } of rows) {
    if (!known.has(name)) refuse('state.newer-than-program', { name })
    if (known.get(name) !== sha256) refuse('state.migration-changed', { name })
  }
  const done = new Set(rows.map((row) => row.name))
  return migrations.filter((migration) => !done.has(migration.name))
}

export async function apply(client: pg.ClientBase, { name, sha256, sql }: Migration) {
  try {
    await client.query(sql)
  } catch (error) {
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
  await client.query('INSERT INTO migration (name, sha256) VALUES ($1, $2)', [name, sha256])
}

export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>, begin = 'BEGIN'): Promise<T> {
  await client.query(begin)
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
