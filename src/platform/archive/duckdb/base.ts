import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { columnFields, columns, lineColumns } from '../column.ts'

/** DuckDB's limits: the archive is a guest on the desk's machine. */
export type Limits = { readonly memory: string; readonly threads: number }

/** The columns of a line, in the order in which both the open table and the files of closed days have them. */
const layout: readonly string[] = [
  'seq BIGINT NOT NULL',
  'ts BIGINT NOT NULL',
  'received BIGINT NOT NULL',
  'source VARCHAR NOT NULL',
  'keep VARCHAR NOT NULL',
  ...columnFields.map((field) => `${columns[field].name} ${columns[field].type === 'number' ? 'BIGINT' : 'VARCHAR'}`),
  'odd BOOLEAN NOT NULL',
  'rest VARCHAR',
  'original VARCHAR NOT NULL',
]
export const columnList = lineColumns.join(', ')

const schema = `
CREATE TABLE IF NOT EXISTS line (${layout.join(', ')});
CREATE TABLE IF NOT EXISTS segment (
  name VARCHAR PRIMARY KEY, day VARCHAR NOT NULL, keep VARCHAR NOT NULL, rows BIGINT NOT NULL, first_ts BIGINT NOT NULL,
  last_ts BIGINT NOT NULL, first_seq BIGINT NOT NULL, last_seq BIGINT NOT NULL, bytes BIGINT NOT NULL, sha256 VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS source_sum (
  source VARCHAR NOT NULL, segment VARCHAR NOT NULL, events BIGINT NOT NULL, first_ts BIGINT NOT NULL, last_ts BIGINT NOT NULL,
  last_received BIGINT NOT NULL, PRIMARY KEY (segment, source));
CREATE TABLE IF NOT EXISTS mark (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL, made BIGINT NOT NULL);
`

export type Base = {
  readonly dir: string
  readonly writer: DuckDBConnection
  /** Connections for readers; one search holds one, so that it can be cancelled alone. */
  reader<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  close(): void
}

const most = 8

export async function openBase(dir: string, limits: Limits): Promise<Base> {
  mkdirSync(join(dir, 'days'), { recursive: true })
  mkdirSync(join(dir, 'spill'), { recursive: true })
  const instance = await DuckDBInstance.create(join(dir, 'open.duckdb'), {
    threads: String(limits.threads),
    memory_limit: limits.memory,
    temp_directory: join(dir, 'spill'),
    // Nothing is fetched from anywhere, and no query reads what is not the archive's.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const writer = await instance.connect()
  await writer.run(schema)
  // Each checkpoint writes the whole of the last, unfilled block of every column again: seldom is cheaper, and a start reads no more
  // than this of the log of changes.
  await writer.run("SET checkpoint_threshold = '256MB'")
  await writer.run('SET preserve_insertion_order = false')
  await writer.run('SET parquet_metadata_cache = true').catch(() => undefined)
  const idle: DuckDBConnection[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  return {
    dir,
    writer,
    async reader(work) {
      if (busy >= most) await new Promise<void>((free) => waiting.push(free))
      busy++
      const connection = idle.pop() ?? (await instance.connect())
      try {
        return await work(connection)
      } finally {
        idle.push(connection)
        busy--
        waiting.shift()?.()
      }
    },
    close() {
      for (const connection of idle) connection.closeSync()
      writer.closeSync()
      instance.closeSync()
    },
  }
}
