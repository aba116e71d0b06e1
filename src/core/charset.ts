// Which character set a text really is in: declared, mis-declared or not declared at all (S4: Japanese mail of every age).
import { isAscii, isUtf8 } from 'node:buffer'

export type Decoded = {
  readonly text: string
  readonly charset: string
  readonly trouble: 'charset-wrong' | 'charset-unknown' | 'charset-damaged' | null
}

const decoders = new Map<string, TextDecoder | null>()

function decoderFor(label: string, isStrict: boolean): TextDecoder | null {
  const key = `${isStrict ? '!' : ''}${label}`
  let decoder = decoders.get(key)
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(label, { fatal: isStrict, ignoreBOM: false })
    } catch {
      decoder = null
    }
    if (decoders.size < 200) decoders.set(key, decoder)
  }
  return decoder
}

/** Labels that mail uses and the Encoding standard does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'windows-932': 'shift_jis',
  'x-windows-31j': 'shift_jis',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  eucjp: 'euc-jp',
  'euc-jp-ms': 'euc-jp',
  cp51932: 'euc-jp',
  'x-eucjp': 'euc-jp',
  jis: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  cp1252: 'windows-1252',
  cp1251: 'windows-1251',
  cp1250: 'windows-1250',
  cp936: 'gbk',
  cp949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  cp65001: 'utf-8',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  ansi_x: 'windows-1252',
}

export function charsetLabel(declared: string | null | undefined): string | null {
  const label =
    declared
      ?.trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase() ?? ''
  if (label === '' || label === 'unknown-8bit' || label === '8bit' || label === 'x-unknown' || label === 'default')
    return null
  return ALIASES[label] ?? label
}

const ASCII_LABELS = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', '646', 'iso646-us', '7bit'])

/** Decodes bytes: what they are decides, what was declared only where they leave it open. */
export function decodeText(bytes: Uint8Array, declared?: string | null): Decoded {
  const label = charsetLabel(declared)
  const said = label !== null && ASCII_LABELS.has(label) ? null : label
  const bom = byBom(bytes)
  if (bom) return { text: decode(bytes, bom), charset: bom, trouble: wrongIf(said, bom) }
  if (hasJisEscape(bytes)) return lossy(bytes, 'iso-2022-jp', wrongIf(said, 'iso-2022-jp'))
  if (isAscii(bytes)) {
    if (said === 'utf-16' || said === 'utf-16le' || said === 'utf-16be' || said === 'utf-7') {
      if (said !== 'utf-7' && looksUtf16(bytes)) return lossy(bytes, said, null)
    }
    return { text: latin1(bytes), charset: said ?? 'us-ascii', trouble: null }
  }
  if (isUtf8(bytes)) return { text: decode(bytes, 'utf-8'), charset: 'utf-8', trouble: wrongIf(said, 'utf-8') }
  if (said === null) return guess(bytes, null)
  const strict = decoderFor(said, true)
  if (strict === null) return { ...guess(bytes, null), trouble: 'charset-unknown' }
  const attempt = tryDecode(strict, bytes)
  const isJapanese = said === 'shift_jis' || said === 'euc-jp' || said === 'iso-2022-jp'
  if (attempt !== null && !isJapanese && !isLatin(said)) return { text: attempt, charset: said, trouble: null }
  const better = japanese(bytes)
  if (better !== null && (attempt === null || better.charset !== said)) {
    const own = attempt === null ? Number.NEGATIVE_INFINITY : isJapanese ? plausibility(attempt) : 0
    if (isLatin(said) ? better.kana >= 2 && better.score > 0.6 : better.score > own + 0.3)
      return { text: better.text, charset: better.charset, trouble: 'charset-wrong' }
  }
  if (attempt !== null) return { text: attempt, charset: said, trouble: null }
  return lossy(bytes, said, 'charset-damaged')
}

function wrongIf(said: string | null, found: string): Decoded['trouble'] {
  if (said === null || said === found || (said.startsWith('utf-') && found.startsWith('utf-'))) return null
  return decoderFor(said, true) === null ? 'charset-unknown' : 'charset-wrong'
}

function isLatin(label: string): boolean {
  return /^(?:iso-?8859-?\d+|windows-125\d|latin-?\d|l1|macintosh|mac.*)$/.test(label)
}

