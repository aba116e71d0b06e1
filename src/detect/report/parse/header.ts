// The header of a mail: fields (RFC 5322), encoded words (RFC 2047), parameters (RFC 2231), addresses. All of it is data.

import { decodeText, latin1 } from '#src/core/charset.ts'
import { MAX_ADDRESSES, MAX_HEADER_BYTES, MAX_HEADER_VALUE, MAX_HEADERS } from './bounds.ts'
import { type Problem, problem } from './words.ts'

/** Fields as they stand, bytes as latin-1 characters; `name` in lower case. */
export type Header = readonly { readonly name: string; readonly raw: string }[]

export function readHeader(block: Uint8Array, where: string): { header: Header; problems: Problem[] } {
  const lines = latin1(block.subarray(0, MAX_HEADER_BYTES)).split(/\r\n|\n|\r/)
  const header: { name: string; raw: string }[] = []
  const problems: Problem[] = []
  let parts: string[] = []
  let name = ''
  const flush = () => {
    if (name !== '') header.push({ name, raw: parts.join('').trim().slice(0, MAX_HEADER_VALUE) })
    name = ''
  }
  for (const [i, line] of lines.entries()) {
    if (line === '') continue
    if (line[0] === ' ' || line[0] === '\t') {
      if (parts.length < MAX_HEADERS) parts.push(` ${line.trim()}`)
      continue
    }
    flush()
    if (header.length >= MAX_HEADERS) {
      problems.push(problem('headers-too-many', where, { bound: MAX_HEADERS }))
      break
    }
    const colon = line.indexOf(':')
    const field = colon > 0 && colon < 128 ? line.slice(0, colon).trimEnd() : ''
    if (field === '' || !/^[\x21-\x39\x3b-\x7e]+$/.test(field)) {
      if (!(i === 0 && /^>?From /.test(line)) && problems.length < 5)
        problems.push(problem('header-broken', where, { line: i + 1 }))
      continue
    }
    name = field.toLowerCase()
    parts = [line.slice(colon + 1)]
  }
  flush()
  return { header, problems }
}

export function rawField(header: Header, name: string): string | null {
  return header.find((f) => f.name === name)?.raw ?? null
}

export function field(header: Header, name: string): string | null {
  const raw = rawField(header, name)
  return raw === null ? null : decodeWords(raw)
}

export function fields(header: Header, name: string): string[] {
  return header.filter((f) => f.name === name).map((f) => decodeWords(f.raw))
}

const WORD = /=\?([^?\s]{1,60})\?([bqBQ])\?([^?]{0,2000})\?=/g

/** Encoded words and undeclared 8-bit text in a header value become characters; control characters never pass. */
export function decodeWords(raw: string): string {
  const value = raw.includes('=?') ? decodeEncoded(raw) : decodePlain(raw)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return value.replace(/[\x00-\x1f\x7f]+/g, ' ').trim()
}

function decodePlain(raw: string): string {
  // Text that is decoded already (a header quoted in a body) stays as it is.
  if (/[\u0100-\uffff]/.test(raw)) return raw
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range and ESC are meant
  return /[^\x00-\x7f]|\x1b/.test(raw) ? decodeText(Buffer.from(raw, 'latin1')).text : raw
}

/** Charsets with a state: RFC 2047 §5 wants every word to begin and to end in ASCII, so each is read alone. */
const STATEFUL = /^(?:iso-2022-|csiso2022|hz|utf-?7|utf-?16|utf-?32|jis$|cp5022)/

function decodeEncoded(raw: string): string {
  let out = ''
  let last = 0
  let pending: Buffer[] = []
  let charset = ''
  const flush = () => {
    if (pending.length > 0) out += decodeText(Buffer.concat(pending), charset).text
    pending = []
  }
  for (const m of raw.matchAll(WORD)) {
    const between = raw.slice(last, m.index)
    const isJoined = last > 0 && /^\s*$/.test(between)
    const said = m[1]!.toLowerCase().replace(/\*.*$/, '')
    if (!isJoined || said !== charset || (STATEFUL.test(said) && !isOpenJis(pending.at(-1)))) flush()
    if (!isJoined) out += decodePlain(between)
    charset = said
    // Mailers cut a character in two between words: the bytes of one charset are joined before they are read.
    pending.push(m[2] === 'b' || m[2] === 'B' ? Buffer.from(m[3]!, 'base64') : decodeQ(m[3]!))
    last = m.index + m[0].length
  }
  flush()
  return out + decodePlain(raw.slice(last))
}

/** A word that ends in the middle of ISO-2022-JP's two-byte state: its mailer cut the text without a thought. */
function isOpenJis(word: Buffer | undefined): boolean {
  if (word === undefined) return false
  const last = word.lastIndexOf(0x1b)
  return last >= 0 && word[last + 1] === 0x24
}

