import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Segment } from '../archive.ts'
import { type ClockError, reach } from '../clock.ts'
import { dayMicros } from '../day.ts'
import { type Engine, foundOf } from '../look.ts'
import type { Found } from '../row.ts'
import { offsetSql } from '../sql.ts'
import { type Base, columnList } from './base.ts'
import type { Catalogue } from './catalogue.ts'
import { duckdbDialect, duckdbPlainDialect } from './dialect.ts'

const { literal } = duckdbDialect

export type Searched = { readonly base: Base; readonly catalogue: Catalogue }

/** The rows whose stated time can lie in the slice: the open table, and the files of closed days whose span meets it. */
function rowsOf(base: Base, segments: readonly Segment[], from: number, to: number): string {
  const met = segments.filter((segment) => segment.lastTs >= from && segment.firstTs < to)
  const bounds = `ts >= ${from} AND ts < ${to}`
  const open = `SELECT ${columnList} FROM line WHERE ${bounds}`
  if (met.length === 0) return `(${open})`
  const files = met.map((segment) => literal(join(base.dir, 'days', segment.name))).join(', ')
  return `(${open} UNION ALL SELECT ${columnList} FROM read_parquet([${files}]) WHERE ${bounds})`
}

/** Of each closed day whether it has odd rows: it never changes again, so it is asked once. */
const oddDays = new WeakMap<Catalogue, Map<string, boolean>>()

/** Whether any row whose stated time can lie in the slice is odd. */
async function hasOdd(
  { base, catalogue }: Searched,
  connection: DuckDBConnection,
  segments: readonly Segment[],
  from: number,
  to: number,
): Promise<boolean> {
  const known = oddDays.get(catalogue) ?? new Map<string, boolean>()
  oddDays.set(catalogue, known)
  const isAny = async (rows: string): Promise<boolean> =>
    (await connection.runAndReadAll(`SELECT 1 FROM ${rows} LIMIT 1`)).currentRowCount > 0
  if (await isAny(`line WHERE odd AND ts >= ${from} AND ts < ${to}`)) return true
  for (const { name, firstTs, lastTs } of segments) {
    if (lastTs < from || firstTs >= to) continue
    const is = known.get(name) ?? (await isAny(`read_parquet(${literal(join(base.dir, 'days', name))}) WHERE odd`))
    known.set(name, is)
    if (is) return true
  }
  return false
}

/** Runs a query that the signal can cut off. */
async function run(connection: DuckDBConnection, sql: string, signal: AbortSignal): Promise<unknown[][]> {
  signal.throwIfAborted()
  const cut = (): void => connection.interrupt()
  signal.addEventListener('abort', cut, { once: true })
  try {
    return (await connection.runAndReadAll(sql)).getRowsJS() as unknown[][]
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', cut)
  }
}

/** Questions against one state of the catalogue. */
export function engineOf(searched: Searched): Engine {
  const { base, catalogue } = searched
  return {
    held: () =>
      catalogue.steady((closed) =>
        base.reader(async (connection) => {
          const open = await connection.runAndReadAll(`SELECT min(ts), max(ts) FROM line GROUP BY ts // ${dayMicros}`)
          const held = [
            ...open.getRowsJS().map(([first, last]) => ({ first: Number(first), last: Number(last) })),
            ...closed.map(({ firstTs, lastTs }) => ({ first: firstTs, last: lastTs })),
          ]
          return { held, missing: [] }
        }),
      ),
    read: (ask, slice, question, signal) =>
      catalogue.steady((closed) =>
        base.reader(async (connection) => {
          const { early, late } = reach(ask.clocks)
          const [from, to] = [slice.from + early, slice.to + late]
          const rows = rowsOf(base, closed, from, to)
          const dialect = (await hasOdd(searched, connection, closed, from, to)) ? duckdbDialect : duckdbPlainDialect
          const isCorrected = ask.clocks.length > 0
          const table = isCorrected
            ? `(SELECT *, ts - ${offsetSql(ask.clocks, duckdbDialect)} AS true_ts FROM ${rows})`
            : rows
          const place = { table, bounds: [], time: isCorrected ? 'true_ts' : 'ts', dialect }
          return { rows: await run(connection, question(place), signal), missing: [] }
        }),
      ),
  }
}

/** Lines by their numbers, wherever they stand. */
export async function bySeq(
  { base, catalogue }: Searched,
  which: { readonly first: number; readonly last: number; readonly sql: string },
  tail: string,
  clocks: readonly ClockError[],
): Promise<Found[]> {
  const { first, last } = which
  const bounds = `seq >= ${first} AND seq <= ${last} AND ${which.sql}`
  const sql = (segments: readonly Segment[]): string => {
    const met = segments.filter((segment) => segment.lastSeq >= first && segment.firstSeq <= last)
    const files = met.map((segment) => literal(join(base.dir, 'days', segment.name))).join(', ')
    const closed = met.length ? ` UNION ALL SELECT ${columnList} FROM read_parquet([${files}]) WHERE ${bounds}` : ''
    return `SELECT * FROM (SELECT ${columnList} FROM line WHERE ${bounds}${closed}) ${tail}`
  }
  const { signal } = new AbortController()
  const rows = await catalogue.steady((closed) => base.reader((connection) => run(connection, sql(closed), signal)))
  return rows.map((row) => foundOf(row, clocks))
}
