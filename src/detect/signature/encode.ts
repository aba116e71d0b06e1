// What `wide`, `base64`, `base64offset` and `windash` make of a text (Sigma 2.1, modifiers). Bytes stay bytes through the chain.
import { Buffer } from 'node:buffer'
import { DASH, isDash, type Token, type Tokens } from './pattern.ts'

export type Utf16 = 'utf16le' | 'utf16be' | 'utf16'

export function utf16(text: string, kind: Utf16): Uint8Array {
  const little = Buffer.from(kind === 'utf16' ? `\ufeff${text}` : text, 'utf16le')
  return kind === 'utf16be' ? Buffer.from(little).swap16() : little
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** How the bytes look inside a longer Base64 text, at each of the three offsets; counted in bytes, so that 日本語 is right too. */
export function base64Offsets(bytes: Uint8Array): string[] {
  const starts = [0, 2, 3]
  const ends = [undefined, -3, -2]
  return starts.map((start, offset) =>
    base64(Buffer.concat([Buffer.alloc(offset, 0x20), bytes])).slice(start, ends[(bytes.length + offset) % 3]),
  )
}

/** A dash or slash that begins a parameter (no word before it, a word after it) stands for every dash. */
export function windash(tokens: Tokens): Token[] {
  const out: Token[] = []
  for (const [index, token] of tokens.entries()) {
    if (typeof token !== 'string') {
      out.push(token)
      continue
    }
    let plain = ''
    for (let at = 0; at < token.length; at++) {
      const before = at > 0 ? isWord(token.charCodeAt(at - 1)) : typeof out.at(-1) === 'string' && index > 0
      if (isDash(token.charCodeAt(at)) && !before && isWord(token.charCodeAt(at + 1))) {
        if (plain !== '') out.push(plain)
        plain = ''
        out.push(DASH)
      } else plain += token[at]
    }
    if (plain !== '') out.push(plain)
  }
  return out
}

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95

export const MAX_VARIANTS = 625

/** Every text that the dashes allow, for encodings that need one; null when there would be too many. */
export function spellOut(tokens: Tokens): string[] | null {
  let texts = ['']
  for (const token of tokens) {
    if (typeof token === 'string') texts = texts.map((text) => text + token)
    else if (token !== DASH || texts.length * 5 > MAX_VARIANTS) return null
    else texts = texts.flatMap((text) => ['-', '/', '\u2013', '\u2014', '\u2015'].map((dash) => text + dash))
  }
  return texts
}
