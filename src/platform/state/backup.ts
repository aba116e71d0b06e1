// A plain full dump of the state store that restores on another machine and on either kind of PostgreSQL: gzipped JSON lines, every
// value in PostgreSQL's own text form, read in one snapshot. Memory is bounded by a batch, not by a table.
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import { Refusal, refuse } from '#src/core/refusal.ts'
import { apply, inTransaction, type Migration, readMigrations } from './migrate.ts'
import {
  type Column,
  columnsOf,
  countRows,
  dropAll,
  freeForLoading,
  type Sequence,
  sequencesOf,
  tablesOf,
} from './schema.ts'
import type { State } from './state.ts'

const batchBytes = 2_000_000
const mostRows = 2_000
const lineLimit = 1_100_000_000 // PostgreSQL itself holds no value above 1 GB
const migrationTable = 'migration'

const Head = z.object({
  hikeshi: z.literal('state'),
  format: z.literal(1),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string(), appliedAt: z.string() })),
})
type Head = z.infer<typeof Head>
const Cell = z.string().nullable()
const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
const EndLine = z.object({ end: z.literal(true), rows: z.number() })
const SequenceLine = z.object({ sequence: z.string(), value: z.string(), isCalled: z.boolean() })

export type DumpResult = { readonly tables: number; readonly rows: number; readonly bytes: number }

export async function dumpState(state: State, toFile: string): Promise<DumpResult> {
  const client = await state.pool.connect()
  const making = `${toFile}.part`
  let isBroken = true
  try {
    const count = { tables: 0, rows: 0 }
    const snapshot = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
    await inTransaction(
      client,
      () => pipeline(Readable.from(dumpLines(client, count)), createGzip(), createWriteStream(making, { mode: 0o600 })),
      snapshot,
    )
    const bytes = await settle(making)
    await rename(making, toFile)
    isBroken = false
    return { ...count, bytes }
  } finally {
    client.release(isBroken)
    if (isBroken) await rm(making, { force: true })
  }
}

async function settle(file: string): Promise<number> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

