import type { Ask, Bucket, Facet, Order, Step } from './archive.ts'
import { type ClockError, corrected } from './clock.ts'
import { columnFields, columns, joined, joint, lineColumns } from './column.ts'
import { eventOfCells } from './read-row.ts'
import type { Found } from './row.ts'
import { type Held, type Slice, slicesOf } from './slice.ts'
import { conditionOf, type Dialect, saidOf } from './sql.ts'

/** Where the lines of a slice stand, as an engine has it: what to select from, which rows of that, and their corrected time. */
export type Place = {
  readonly table: string
  readonly bounds: readonly string[]
  readonly time: string
  readonly dialect: Dialect
}
/** Rows, and the parts of the archive that could not be asked. */
export type Rows = { readonly rows: readonly (readonly unknown[])[]; readonly missing: readonly string[] }

/** What an engine must be able to do, so that both answer every question the same. */
export type Engine = {
  /** Where in time there are lines that can lie in the span. */
  held(ask: Ask): Promise<{ readonly held: readonly Held[]; readonly missing: readonly string[] }>
  read(ask: Ask, slice: Slice, question: (place: Place) => string, signal: AbortSignal): Promise<Rows>
}

const columnList = lineColumns.join(', ')
const places = Object.fromEntries(lineColumns.map((name, index) => [name, index]))
/** Columns of fields stand side by side, in the order of `columnFields`. */
const firstColumn = places[columns[columnFields[0]!].name]!

export function foundOf(row: readonly unknown[], clocks: readonly ClockError[]): Found {
  const cell = (name: string): unknown => row[places[name]!]
  const ts = Number(cell('ts'))
  const source = String(cell('source'))
  return {
    seq: Number(cell('seq')),
    source,
    ts,
    ...corrected(clocks, source, ts),
    received: Number(cell('received')),
    event: eventOfCells(ts, String(cell('original')), row, firstColumn, cell('rest') as string | null),
  }
}

/** Rows by stated time wide enough for every clock, then exactly by corrected time, then by what was asked. */
export function asked({ table, bounds, time, dialect }: Place, ask: Ask, slice: Slice): string {
  const conditions = [...bounds, conditionOf(ask.query, dialect)]
  if (ask.clocks.length > 0) conditions.push(`${time} >= ${slice.from} AND ${time} < ${slice.to}`)
  if (ask.sources)
    conditions.push(ask.sources.length ? `source IN (${ask.sources.map(dialect.literal).join(', ')})` : '1 = 0')
  return `${table} WHERE ${conditions.join(' AND ')}`
}

/** Day by day: what was found so far, how far it came, what could not be asked. */
async function* steps<T>(
  engine: Engine,
  ask: Ask,
  order: Order,
  signal: AbortSignal,
  nothing: () => T,
  look: (read: (question: (place: Place) => string) => Promise<Rows['rows']>, slice: Slice) => Promise<T | null>,
): AsyncGenerator<Step<T>> {
  signal.throwIfAborted()
  const { held, missing: away } = await engine.held(ask)
  const missing = new Set(away)
  const slices = slicesOf(held, ask, order)
  for (const [index, slice] of slices.entries()) {
    const found = await look(async (question) => {
      const answer = await engine.read(ask, slice, question, signal)
      for (const part of answer.missing) missing.add(part)
      return answer.rows
    }, slice)
    if (found === null) return
    yield { found, progress: (index + 1) / slices.length, missing: [...missing].sort() }
  }
  if (slices.length === 0) yield { found: nothing(), progress: 1, missing: [...missing].sort() }
}

export async function* search(
  engine: Engine,
  ask: Ask,
  order: Order,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<Step<Found[]>> {
  const direction = order === 'newest' ? 'DESC' : 'ASC'
  let left = most
  const none = (): Found[] => []
  const found = steps(engine, ask, order, signal, none, async (read, slice) => {
    if (left <= 0) return null
    const rows = await read(
      (place) =>
        `SELECT ${columnList} FROM ${asked(place, ask, slice)} ORDER BY ${place.time} ${direction}, seq ${direction} LIMIT ${left}`,
    )
    left -= rows.length
    return rows.map((row) => foundOf(row, ask.clocks))
  })
  for await (const step of found) yield left <= 0 ? { ...step, progress: 1 } : step
}

export async function* histogram(
  engine: Engine,
  ask: Ask,
  width: number,
  signal: AbortSignal,
): AsyncGenerator<Step<Bucket[]>> {
  const counts = new Map<number, number>()
  const whole = (): Bucket[] =>
    [...counts].sort(([a], [b]) => a - b).map(([bucket, count]) => ({ from: bucket * width, count }))
  yield* steps(engine, ask, 'newest', signal, whole, async (read, slice) => {
    const rows = await read(
      (place) =>
        `SELECT ${place.dialect.bucket(place.time, width)} AS bucket, count(*) AS n FROM ${asked(place, ask, slice)} GROUP BY bucket`,
    )
    for (const [bucket, n] of rows) counts.set(Number(bucket), (counts.get(Number(bucket)) ?? 0) + Number(n))
    return whole()
  })
}

/** So many different values of a field are counted in a day; the rarest beyond are not. */
const mostValues = 5_000

export async function* facets(
  engine: Engine,
  ask: Ask,
  fields: readonly string[],
  most: number,
  signal: AbortSignal,
): AsyncGenerator<Step<Facet[]>> {
  const counts = new Map(fields.map((field) => [field, new Map<string, number>()]))
  const whole = (): Facet[] =>
    fields.map((field) => ({
      field,
      values: [...counts.get(field)!]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, most)
        .map(([value, count]) => ({ value, count })),
    }))
  yield* steps(engine, ask, 'newest', signal, whole, async (read, slice) => {
    for (const field of fields) {
      const rows = await read((place) => {
        const value = saidOf(field, place.dialect)
        return `SELECT ${value} AS said, count(*) AS n FROM ${asked(place, ask, slice)} AND ${value} IS NOT NULL GROUP BY said ORDER BY n DESC, said LIMIT ${mostValues}`
      })
      const known = counts.get(field)!
      for (const [found, n] of rows)
        for (const one of joined.has(field) ? String(found).split(joint) : [String(found)])
          known.set(one, (known.get(one) ?? 0) + Number(n))
    }
    return whole()
  })
}
