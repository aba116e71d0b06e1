import { createHash, randomBytes } from 'node:crypto'

/** Secrets that are shown or set once: 256 random bits; the desk keeps only their SHA-256. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()
