// The hash of the record: SHA-256 by node:crypto, given to the pure files of core, which know no platform.
import { hash } from 'node:crypto'
import type { Sha256 } from '#src/core/merkle.ts'

// By way of a string: a buffer of its own for each of millions of hashes keeps the garbage collector busier than the hashing.
export const sha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary')
export const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
export const unhex = (text: string): Uint8Array => Buffer.from(text, 'hex')

/** One piece of memory for what is hashed, since nothing else runs between writing into it and hashing it. */
let scratch = Buffer.alloc(64 * 1024)

function hashAfter(prefix: Uint8Array, text: string, encoding: 'hex' | 'binary'): string {
  const most = prefix.length + text.length * 3
  if (most > scratch.length) scratch = Buffer.alloc(most)
  scratch.set(prefix)
  const length = prefix.length + scratch.write(text, prefix.length, 'utf8')
  return hash('sha256', scratch.subarray(0, length), encoding)
}

const leafPrefix = Uint8Array.of(0)

/** The leaf that a head makes in the tree: RFC 9162 §2.1.1, as `leafHash` of core. */
export const leafOf = (head: string): Uint8Array => Buffer.from(hashAfter(leafPrefix, head, 'binary'), 'binary')

/** What the head says of a payload: SHA-256 of salt and payload together. */
export const payloadHash = (salt: Uint8Array, payload: string): string => hashAfter(salt, payload, 'hex')
