// Passwords and codes of a mass reset: derived from a key that the desk does not keep, so that a print job can be run again, a wave can
// go on after a crash, and neither leaves a secret behind. What the desk keeps is a salted proof of each.
import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { alphabet, grouped, plainSecret } from '../paper-symbols.ts'

const secretSymbols = 16
const keySymbols = 32
const saltBytes = 16

/** Written out, as a wave makes one for each of its accounts. */
function spelled(bytes: Uint8Array, count: number): string {
  let text = ''
  for (let i = 0; i < count; i++) text += alphabet[bytes[i]! & 31]
  return text
}

/** The key of a print job, 160 bits: shown once to whoever made it, typed in again to print or to run. */
export const newJobKey = (): string => grouped(spelled(randomBytes(keySymbols), keySymbols)).toUpperCase()

/** A secret of 80 bits that nobody can derive: what the help desk gives out. */
export function newCode(): string {
  for (;;) {
    const code = grouped(spelled(randomBytes(secretSymbols), secretSymbols))
    if (isMixed(code)) return code
  }
}

/** Secrets of a print job, one for each account; `serial` counts how often it was replaced. */
export function secretsOf(jobKey: string, campaign: string): (of: { key: string; serial: number }) => string {
  // A key that is made once: making one takes six times as long as using it.
  const secret = createSecretKey(Buffer.from(plainSecret(jobKey)))
  return ({ key, serial }) => {
    for (let round = 0; ; round++) {
      const digest = createHmac('sha256', secret).update(`${campaign}\n${key}\n${serial}\n${round}`).digest()
      const code = grouped(spelled(digest, secretSymbols))
      if (isMixed(code)) return code
    }
  }
}

export const deriveSecret = (jobKey: string, of: { campaign: string; key: string; serial: number }): string =>
  secretsOf(jobKey, of.campaign)(of)

/** Directories that ask for digits and letters get both. */
const isMixed = (code: string): boolean => /[a-z]/.test(code) && /\d/.test(code)

export type Proof = { readonly salt: Buffer; readonly proof: Buffer }

/**
 * Makes and checks the proofs of one piece of work. What it makes shares a salt, so that the key of each salt is made once: a secret of 80
 * bits stands in no table that a salt of its own would keep it out of.
 */
export function proving(): { proofOf(secret: string): Proof; isProved(secret: string, of: Proof): boolean } {
  const own = randomBytes(saltBytes)
  const keys = new Map<string, KeyObject>()
  const proved = (secret: string, salt: Buffer): Buffer => {
    const name = salt.toString('latin1')
    const key = keys.get(name) ?? createSecretKey(salt)
    keys.set(name, key)
    return createHmac('sha256', key).update(plainSecret(secret)).digest()
  }
  return {
    proofOf: (secret) => ({ salt: own, proof: proved(secret, own) }),
    isProved: (secret, { salt, proof }) => timingSafeEqual(proved(secret, salt), proof),
  }
}

export const proofOf = (secret: string): Proof => proving().proofOf(secret)
export const isProved = (secret: string, of: Proof): boolean => proving().isProved(secret, of)
