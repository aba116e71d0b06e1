// The memory of a detector as one piece of bytes: what it is, in JSON, then its columns; packed with zstd.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Saved } from '../detector.ts'

/** Changes when memory of before cannot be read any more; it is then learnt anew. */
const version = 1
const mostBytes = 1_000_000_000
const headBytes = 4

export function packed({ head, bytes }: Saved): Uint8Array {
  const text = Buffer.from(JSON.stringify({ version, head, sizes: bytes.map((one) => one.length) }))
  const size = Buffer.alloc(headBytes)
  size.writeUInt32LE(text.length)
  return zstdCompressSync(Buffer.concat([size, text, ...bytes]))
}

/** Null of what was kept by another version, or is damaged. */
export function unpacked(given: Uint8Array): Saved | null {
  try {
    const all = zstdDecompressSync(given, { maxOutputLength: mostBytes })
    const end = headBytes + all.readUInt32LE(0)
    const said = JSON.parse(all.toString('utf8', headBytes, end)) as { version: number; head: unknown; sizes: number[] }
    if (said.version !== version) return null
    let at = end
    const bytes = said.sizes.map((size) => {
      at += size
      return all.subarray(at - size, at)
    })
    return at === all.length ? { head: said.head, bytes } : null
  } catch {
    return null
  }
}
