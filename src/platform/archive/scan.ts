import type { Ask, Step } from './archive.ts'
import { lineColumns } from './column.ts'
import { asked, type Engine, foundOf } from './look.ts'
import type { Found } from './row.ts'
import { type Slice, slicesOf } from './slice.ts'

/** So many lines are held at once, however many a day has. */
const pieceRows = 4_000
/** What is left of a span that has too many lines is cut into no more than this; a part that has too many is cut again. */
const mostParts = 64
/** Parts are made so much smaller than what was read before them: lines do not come evenly. */
const spare = 1.25

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
    if (found.length <= most) return yield step(found, share(slice.to, whole))
    // What was read is the beginning of the span, whole but for its last moment.
    const { at } = found.at(-1)!
    const before = found.filter((one) => one.at < at)
    if (before.length > 0) yield step(before, share(at, whole))
    else yield* moment({ from: at, to: at + 1 }, whole)
    const left = { from: before.length > 0 ? at : at + 1, to: slice.to }
    for (const one of cut(left, Math.max(1, left.from - slice.from))) yield* part(one, whole)
  }
  for (const slice of slices) yield* part(slice, slice)
  if (slices.length === 0) yield step([], 1)
}

/** Parts that hold about as many lines as what stood in `read` microseconds before. */
function cut({ from, to }: Slice, read: number): Slice[] {
  const count = Math.min(mostParts, Math.max(1, Math.ceil(((to - from) / read) * spare)))
  const width = Math.ceil((to - from) / count)
  const parts: Slice[] = []
  for (let at = from; at < to; at += width) parts.push({ from: at, to: Math.min(to, at + width) })
  return parts
}
