// Finds the observables in a text, whatever people did to make them harmless.
import { addressOf, domainOf, MAX_URL_LENGTH, normalise, portOf } from './observable-spelling.ts'
import { authorityEnd, type Observable, type ObservableType } from './observable-type.ts'

export { addressOf, domainOf, normalise } from './observable-spelling.ts'

export {
  defang,
  OBSERVABLE_ROLES,
  OBSERVABLE_TYPES,
  type Observable,
  ObservableRole,
  ObservableType,
} from './observable-type.ts'

/** One finding in a text: where it stands (in `text`, the refanged reading) and the port written beside it. */
export type Finding = Observable & { readonly port: number | null; readonly index: number }

export const MAX_OBSERVABLES = 5000
const VERSION_BEFORE = /\b(?:versions?|ver\.?|release|build|rev\.?|firmware|v)[\s:=]{0,3}$/i

const DEFANGED =
  /[ \t]?[[({][ \t]{0,2}(?:\.|dot|:\/\/|:|@|at|\/)[ \t]{0,2}[\])}][ \t]?|\bh(?:xx|XX|tt|\*\*|xX|Xx|--)p(?=s?\b)|\bf[xX]p(?=:)|\\\.(?=[\w-])/gi
const FANGS: Readonly<Record<string, string>> = { dot: '.', at: '@' }

/** Undoes what people do to make an address harmless: hxxp, [.], (dot), [at], full-width letters (NFKC). */
export function refang(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  const plain = /[^\x00-\x7f]/.test(text) ? text.normalize('NFKC') : text
  return plain.replace(DEFANGED, (hit) => {
    if (hit[0] === 'h' || hit[0] === 'H') return /tt/i.test(hit) ? hit : 'http'
    if (hit[0] === 'f' || hit[0] === 'F') return 'ftp'
    if (hit[0] === '\\') return '.'
    const core = hit.replace(/[\s[\](){}]/g, '').toLowerCase()
    // "(at)" and "(dot)" between words are words; between brackets of an address they carry at most one blank each side.
    return FANGS[core] ?? core
  })
}