async function* dumpLines(client: pg.ClientBase, count: { tables: number; rows: number }): AsyncGenerator<string> {
  const applied = await client.query<Head['migrations'][number]>(
    'SELECT name, sha256, applied_at::text AS "appliedAt" FROM migration ORDER BY name',
  )
  yield line({ hikeshi: 'state', format: 1, migrations: applied.rows } satisfies Head)
  for (const table of await tablesOf(client)) {
    if (table === migrationTable) continue
    const columns = await columnsOf(client, table)
    count.tables++
    yield line({ table, columns: columns.map((column) => column.name) })
    for await (const rows of rowsOf(client, table, columns)) {
      count.rows += rows.length
      yield rows.map(line).join('')
    }
  }
  for (const { name, value, isCalled } of await sequencesOf(client)) yield line({ sequence: name, value, isCalled })
  yield line({ end: true, rows: count.rows })
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`

async function* rowsOf(
  client: pg.ClientBase,
  table: string,
  columns: readonly Column[],
): AsyncGenerator<(string | null)[][]> {
  const chosen = columns.map((column) => `${pg.escapeIdentifier(column.name)}::text`).join(', ')
  await client.query(`DECLARE dump NO SCROLL CURSOR FOR SELECT ${chosen} FROM ${pg.escapeIdentifier(table)}`)
  let rows = 8
  for (;;) {
    const batch = await client.query<(string | null)[]>({ text: `FETCH ${rows} FROM dump`, rowMode: 'array' })
    if (batch.rows.length === 0) break
    yield batch.rows
    const bytes = batch.rows.reduce((sum, row) => sum + sizeOf(row), 1)
    rows = Math.min(mostRows, Math.max(1, Math.floor((rows * batchBytes) / bytes)), rows * 4)
  }
  await client.query('CLOSE dump')
}

const sizeOf = (row: readonly (string | null)[]) => row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0)

/** Fills an empty desk, or changes nothing at all. The dump may be of an older Hikeshi: its tables are made as they were, then moved on. */
export async function restoreState(state: State, fromFile: string): Promise<{ tables: number; rows: number }> {
  const client = await state.pool.connect()
  const source = createReadStream(fromFile)
  const lines = readLines(source)
  try {
    return await inTransaction(client, async () => {
      const head = Head.safeParse(await nextLine(lines))
      if (!head.success) refuse('state.not-a-backup', { file: fromFile })
      const { before, after } = split(readMigrations(), head.data)
      await refuseUnlessEmpty(client)
      await makeTables(client, before)
      const result = await load(client, lines, fromFile)
      for (const { name, appliedAt } of head.data.migrations)
        await client.query('UPDATE migration SET applied_at = $2 WHERE name = $1', [name, appliedAt])
      for (const migration of after) await apply(client, migration)
      return result
    })
  } finally {
    source.destroy()
    client.release(true) // its tables were made anew: nothing of this session is worth keeping
  }
}

/** The migrations of the dump, which this program must know unchanged, and those that came later. */
function split(known: readonly Migration[], head: Head) {
  const names = new Map(head.migrations.map((migration) => [migration.name, migration.sha256]))
  for (const [name, sha256] of names)
    if (known.find((migration) => migration.name === name)?.sha256 !== sha256)
      refuse('state.backup-of-other-version', { name })
  return { before: known.filter(({ name }) => names.has(name)), after: known.filter(({ name }) => !names.has(name)) }
}

/** Empty means: no table holds more than the migrations themselves put there. Leaves the tables as the migrations make them. */
async function refuseUnlessEmpty(client: pg.ClientBase) {
  const found = await countRows(client)
  await makeTables(client, readMigrations())
  const fresh = await countRows(client)
  for (const [table, rows] of found)
    if (table !== migrationTable && rows > (fresh.get(table) ?? 0)) refuse('state.not-empty', { table, rows })
}

async function makeTables(client: pg.ClientBase, migrations: readonly Migration[]) {
  await dropAll(client, migrationTable)
  await client.query(`DELETE FROM ${migrationTable}`)
  for (const migration of migrations) await apply(client, migration)
}

/** Loads a dump over tables that are there already, whatever they hold now: the second half of a restore. */
export async function loadDump(state: State, fromFile: string) {
  const client = await state.pool.connect()
  const source = createReadStream(fromFile)
  const lines = readLines(source)
  try {
    return await inTransaction(client, async () => {
      await nextLine(lines)
      return await load(client, lines, fromFile)
    })
  } finally {
    source.destroy()
    client.release()
  }
}

async function load(client: pg.ClientBase, lines: AsyncIterator<string>, file: string) {
  const bind = await freeForLoading(client, migrationTable)
  const result = { tables: 0, rows: 0 }
  let into: { table: string; columns: Column[] } | null = null
  let batch: (string | null)[][] = []
  let bytes = 0
  const flush = async () => {
    if (into && batch.length > 0) await insert(client, into.table, into.columns, batch)
    result.rows += batch.length
    batch = []
    bytes = 0
  }
  for (;;) {
    const read = await nextLine(lines)
    if (Array.isArray(read)) {
      const row = read.map((cell) => Cell.parse(cell))
      if (row.length !== into?.columns.length) return refuse('state.backup-damaged', { file })
      batch.push(row)
      bytes += sizeOf(row)
      if (bytes > batchBytes || batch.length >= mostRows) await flush()
      continue
    }
    await flush()
    const table = TableLine.safeParse(read)
    const sequence = SequenceLine.safeParse(read)
    if (table.success) {
      into = { table: table.data.table, columns: await chosenColumns(client, table.data, file) }
      result.tables++
    } else if (sequence.success) await setSequence(client, { name: sequence.data.sequence, ...sequence.data })
    else if (EndLine.safeParse(read).data?.rows === result.rows) break
    else return refuse('state.backup-damaged', { file })
  }
  await bind()
  return result
}

async function chosenColumns(
  client: pg.ClientBase,
  wanted: z.infer<typeof TableLine>,
  file: string,
): Promise<Column[]> {
  const columns = new Map((await columnsOf(client, wanted.table)).map((column) => [column.name, column]))
  return wanted.columns.map((name) => columns.get(name) ?? refuse('state.backup-damaged', { file }))
}

async function insert(
  client: pg.ClientBase,
  table: string,
  columns: readonly Column[],
  rows: readonly (string | null)[][],
) {
  const names = columns.map((column) => pg.escapeIdentifier(column.name))
  const values = columns.map((_, index) => rows.map((row) => row[index] ?? null))
  const lists = columns.map((_, index) => `$${index + 1}::text[]`).join(', ')
  const aliases = columns.map((_, index) => `c${index}`).join(', ')
  const cast = columns.map((column, index) => `c${index}::${column.type}`).join(', ')
  await client.query(
    `INSERT INTO ${pg.escapeIdentifier(table)} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${cast} FROM unnest(${lists}) AS row(${aliases})`,
    values,
  )
}

const setSequence = (client: pg.ClientBase, { name, value, isCalled }: Sequence) =>
  client.query('SELECT setval($1::regclass, $2, $3)', [pg.escapeIdentifier(name), value, isCalled])

async function* readLines(source: Readable): AsyncGenerator<string> {
  const plain = createGunzip()
  source.on('error', (error) => plain.destroy(error))
  yield* createInterface({ input: source.pipe(plain), crlfDelay: Number.POSITIVE_INFINITY })
}

/** The next line as JSON; a file that breaks off or is no gzip is damaged, not a crash. */
async function nextLine(lines: AsyncIterator<string>): Promise<unknown> {
  try {
    const { value, done } = await lines.next()
    return done || value.length > lineLimit ? null : JSON.parse(value)
  } catch (error) {
    if (error instanceof Refusal || (error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    return null
  }
}
