import { columnFields, columns, lineColumns } from './column.ts'

/** A cell that says the same in every row of a form, or one of the pieces that its rows differ in. */
export type FormCell = {
  /** Its place among `lineColumns`. */
  readonly column: number
  readonly value: string | number
  /** Which piece stands there; -1 for what is always the same. */
  readonly piece: number
}

/** What rows of one kind have in common: lines that a program writes thousands of times, but for a name, an address and a number. */
export type Form = {
  readonly cells: readonly FormCell[]
  /** The other fields as they are written: text, and the numbers of the pieces between. */
  readonly rest: readonly (string | number)[]
}

/** A row as its form and what is its own, so that it is written without an event. */
export type Filled = {
  readonly form: Form
  readonly pieces: readonly string[]
  readonly rest: string
  /** Many rows have these very other fields. */
  readonly isShared: boolean
  readonly original: string
}

/** A row and the pieces that it was made with, each unlike everything else in it. */
export type Sample = { readonly row: Cells; readonly pieces: readonly string[] }
type Cells = {
  readonly cells: Readonly<Record<string, string | number | null>>
  readonly rest: string | null
  readonly odd: boolean
}

/** What two rows have in common that differ in every piece; null where a difference is none of the pieces. */
export function formOf(a: Sample, b: Sample): Form | null {
  if (a.row.odd || b.row.odd || a.row.rest === null || b.row.rest === null) return null
  const cells: FormCell[] = []
  for (const field of columnFields) {
    const { name } = columns[field]
    const [one, other] = [a.row.cells[name] ?? null, b.row.cells[name] ?? null]
    if (one === null && other === null) continue
    if (one === null || other === null) return null
    const piece = a.pieces.indexOf(String(one))
    if (piece < 0 ? one !== other : b.pieces[piece] !== String(other)) return null
    cells.push({ column: lineColumns.indexOf(name), value: one, piece })
  }
  const form: Form = { cells, rest: gapsOf(a.row.rest, a.pieces) }
  return restOf(form, a.pieces) === a.row.rest && restOf(form, b.pieces) === b.row.rest ? form : null
}

export const restOf = ({ rest }: Form, pieces: readonly string[]): string =>
  rest.map((part) => (typeof part === 'number' ? pieces[part]! : part)).join('')

/** A text with the pieces cut out: the longest first, where one is in another. */
function gapsOf(text: string, pieces: readonly string[]): (string | number)[] {
  const byLength = pieces.map((_, n) => n).sort((a, b) => pieces[b]!.length - pieces[a]!.length)
  const parts: (string | number)[] = []
  let from = 0
  for (let at = 0; at < text.length; ) {
    const piece = byLength.find((n) => pieces[n] !== '' && text.startsWith(pieces[n]!, at))
    if (piece === undefined) at++
    else {
      parts.push(text.slice(from, at), piece)
      at += pieces[piece]!.length
      from = at
    }
  }
  parts.push(text.slice(from))
  return parts.filter((part) => part !== '')
}
