// The content of a file from a place on, as bytes: plain, or unpacked from gzip and zstd.
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { hashOf, headBytes, type Past, tailBytes } from './place.ts'

const pieceBytes = 262_144

export type Opened = {
  readonly file: FileHandle
  readonly key: string
  readonly size: number
  readonly changedMs: number
  readonly packing: 'gzip' | 'zstd' | null
  /** The first bytes of the content. */
  readonly head: Buffer
}

export async function openFile(path: string, held?: FileHandle): Promise<Opened> {
  const file = held ?? (await open(path, 'r'))
  try {
    const facts = await file.stat({ bigint: true })
    const raw = await readAt(file, 0, headBytes)
    const packing =
      raw[0] === 0x1f && raw[1] === 0x8b && raw[2] === 8
        ? 'gzip'
        : raw.length >= 4 && raw.readUInt32LE(0) === 0xfd2fb528
          ? 'zstd'
          : null
    const opened = {
      file,
      key: keyOf(facts),
      size: Number(facts.size),
      changedMs: Number(facts.mtimeMs),
      packing,
      head: raw,
    } as const
    return packing === null ? opened : { ...opened, head: await firstOf(opened, path) }
  } catch (error) {
    if (!held) await file.close()
    throw error
  }
}

export const keyOf = ({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string => `${dev}:${ino}`

export async function readAt(file: FileHandle, offset: number, most: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(most)
  let length = 0
  while (length < most) {
    const { bytesRead } = await file.read(bytes, length, most - length, offset + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}

/** Whether what stands before the place is what was read there. */
export async function hasTail({ file, packing }: Opened, past: Past): Promise<boolean> {
  if (packing !== null) return true // told while it is unpacked: `unpackedFrom`
  const bytes = await readAt(file, past.offset - past.tailBytes, past.tailBytes)
  return bytes.length === past.tailBytes && hashOf(bytes) === past.tail
}

async function firstOf(opened: Pick<Opened, 'packing'>, path: string): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of unpacked(opened, path)) {
    parts.push(part)
    size += part.length
    if (size >= headBytes) break
  }
  return Buffer.concat(parts).subarray(0, headBytes)
}

async function* unpacked({ packing }: Pick<Opened, 'packing'>, path: string): AsyncGenerator<Buffer> {
  const unpacker = packing === 'gzip' ? createGunzip() : createZstdDecompress()
  const packed = createReadStream(path, { highWaterMark: 65_536 })
  packed.once('error', (error) => unpacker.destroy(error))
  try {
    yield* packed.pipe(unpacker) as AsyncIterable<Buffer>
  } finally {
    packed.destroy()
    unpacker.destroy()
  }
}

/** The packed file holds something else than was read: it is no remains of it. */
export class OtherContent extends Error {}

/** Unpacked content after the place, in pieces. Throws `OtherContent` before the first when its bytes before the place are others. */
export async function* unpackedFrom(opened: Opened, path: string, past: Past | null): AsyncGenerator<Buffer> {
  let left = past?.offset ?? 0
  let last: Buffer = Buffer.alloc(0)
  let isProved = past === null || past.offset === 0
  const prove = (): void => {
    if (!isProved && hashOf(last) !== past!.tail) throw new OtherContent()
    isProved = true
  }
  for await (const part of unpacked(opened, path)) {
    const skipped = part.subarray(0, left)
    if (left > 0) last = Buffer.from(Buffer.concat([last, skipped]).subarray(-Math.min(past!.tailBytes, tailBytes)))
    left -= skipped.length
    if (left > 0) continue
    prove()
    for (let at = skipped.length; at < part.length; at += pieceBytes) yield part.subarray(at, at + pieceBytes)
  }
  if (left > 0) throw new OtherContent()
  prove()
}
