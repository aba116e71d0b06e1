// gzip and zstd, unpacked piece by piece. What was there before a damage or a cut is given; then the damage is thrown.
import type { Transform } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'

/** Pieces in which packed bytes go in: what comes out of one is held in memory, at most a thousand times as much. */
export const PACKED_PIECE = 16_384

export const newGunzip = (): Transform => createGunzip()
export const newUnzstd = (): Transform => createZstdDecompress()

export async function* inflate(packed: AsyncIterable<Buffer>, unpacker: Transform): AsyncGenerator<Buffer> {
  let out: Buffer[] = []
  let failure: Error | null = null
  unpacker.on('data', (chunk: Buffer) => out.push(chunk))
  const failed = new Promise<void>((resolve) =>
    unpacker.once('error', (error) => {
      failure = error
      resolve()
    }),
  )
  const ended = new Promise<void>((resolve) => unpacker.once('end', resolve))
  const given = function* (): Generator<Buffer> {
    const chunks = out
    out = []
    yield* chunks
  }
  try {
    for await (const piece of packed) {
      await Promise.race([new Promise<void>((resolve) => unpacker.write(piece, () => resolve())), failed])
      yield* given()
      if (failure !== null) throw failure
    }
    unpacker.end()
    await Promise.race([ended, failed])
    yield* given()
    if (failure !== null) throw failure
  } finally {
    unpacker.destroy()
  }
}
