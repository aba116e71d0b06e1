// One reading of a text under which all spellings of a secret meet, with the way back to where it stands in the text.

export type Folded = {
  readonly text: string
  /** For each character of the folded text: where in the original it begins, and one past its end. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** What nobody sees: soft hyphens, joiners, marks of direction. */
const unseen = /\p{Cf}/u
/** A letter with its marks: が, written as two characters or in half width, is one letter. */
const letter = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]/suy
const defanged =
  /\s?[[({<]\s{0,2}(?:\.|dot|:\/\/|:|@|at|\/)\s{0,2}[\])}>]\s?|\bh(?:xx|\*\*|--)p(?=s?\b)|\bfxp(?=:)|\\\.(?=[\w-])/g
const fangs: Readonly<Record<string, string>> = { dot: '.', at: '@' }

/** Full-width and half-width, upper and lower case, blanks and line ends, `[.]` and `hxxp` all become one. */
export function fold(original: string): Folded {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  const put = (chars: string, start: number, end: number) => {
    for (let i = 0; i < chars.length; i++) {
      from.push(start)
      to.push(end)
    }
    text += chars
  }
  for (let at = 0; at < original.length; ) {
    const char = letterAt(original, at)
    const end = at + char.length
    if (isBlank(char)) {
      if (text.endsWith(' ')) to[to.length - 1] = end
      else put(' ', at, end)
    } else if (!unseen.test(char)) put(plain(char), at, end)
    else if (to.length > 0) to[to.length - 1] = end
    at = end
  }
  return armed({ text, from, to })
}

/** Before the first mark that joins a letter: what stands alone needs no looking around. */
const firstMark = 0x300
function letterAt(text: string, at: number): string {
  const next = text.charCodeAt(at + 1)
  if (text.charCodeAt(at) < firstMark && !(next >= firstMark)) return text[at]!
  letter.lastIndex = at
  return letter.exec(text)?.[0] ?? text[at]!
}
const isBlank = (char: string): boolean => char === ' ' || (char !== '' && /\s/u.test(char))

/** Texts are made of the same few thousand letters. */
const plainOf = new Map<string, string>()
const mostKnown = 20_000
const longestKnown = 4
function plain(char: string): string {
  const known = plainOf.get(char)
  if (known !== undefined) return known
  const isAscii = char.length === 1 && char <= '\u007f'
  const made = isAscii ? char.toLowerCase() : char.normalize('NFKC').toLowerCase().replace(/\s/gu, ' ')
  if (plainOf.size < mostKnown && char.length <= longestKnown) plainOf.set(char, made)
  return made
}

/** Undoes what people do to make an address harmless. */
function armed(folded: Folded): Folded {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let last = 0
  const keep = (until: number) => {
    text += folded.text.slice(last, until)
    for (let i = last; i < until; i++) {
      from.push(folded.from[i]!)
      to.push(folded.to[i]!)
    }
  }
  for (const match of folded.text.matchAll(defanged)) {
    keep(match.index)
    const core = match[0].replace(/[\s[\](){}<>\\]/g, '')
    const said = match[0].startsWith('h') ? 'http' : match[0].startsWith('f') ? 'ftp' : (fangs[core] ?? core)
    const end = match.index + match[0].length
    for (let i = 0; i < said.length; i++) {
      from.push(folded.from[match.index]!)
      to.push(folded.to[end - 1]!)
    }
    text += said
    last = end
  }
  if (last === 0) return folded
  keep(folded.text.length)
  return { text, from, to }
}

/** The folded form of a short text by itself. */
export const folded = (text: string): string => fold(text).text.trim()
