import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Ask, Bucket, Facet, Order, Segment, Step } from '../archive.ts'
import { type ClockError, corrected, reach } from '../clock.ts'
import { columnFields, columnOf, columns, joined, joint } from '../column.ts'
import { dayMicros } from '../day.ts'
import { eventOf, type Found } from '../row.ts'
import { conditionOf, offsetSql } from '../sql.ts'
import { type Base, columnList } from './base.ts'
import type { Catalogue } from './catalogue.ts'
import { duckdbDialect } from './dialect.ts'

const { literal } = duckdbDialect

/** A part of the span that is looked at in one query: a day, so that a long search shows what it has and can be cancelled. */
type Slice = { readonly from: number; readonly to: number }

export type Searched = { readonly base: Base; readonly catalogue: Catalogue }

/** The rows whose stated time can lie in the slice: the open table, and the files of closed days whose span meets it. */
function rowsOf(base: Base, segments: readonly Segment[], from: number, to: number, selected: string): string {
  const met = segments.filter((segment) => segment.lastTs >= from && segment.firstTs < to)
  const bounds = `ts >= ${from} AND ts < ${to}`
  const open = `SELECT ${selected} FROM line WHERE ${bounds}`
  if (met.length === 0) return `(${open})`
  const files = met.map((segment) => literal(join(base.dir, 'days', segment.name))).join(', ')
  return `(${open} UNION ALL SELECT ${selected} FROM read_parquet([${files}]) WHERE ${bounds})`
}

type Span = { readonly first: number; readonly last: number }

async function spanOf(connection: DuckDBConnection, segments: readonly Segment[]): Promise<Span | null> {
  const [row] = (await connection.runAndReadAll('SELECT min(ts), max(ts) FROM line')).getRowsJS()
  const firsts = segments.map((segment) => segment.firstTs)
  const lasts = segments.map((segment) => segment.lastTs)
  if (row?.[0] !== null && row?.[0] !== undefined) {
    firsts.push(Number(row[0]))
    lasts.push(Number(row[1]))
  }
  return firsts.length ? { first: Math.min(...firsts), last: Math.max(...lasts) } : null
}

/** The days with lines, within the span that was asked for, in the order of the answer. */
async function slicesOf(
  connection: DuckDBConnection,
  segments: readonly Segment[],
  ask: Ask,
  order: Order,
): Promise<Slice[]> {
  const span = await spanOf(connection, segments)
  if (!span) return []
  const { early, late } = reach(ask.clocks)
  const from = Math.max(ask.from ?? -Infinity, span.first - late)
  const to = Math.min(ask.to ?? Infinity, span.last - early + 1)
  const open = (await connection.runAndReadAll(`SELECT DISTINCT ts // ${dayMicros} FROM line`)).getRowsJS()
  const days = new Set<number>()
  const mark = (first: number, last: number): void => {
    for (let day = Math.floor((first - late) / dayMicros); day <= Math.floor((last - early) / dayMicros); day++)
      days.add(day)
  }
  for (const [day] of open) mark(Number(day) * dayMicros, Number(day) * dayMicros + dayMicros - 1)
  for (const segment of segments) mark(segment.firstTs, segment.lastTs)
  return [...days]
    .sort((a, b) => (order === 'newest' ? b - a : a - b))
    .map((day) => ({ from: Math.max(from, day * dayMicros), to: Math.min(to, (day + 1) * dayMicros) }))
    .filter((slice) => slice.from < slice.to)
}

