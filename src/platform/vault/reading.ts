// Reading what is kept, proving it on the way: every record by its tag, the whole by its SHA-256.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import {
  blockBytes,
  type FileForm,
  footBytes,
  formOf,
  headBytes,
  lengthBytes,
  overheadBytes,
  readLength,
} from './form.ts'
import type { VaultKey } from './key.ts'

/** A kept file is no longer what was put in; nothing of the broken part was given out. */
export class VaultDamage extends Error {
  readonly sha256: string
  /** How many of its bytes are still proved, from the beginning. */
  readonly wholeBytes: number
  constructor(sha256: string, wholeBytes: number) {
    super(`the vault's file ${sha256} is damaged after ${wholeBytes} bytes`)
    this.name = 'VaultDamage'
    this.sha256 = sha256
    this.wholeBytes = wholeBytes
  }
}

export type Found = {
  readonly plain: Uint8Array
  readonly isLast: boolean /** Where the next one begins. */
  readonly end: number
}

/** The records of an open file as far as they are whole. */
export async function* records(file: FileHandle, key: VaultKey): AsyncGenerator<Found, FileForm | null> {
  const size = (await file.stat()).size
  const form = size < headBytes ? null : formOf(key, await bytesAt(file, 0, headBytes))
  if (!form) return null
  let at = headBytes
  for (let index = 0; at + overheadBytes <= size; index++) {
    const { length, isLast } = readLength(await bytesAt(file, at, lengthBytes))
    const end = at + overheadBytes + length + (isLast ? footBytes : 0)
    if (length > blockBytes || end > size) return form
    const rest = await bytesAt(file, at + lengthBytes, end - at - lengthBytes)
    const sealed = isLast ? rest.subarray(0, -footBytes) : rest
    const plain = form.open(index, sealed, isLast ? Number(rest.readBigUInt64BE(rest.byteLength - footBytes)) : null)
    if (!plain) return form
    yield { plain, isLast, end }
    if (isLast) return form
    at = end
  }
  return form
}

/**
 * The contents of a kept file, or `VaultDamage` at the first byte that cannot be proved. The last part leaves only when all is
 * proved: a reader who got everything got what was put in.
 */
export async function* contents(path: string, key: VaultKey, sha256: string): AsyncGenerator<Uint8Array> {
  // Opened here and not before, so that what nobody reads holds nothing open.
  const file = await open(path, 'r')
  const hash = createHash('sha256')
  let bytes = 0
  let last: Found | null = null
  try {
    for await (const record of records(file, key)) {
      if (last) yield last.plain
      last = record
      bytes += record.plain.byteLength
      hash.update(record.plain)
    }
    const size = (await file.stat()).size
    if (!last?.isLast || last.end !== size || (await lengthIn(file)) !== bytes || hash.digest('hex') !== sha256)
      throw new VaultDamage(sha256, bytes)
    if (last.plain.byteLength > 0) yield last.plain
  } finally {
    await file.close()
  }
}

export type Proved =
  | { readonly state: 'whole'; readonly bytes: number }
  | { readonly state: 'damaged'; readonly wholeBytes: number }

/** Reads a kept file to its last byte and keeps nothing of it. */
export async function proved(path: string, key: VaultKey, sha256: string): Promise<Proved> {
  try {
    let bytes = 0
    for await (const part of contents(path, key, sha256)) bytes += part.byteLength
    return { state: 'whole', bytes }
  } catch (error) {
    if (error instanceof VaultDamage) return { state: 'damaged', wholeBytes: error.wholeBytes }
    throw error
  }
}

/** A file of the time before files were sealed: as it came, proved by its SHA-256. */
export async function* plainContents(path: string, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: blockBytes }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.byteLength
    yield chunk
  }
  if (hash.digest('hex') !== sha256) throw new VaultDamage(sha256, bytes)
}

/** The length of a kept file, as its end says. */
async function lengthIn(file: FileHandle): Promise<number> {
  const { size } = await file.stat()
  return size < headBytes + overheadBytes + footBytes
    ? 0
    : Number((await bytesAt(file, size - footBytes, footBytes)).readBigUInt64BE())
}

/** The same of a file that is not open. */
export async function lengthAt(path: string): Promise<number> {
  const file = await open(path, 'r')
  try {
    return await lengthIn(file)
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read)
    if (bytesRead === 0) return bytes.subarray(0, read)
    read += bytesRead
  }
  return bytes
}