const URL_START = /\b(?:https?|ftps?|sftp|wss?):\/\//gi
const URL_STOP = /[\s<>"`{}|\\^\u3000-\u303f\uff00-\uff65]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
const NOT_ASCII = /[^\x00-\x7f]/

type Sink = { readonly found: Finding[]; readonly seen: Set<string>; readonly limit: number }

function put(
  sink: Sink,
  type: ObservableType,
  value: string | null,
  index: number,
  port: number | null = null,
): undefined {
  if (value === null || sink.found.length >= sink.limit) return
  const key = `${type} ${value} ${port ?? ''}`
  if (sink.seen.has(key)) return
  sink.seen.add(key)
  sink.found.push({ type, value, port, index })
}

/**
 * Everything in a text that names a machine, a mailbox or a file: linear in the text, at most `limit` findings.
 * The text is refanged first; `text` in the result is what the indexes count in.
 */
export function extractObservables(raw: string, limit = MAX_OBSERVABLES): { text: string; found: readonly Finding[] } {
  const text = refang(raw)
  const sink: Sink = { found: [], seen: new Set(), limit }
  const rest = takeEmails(takeUrls(text, sink), sink)
  takeWords(rest, sink)
  return { text, found: sink.found.sort((a, b) => a.index - b.index) }
}

function takeUrls(text: string, sink: Sink): string {
  let rest = ''
  let last = 0
  URL_START.lastIndex = 0
  for (let m = URL_START.exec(text); m !== null; m = URL_START.exec(text)) {
    const url = trimUrl(m[0] + urlRest(text.slice(m.index + m[0].length, m.index + MAX_URL_LENGTH)))
    const bodyAt = m[0].length
    if (url.length <= bodyAt + 2) continue
    put(sink, 'url', normalise('url', url), m.index)
    const authority = url.slice(bodyAt, authorityEnd(url)).replace(/^[^@]*@/, '')
    const host = addressOf(authority)
    const colon = authority.lastIndexOf(':')
    const name = colon > 0 ? authority.slice(0, colon) : authority
    if (host) put(sink, host.type, host.value, m.index, host.port)
    else put(sink, 'domain-name', domainOf(name), m.index, colon > 0 ? portOf(authority.slice(colon + 1)) : null)
    rest += text.slice(last, m.index) + ' '.repeat(url.length)
    last = m.index + url.length
    URL_START.lastIndex = last
  }
  return last === 0 ? text : rest + text.slice(last)
}

/** What of a text belongs to the URL that it follows: a host of any script, a path of ASCII. */
function urlRest(text: string): string {
  const stop = text.search(URL_STOP)
  const rest = stop < 0 ? text : text.slice(0, stop)
  const path = rest.search(/[/?#]/)
  const wide = path < 0 ? -1 : rest.slice(path).search(NOT_ASCII)
  return wide < 0 ? rest : rest.slice(0, path + wide)
}

/** Full stops, commas and unpaired brackets at the end belong to the sentence, not to the URL. */
function trimUrl(url: string): string {
  let end = url.length
  while (end > 0) {
    const c = url[end - 1]!
    if (".,;:!?'*>]".includes(c)) end--
    else if (c === ')' && isUnpaired(url.slice(0, end))) end--
    else break
  }
  return url.slice(0, end)
}

function isUnpaired(text: string): boolean {
  return text.split(')').length > text.split('(').length
}

const LOCAL = /[A-Za-z0-9._%+'=/#&~!$*-]/
const HOST = /[A-Za-z0-9.-]/

function takeEmails(text: string, sink: Sink): string {
  const cuts: [number, number][] = []
  let floor = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let from = at
    while (from > floor && at - from < 65 && LOCAL.test(text[from - 1]!)) from--
    let to = at + 1
    while (to < text.length && to - at < 254 && HOST.test(text[to]!)) to++
    const host = text.slice(at + 1, to).replace(/[.-]+$/, '')
    const local = text.slice(from, at).replace(/^[.'=/-]+/, '')
    const domain = domainOf(host)
    if (local === '' || domain === null) continue
    put(sink, 'email-addr', normalise('email-addr', `${local}@${domain}`), at - local.length)
    cuts.push([at - local.length, at + 1 + host.length])
    floor = at + 1 + host.length
  }
  if (cuts.length === 0) return text
  let rest = ''
  let last = 0
  for (const [from, to] of cuts) {
    rest += text.slice(last, from) + ' '.repeat(to - from)
    last = to
  }
  return rest + text.slice(last)
}

const LETTER = 1
const MARK = 2
/** Of what words are made: letters and digits, and the marks that stand inside an address. */
const WORD_CHARS = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const c = String.fromCharCode(code)
  return /[A-Za-z0-9_\u00c0-\u024f]/.test(c) ? LETTER : /[.:/-]/.test(c) ? MARK : 0
})
const COLON = 0x3a
const SHORTEST_HASH = 32

/** Looks closer only at words with a mark inside, at long ones and at AS numbers: most words of a text are just words. */
function takeWords(text: string, sink: Sink): void {
  for (let i = 0; i < text.length && sink.found.length < sink.limit; i++) {
    let code = text.charCodeAt(i)
    let kind = code < 0x250 ? WORD_CHARS[code] : 0
    if (kind !== LETTER && code !== COLON) continue
    const start = i
    let isMarked = false
    let hasMark = false
    for (; kind === LETTER || kind === MARK; kind = code < 0x250 ? WORD_CHARS[code] : 0) {
      if (kind === MARK) hasMark = true
      else isMarked = hasMark
      i++
      code = i < text.length ? text.charCodeAt(i) : 0
    }
    if (isMarked || i - start >= SHORTEST_HASH || text.startsWith('AS', start))
      takeWord(text, text.slice(start, i), start, sink)
  }
}

function takeWord(text: string, run: string, index: number, sink: Sink): undefined {
  const word = run.replace(/[.:/_-]+$/, '')
  if (word.length < 4 || word.length > 512) {
    if (!/^AS\d+$/.test(word)) return
  }
  if (word.includes(':') || /^\d{1,3}\.\d/.test(word)) {
    const ip = addressOf(word)
    if (ip) return takeAddress(text, ip, index, sink)
    if (/^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i.test(word))
      return put(sink, 'mac-addr', normalise('mac-addr', word), index)
  }
  if (/^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/i.test(word)) return put(sink, 'mac-addr', normalise('mac-addr', word), index)
  const as = /^ASN?:?(\d{1,10})$/.exec(word)
  if (as) return put(sink, 'autonomous-system', normalise('autonomous-system', as[1]!), index)
  if (/[:/]/.test(word)) return takePieces(text, word, index, sink)
  if (word.length >= 32 && /^[0-9a-f]+$/i.test(word)) return takeHash(word, index, sink)
  if (!word.includes('.')) return
  const range = /^(\d{1,3}(?:\.\d{1,3}){3})-(\d{1,3}(?:\.\d{1,3}){3})$/.exec(word)
  if (range) {
    put(sink, 'ipv4-addr', normalise('ipv4-addr', range[1]!), index)
    return put(sink, 'ipv4-addr', normalise('ipv4-addr', range[2]!), index)
  }
  put(sink, 'domain-name', domainOf(word), index)
}

function takeAddress(
  text: string,
  ip: { type: 'ipv4-addr' | 'ipv6-addr'; value: string; port: number | null },
  index: number,
  sink: Sink,
): undefined {
  if (ip.type === 'ipv4-addr') {
    if (/^(?:0\.0\.0\.0|255\.255\.255\.\d+|127\.)/.test(ip.value)) return
    if (VERSION_BEFORE.test(text.slice(Math.max(0, index - 14), index))) return
    // "Chrome/120.0.0.0": a product and its version.
    if (text[index - 1] === '/' && /[A-Za-z]/.test(text[index - 2] ?? '')) return
  } else if (ip.value === '::' || ip.value === '::1' || !/\d|::/.test(ip.value)) return
  // "[2001:db8::1]:443": the port stands behind the bracket.
  const behind =
    ip.port === null && text[index - 1] === '['
      ? /^[^\]\s]{2,45}\]:(\d{1,5})\b/.exec(text.slice(index, index + 56))
      : null
  put(sink, ip.type, ip.value, index, ip.port ?? portOf(behind?.[1]))
}

/** "src:192.0.2.1", "example.com/path", "192.0.2.1/ssh": read what stands before and after the marks. */
function takePieces(text: string, word: string, index: number, sink: Sink): undefined {
  let offset = 0
  const pieces = word.split(/[:/]/)
  const v6 = /([0-9a-f]{1,4}:[0-9a-f:]{3,40}|::[0-9a-f:]{1,38})$/i.exec(word)
  if (v6 && pieces.length > 3) {
    const ip = addressOf(v6[0])
    if (ip) return takeAddress(text, ip, index + v6.index, sink)
  }
  for (const [i, piece] of pieces.entries()) {
    const mark = i === 0 ? '' : word[offset - 1]
    if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(piece)) {
      const ip = addressOf(piece)
      const before = pieces[i - 1] ?? ''
      const isVersion = mark === '/' && /[A-Za-z]$/.test(before)
      if (ip && !isVersion) takeAddress(text, { ...ip, port: portOf(pieces[i + 1]) }, index + offset, sink)
    } else if (piece.length >= 32 && /^[0-9a-f]+$/i.test(piece)) takeHash(piece, index + offset, sink)
    else if (i === 0 || mark === ':') {
      const host = piece.includes('.') ? domainOf(piece) : null
      if (host !== null) put(sink, 'domain-name', host, index + offset, portOf(pieces[i + 1]))
      // Everything after the first slash is a path.
      if (word[offset + piece.length] === '/' && host !== null) return
    }
    offset += piece.length + 1
  }
}

function takeHash(word: string, index: number, sink: Sink): undefined {
  const type = ({ 32: 'file:md5', 40: 'file:sha1', 64: 'file:sha256', 128: 'file:sha512' } as const)[word.length as 32]
  if (type !== undefined && /\d/.test(word) && /[a-f]/i.test(word)) put(sink, type, word.toLowerCase(), index)
}

/** In how many reports or incidents a value stands is counted up to here: more says no more, and costs. */
export const seenMost = 100
