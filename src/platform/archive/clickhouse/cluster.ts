import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { ArchiveAway } from '../away.ts'
import type { Rows } from '../look.ts'
import type { Dialect } from '../sql.ts'
import type { Address } from './address.ts'
import { newSaying } from './dialect.ts'
import { bringUp } from './prepare.ts'
import { isRefusal, type Server } from './servers.ts'
import { type Profile, readTables, type Tables, tablesOf } from './tables.ts'

/** How long it is believed that all servers are there; a question to one that is not fails at once and is asked again. */
const believedMs = 10_000
const mostTries = 3
/** A server that says nothing at all, instead of refusing, would hold up every batch: it is left alone for a while. */
const slowMs = 1_000
const silentMs = 10_000
/** The servers of old give each other 50 ms to answer a call: a busy one is not away. */
const patient = { connect_timeout_with_failover_ms: 3_000 } as const

export type Cluster = {
  readonly servers: readonly Server[]
  /** The tables of one server, and those through which it answers for all. */
  readonly local: Tables
  readonly through: Tables
  /** The servers that answer now, brought to the newest tables; throws when there is none. */
  up(): Promise<readonly Server[]>
  /** It missed something: before it counts again it is told. */
  distrust(server: Server): void
  /** Every server; throws, naming those that are away. */
  everyone(doing: string): Promise<readonly Server[]>
  /** What one server itself holds. */
  rows(server: Server, sql: string): Promise<readonly (readonly unknown[])[]>
  run(server: Server, sql: string): Promise<void>
  insert(server: Server, table: string, lines: Iterable<string>): Promise<void>
  /** What all servers hold, and the names of those that could not be asked. */
  ask(question: (dialect: Dialect) => string, signal?: AbortSignal): Promise<Rows>
  /** The answer in rows one after another as bytes, in a format that is the same in every version. */
  bytes(sql: string): Promise<Readable>
  /** The names of servers that cannot be asked now. */
  missing(): Promise<readonly string[]>
  bytesOnDisk(): Promise<number>
  close(): Promise<void>
}

