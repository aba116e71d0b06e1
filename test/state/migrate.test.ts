import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Refusal } from '#src/core/refusal.ts'
import { type Migration, migrate, readMigrations } from '#src/platform/state/migrate.ts'
import { openState } from '#src/platform/state/state.ts'
import { testDatabase, testState } from '#test/kit/state.ts'

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
})
const quiet = () => {}

test('several servers that start at once apply each migration once', async (t) => {
  const state = await testState()
  t.after(state.close)
  const all = [...readMigrations(), migration('9000-once', 'CREATE TABLE once (id int); INSERT INTO once VALUES (1)')]
  const clients = await Promise.all([1, 2, 3, 4].map(() => state.pool.connect()))
  await Promise.all(clients.map((client) => migrate(client, all, quiet)))
  for (const client of clients) client.release()
  assert.equal((await state.pool.query('SELECT count(*) AS n FROM once')).rows[0].n, 1)
})

test('a migration that fails leaves nothing of itself and names itself', async (t) => {
  const state = await testState()
  t.after(state.close)
  const client = await state.pool.connect()
  const bad = [...readMigrations(), migration('9001-bad', 'CREATE TABLE half (id int); SELECT 1/0')]
  await assert.rejects(migrate(client, bad, quiet), /9001-bad failed: division by zero/)
  client.release()
  assert.equal((await state.pool.query("SELECT to_regclass('half') AS half")).rows[0].half, null)
})

test('an applied migration that was changed, and a database of a newer Hikeshi, are refused', async (t) => {
  const { databaseUrl, drop } = await testDatabase()
  const state = await openState({ dataDir: '/tmp', databaseUrl, log: quiet })
  t.after(async () => {
    await state.close()
    await drop()
  })
  const client = await state.pool.connect()
  const [first, ...others] = readMigrations()
  const changed = [migration(first!.name, `${first!.sql}-- changed`), ...others]
  await assert.rejects(
    migrate(client, changed, quiet),
    (error) => error instanceof Refusal && error.code === 'state.migration-changed',
  )
  client.release()
  await state.pool.query("INSERT INTO migration (name, sha256) VALUES ('9999-future', '')")
  await assert.rejects(
    openState({ dataDir: '/tmp', databaseUrl, log: quiet }),
    (error) => error instanceof Refusal && error.code === 'state.newer-than-program',
  )
})

test('migrations have numbers of their own', () => {
  const numbers = readMigrations().map((each) => each.name.slice(0, 4))
  assert.deepEqual(numbers, [...new Set(numbers)])
})

// A desk that applied it refuses to start on another text of the same name. When a migration has landed, its line is added here.
test('a migration that has landed is never changed', () => {
  const now = new Map(readMigrations().map(({ name, sha256 }) => [`${name}.sql`, sha256]))
  const landed = readFileSync(new URL('../golden/migrations/landed.sha256', import.meta.url), 'utf8')
  const lines = landed.trim().split('\n')
  assert.ok(lines.length >= 17)
  for (const line of lines) {
    const [sha256, name] = line.split('  ')
    assert.equal(now.get(name!), sha256, name)
  }
})
