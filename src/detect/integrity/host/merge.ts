// Two streams of lines in walk order side by side. Equal stretches are passed over as bytes; only what differs is read.
import { type Entry, entryOf } from '../entry.ts'
import { inWalkOrder } from '../path.ts'

export type Side = { readonly line: string; readonly entry: Entry }
export type Met =
  | { readonly kind: 'same'; readonly lines: Buffer }
  | { readonly kind: 'differs'; readonly before: Side | null; readonly after: Side | null }

/** Calls back in walk order. `same` lines are equal to the byte, and may be many at once. */
export async function merge(
  before: Iterable<Buffer>,
  after: AsyncIterable<Buffer>,
  met: (one: Met) => void,
): Promise<void> {
  const old = before[Symbol.iterator]()
  let a: Buffer = Buffer.alloc(0)
  let aAt = 0
  const fill = (): boolean => {
    while (aAt >= a.length) {
      const next = old.next()
      if (next.done) return false
      a = next.value
      aAt = 0
    }
    return true
  }
  const lineAt = (bytes: Buffer, at: number): number => {
    const end = bytes.indexOf(10, at)
    return end < 0 ? bytes.length : end
  }
  const sideOf = (bytes: Buffer, at: number, end: number): Side => {
    const line = bytes.toString('utf8', at, end)
    return { line, entry: entryOf(line) }
  }
  /** The line of the baseline that waits to be compared, parsed once. */
  let waiting: Side | null = null
  const waitingSide = (): Side => {
    waiting ??= sideOf(a, aAt, lineAt(a, aAt))
    return waiting
  }
  const passOld = (): void => {
    aAt = lineAt(a, aAt) + 1
    waiting = null
  }
  for await (const b of after) {
    let bAt = 0
    while (bAt < b.length) {
      if (!fill()) {
        const end = lineAt(b, bAt)
        met({ kind: 'differs', before: null, after: sideOf(b, bAt, end) })
        bAt = end + 1
        continue
      }
      const same = sameLength(a, aAt, b, bAt)
      if (same > 0) {
        met({ kind: 'same', lines: b.subarray(bAt, bAt + same) })
        aAt += same
        bAt += same
        waiting = null
        continue
      }
      const end = lineAt(b, bAt)
      const [was, is] = [waitingSide(), sideOf(b, bAt, end)]
      const order = inWalkOrder(was.entry.path, is.entry.path)
      if (order <= 0) passOld()
      if (order >= 0) bAt = end + 1
      met({ kind: 'differs', before: order <= 0 ? was : null, after: order >= 0 ? is : null })
    }
  }
  while (fill()) {
    met({ kind: 'differs', before: waitingSide(), after: null })
    passOld()
  }
}

/** How many bytes of whole lines are the same from here on. */
function sameLength(a: Buffer, aAt: number, b: Buffer, bAt: number): number {
  const most = Math.min(a.length - aAt, b.length - bAt)
  if (a.compare(b, bAt, bAt + most, aAt, aAt + most) === 0) return endOfLine(b, bAt, most)
  // Somewhere in here they part: halve until the line is found.
  let [low, high] = [0, most]
  while (high - low > 256) {
    const middle = (low + high) >> 1
    if (a.compare(b, bAt + low, bAt + middle, aAt + low, aAt + middle) === 0) low = middle
    else high = middle
  }
  while (low < high && a[aAt + low] === b[bAt + low]) low++
  return endOfLine(b, bAt, low)
}

const endOfLine = (b: Buffer, at: number, length: number): number => {
  if (length === 0) return 0
  const last = b.lastIndexOf(10, at + length - 1)
  return last < at ? 0 : last + 1 - at
}
