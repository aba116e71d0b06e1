// A piece of a found text around what was looked for, with the spans to highlight.
export type Excerpt = { readonly excerpt: string; readonly marks: [number, number][] }

const before = 40
const length = 200
const marksMax = 20
const cluster = /[\s\S][\p{M}\uff9e\uff9f]*/gu

type Folded = { readonly plain: string; readonly from: number[] | null; readonly to: number[] | null }

/** A folded line, and for each of its units where it came from; null where each came from its own place. */
function folded(line: string): Folded {
  const plain = line.normalize('NFKC').toLowerCase()
  if (plain.length === line.length && plain === line.toLowerCase()) return { plain, from: null, to: null }
  const from: number[] = []
  const to: number[] = []
  let whole = ''
  for (const { 0: piece, index } of line.matchAll(cluster)) {
    const form = piece.normalize('NFKC').toLowerCase()
    whole += form
    for (let i = 0; i < form.length; i++) {
      from.push(index)
      to.push(index + piece.length)
    }
  }
  return { plain: whole, from, to }
}

/** Where the terms stand, line by line, no further than an excerpt from the first reaches. */
function spansOf(text: string, terms: readonly string[]): [number, number][] {
  const spans: [number, number][] = []
  let begin = 0
  while (begin <= text.length && begin <= (spans[0]?.[0] ?? begin) + length) {
    const next = text.indexOf('\n', begin)
    const end = next < 0 ? text.length : next
    const line = text.slice(begin, end)
    const quick = line.normalize('NFKC').toLowerCase()
    if (terms.some((term) => quick.includes(term))) {
      const { plain, from, to } = folded(line)
      for (const term of terms)
        for (
          let at = plain.indexOf(term);
          at >= 0 && spans.length < marksMax * terms.length;
          at = plain.indexOf(term, at + term.length)
        ) {
          const last = at + term.length - 1
          spans.push([begin + (from ? from[at]! : at), begin + (to ? to[last]! : last + 1)])
        }
      spans.sort((a, b) => a[0] - b[0])
    }
    begin = end + 1
  }
  return spans
}

export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const spans = spansOf(text, terms)
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const first = spans[0]?.[0] ?? 0
  let start = first <= before + 20 ? 0 : first - before
  if (start > 0 && isLow(text, start)) start -= 1
  let end = Math.min(text.length, start + length)
  if (isLow(text, end)) end += 1
  const head = start > 0 ? '…' : ''
  const excerpt = `${head}${text.slice(start, end).replace(/\s/g, ' ')}${end < text.length ? '…' : ''}`
  const shift = head.length - start
  const marks: [number, number][] = []
  for (const [a, b] of spans) {
    const last = marks.at(-1)
    if (b > end || marks.length >= marksMax) continue
    if (last && a + shift <= last[1]) last[1] = Math.max(last[1], b + shift)
    else marks.push([a + shift, b + shift])
  }
  return { excerpt, marks }
}

/** In the middle of a character that takes two units. */
const isLow = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
