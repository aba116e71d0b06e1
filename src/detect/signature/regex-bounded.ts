// Expressions that cannot go far back: characters and classes in a row, each so many times. What the machine's own matcher takes for one
// of them is the text's length times a constant, as with RE2, and it is many times faster.

/** At each place of a text: the ways to go on, times the longest of them. */
const MAX_STEPS = 10_000

type Piece = { readonly source: string; readonly least: number; readonly most: number }

/** Null when there is anything else in it: a group, a choice, a number without end before the last piece. Without flags. */
export function boundedRegex(source: string): ((text: string) => boolean) | null {
  const isStart = source.startsWith('^')
  const isEnd = source.endsWith('$') && !source.endsWith('\\$')
  const pieces = piecesOf(source.slice(isStart ? 1 : 0, isEnd ? -1 : undefined), !isEnd)
  if (pieces === null) return null
  let [least, most, ways] = [0, 0, 1]
  for (const piece of pieces) {
    least += piece.least
    most += piece.most
    ways *= piece.most - piece.least + 1
  }
  if (ways * most > MAX_STEPS) return null
  const inner = pieces.map((piece) => `${piece.source}{${piece.least},${piece.most}}`).join('')
  const native = new RegExp(`${isStart ? '^' : ''}${inner}${isEnd ? '$' : ''}`, 'u')
  return (text) => text.length >= least && native.test(text)
}

const CHAR = /[^\\^$.|?*+()[\]{}\P{ASCII}]/uy
const ESCAPED = /\\([dwsntr]|[^\w\s\P{ASCII}])/uy
/** Single characters and plain ranges: no class within the class. */
const CLASS = /\[\^?(?:[^\\\]^[\P{ASCII}-]|\\[^\w\s\P{ASCII}]|\w-\w)+-?\]/uy
const TIMES = /\{(\d{1,4})(?:(,)(\d{0,4}))?\}|\?/y
/** As RE2 has them, where JavaScript's take in more. */
const spelling: Readonly<Record<string, string>> = { d: '[0-9]', w: '[0-9A-Za-z_]', s: '[\\t\\n\\f\\r ]' }

function piecesOf(source: string, isOpen: boolean): Piece[] | null {
  const pieces: Piece[] = []
  let at = 0
  const take = (what: RegExp): RegExpExecArray | null => {
    what.lastIndex = at
    const taken = what.exec(source)
    if (taken !== null) at = what.lastIndex
    return taken
  }
  while (at < source.length) {
    const one = pieceAt(take, source[at]!, () => void at++)
    if (one === null) return null
    const times = take(TIMES)
    if (/[*+?{]/.test(source[at] ?? '')) return null
    const bounds = boundsOf(times, isOpen && at === source.length)
    if (bounds === null) return null
    pieces.push({ source: one, ...bounds })
  }
  return pieces.length === 0 ? null : pieces
}

function pieceAt(take: (what: RegExp) => RegExpExecArray | null, char: string, skip: () => void): string | null {
  if (char === '.') {
    skip()
    return '[^\\n]'
  }
  const set = take(CLASS)?.[0]
  if (set !== undefined) return set.replace(/\\([^\\^$.*+?()[\]{}|/-])/g, '$1')
  const escaped = take(ESCAPED)?.[1]
  if (escaped === undefined) return take(CHAR)?.[0].replace('/', '\\/') ?? null
  if (/[ntr]/.test(escaped)) return `\\${escaped}`
  return spelling[escaped] ?? escaped.replace(/[\\^$.|?*+()[\]{}/]/, '\\$&')
}

/** At the open end of a search "so many or more" is "so many". */
function boundsOf(times: RegExpExecArray | null, isLast: boolean): Pick<Piece, 'least' | 'most'> | null {
  if (times === null) return { least: 1, most: 1 }
  const [written, from, comma, to] = times
  if (written === '?') return { least: 0, most: 1 }
  const least = Number(from)
  if (comma === undefined) return { least, most: least }
  if (to === '') return isLast ? { least, most: least } : null
  return { least, most: Number(to) }
}
