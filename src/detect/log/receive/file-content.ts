// The content of a watched file from a place on, unpacked when it is packed.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unpack } from '../bytes/unpack.ts'

const headBytes = 1_024

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The first bytes of the content, and whether the file must be read from its beginning to be read at all. */
export async function headOf(path: string): Promise<{ bytes: Buffer; isPacked: boolean }> {
  const raw = await first(createReadStream(path, { end: headBytes - 1 }))
  const isPacked =
    (raw[0] === 0x1f && raw[1] === 0x8b) ||
    (raw.length >= 4 && raw.readUInt32LE(0) === 0xfd2fb528) ||
    (raw[0] === 0xff && raw[1] === 0xfe) ||
    (raw[0] === 0xfe && raw[1] === 0xff) ||
    /\.t(ar|gz)$|\.tar\.\w+$/.test(path)
  return { bytes: isPacked ? await first(contentFrom(path, 0, true)) : raw, isPacked }
}

async function first(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size >= headBytes) break
  }
  return Buffer.concat(parts).subarray(0, headBytes)
}

/** `offset` counts bytes of the content, of packed files unpacked ones. */
export async function* contentFrom(path: string, offset: number, isPacked: boolean): AsyncGenerator<Buffer> {
  if (!isPacked) {
    yield* createReadStream(path, { start: offset, highWaterMark: 1 << 20 })
    return
  }
  let left = offset
  for await (const part of unpack(createReadStream(path, { highWaterMark: 1 << 18 }), null))
    for await (const piece of part.chunks) {
      const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      if (left < chunk.length) yield chunk.subarray(left)
      left = Math.max(0, left - chunk.length)
    }
}

/** Every file below a folder; names that begin with a dot are being written by somebody (rsync, scp). */
export async function filesIn(folder: string, deep: number, most: number): Promise<string[]> {
  const found: string[] = []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || found.length >= most) continue
    const path = join(folder, entry.name)
    if (entry.isFile()) found.push(path)
    else if (entry.isDirectory() && deep > 1) found.push(...(await filesIn(path, deep - 1, most - found.length)))
  }
  return found
}
