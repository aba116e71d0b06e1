// A text of a rule with its wildcards: `*` any length, `?` one character, `\` before one of these makes it plain (Sigma 2.1, rules, "wildcard").

/** What stands in a text for something else: `*`, `?`, and after `windash` any of the five dashes. */
export const ANY = 0
export const ONE = 1
export const DASH = 2
export type Wild = typeof ANY | typeof ONE | typeof DASH
export type Token = string | Wild
export type Tokens = readonly Token[]

export const isDash = (code: number): boolean =>
  code === 0x2d || code === 0x2f || code === 0x2013 || code === 0x2014 || code === 0x2015

/** `\\*` is a backslash and a wildcard, `\*` a star, `C:\Windows` is what it looks like. */
export function parseTokens(text: string): Token[] {
  if (!/[*?\\]/.test(text)) return text === '' ? [] : [text]
  const tokens: Token[] = []
  let plain = ''
  const close = (): void => {
    if (plain !== '') tokens.push(plain)
    plain = ''
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    const next = text[at + 1]
    if (char === '\\' && (next === '*' || next === '?' || next === '\\')) {
      plain += next
      at++
    } else if (char === '*' || char === '?') {
      close()
      if (char === '?' || tokens.at(-1) !== ANY) tokens.push(char === '*' ? ANY : ONE)
    } else plain += char
  }
  close()
  return tokens
}

/** The tokens as a rule would write them. */
export const writeTokens = (tokens: Tokens): string =>
  tokens
    .map((token) =>
      token === ANY ? '*' : token === ONE ? '?' : token === DASH ? '-' : token.replace(/\\(?=[*?\\]|$)|[*?]/g, '\\$&'),
    )
    .join('')

export type Form = 'exact' | 'starts' | 'ends' | 'contains' | 'glob'
/** How tokens are matched: four plain forms, and the general one. `present` (a lone `*`) takes any text. */
export type Shape = { readonly form: Form; readonly text: string; readonly parts: readonly Tokens[] }

export function shapeOf(tokens: Tokens): Shape {
  const isOpenLeft = tokens[0] === ANY
  const isOpenRight = tokens.length > (isOpenLeft ? 1 : 0) && tokens.at(-1) === ANY
  const inner = tokens.slice(isOpenLeft ? 1 : 0, isOpenRight ? -1 : undefined)
  if (inner.every((token) => typeof token === 'string')) {
    const text = inner.join('')
    const form = isOpenLeft ? (isOpenRight || text === '' ? 'contains' : 'ends') : isOpenRight ? 'starts' : 'exact'
    return { form, text, parts: [] }
  }
  const parts: Token[][] = [[]]
  for (const token of tokens)
    if (token === ANY) parts.push([])
    else parts.at(-1)!.push(token)
  return { form: 'glob', text: '', parts }
}

export function matches({ form, text, parts }: Shape, value: string): boolean {
  if (form === 'contains') return value.includes(text)
  if (form === 'exact') return value === text
  if (form === 'ends') return value.endsWith(text)
  if (form === 'starts') return value.startsWith(text)
  return matchesParts(parts, value)
}

/** The first part stands at the start, the last at the end, those between in order, each as early as it can: never goes back. */
function matchesParts(parts: readonly Tokens[], value: string): boolean {
  let at = matchAt(parts[0]!, value, 0)
  if (at < 0) return false
  if (parts.length === 1) return at === value.length
  for (let i = 1; i < parts.length - 1; i++) {
    at = find(parts[i]!, value, at)
    if (at < 0) return false
  }
  return matchBefore(parts.at(-1)!, value, value.length) >= at
}

function find(part: Tokens, value: string, from: number): number {
  if (part.length === 0) return from
  const first = part[0]!
  for (let at = from; at <= value.length; at++) {
    if (typeof first === 'string') {
      at = value.indexOf(first, at)
      if (at < 0) return -1
    }
    const end = matchAt(part, value, at)
    if (end >= 0) return end
  }
  return -1
}

function matchAt(part: Tokens, value: string, from: number): number {
  let at = from
  for (const token of part) {
    if (typeof token === 'string') {
      if (!value.startsWith(token, at)) return -1
      at += token.length
    } else if (at >= value.length) return -1
    else if (token === DASH) {
      if (!isDash(value.charCodeAt(at))) return -1
      at++
    } else at += value.codePointAt(at)! > 0xffff ? 2 : 1
  }
  return at
}

function matchBefore(part: Tokens, value: string, to: number): number {
  let at = to
  for (let i = part.length - 1; i >= 0; i--) {
    const token = part[i]!
    if (typeof token === 'string') {
      if (!value.endsWith(token, at)) return -1
      at -= token.length
    } else if (at <= 0) return -1
    else if (token === DASH) {
      if (!isDash(value.charCodeAt(at - 1))) return -1
      at--
    } else at -= at > 1 && value.codePointAt(at - 2)! > 0xffff ? 2 : 1
    if (at < 0) return -1
  }
  return at
}
