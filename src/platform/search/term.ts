// A word that is looked for, folded as the index folds what is written, and the keys under which the index has it.

export type Term = {
  readonly folded: string
  readonly keys: readonly string[]
  /** A whole IPv4 address is none of which more digits follow or go before; its beginning (`192.0.2.`) none before which they go. */
  readonly exactly: string | null
}

const longest = 200
const address = /^(\d{1,3}\.){3}\d{1,3}$/
const beginning = /^(\d{1,3}\.){2,3}$/
const words = /^[!-~]{3,}$/

/** The same as `lower(normalize(…, NFKC))` in the database, which looks at one character at a time. */
export const foldTerm = (text: string): string =>
  [...text.normalize('NFKC')].map((one) => (one === '\u0130' ? 'i' : one.toLowerCase())).join('')

/** The keys are those of `query_keys` in the database. None for a single character: only looking through the texts finds it. */
export function termOf(text: string): Term {
  const characters = [...foldTerm(text)].slice(0, longest)
  const folded = characters.join('')
  // Without looking ahead or back, which takes the database ten times as long.
  const before = `(^|[^0-9.])${folded.replaceAll('.', '\\.')}`
  if (address.test(folded)) return { folded, keys: [folded], exactly: `${before}($|[^0-9.]|\\.($|[^0-9]))` }
  if (beginning.test(folded)) return { folded, keys: [folded], exactly: before }
  const width = words.test(folded) ? 3 : 2
  const keys = characters.slice(width - 1).map((_, i) => characters.slice(i, i + width).join(''))
  return { folded, keys: [...new Set(keys)], exactly: null }
}
