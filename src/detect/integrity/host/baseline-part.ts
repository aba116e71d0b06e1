// A part of a baseline, found by halving: its lines stand in the order of a walk, so that nobody reads a million of them for one.
import { readSync } from 'node:fs'
import { entryOf } from '../entry.ts'
import { type BytePath, inWalkOrder } from '../path.ts'

/** Where the lines of a proved baseline stand in its file. */
export type LinesOfFile = { readonly fd: number; readonly from: number; readonly to: number }
/** From this path on, as long as it is so. */
export type Stretch = { readonly from: BytePath; readonly has: (path: BytePath) => boolean }

const firstReadBytes = 4 * 1024
const mostLineBytes = 64 * 1024 * 1024

/** Whole lines of these stretches, which stand in walk order. */
export function* linesWithin(lines: LinesOfFile, stretches: readonly Stretch[]): Generator<Buffer> {
  for (const { from, has } of stretches)
    for (let at = placeOf(lines, from); at < lines.to; ) {
      const line = lineAt(lines, at)
      if (!has(pathIn(line))) break
      yield line
      at += line.length
    }
}

const pathIn = (line: Buffer): BytePath => entryOf(line.toString('utf8')).path

/** Where the first line stands that does not come before this path. */
function placeOf(lines: LinesOfFile, path: BytePath): number {
  let [low, high] = [lines.from, lines.to]
  while (low < high) {
    const start = startOf(lines, low + ((high - low) >> 1), low)
    const line = lineAt(lines, start)
    if (inWalkOrder(pathIn(line), path) < 0) low = start + line.length
    else high = start
  }
  return low
}

/** Where the line begins in which this byte stands. */
function startOf({ fd }: LinesOfFile, at: number, least: number): number {
  for (let end = at, length = firstReadBytes; end > least; length = Math.min(length * 2, mostLineBytes)) {
    const begin = Math.max(least, end - length)
    const piece = Buffer.allocUnsafe(end - begin)
    readSync(fd, piece, 0, piece.length, begin)
    const before = piece.lastIndexOf(10)
    if (before >= 0) return begin + before + 1
    end = begin
  }
  return least
}

/** The whole line with its end. */
function lineAt({ fd, to }: LinesOfFile, at: number): Buffer {
  for (let length = firstReadBytes; ; length *= 4) {
    const piece = Buffer.allocUnsafe(Math.min(length, to - at))
    readSync(fd, piece, 0, piece.length, at)
    const end = piece.indexOf(10)
    if (end >= 0) return piece.subarray(0, end + 1)
    if (piece.length === to - at || length > mostLineBytes) return piece
  }
}