function guess(bytes: Uint8Array, trouble: Decoded['trouble']): Decoded {
  const found = japanese(bytes)
  if (found !== null && found.score > 0.5) return { text: found.text, charset: found.charset, trouble }
  // Mostly UTF-8 with a damaged byte somewhere is still UTF-8.
  const utf8 = decode(bytes, 'utf-8')
  const broken = count(utf8, /\ufffd/g)
  const good = count(utf8, NOT_ASCII) - broken
  if (good > broken * 4 && good > 2) return { text: utf8, charset: 'utf-8', trouble: 'charset-damaged' }
  return { text: decode(bytes, 'windows-1252'), charset: 'windows-1252', trouble }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

type Candidate = { text: string; charset: 'shift_jis' | 'euc-jp'; score: number; kana: number }

/** The better of the two 8-bit Japanese readings, when either is possible at all. */
function japanese(bytes: Uint8Array): Candidate | null {
  let best: Candidate | null = null
  for (const charset of ['euc-jp', 'shift_jis'] as const) {
    const text = tryDecode(decoderFor(charset, true)!, bytes)
    if (text === null) continue
    const score = plausibility(text)
    if (best === null || score > best.score) best = { text, charset, score, kana: count(text.slice(0, SAMPLE), KANA) }
  }
  return best
}

const SAMPLE = 20_000
const KANA = /[\u3040-\u30ff]/g
const KANJI = /[\u4e00-\u9fff]/g
const WIDE = /[\u3000-\u303f\uff01-\uff60\u2460-\u2473\u3231]/g
const HALF_KANA = /[\uff61-\uff9f]/g
const NOT_ASCII = /[\x80-\uffff]/g

/** How much a reading looks like Japanese: 1 = all kana, kanji and wide marks; half-width kana soup sinks it. */
function plausibility(text: string): number {
  const sample = text.slice(0, SAMPLE)
  const total = count(sample, NOT_ASCII)
  if (total === 0) return 0
  const kanji = sample.match(KANJI) ?? []
  const rare = kanji.reduce((n, c) => n + (isCommonKanji(c) ? 0 : 1), 0)
  const good = count(sample, KANA) + count(sample, WIDE) + (kanji.length - rare)
  const half = count(sample, HALF_KANA)
  return (good + rare * 0.2 - half * 0.2) / total
}

/** JIS level 1 kanji are what people write: in EUC their first byte is B0-CF. */
let levelOne: Set<string> | null = null
function isCommonKanji(c: string): boolean {
  if (levelOne === null) {
    const all = new Uint8Array(32 * 94 * 2)
    let i = 0
    for (let row = 0xb0; row <= 0xcf; row++) for (let cell = 0xa1; cell <= 0xfe; cell++, i += 2) all.set([row, cell], i)
    levelOne = new Set(new TextDecoder('euc-jp').decode(all))
  }
  return levelOne.has(c)
}

function byBom(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes)) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function looksUtf16(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && (bytes[1] === 0 || bytes[0] === 0)
}

const ESCAPES = ['\x1b$B', '\x1b$@', '\x1b(I', '\x1b$(D', '\x1b$A'].map((s) => Buffer.from(s, 'latin1'))

function hasJisEscape(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.indexOf(0x1b) >= 0 && ESCAPES.slice(0, 3).some((e) => buffer.indexOf(e) >= 0)
}

function lossy(bytes: Uint8Array, charset: string, trouble: Decoded['trouble']): Decoded {
  const text = decode(charset === 'iso-2022-jp' ? withoutIdleEscapes(bytes) : bytes, charset)
  return { text, charset, trouble: trouble ?? (text.includes('\ufffd') ? 'charset-damaged' : null) }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what is looked for
const IDLE_ESCAPE = /(?:\x1b(?:\([BJI]|\$[B@]))+(?=\x1b(?:\([BJI]|\$[B@]))/g

/** Mailers switch back to ASCII and at once to kanji again; the Encoding standard calls that an error, people do not. */
function withoutIdleEscapes(bytes: Uint8Array): Uint8Array {
  const raw = latin1(bytes)
  const clean = raw.replace(IDLE_ESCAPE, '')
  return clean.length === raw.length ? bytes : Buffer.from(clean, 'latin1')
}

function decode(bytes: Uint8Array, label: string): string {
  return (decoderFor(label, false) ?? decoderFor('windows-1252', false)!).decode(bytes)
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
