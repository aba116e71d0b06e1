import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  BIGINT,
  BOOLEAN,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api'
import { columnFields, columns, lineColumns } from '../column.ts'
import type { Row } from '../row.ts'

/** DuckDB's limits: the archive is a guest on the desk's machine. */
export type Limits = { readonly memory: string; readonly threads: number }

type Cell = bigint | string | boolean | null
type Column = {
  readonly name: string
  readonly type: DuckDBType
  readonly sql: string
  readonly of: (row: Row) => Cell
}
const number = (value: string | number | null | undefined): bigint | null =>
  value === null || value === undefined ? null : BigInt(value)

/** The columns of a line, in the order in which both the open table and the files of closed days have them. */
export const layout: readonly Column[] = [
  { name: 'seq', type: BIGINT, sql: 'BIGINT NOT NULL', of: (row) => BigInt(row.seq) },
  { name: 'ts', type: BIGINT, sql: 'BIGINT NOT NULL', of: (row) => BigInt(row.ts) },
  { name: 'received', type: BIGINT, sql: 'BIGINT NOT NULL', of: (row) => BigInt(row.received) },
  { name: 'source', type: VARCHAR, sql: 'VARCHAR NOT NULL', of: (row) => row.source },
  { name: 'keep', type: VARCHAR, sql: 'VARCHAR NOT NULL', of: (row) => row.keep },
  ...columnFields.map((field): Column => {
    const { name, type } = columns[field]
    return type === 'number'
      ? { name, type: BIGINT, sql: 'BIGINT', of: (row) => number(row.cells[name]) }
      : { name, type: VARCHAR, sql: 'VARCHAR', of: (row) => (row.cells[name] as string | null) ?? null }
  }),
  { name: 'odd', type: BOOLEAN, sql: 'BOOLEAN NOT NULL', of: (row) => row.odd },
  { name: 'rest', type: VARCHAR, sql: 'VARCHAR', of: (row) => row.rest },
  { name: 'original', type: VARCHAR, sql: 'VARCHAR NOT NULL', of: (row) => row.original },
]
export const columnList = lineColumns.join(', ')

const schema = `
CREATE TABLE IF NOT EXISTS line (${layout.map((column) => `${column.name} ${column.sql}`).join(', ')});
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

const chunkRows = 2_048
const chunkTypes = layout.map((column) => column.type)

/** Adds rows in one transaction, `beside` with them; when it resolves they are on disk. */
export async function addRows(
  connection: DuckDBConnection,
  rows: readonly Row[],
  beside: string | null = null,
): Promise<void> {
  await connection.run('BEGIN')
  try {
    const appender = await connection.createAppender('line')
    for (let at = 0; at < rows.length; at += chunkRows) {
      const part = rows.slice(at, at + chunkRows)
      const chunk = DuckDBDataChunk.create(chunkTypes, part.length)
      layout.forEach((column, index) => {
        chunk.setColumnValues(index, part.map(column.of))
      })
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
    if (beside !== null) await connection.run(beside)
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined)
    throw error
  }
}
