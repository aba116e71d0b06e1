// A fresh, migrated database for each caller: cloned from a template on one server that all test files of a run share, or on
// yours with HIKESHI_TEST_DATABASE_URL.
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readMigrations } from '#src/platform/state/migrate.ts'
import { openState, type State } from '#src/platform/state/state.ts'

export type TestState = State & { readonly databaseUrl: string; readonly dataDir: string }

const joinLimitMs = 60_000
const templateLock = 7_410_120

/** Opens a state of its own; `close()` drops it. */
export async function testState(options: { log?: (line: string) => void; poolSize?: number } = {}): Promise<TestState> {
  const { databaseUrl, drop } = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-test-data-'))
  const state = await openState({
    dataDir,
    databaseUrl,
    log: options.log ?? (() => {}),
    poolSize: options.poolSize ?? 8,
  })
  const close = async () => {
    await state.close()
    await drop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  return { ...state, databaseUrl, dataDir, close }
}

/** Only the database, for what opens it by itself (a whole server with DATABASE_URL). */
export async function testDatabase(): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const server = await joinServer()
  const name = `hikeshi_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const template = await ensureTemplate(server.url)
  await withAdmin(server.url, (admin) => clone(admin, name, template))
  const drop = async () => {
    await withAdmin(server.url, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    server.leave()
  }
  return { databaseUrl: withDatabase(server.url, name), drop }
}

/** Made once for a set of migrations; the comment says that it is whole. */
async function ensureTemplate(url: string): Promise<string> {
  const hashes = readMigrations().map((migration) => migration.sha256)
  const template = `hikeshi_template_${createHash('sha256').update(hashes.join()).digest('hex').slice(0, 16)}`
  await withAdmin(url, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [templateLock])
    const whole = `SELECT shobj_description(oid, 'pg_database') = 'whole' AS is_whole FROM pg_database WHERE datname = $1`
    const found = await admin.query<{ is_whole: boolean | null }>(whole, [template])
    if (found.rows[0]?.is_whole) return
    await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`)
    const made = await openState({ dataDir: tmpdir(), databaseUrl: withDatabase(url, template), log: () => {} })
    await made.close()
    await admin.query(`COMMENT ON DATABASE ${template} IS 'whole'`)
  })
  return template
}

async function clone(admin: pg.Client, name: string, template: string) {
  for (let tries = 1; ; tries++) {
    try {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
      return
    } catch (error) {
      // 55006: somebody is connected to the template at this moment (autovacuum is)
      if ((error as pg.DatabaseError).code !== '55006' || tries > 100) throw error
      await pause(20)
    }
  }
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url.replace(/^postgres(ql)?:\/\/([^/]*@)?\//, 'postgresql://$2socket/'))
  changed.pathname = `/${database}`
  return changed.href.replace('@socket/', '@/').replace('//socket/', '///')
}

type Joined = { readonly url: string; leave(): void }
let shared: Promise<{ url: string; socket: Socket }> | null = null
let users = 0

async function joinServer(): Promise<Joined> {
  const external = process.env.HIKESHI_TEST_DATABASE_URL
  if (external) return { url: external, leave() {} }
  users++
  shared ??= joinKeeper()
  const { url, socket } = await shared
  const leave = () => {
    if (--users > 0) return
    shared = null
    socket.destroy()
  }
  return { url, leave }
}

async function joinKeeper(): Promise<{ url: string; socket: Socket }> {
  const folder = join(tmpdir(), `hikeshi-test-${userInfo().username}`)
  const until = Date.now() + joinLimitMs
  let startedAt = 0
  for (;;) {
    const joined = await greet(join(folder, 'keeper.sock'))
    if (joined)
      return { url: `postgresql://hikeshi@/postgres?host=${encodeURIComponent(joined.host)}`, socket: joined.socket }
    if (Date.now() > until)
      throw new Error(`no test database within ${joinLimitMs} ms: see ${join(folder, 'keeper.log')}`)
    if (Date.now() - startedAt > 5_000) {
      startedAt = Date.now() // one too many does no harm: it finds the folder taken and leaves
      startKeeper(folder)
    }
    await pause(20)
  }
}

function startKeeper(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const log = openSync(join(folder, 'keeper.log'), 'a')
  const keeper = join(import.meta.dirname, 'state-keeper.ts')
  // Without the runner's marks: a keeper is no test.
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env
  spawn(process.execPath, [keeper, folder], { detached: true, stdio: ['ignore', log, log], env }).unref()
}

function greet(path: string): Promise<{ host: string; socket: Socket } | null> {
  return new Promise((tell) => {
    const socket = connect(path)
    let said = ''
    socket.on('error', () => tell(null)).on('close', () => tell(null))
    socket.on('data', (piece) => {
      said += piece
      if (!said.endsWith('\n')) return
      socket.unref() // a test file that is done may end
      tell({ host: JSON.parse(said).host, socket })
    })
  })
}
