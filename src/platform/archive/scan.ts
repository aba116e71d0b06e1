import type { Ask, Step } from './archive.ts'
import { lineColumns } from './column.ts'
import { asked, type Engine, foundOf } from './look.ts'
import type { Found } from './row.ts'
import { type Slice, slicesOf } from './slice.ts'

/** So many lines are held at once, however many a day has. */
const pieceRows = 20_000
/** A day that is too long is cut by counting its lines in so many spans. */
const spans = 1_440

const columnList = lineColumns.join(', ')

/** Every line that fits, oldest first, in pieces of bounded size: what reads a whole year of lines one after another asks this. */
export async function* scan(
  engine: Engine,
  ask: Ask,
  signal: AbortSignal,
  most = pieceRows,
): AsyncGenerator<Step<Found[]>> {
  signal.throwIfAborted()
  const { held, missing: away } = await engine.held(ask)
  const missing = new Set(away)
  const slices = slicesOf(held, ask, 'oldest')
  const rowsOf = async (slice: Slice, where: string, tail: string): Promise<Found[]> => {
    const { rows, missing: parts } = await engine.read(
      ask,
      slice,
      (place) =>
        `SELECT ${columnList} FROM ${asked(place, ask, slice)}${where} ORDER BY ${tail.replace('$time', place.time)}`,
      signal,
    )
    for (const part of parts) missing.add(part)
    return rows.map((row) => foundOf(row, ask.clocks))
  }
  const share = (at: number, whole: Slice): number =>
    (slices.indexOf(whole) + (at - whole.from) / (whole.to - whole.from)) / slices.length
  const step = (found: Found[], progress: number): Step<Found[]> => ({ found, progress, missing: [...missing].sort() })

  /** All lines of one microsecond: a file without times has all of its lines there. */
  async function* moment(slice: Slice, whole: Slice): AsyncGenerator<Step<Found[]>> {
    for (let last = -1; ; ) {
      const found = await rowsOf(slice, ` AND seq > ${last}`, `seq LIMIT ${most}`)
      if (found.length > 0) yield step(found, share(slice.from, whole))
      if (found.length < most) return
      last = found.at(-1)!.seq
    }
  }
  async function* part(slice: Slice, whole: Slice): AsyncGenerator<Step<Found[]>> {
    const found = await rowsOf(slice, '', `$time, seq LIMIT ${most + 1}`)
    if (found.length <= most) yield step(found, share(slice.to, whole))
    else if (slice.to - slice.from <= 1) yield* moment(slice, whole)
    else for (const one of await cut(slice)) yield* part(one, whole)
  }
  /** Spans that hold few enough lines, counted without what was asked for: counting is cheap, and looking is done once. */
  const cut = async (slice: Slice): Promise<Slice[]> => {
    const width = Math.max(1, Math.ceil((slice.to - slice.from) / spans))
    const all: Ask = { ...ask, query: { kind: 'all' } }
    const { rows } = await engine.read(
      all,
      slice,
      (place) =>
        `SELECT ${place.dialect.bucket(place.time, width)} AS bucket, count(*) AS n FROM ${asked(place, all, slice)} GROUP BY bucket ORDER BY bucket`,
      signal,
    )
    const cuts: { from: number; to: number; count: number }[] = []
    for (const [bucket, n] of rows) {
      const from = Math.max(slice.from, Number(bucket) * width)
      const to = Math.min(slice.to, (Number(bucket) + 1) * width)
      const last = cuts.at(-1)
      if (last && last.count + Number(n) <= most) cuts[cuts.length - 1] = { ...last, to, count: last.count + Number(n) }
      else cuts.push({ from, to, count: Number(n) })
    }
    return cuts
  }

  for (const slice of slices) yield* part(slice, slice)
  if (slices.length === 0) yield step([], 1)
}