/** What one slice is asked: rows by stated time wide enough for every clock, then exactly by corrected time. */
function asked(base: Base, segments: readonly Segment[], ask: Ask, slice: Slice, selected: string): string {
  const { early, late } = reach(ask.clocks)
  const rows = rowsOf(base, segments, slice.from + early, slice.to + late, selected)
  const conditions = [conditionOf(ask.query, duckdbDialect)]
  if (ask.clocks.length > 0) conditions.push(`true_ts >= ${slice.from} AND true_ts < ${slice.to}`)
  if (ask.sources) conditions.push(ask.sources.length ? `source IN (${ask.sources.map(literal).join(', ')})` : '1 = 0')
  const timed =
    ask.clocks.length > 0 ? `(SELECT *, ts - ${offsetSql(ask.clocks, duckdbDialect)} AS true_ts FROM ${rows})` : rows
  return `${timed} WHERE ${conditions.join(' AND ')}`
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

/** One query against one state of the catalogue. */
const asker =
  ({ base, catalogue }: Searched) =>
  (sql: (closed: readonly Segment[]) => string, signal: AbortSignal): Promise<unknown[][]> =>
    catalogue.steady((closed) => base.reader((connection) => run(connection, sql(closed), signal)))

const places = Object.fromEntries(columnList.split(', ').map((name, index) => [name, index]))

export function foundOf(row: readonly unknown[], clocks: readonly ClockError[]): Found {
  const cell = (name: string): unknown => row[places[name]!]
  const ts = Number(cell('ts'))
  const source = String(cell('source'))
  const cells = Object.fromEntries(columnFields.map((field) => [columns[field].name, cell(columns[field].name)]))
  return {
    seq: Number(cell('seq')),
    source,
    ts,
    ...corrected(clocks, source, ts),
    received: Number(cell('received')),
    event: eventOf(ts, String(cell('original')), cells, cell('rest') as string | null),
  }
}

export async function* search(
  searched: Searched,
  ask: Ask,
  order: Order,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<Step<Found[]>> {
  const { base, catalogue } = searched
  const answered = asker(searched)
  const slices = await catalogue.steady((closed) =>
    base.reader((connection) => slicesOf(connection, closed, ask, order)),
  )
  const direction = order === 'newest' ? 'DESC' : 'ASC'
  const by = ask.clocks.length > 0 ? 'true_ts' : 'ts'
  let left = most
  for (const [index, slice] of slices.entries()) {
    if (left <= 0) return
    const sql = (closed: readonly Segment[]): string =>
      `SELECT ${columnList} FROM ${asked(base, closed, ask, slice, columnList)} ORDER BY ${by} ${direction}, seq ${direction} LIMIT ${left}`
    const rows = await answered(sql, signal)
    left -= rows.length
    yield {
      found: rows.map((row) => foundOf(row, ask.clocks)),
      progress: left <= 0 ? 1 : (index + 1) / slices.length,
      missing: [],
    }
  }
  if (slices.length === 0) yield { found: [], progress: 1, missing: [] }
}

export async function* histogram(
  searched: Searched,
  ask: Ask,
  width: number,
  signal: AbortSignal,
): AsyncGenerator<Step<Bucket[]>> {
  const { base, catalogue } = searched
  const answered = asker(searched)
  const slices = await catalogue.steady((closed) =>
    base.reader((connection) => slicesOf(connection, closed, ask, 'newest')),
  )
  const counts = new Map<number, number>()
  const by = ask.clocks.length > 0 ? 'true_ts' : 'ts'
  const whole = (): Bucket[] =>
    [...counts].sort(([a], [b]) => a - b).map(([bucket, count]) => ({ from: bucket * width, count }))
  for (const [index, slice] of slices.entries()) {
    const sql = (closed: readonly Segment[]): string =>
      `SELECT floor(${by} / ${width})::BIGINT, count(*) FROM ${asked(base, closed, ask, slice, '*')} GROUP BY 1`
    for (const [bucket, count] of await answered(sql, signal))
      counts.set(Number(bucket), (counts.get(Number(bucket)) ?? 0) + Number(count))
    yield { found: whole(), progress: (index + 1) / slices.length, missing: [] }
  }
  if (slices.length === 0) yield { found: [], progress: 1, missing: [] }
}

/** So many different values of a field are counted in a day; the rarest beyond are not. */
const mostValues = 5_000

export async function* facets(
  searched: Searched,
  ask: Ask,
  fields: readonly string[],
  most: number,
  signal: AbortSignal,
): AsyncGenerator<Step<Facet[]>> {
  const { base, catalogue } = searched
  const answered = asker(searched)
  const slices = await catalogue.steady((closed) =>
    base.reader((connection) => slicesOf(connection, closed, ask, 'newest')),
  )
  const counts = new Map(fields.map((field) => [field, new Map<string, number>()]))
  const whole = (): Facet[] =>
    fields.map((field) => ({
      field,
      values: [...counts.get(field)!]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, most)
        .map(([value, count]) => ({ value, count })),
    }))
  for (const [index, slice] of slices.entries()) {
    for (const field of fields) {
      const value = columnOf(field)?.name ?? (field === 'source' ? 'source' : duckdbDialect.restText(field))
      const sql = (closed: readonly Segment[]): string =>
        `SELECT ${value} AS value, count(*) AS n FROM ${asked(base, closed, ask, slice, '*')} AND ${value} IS NOT NULL GROUP BY 1 ORDER BY n DESC LIMIT ${mostValues}`
      const known = counts.get(field)!
      for (const [found, n] of await answered(sql, signal))
        for (const one of joined.has(field) ? String(found).split(joint) : [String(found)])
          known.set(one, (known.get(one) ?? 0) + Number(n))
    }
    yield { found: whole(), progress: (index + 1) / slices.length, missing: [] }
  }
  if (slices.length === 0) yield { found: whole(), progress: 1, missing: [] }
}

/** Lines by their numbers, wherever they stand. */
export async function bySeq(
  searched: Searched,
  which: { readonly first: number; readonly last: number; readonly sql: string },
  tail: string,
  clocks: readonly ClockError[],
): Promise<Found[]> {
  const { first, last } = which
  const bounds = `seq >= ${first} AND seq <= ${last} AND ${which.sql}`
  const sql = (segments: readonly Segment[]): string => {
    const met = segments.filter((segment) => segment.lastSeq >= first && segment.firstSeq <= last)
    const files = met.map((segment) => literal(join(searched.base.dir, 'days', segment.name))).join(', ')
    const closed = met.length ? ` UNION ALL SELECT ${columnList} FROM read_parquet([${files}]) WHERE ${bounds}` : ''
    return `SELECT * FROM (SELECT ${columnList} FROM line WHERE ${bounds}${closed}) ${tail}`
  }
  const rows = await asker(searched)(sql, new AbortController().signal)
  return rows.map((row) => foundOf(row, clocks))
}
