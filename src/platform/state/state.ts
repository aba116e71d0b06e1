// The state store: PostgreSQL, either the one that comes along (supervised, on a Unix socket) or yours by DATABASE_URL.
import { existsSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import pg from 'pg'
import { refuse } from '#src/core/refusal.ts'
import { makeListener } from './listener.ts'
import { migrate, readMigrations } from './migrate.ts'
import { type Address, clientConfig, makePool } from './pool.ts'
import { superuser } from './postmaster.ts'
import { makeProbe } from './probe.ts'
import { supervise } from './supervisor.ts'
import { type Trouble, troubleBoard } from './trouble.ts'

// biome-ignore lint/suspicious/noExplicitAny: each store declares the tables that it alone writes and casts to them
export type Tables = any

/** One transaction on the state store: stores write only through one. */
export type Transaction = KyselyTransaction<Tables>

export type State = {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  readonly describe: { kind: 'embedded' | 'external'; version: string; url: string }
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => void>
  onTrouble(tell: (event: Trouble) => void): void
  close(): Promise<void>
}

export type StateOptions = {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly log: (line: string) => void
  readonly poolSize?: number
}

const oldestVersion = 15
const database = 'hikeshi'
/** More than the cores can serve at once only share the same time, and each holds its own plans in memory. */
const defaultPoolSize = Math.min(16, 4 + 2 * availableParallelism())
const closeLimitMs = 10_000

export async function openState(options: StateOptions): Promise<State> {
  const { dataDir, databaseUrl, log } = options
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const { tell, onTrouble } = troubleBoard(log)
  const embedded = databaseUrl ? null : await supervise({ dataDir, log, tell })
  const address: Address = databaseUrl
    ? { connectionString: databaseUrl }
    : { host: embedded?.socketDir ?? '', database, user: superuser }
  try {
    if (embedded) await makeDatabase(embedded.socketDir)
    const version = await prepare(address, log)
    const probe = makeProbe(address, tell)
    const lost = (error: Error) => {
      log(`a connection to the database was lost: ${error.message}`)
      if (!embedded) probe.look(error) // of the one that comes along the supervisor knows better
    }
    const pool = makePool(address, options.poolSize ?? defaultPoolSize, lost)
    const listener = makeListener(address, { lost, log })
    let closing: Promise<void> | null = null
    const close = async () => {
      probe.stop()
      await listener.close()
      if (!pool.ended) await within(closeLimitMs, pool.end())
      await embedded?.stop()
    }
    return {
      db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
      pool,
      describe: { kind: embedded ? 'embedded' : 'external', version, url: withoutPassword(address) },
      listen: listener.listen,
      onTrouble,
      close: () => (closing ??= close()),
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** A connection that nobody gave back must not keep the desk from ending. */
async function within(limitMs: number, work: Promise<void>) {
  const timer = Promise.withResolvers<void>()
  const limit = setTimeout(timer.resolve, limitMs)
  await Promise.race([work, timer.promise])
  clearTimeout(limit)
}

async function makeDatabase(host: string) {
  await withClient({ host, database: 'postgres', user: superuser }, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`)
  })
}

/** Checks that this PostgreSQL will do and brings its tables up to date. */
async function prepare(address: Address, log: (line: string) => void): Promise<string> {
  return await withClient(address, async (client) => {
    const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
              current_setting('server_encoding') AS encoding`,
    )
    const { version, number, encoding } = rows[0]!
    if (number < oldestVersion * 10_000) refuse('state.server-too-old', { version, oldest: oldestVersion })
    if (encoding !== 'UTF8') refuse('state.not-utf8', { encoding })
    await migrate(client, readMigrations(), log)
    return version
  })
}

async function withClient<T>(address: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(address))
  client.on('error', () => {}) // the query that was running tells it
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function withoutPassword(address: Address): string {
  if (!('connectionString' in address))
    return `postgresql://${address.user}@/${address.database}?host=${join(address.host)}`
  return address.connectionString.replace(/^(\w+:\/\/[^:@/]*):.*@/, '$1@').replace(/([?&]password=)[^&]*/gi, '$1')
}
