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
const letter = /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]/gsu
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
  let at = 0
  for (const [char] of original.matchAll(letter)) {
    const end = at + char.length
    if (/\s/u.test(char)) {
      if (text.endsWith(' ')) to[to.length - 1] = end
      else put(' ', at, end)
    } else if (!unseen.test(char)) put(plain(char), at, end)
    else if (to.length > 0) to[to.length - 1] = end
    at = end
  }
  return armed({ text, from, to })
}

const plain = (char: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  /^[\x00-\x7f]$/.test(char) ? char.toLowerCase() : char.normalize('NFKC').toLowerCase().replace(/\s/gu, ' ')

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
