// Passwords and codes of a mass reset: derived from a key that the desk does not keep, so that a print job can be run again, a wave can
// go on after a crash, and neither leaves a secret behind. What the desk keeps is a salted proof of each.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford's base 32: no i, l, o, u, so that paper is read as it was printed. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const secretSymbols = 16
const keySymbols = 32
const saltBytes = 16

const spelled = (bytes: Uint8Array, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => alphabet[byte & 31]).join('')
const grouped = (text: string): string => text.match(/.{4}/g)!.join('-')

/** The key of a print job, 160 bits: shown once to whoever made it, typed in again to print or to run. */
export const newJobKey = (): string => grouped(spelled(randomBytes(keySymbols), keySymbols)).toUpperCase()

/** A secret of 80 bits that nobody can derive: what the help desk gives out. */
export function newCode(): string {
  for (;;) {
    const code = grouped(spelled(randomBytes(secretSymbols), secretSymbols))
    if (isMixed(code)) return code
  }
}

/** The secret of one account in one print job; `serial` counts how often it was replaced. */
export function deriveSecret(jobKey: string, of: { campaign: string; key: string; serial: number }): string {
  const key = plainSecret(jobKey)
  for (let round = 0; ; round++) {
    const digest = createHmac('sha256', key).update(`${of.campaign}\n${of.key}\n${of.serial}\n${round}`).digest()
    const code = grouped(spelled(digest, secretSymbols))
    if (isMixed(code)) return code
  }
}

/** Directories that ask for digits and letters get both. */
const isMixed = (code: string): boolean => /[a-z]/.test(code) && /\d/.test(code)

/** What somebody typed from paper: width, case, hyphens and look-alikes make no difference. */
export const plainSecret = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/[il]/g, '1')
    .replaceAll('o', '0')

export type Proof = { readonly salt: Buffer; readonly proof: Buffer }
const proved = (secret: string, salt: Buffer): Buffer => createHmac('sha256', salt).update(plainSecret(secret)).digest()

export function proofOf(secret: string): Proof {
  const salt = randomBytes(saltBytes)
  return { salt, proof: proved(secret, salt) }
}
export const isProved = (secret: string, { salt, proof }: Proof): boolean =>
  timingSafeEqual(proved(secret, salt), proof)