export function clusterOf(address: Pick<Address, 'database' | 'cluster'>, servers: readonly Server[]): Cluster {
  const through = readTables(address)
  const ready = new Map<Server, Profile>()
  const why = new Map<Server, string>()
  const silentUntil = new Map<Server, number>()
  let believed = 0
  let entry: Server | null = null

  const rows = async (
    server: Server,
    sql: string,
    params: Readonly<Record<string, string>> = {},
    isPartial = false,
    signal?: AbortSignal,
  ): Promise<unknown[][]> => {
    const query_id = randomUUID()
    const kill = (): void => {
      const query = `KILL QUERY WHERE query_id = '${query_id}' ASYNC`
      server.client.command({ query }).catch(() => undefined)
    }
    signal?.addEventListener('abort', kill, { once: true })
    try {
      const result = await server.client.query({
        query: sql,
        format: 'JSONCompact',
        query_id,
        query_params: params,
        use_multipart_params_auto: true,
        ...(signal ? { abort_signal: signal } : {}),
        clickhouse_settings: {
          output_format_json_quote_64bit_integers: 0,
          skip_unavailable_shards: isPartial ? 1 : 0,
          ...patient,
          // The server says that it failed before it has said anything else.
          wait_end_of_query: 1,
          max_query_size: '20000000',
        },
      })
      return (await result.json<unknown[]>()).data
    } finally {
      signal?.removeEventListener('abort', kill)
    }
  }
  const run = async (server: Server, sql: string): Promise<void> => {
    await server.client.command({ query: sql })
  }
  const plainInsert = async (server: Server, table: string, lines: Iterable<string>): Promise<void> => {
    const values = Readable.from(gathered(lines), { objectMode: false })
    const settings = ready.get(server) === 'modern' ? { max_partitions_per_insert_block: '0' } : {}
    await server.client.insert({ table, values, format: 'TabSeparated', clickhouse_settings: settings })
  }

  // Two that ask at once do not bring a server up twice.
  let looking: Promise<readonly Server[]> | null = null
  const up = (): Promise<readonly Server[]> => {
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }
  const look = async (): Promise<readonly Server[]> => {
    const found = await Promise.all(
      servers.map(async (server) => {
        if (Date.now() < (silentUntil.get(server) ?? 0)) return null
        const begun = Date.now()
        const isUp = await server.isUp().catch(() => false)
        if (!isUp) {
          if (Date.now() - begun > slowMs) silentUntil.set(server, Date.now() + silentMs)
          ready.delete(server)
          return null
        }
        return server
      }),
    )
    const there: Server[] = []
    for (const server of found) {
      if (!server) continue
      try {
        if (!ready.has(server))
          ready.set(server, await bringUp(server, address, [...ready.keys()], { rows, run, insert: plainInsert }))
        there.push(server)
      } catch (error) {
        // One that goes while it is being prepared is away; one that refuses is set up wrongly, and somebody must know.
        if (isRefusal(error)) throw new Error(`ClickHouse ${server.name}: ${error.message.trim()}`, { cause: error })
        why.set(server, String(error))
      }
    }
    if (there.length === 0)
      throw new ArchiveAway(
        servers.map((server) => server.name),
        `ClickHouse: none of ${servers.map((server) => server.name).join(', ')} answers`,
      )
    return there
  }

  /** Which servers the entry reaches: that it answers says nothing of whether it sees the others. */
  const awayFrom = async (server: Server): Promise<string[]> => {
    if (address.cluster === null) return []
    const sql = `SELECT argMax(name, made) FROM ${through.server} GROUP BY id`
    const reached = new Set((await rows(server, sql, {}, true)).map(([name]) => String(name)))
    return servers.map((one) => one.name).filter((name) => !reached.has(name))
  }

  const ask: Cluster['ask'] = async (question, signal) => {
    for (let tries = 1; ; tries++) {
      signal?.throwIfAborted()
      let server = entry
      let missing: string[] = []
      const put = async (isPartial: boolean): Promise<unknown[][]> => {
        const saying = newSaying(ready.get(server!) === 'modern')
        return rows(server!, question(saying.dialect), saying.params, isPartial, signal)
      }
      try {
        if (!server || Date.now() > believed || !ready.has(server)) {
          const there = await up()
          server = there.includes(entry!) ? entry! : there[0]!
          missing = await awayFrom(server)
          believed = missing.length === 0 ? Date.now() + believedMs : 0
          entry = server
        }
        const found = await put(missing.length > 0)
        // Another may have gone while this was answered.
        if (missing.length > 0) missing = [...new Set([...missing, ...(await awayFrom(server))])].sort()
        return { rows: found, missing }
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof ArchiveAway) throw error
        const wasBelieved = Date.now() <= believed
        believed = 0
        if (!isRefusal(error)) entry = null
        // What the server refuses although everything is there it refuses again.
        const isFinal = isRefusal(error) && !wasBelieved && missing.length === 0
        if (tries >= mostTries || isFinal) throw error
      }
    }
  }

  return {
    servers,
    local: tablesOf(address.database),
    through,
    up,
    distrust: (server) => void ready.delete(server),
    async everyone(doing) {
      const there = await up()
      const away = servers.filter((server) => !there.includes(server)).map((server) => server.name)
      const unseen = away.length > 0 ? away : await awayFrom(there[0]!)
      if (unseen.length > 0)
        throw new ArchiveAway(unseen, `ClickHouse: ${doing} waits until ${unseen.join(', ')} answers`)
      return there
    },
    rows: (server, sql) => rows(server, sql),
    run,
    insert: plainInsert,
    ask,
    async bytes(sql) {
      const there = await up()
      const settings = { max_bytes_before_external_sort: '500000000', ...patient }
      return (await there[0]!.client.exec({ query: sql, clickhouse_settings: settings })).stream
    },
    async missing() {
      const there = await up()
      const away = servers.filter((server) => !there.includes(server)).map((server) => server.name)
      return [...new Set([...away, ...(await awayFrom(there[0]!))])].sort()
    },
    async bytesOnDisk() {
      const sql = `SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = '${address.database}'`
      const sums = await Promise.all((await up()).map((server) => rows(server, sql)))
      return sums.reduce((sum, [row]) => sum + Number(row?.[0] ?? 0), 0)
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}

/** Few large pieces instead of many small ones; a batch of half a million lines would not fit one text. */
function* gathered(lines: Iterable<string>): Generator<Buffer> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < pieceChars) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}
const pieceChars = 256 * 1024
