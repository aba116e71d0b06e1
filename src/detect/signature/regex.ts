// Regular expressions of rules, matched in time that grows with the text only (RE2). What RE2 cannot do is refused, with its reason.
import { RE2JS, RE2JSException } from 're2js'
import { boundedRegex } from './regex-bounded.ts'

export type RegexFlags = { readonly i: boolean; readonly m: boolean; readonly s: boolean }
export type Regex = { readonly source: string; readonly flags: RegexFlags; readonly test: (text: string) => boolean }

export const MAX_REGEX_CHARS = 10_000

/** Searched anywhere in the value unless it is anchored itself; case counts unless `i` is given (Sigma 2.1, modifiers, "re"). */
export function compileRegex(source: string, flags: RegexFlags): Regex | { readonly refused: string } {
  if (source.length > MAX_REGEX_CHARS) return { refused: `> ${MAX_REGEX_CHARS}` }
  try {
    const bits = (flags.i ? RE2JS.CASE_INSENSITIVE : 0) | (flags.m ? RE2JS.MULTILINE : 0) | (flags.s ? RE2JS.DOTALL : 0)
    const compiled = RE2JS.compile(source, bits)
    const bounded = bits === 0 ? boundedRegex(source) : null
    return { source, flags, test: bounded ?? ((text) => compiled.test(text)) }
  } catch (error) {
    if (error instanceof RE2JSException) return { refused: error.message.replace(/^error parsing regexp: /, '') }
    throw error
  }
}

/**
 * A text that must stand in whatever the expression finds, or null where none is sure. Only what is plainly there is taken:
 * characters in a row on the outermost level, without choice and without quantifier.
 */
export function sureText(source: string): string | null {
  if (/[^\x20-\x7e]/.test(source) || !areGroupsPlain(source)) return null
  let best = ''
  let run = ''
  const close = (): void => {
    if (run.length > best.length) best = run
    run = ''
  }
  for (let at = 0; at < source.length; ) {
    const char = source[at]!
    if (char === '|') return null
    let end = at + 1
    let plain: string | null = null
    if (char === '\\') {
      end = at + 2
      const escaped = source[at + 1] ?? ''
      if (/[QEpPxX\d]/.test(escaped)) return null
      if (/[^\w\s]/.test(escaped)) plain = escaped
    } else if (char === '[') end = endOfClass(source, at)
    else if (char === '(') end = endOfGroup(source, at)
    else if (!'.^$)*+?{}'.includes(char)) plain = char
    const quantifier = /^(?:[*+?]|\{\d*,?\d*\})[?+]?/.exec(source.slice(end, end + 16))?.[0] ?? ''
    if (plain !== null && quantifier === '') run += plain
    else {
      if (plain !== null && quantifier.startsWith('+')) run += plain
      close()
    }
    at = end + quantifier.length
  }
  close()
  return best === '' ? null : best
}

/** No flags inside (`(?i)` alone is harmless: the text is compared folded). */
const areGroupsPlain = (source: string): boolean => !/\(\?(?![:i]|P?<)/.test(source)

function endOfClass(source: string, from: number): number {
  let at = from + 1
  if (source[at] === '^') at++
  if (source[at] === ']') at++
  while (at < source.length && source[at] !== ']') {
    if (source[at] === '[' && source[at + 1] === ':') at = Math.max(source.indexOf(':]', at), at) + 1
    at += source[at] === '\\' ? 2 : 1
  }
  return at + 1
}

function endOfGroup(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; ) {
    const char = source[at]!
    if (char === '[') {
      at = endOfClass(source, at)
      continue
    }
    if (char === '(') depth++
    if (char === ')' && --depth === 0) return at + 1
    at += char === '\\' ? 2 : 1
  }
  return source.length
}
