// HTML is shown as text that we make ourselves: nothing is loaded, no script survives, link targets stand beside the words.
import { MAX_HTML_CHARS } from './bounds.ts'

const BLOCK = new Set(
  'p div br hr tr table ul ol li dl dt dd h1 h2 h3 h4 h5 h6 pre blockquote section article header footer address form tbody thead'.split(
    ' ',
  ),
)
const CELL = new Set(['td', 'th'])
const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'object', 'iframe'])
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  yen: '¥',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  zwnj: '',
  shy: '',
}

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,10}));?/g, (hit, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? hit
    const code = dec !== undefined ? Number(dec) : Number.parseInt(hex, 16)
    if (code < 32 && code !== 9 && code !== 10) return ' '
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}

/** One pass from left to right; an unclosed tag or comment ends at the end of the text. */
export function htmlToText(source: string): string {
  const html = source.length > MAX_HTML_CHARS ? source.slice(0, MAX_HTML_CHARS) : source
  const out: string[] = []
  let at = 0
  let link: string | null = null
  let isPre = false
  const say = (piece: string) => {
    const text = decodeEntities(piece)
    out.push(isPre ? text : text.replace(/[ \t\r\n\f]+/g, ' '))
  }
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      say(html.slice(at))
      break
    }
    if (open > at) say(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const m = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]{0,30})/.exec(html.slice(open, open + 34))
    if (!m) {
      if (html[open + 1] === '!' || html[open + 1] === '?') {
        const end = html.indexOf('>', open)
        at = end < 0 ? html.length : end + 1
      } else {
        out.push('<')
        at = open + 1
      }
      continue
    }
    const end = tagEnd(html, open)
    const tag = m[2]!.toLowerCase()
    const isClose = m[1] === '/'
    const attributes = html.slice(open + m[0].length, end)
    at = end + 1
    if (HIDDEN.has(tag) && !isClose) {
      if (!attributes.endsWith('/')) at = skipTo(html, at, tag)
    } else if (tag === 'a') {
      if (isClose && link !== null) out.push(` <${link}> `)
      link = isClose ? null : linkOf(attributes)
    } else if (BLOCK.has(tag)) {
      out.push('\n')
      if (tag === 'pre') isPre = !isClose
    } else if (CELL.has(tag)) out.push(isClose ? '\t' : '')
  }
  return out
    .join('')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function tagEnd(html: string, open: number): number {
  let quote = ''
  const most = Math.min(html.length, open + 65_536)
  for (let i = open; i < most; i++) {
    const c = html[i]!
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if ((c === '"' || c === "'") && html[i - 1] === '=') quote = c
    else if (c === '>') return i
  }
  const end = html.indexOf('>', open)
  return end < 0 ? html.length : end
}

function skipTo(html: string, from: number, tag: string): number {
  let at = html.indexOf('</', from)
  while (at >= 0) {
    if (html.slice(at + 2, at + 2 + tag.length).toLowerCase() === tag) {
      const end = html.indexOf('>', at)
      return end < 0 ? html.length : end + 1
    }
    at = html.indexOf('</', at + 2)
  }
  // Never closed: only the tag itself is taken away, so nothing that a person could read is lost.
  return from
}

const HREF = /\bhref\s{0,4}=\s{0,4}(?:"([^"]{0,4096})"|'([^']{0,4096})'|([^\s"'>]{1,4096}))/i

function linkOf(attributes: string): string | null {
  const m = HREF.exec(attributes)
  const href = decodeEntities(m?.[1] ?? m?.[2] ?? m?.[3] ?? '').replace(/\s+/g, '')
  return /^(?:h..ps?|ftp):/i.test(href) ? href : /^mailto:/i.test(href) ? href.slice(7) : null
}