function decodeQ(text: string): Buffer {
  const bytes = Buffer.alloc(text.length)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    const hex = c === '=' ? text.slice(i + 1, i + 3) : ''
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      bytes[n++] = Number.parseInt(hex, 16)
      i += 2
    } else bytes[n++] = c === '_' ? 0x20 : c.charCodeAt(0) & 0xff
  }
  return bytes.subarray(0, n)
}

export type Parametered = { readonly value: string; readonly params: Readonly<Record<string, string>> }

/** `type/subtype; name="value"; name*0*=utf-8''…`: the value in lower case and its parameters as text. */
export function readParameters(raw: string): Parametered {
  const pieces = splitOutsideQuotes(raw, ';')
  const value = (pieces[0] ?? '').trim().toLowerCase().replace(/\s+/g, '')
  const plain: Record<string, string> = Object.create(null)
  const split = new Map<string, { index: number; isEncoded: boolean; text: string }[]>()
  for (const piece of pieces.slice(1, 60)) {
    const eq = piece.indexOf('=')
    if (eq < 1) continue
    const key = piece.slice(0, eq).trim().toLowerCase()
    const text = unquote(piece.slice(eq + 1).trim())
    const m = /^([^*]{1,60})\*(?:(\d{1,3})(\*?))?$/.exec(key)
    if (!m) plain[key] ??= text
    else {
      const list = split.get(m[1]!) ?? []
      list.push({ index: Number(m[2] ?? 0), isEncoded: m[2] === undefined || m[3] === '*', text })
      split.set(m[1]!, list)
    }
  }
  const params: Record<string, string> = Object.create(null)
  for (const [key, text] of Object.entries(plain)) params[key] = decodeWords(text)
  for (const [key, list] of split) params[key] = join2231(list)
  return { value, params }
}

function join2231(list: { index: number; isEncoded: boolean; text: string }[]): string {
  const sorted = list.toSorted((a, b) => a.index - b.index)
  let charset = ''
  const bytes = sorted.map(({ isEncoded, text }, i) => {
    let rest = text
    if (i === 0 && isEncoded) {
      const m = /^([^']{0,60})'[^']{0,60}'/.exec(text)
      charset = m?.[1] ?? ''
      rest = text.slice(m?.[0].length ?? 0)
    }
    const plain = isEncoded
      ? rest.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : rest
    return Buffer.from(plain, 'latin1')
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return decodeText(Buffer.concat(bytes), charset).text.replace(/[\x00-\x1f\x7f]+/g, ' ')
}

function unquote(text: string): string {
  if (text[0] !== '"') return text.replace(/\s+\(.*\)$/, '')
  const end = text.lastIndexOf('"')
  return text.slice(1, end > 0 ? end : undefined).replace(/\\(.)/g, '$1')
}

function splitOutsideQuotes(text: string, mark: string): string[] {
  const out: string[] = []
  let isQuoted = false
  let from = 0
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\' && isQuoted) i++
    else if (c === '"') isQuoted = !isQuoted
    else if (!isQuoted && c === '(' && mark === ',') depth++
    else if (!isQuoted && c === ')' && depth > 0) depth--
    else if (!isQuoted && depth === 0 && c === mark) {
      out.push(text.slice(from, i))
      from = i + 1
    }
  }
  out.push(text.slice(from))
  return out
}

export type Address = { readonly name: string | null; readonly email: string | null }

const BARE = /[^\s<>()",;:[\]\\]{1,64}@[^\s<>()",;:\\]{1,253}/

/** Addresses of a From, To … field: names decoded, groups opened, broken ones still give what can be read. */
export function addresses(raw: string | null): Address[] {
  if (raw === null) return []
  const found: Address[] = []
  for (const piece of splitOutsideQuotes(raw, ',')) {
    if (found.length >= MAX_ADDRESSES) break
    const angle = /<([^<>]{0,400})>[^<>]*$/.exec(piece)
    const candidate = angle ? angle[1]! : piece
    const email = BARE.exec(candidate)?.[0].toLowerCase().replace(/\.$/, '') ?? null
    const before = angle ? piece.slice(0, angle.index) : piece.replace(BARE, '')
    const comment = /\(([^()]{1,200})\)/.exec(piece)?.[1] ?? null
    const bare = decodeWords(unquote(before.trim()).replace(/\([^()]*\)/g, '')).replace(/^["'\s:;]+|["'\s:;]+$/g, '')
    const name = bare !== '' ? bare : comment === null ? null : decodeWords(comment)
    if (email !== null || name !== null) found.push({ name: name === email ? null : name, email })
  }
  return found
}
