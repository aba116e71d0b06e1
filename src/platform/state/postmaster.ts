// One run of the brought-along PostgreSQL: started, watched, ended. Nothing here restarts anything (that is supervisor.ts).
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ClusterHome } from './cluster-home.ts'
import type { Owner } from './owner.ts'
import type { Programs } from './programs.ts'

export type Settings = Readonly<Record<string, string>>
export type Postmaster = {
  readonly pid: number
  readonly socketDir: string
  /** Resolves with how it ended, whoever ended it. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

export const superuser = 'hikeshi'
const socketPathLimit = 107
const socketName = '/.s.PGSQL.5432'
const startLimitMs = 600_000 // recovery after a crash under load may take its time
const stopLimitMs = 30_000

/** A small footprint first: server and database together stay below 1 GB. Durability is PostgreSQL's default (fsync on). */
export const smallSettings: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  max_locks_per_transaction: '256', // a backup and a restore hold every table and index in one transaction
  shared_buffers: '224MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  temp_buffers: '4MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  wal_level: 'replica',
  max_wal_senders: '0',
  io_method: 'sync',
  jit: 'off',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0', // many small queries on few cores; and /dev/shm is 64 MB in containers
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '2',
  autovacuum_naptime: '20s',
  random_page_cost: '1.1',
  checkpoint_timeout: '15min',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log', // statements that fail are the caller's to tell, and may quote what people wrote
  log_checkpoints: 'off',
  log_line_prefix: '',
  idle_in_transaction_session_timeout: '5min',
}

/** Makes the cluster when there is none. It appears whole or not at all. */
export async function makeCluster(home: ClusterHome, programs: Programs): Promise<void> {
  const data = join(home.folder, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) return
  const making = join(home.folder, 'making')
  rmSync(making, { recursive: true, force: true })
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8']
  const args = ['-D', making, '-U', superuser, '--auth=trust', ...locale]
  const child = spawn(join(programs.folder, 'bin', 'initdb'), args, {
    ...asOwner(home.owner),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said = (said + piece).slice(-4000)))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said.trim()}`)
  renameSync(making, data)
}

export async function startPostmaster(
  home: ClusterHome,
  programs: Programs,
  settings: Settings,
  onLine: (line: string) => void,
): Promise<Postmaster> {
  const data = join(home.folder, 'data')
  const socketDir = makeSocketDir(home)
  const args = [
    '-D',
    data,
    '-k',
    socketDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  // Detached: an interrupt typed at the terminal reaches the desk alone, which then stops the database in order.
  const child = spawn(join(programs.folder, 'bin', 'postgres'), args, {
    ...asOwner(home.owner),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const ended = new Promise<string>((tell) => {
    child.once('error', (error) => tell(error.message))
    child.once('exit', (code, signal) => tell(signal ? `ended by ${signal}` : `ended with ${code}`))
  })
  const lines = createInterface({ input: child.stderr }).on('error', () => {})
  const last: string[] = []
  const ready = new Promise<void>((resolve) =>
    lines.on('line', (line) => {
      if (last.push(line) > 20) last.shift()
      if (line.includes('database system is ready to accept connections')) resolve()
      onLine(line)
    }),
  )
  const watcher = child.pid ? watchParent(child.pid, data, home.owner) : null
  void ended.then(() => watcher?.kill('SIGKILL'))
  child.unref()
  ;(child.stderr as Socket).unref()
  const stop = () => endProcess(child, ended)
  const timer = Promise.withResolvers<string>()
  const limit = setTimeout(() => timer.resolve('not ready in time'), startLimitMs)
  const failure = await Promise.race([ready.then(() => null), ended, timer.promise])
  clearTimeout(limit)
  if (failure !== null) {
    await stop()
    throw new Error(`PostgreSQL did not start: ${failure}\n${last.join('\n')}`)
  }
  return { pid: child.pid ?? 0, socketDir, ended, stop }
}

async function endProcess(child: ChildProcess, ended: Promise<string>) {
  const isEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  child.ref()
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isEnded()) break
    child.kill(signal) // SIGINT is PostgreSQL's fast shutdown: roll back, checkpoint, leave
    const timer = Promise.withResolvers<void>()
    const limit = setTimeout(timer.resolve, stopLimitMs)
    await Promise.race([ended, timer.promise])
    clearTimeout(limit)
  }
  await ended
}

/** A shell that waits on a pipe from us: when we are gone, by kill -9 too, it ends the database in order. */
function watchParent(pid: number, data: string, owner: Owner | null): ChildProcess {
  const script = 'read _; read now < "$2" && [ "$now" = "$1" ] && kill -INT "$1"'
  const watcher = spawn('/bin/sh', ['-c', script, 'hikeshi-watch', String(pid), join(data, 'postmaster.pid')], {
    ...asOwner(owner),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.on('error', () => {}) // without it the next start still finds and ends an orphan
  watcher.stdin?.on('error', () => {})
  watcher.unref()
  ;(watcher.stdin as Socket | null)?.unref()
  return watcher
}

/** A folder that only the database's user may enter, short enough for a socket's address. Ours of an earlier run is reused. */
function makeSocketDir({ folder, owner }: ClusterHome): string {
  const inside = join(folder, 'socket')
  if (inside.length + socketName.length <= socketPathLimit) return prepared(inside)
  const note = join(folder, 'socket-folder')
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true })
  const made = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'hikeshi-'))
  writeFileSync(note, `${made}\n`)
  return prepared(made)

  function prepared(path: string) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (owner) chownSync(path, owner.uid, owner.gid)
    return path
  }
}

function asOwner(owner: Owner | null) {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return { cwd: '/', env, ...(owner ? { uid: owner.uid, gid: owner.gid } : {}) }
}
