// `key=value key="a value" key='x'`: the pairs of firewalls, proxies and logfmt, read in one pass over the text.

const MAX_PAIRS = 512
const MAX_KEY = 128

export type Pairs = Map<string, string>

type Dialect = {
  /** Between pairs; white space is always one. */
  readonly separator?: ',' | ';' | '|'
  readonly equals?: '=' | ':'
  /** A bare value runs until the next `key=`, spaces and all (FTD, Sophos and others that quote nothing). */
  readonly isGreedy?: boolean
}

/** The pairs of the text, in order; of a key that comes twice the last counts. `rest` is the text outside pairs. */
export function readPairs(text: string, { separator, equals = '=', isGreedy = false }: Dialect = {}): Pairs {
  const out: Pairs = new Map()
  let at = 0
  let sign = -1
  while (at < text.length && out.size < MAX_PAIRS) {
    at = skipBetween(text, at, separator)
    if (sign < at) sign = text.indexOf(equals, at)
    if (sign < 0) break
    const key = sign - at > MAX_KEY ? '' : text.slice(at, sign)
    if (!isKey(key)) {
      at = nextBreak(text, at, separator)
      continue
    }
    const [value, end] = readValue(text, sign + 1, separator, equals, isGreedy)
    out.set(key.trimEnd(), value)
    at = end
  }
  return out
}

const isKey = (key: string): boolean => key.length > 0 && key.length <= MAX_KEY && /^[\w.@/$%:\-()[\]]+ ?$/.test(key)
const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r'

function skipBetween(text: string, at: number, separator: string | undefined): number {
  while (at < text.length && (isSpace(text[at]) || text[at] === separator)) at += 1
  return at
}

function nextBreak(text: string, at: number, separator: string | undefined): number {
  while (at < text.length && !isSpace(text[at]) && text[at] !== separator) at += 1
  return at + 1
}

function readValue(
  text: string,
  from: number,
  separator: string | undefined,
  equals: string,
  isGreedy: boolean,
): [value: string, end: number] {
  const quote = text[from]
  if (quote === '"' || quote === "'") {
    const quoted = readQuoted(text, from, quote)
    if (quoted) return quoted
  }
  let end = from
  if (separator) {
    const stop = text.indexOf(separator, from)
    end = stop < 0 ? text.length : stop
  } else if (isGreedy) {
    end = greedyEnd(text, from, equals)
  } else {
    while (end < text.length && !isSpace(text[end])) end += 1
  }
  return [text.slice(from, end).trim(), end]
}

/** `\"` inside quotes is a quote; a quote that never closes is none. */
export function readQuoted(text: string, from: number, quote: string): [value: string, end: number] | null {
  let out = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at]!
    if (char === '\\' && (text[at + 1] === quote || text[at + 1] === '\\')) {
      out += text[at + 1]
      at += 1
    } else if (char === quote) return [out, at + 1]
    else out += char
  }
  return null
}

function greedyEnd(text: string, from: number, equals: string): number {
  let sign = text.indexOf(equals, from)
  while (sign >= 0) {
    const near = Math.max(from, sign - MAX_KEY)
    const space = text.slice(near, sign).lastIndexOf(' ')
    if (space >= 0 && isKey(text.slice(near + space + 1, sign))) return near + space
    sign = text.indexOf(equals, sign + 1)
  }
  return text.length
}
