import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** Password rules of NIST SP 800-63B-4 §3.1.1.2: length and a list of what is guessed first decide; no composition rules, no expiry. */
export const shortestPassword = 15
export const longestPassword = 256
/** Below this many guesses (as a power of ten) a password is one that lists and patterns find. */
const fewestGuesses = 9
/** So many readings of digits and marks as letters are tried, all of them replaced first; each costs a tenth of a millisecond. */
const l33tMaxSubstitutions = 6

let judge: ZxcvbnFactory | undefined

/** What is wrong with a password that somebody wants to set, as a refusal code, or null when it may be used. */
export function passwordFault(password: string, about: readonly string[]): string | null {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < shortestPassword) return 'people.password.too-short'
  if (length > longestPassword) return 'people.password.too-long'
  judge ??= new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary: { ...dictionary }, l33tMaxSubstitutions })
  const own = about.flatMap((word) => [word, ...word.split(/[@.\s]+/)]).filter((word) => word.length > 2)
  const verdict = judge.check(text.slice(0, 100), ['hikeshi', '火消し', ...own])
  return verdict.guessesLog10 < fewestGuesses ? 'people.password.guessed-first' : null
}
