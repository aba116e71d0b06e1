// Where bytes of a log may be cut: after a line, in whatever encoding they are. The bytes themselves stay as they are.

export type Wide = 'le' | 'be' | null

/** UTF-16 by its mark; in every other encoding that logs are written in, LF is one byte and no part of a character. */
export const wideOf = (head: Buffer): Wide =>
  head[0] === 0xff && head[1] === 0xfe ? 'le' : head[0] === 0xfe && head[1] === 0xff ? 'be' : null

const markOf = { le: Buffer.from([0xff, 0xfe]), be: Buffer.from([0xfe, 0xff]) } as const
export const mostLines = 50_000

export type Cut = { readonly bytes: number; readonly lines: number }

/** The whole lines at the beginning, at most `mostLines`; `offset` says where in the file the bytes stand. */
export function wholeLines(bytes: Buffer, wide: Wide, offset: number): Cut {
  let [end, lines, at] = [0, 0, 0]
  while (lines < mostLines) {
    const lf = bytes.indexOf(10, at)
    if (lf < 0) break
    at = lf + 1
    if (wide === 'le' && ((offset + lf) % 2 !== 0 || bytes[lf + 1] !== 0)) continue
    if (wide === 'be' && ((offset + lf) % 2 !== 1 || bytes[lf - 1] !== 0)) continue
    end = wide === 'le' ? lf + 2 : lf + 1
    lines++
  }
  return { bytes: end, lines }
}

const mostLearnt = 16

/** Lines that say how the others are read (`#Fields`), at the beginning of a file: sent before each later part of it. */
export function headLines(head: Buffer, wide: Wide): { readonly bytes: Buffer; readonly lines: number } {
  const mark = wide ? markOf[wide] : Buffer.alloc(0)
  const from = wide ? 2 : 0
  const text = wide === 'be' ? Buffer.from(head.subarray(0, head.length & ~1)).swap16() : head
  const lines = text
    .subarray(from)
    .toString(wide ? 'utf16le' : 'latin1')
    .split('\n')
    .slice(0, -1)
  const count = lines.slice(0, mostLearnt).findIndex((line) => !line.startsWith('#'))
  const learnt = lines.slice(0, count < 0 ? Math.min(lines.length, mostLearnt) : count)
  const chars = learnt.reduce((sum, line) => sum + line.length + 1, 0)
  return { bytes: Buffer.concat([mark, head.subarray(from, from + chars * (wide ? 2 : 1))]), lines: learnt.length }
}
