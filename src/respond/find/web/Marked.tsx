import { Fragment } from 'react'

/** An excerpt with what was found marked in it. */
export function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  const pieces: { at: number; text: string; isMark: boolean }[] = []
  let at = 0
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < at || to <= from || to > text.length) continue
    if (from > at) pieces.push({ at, text: text.slice(at, from), isMark: false })
    pieces.push({ at: from, text: text.slice(from, to), isMark: true })
    at = to
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), isMark: false })
  return pieces.map((piece) =>
    piece.isMark ? <mark key={piece.at}>{piece.text}</mark> : <Fragment key={piece.at}>{piece.text}</Fragment>,
  )
}
