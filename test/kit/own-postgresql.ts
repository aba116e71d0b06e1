// A throw-away cluster of the PostgreSQL that this machine brings (Debian's), for the tests that run on both: what a site with a
// database of its own has.
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, globSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseOwner } from '#src/platform/state/owner.ts'

export type OwnPostgresql = { readonly url: string; readonly version: string; stop(): Promise<void> }

const startLimitMs = 60_000
const superuser = 'hikeshi'
// What a test writes need not outlive a power cut.
const settings = {
  listen_addresses: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
  autovacuum_naptime: '5min',
}

/** Null where this machine has none. */
export async function startOwnPostgresql(): Promise<OwnPostgresql | null> {
  const programs = globSync('/usr/lib/postgresql/*/bin/initdb').sort().at(-1)
  if (!programs) return null
  const bin = dirname(programs)
  const owner = databaseOwner()
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-own-'))
  chmodSync(folder, 0o700)
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const as: SpawnOptions = { cwd: '/', ...(owner ? { uid: owner.uid, gid: owner.gid } : {}) }
  const data = join(folder, 'data')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const log = openSync(join(folder, 'log'), 'a', 0o600)
  const chosen = Object.entries({ ...settings, unix_socket_directories: folder }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...chosen], { ...as, stdio: ['ignore', log, log] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGINT') // PostgreSQL's fast shutdown
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `postgresql://${superuser}@/postgres?host=${encodeURIComponent(folder)}`
  for (const until = Date.now() + startLimitMs; ; await pause(50)) {
    const version = await versionAt(url).catch(() => null)
    if (version) return { url, version, stop }
    if (child.exitCode !== null || Date.now() > until) {
      const said = readFileSync(join(folder, 'log'), 'utf8')
      await stop()
      throw new Error(`PostgreSQL of ${bin} did not start:\n${said}`)
    }
  }
}

async function versionAt(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  await client.end()
  return rows[0]!.server_version
}
