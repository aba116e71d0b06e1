// Keeps one database server for all test files of a run: started by the first of them, joined by the others, ended a little after
// the last connection to its socket has closed (so a killed test run leaves nothing behind).
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '#src/core/refusal.ts'
import { supervise } from '#src/platform/state/supervisor.ts'

const idleMs = Number(process.env.HIKESHI_TEST_IDLE_MS ?? 15_000)
const manyTemplates = 8
const waitForOldMs = 40_000

// Only here: what a test writes need not outlive a power cut.
const forTests = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
  autovacuum_naptime: '5min',
}
const folder = process.argv[2] ?? ''
const socketPath = join(folder, 'keeper.sock')
mkdirSync(folder, { recursive: true, mode: 0o700 })

const log = (line: string) => console.error(new Date().toISOString(), line)
const server = await start()
if (server) {
  await sweep(server.socketDir)
  serve(server)
}

/** Another keeper on the folder: either it serves already (then we are not needed) or it is ending (then wait for its turn). */
async function start() {
  const until = Date.now() + waitForOldMs
  for (;;) {
    try {
      return await supervise({ dataDir: folder, log, tell: () => {}, settings: forTests })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'state.folder-in-use') throw error
      if (Date.now() > until || (await isServed())) return null
      await pause(50)
    }
  }
}

async function isServed(): Promise<boolean> {
  return await new Promise((tell) => {
    const socket = connect(socketPath, () => tell(true))
    socket.on('connect', () => socket.destroy()).on('error', () => tell(false))
  })
}

/** What killed test runs left behind, and templates once there are many. */
async function sweep(host: string) {
  const admin = new pg.Client({ host, database: 'postgres', user: 'hikeshi' })
  await admin.connect()
  const { rows } = await admin.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'hikeshi\\_test\\_%' OR datname LIKE 'hikeshi\\_template\\_%'",
  )
  const templates = rows.filter(({ name }) => name.startsWith('hikeshi_template_'))
  for (const { name } of rows)
    if (!templates.some((template) => template.name === name) || templates.length > manyTemplates)
      await admin.query(`DROP DATABASE ${name}`)
  await admin.end()
}

function serve(supervised: NonNullable<typeof server>) {
  let joined = 0
  let idle = setTimeout(end, idleMs)
  const door = createServer((socket) => {
    joined++
    clearTimeout(idle)
    socket.write(`${JSON.stringify({ host: supervised.socketDir, pid: process.pid })}\n`)
    socket.on('error', () => {})
    socket.on('data', () => {})
    socket.on('close', () => {
      if (--joined === 0) idle = setTimeout(end, idleMs)
    })
  })
  rmSync(socketPath, { force: true }) // we hold the folder, so whoever made it is gone
  door.listen(socketPath, () => chmodSync(socketPath, 0o600))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)

  async function end() {
    clearTimeout(idle)
    door.close()
    await supervised.stop()
    process.exit(0)
  }
}
