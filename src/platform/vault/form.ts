// How a file lies on disk: a head, records of AES-256-GCM, and at the end its length. A record that is changed, moved, left out or
// cut off is found; a record may be of any length up to a block, so that what came before a cut is never lost.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { VaultKey } from './key.ts'

/** The longest record. */
export const blockBytes = 1024 * 1024
const magic = Buffer.from('hikeshi-vault 2\n', 'latin1')
const saltBytes = 32
const nonceBytes = 12
const tagBytes = 16
export const headBytes = magic.byteLength + 16 + saltBytes
export const lengthBytes = 4
/** What a record is longer than its contents. */
export const overheadBytes = lengthBytes + nonceBytes + tagBytes
export const footBytes = 8
const lastBit = 0x8000_0000

export type FileForm = {
  readonly head: Uint8Array
  /** Seals one record, in parts that stand one after the other; `total` only with the last one of a file. */
  seal(index: number, plain: Uint8Array, total: number | null): readonly Uint8Array[]
  /** The contents of a record without its length; null when it is not what was written. `total` as with `seal`. */
  open(index: number, sealed: Uint8Array, total: number | null): Uint8Array | null
}

export function newForm(key: VaultKey): FileForm {
  const salt = randomBytes(saltBytes)
  return formWith(key.fileKey(salt), Buffer.concat([magic, key.id, salt]))
}

/** Null when these bytes are no head, or one of another key. */
export function formOf(key: VaultKey, head: Uint8Array): FileForm | null {
  const bytes = Buffer.from(head)
  if (bytes.byteLength !== headBytes || !bytes.subarray(0, 16).equals(magic)) return null
  if (!bytes.subarray(16, 32).equals(key.id)) return null
  return formWith(key.fileKey(bytes.subarray(32)), bytes)
}

function formWith(fileKey: Uint8Array, head: Uint8Array): FileForm {
  return {
    head,
    seal(index, plain, total) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonce)
      cipher.setAAD(place(index, plain.byteLength, total))
      const body = cipher.update(plain)
      cipher.final()
      const parts = [lengthOf(plain.byteLength, total), nonce, body, cipher.getAuthTag()]
      return total === null ? parts : [...parts, footOf(total)]
    },
    open(index, sealed, total) {
      const end = sealed.byteLength - tagBytes
      const plainBytes = end - nonceBytes
      if (plainBytes < 0) return null
      const opener = createDecipheriv('aes-256-gcm', fileKey, sealed.subarray(0, nonceBytes))
      opener.setAAD(place(index, plainBytes, total))
      opener.setAuthTag(sealed.subarray(end))
      try {
        const plain = opener.update(sealed.subarray(nonceBytes, end))
        opener.final()
        return plain
      } catch {
        return null
      }
    },
  }
}

/** Length and whether it is the last one, as they stand before a record. */
export function readLength(bytes: Buffer): { length: number; isLast: boolean } {
  const word = bytes.readUInt32BE(0)
  return { length: word & ~lastBit, isLast: (word & lastBit) !== 0 }
}

function lengthOf(length: number, total: number | null): Buffer {
  const bytes = Buffer.alloc(lengthBytes)
  bytes.writeUInt32BE((total === null ? length : length | lastBit) >>> 0)
  return bytes
}

const footOf = (total: number): Buffer => {
  const bytes = Buffer.alloc(footBytes)
  bytes.writeBigUInt64BE(BigInt(total))
  return bytes
}

/** What a record is bound to: its place, its length, and at the end the length of the whole. */
const place = (index: number, length: number, total: number | null): Buffer => {
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64BE(BigInt(index))
  bytes.writeUInt32BE((total === null ? length : length | lastBit) >>> 0, 8)
  return total === null ? bytes : Buffer.concat([bytes, footOf(total)])
}
