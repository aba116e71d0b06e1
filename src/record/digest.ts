// The hash of the record: SHA-256 by node:crypto, given to the pure files of core, which know no platform.
import { hash } from 'node:crypto'
import { leafHash, type Sha256 } from '#src/core/merkle.ts'

export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')
export const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
export const unhex = (text: string): Uint8Array => Buffer.from(text, 'hex')

/** The leaf that a head makes in the tree. */
export const leafOf = (head: string): Uint8Array => leafHash(sha256, Buffer.from(head, 'utf8'))

/** What the head says of a payload: SHA-256 of salt and payload together. */
export const payloadHash = (salt: Uint8Array, payload: string): string =>
  hash('sha256', Buffer.concat([salt, Buffer.from(payload, 'utf8')]), 'hex')
