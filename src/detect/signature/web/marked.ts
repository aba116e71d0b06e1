// A line in pieces: those that a rule matched by, and what stands between them.

export type Piece = { readonly text: string; readonly isMarked: boolean; readonly at: number }
/** A shorter value stands everywhere. */
const shortest = 2

/** Whatever case they are written in; the longest value first where several begin at one place. */
export function marked(line: string, values: readonly string[]): Piece[] {
  const wanted = [...new Set(values.map((one) => one.toLowerCase()))]
    .filter((one) => one.length >= shortest)
    .sort((a, b) => b.length - a.length)
  const low = line.toLowerCase()
  // Some letters are longer in lower case: then the places would not be those of the line.
  if (wanted.length === 0 || low.length !== line.length) return [{ text: line, isMarked: false, at: 0 }]
  const pieces: Piece[] = []
  let from = 0
  for (let at = 0; at < line.length; ) {
    const found = wanted.find((one) => low.startsWith(one, at))
    if (found === undefined) {
      at++
      continue
    }
    if (at > from) pieces.push({ text: line.slice(from, at), isMarked: false, at: from })
    pieces.push({ text: line.slice(at, at + found.length), isMarked: true, at })
    at += found.length
    from = at
  }
  if (from < line.length) pieces.push({ text: line.slice(from), isMarked: false, at: from })
  return pieces
}
