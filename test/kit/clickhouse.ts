// Throw-away ClickHouse servers on loopback ports, as Debian has them: each a shard of one cluster.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** Unpacked by `scripts/test-parts.sh`, with the libraries that it wants. */
const root = '/opt/hikeshi-tests/clickhouse'
const program = `${root}/usr/sbin/clickhouse-server`
const startLimitMs = 60_000

export type Shard = {
  /** `host:port`, as the desk is told of it and as it names one that is away. */
  readonly name: string
  kill(): Promise<void>
  start(): Promise<void>
}
export type Shards = {
  readonly shards: readonly Shard[]
  /** For `HIKESHI_ARCHIVE`, with a database of its own. */
  address(database: string): string
  stop(): Promise<void>
}

export const password = "o'key \\ 鍵"

/** Null where this machine has none: then the tests are skipped and say so. */
export async function startClickhouse(count: number): Promise<Shards | null> {
  if (!existsSync(program)) return null
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-clickhouse-'))
  const ports = await Promise.all(Array.from({ length: count * 3 }, freePort))
  const cluster = Array.from({ length: count }, (_, n) => ports[n * 3 + 1]!)
  const shards = Array.from({ length: count }, (_, n) =>
    shardIn(join(folder, String(n)), ports.slice(n * 3, n * 3 + 3), cluster),
  )
  const stop = async (): Promise<void> => {
    await Promise.all(shards.map((shard) => shard.kill()))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    await Promise.all(shards.map((shard) => shard.start()))
  } catch (error) {
    await stop()
    throw error
  }
  const hosts = shards.map((shard) => shard.name).join(',')
  const secret = encodeURIComponent(password)
  return { shards, stop, address: (database) => `clickhouse://desk:${secret}@${hosts}/${database}?cluster=all` }
}

function shardIn(folder: string, [http, tcp, interserver]: readonly number[], cluster: readonly number[]): Shard {
  mkdirSync(folder)
  writeFileSync(join(folder, 'config.xml'), configOf(folder, http!, tcp!, interserver!, cluster))
  writeFileSync(join(folder, 'users.xml'), users)
  const name = `127.0.0.1:${http}`
  let child: ChildProcess | null = null
  const isRunning = (): boolean => child !== null && child.exitCode === null && child.signalCode === null
  return {
    name,
    async kill() {
      if (!isRunning()) return
      const gone = new Promise<void>((resolve) => child!.once('exit', () => resolve()))
      child!.kill('SIGKILL')
      await gone
    },
    async start() {
      const log = openSync(join(folder, 'log'), 'a', 0o600)
      child = spawn(program, ['--config-file=config.xml'], {
        cwd: folder,
        env: { ...process.env, LD_LIBRARY_PATH: `${root}/usr/lib/x86_64-linux-gnu`, TZ: 'UTC' },
        stdio: ['ignore', log, log],
      })
      for (const until = Date.now() + startLimitMs; ; await pause(50)) {
        if (await isAnswering(name)) return
        if (isRunning() && Date.now() < until) continue
        throw new Error(`clickhouse-server did not start:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-2_000)}`)
      }
    },
  }
}

const isAnswering = (name: string): Promise<boolean> =>
  fetch(`http://${name}/ping`, { signal: AbortSignal.timeout(1_000) }).then(
    (answer) => answer.ok,
    () => false,
  )

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function configOf(folder: string, http: number, tcp: number, interserver: number, cluster: readonly number[]): string {
  const shards = cluster.map(
    (port) =>
      `<shard><replica><host>127.0.0.1</host><port>${port}</port><user>desk</user><password>${escaped(password)}</password></replica></shard>`,
  )
  return `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
  <mark_cache_size>67108864</mark_cache_size><timezone>Asia/Tokyo</timezone>
  <users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
  <remote_servers><all>${shards.join('')}</all></remote_servers>
</yandex>\n`
}

const users = `<yandex>
  <profiles><default><max_memory_usage>1000000000</max_memory_usage><max_threads>2</max_threads></default></profiles>
  <users><desk>
    <password>${escaped(password)}</password>
    <networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
  </desk></users>
  <quotas><default /></quotas>
</yandex>\n`
