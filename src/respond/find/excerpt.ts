// A piece of a found text around what was looked for, with the spans to highlight.
export type Excerpt = { readonly excerpt: string; readonly marks: [number, number][] }

const before = 40
const length = 200
const marksMax = 20
const cluster = /[\s\S][\p{M}\uff9e\uff9f]*/gu

/** The folded text, and for each of its units where it came from. */
function folded(text: string): { plain: string; from: number[]; to: number[] } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(text)) {
    const from = Array.from({ length: text.length }, (_, i) => i)
    return { plain: text.toLowerCase(), from, to: from.map((i) => i + 1) }
  }
  let plain = ''
  const from: number[] = []
  const to: number[] = []
  for (const { 0: piece, index } of text.matchAll(cluster)) {
    const form = piece.normalize('NFKC').toLowerCase()
    plain += form
    for (let i = 0; i < form.length; i++) {
      from.push(index)
      to.push(index + piece.length)
    }
  }
  return { plain, from, to }
}

export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const { plain, from, to } = folded(text)
  const spans: [number, number][] = []
  for (const term of terms) {
    for (
      let at = plain.indexOf(term);
      at >= 0 && spans.length < marksMax * terms.length;
      at = plain.indexOf(term, at + term.length)
    )
      spans.push([from[at]!, to[at + term.length - 1]!])
  }
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
