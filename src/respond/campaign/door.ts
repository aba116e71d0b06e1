// The end of the address of the page on which people change their own: eight letters that stand on paper and are typed by hand.
import { z } from 'zod'
import { alphabet, grouped, plainSecret } from './paper-symbols.ts'

const digits = 10
const symbols = 8

/** `k7p2-x9qd` for a mass reset: the last forty bits of its id, which are random. It opens a page and proves nothing. */
export function doorOf(id: string): string {
  let bits = Number.parseInt(id.slice(-digits), 16)
  let text = ''
  for (let i = 0; i < symbols; i++) {
    text = alphabet[bits % alphabet.length] + text
    bits = Math.floor(bits / alphabet.length)
  }
  return grouped(text)
}

/** How the id ends whose page it is; null when nothing ends so. */
export function endOfId(door: string): string | null {
  const plain = plainSecret(door)
  if (plain.length !== symbols || [...plain].some((one) => !alphabet.includes(one))) return null
  const bits = [...plain].reduce((sum, one) => sum * alphabet.length + alphabet.indexOf(one), 0)
  return bits.toString(16).padStart(digits, '0')
}

export const Door = z
  .string()
  .max(40)
  .describe('The end of the address of the page, as in k7p2-x9qd; case, hyphens and look-alikes make no difference.')

export const changePath = (id: string): string => `/change/${doorOf(id)}`
