// What comes in from a host: packed or not, as lines, within bounds.
import { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { refuse } from '#src/core/refusal.ts'

/** A host of a million files says what it is in a third of this. */
const mostBytes = 1024 ** 3
const mostLineBytes = 8 * 1024 ** 2
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
const newline = 10

export async function* unpacked(sent: Uint8Array): AsyncGenerator<Buffer> {
  const came = Buffer.from(sent.buffer, sent.byteOffset, sent.length)
  const plain = Readable.from([came])
  const isPacked = came.subarray(0, zstdMagic.length).equals(zstdMagic)
  const body = isPacked ? plain.pipe(createZstdDecompress()) : plain
  let bytes = 0
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > mostBytes) refuse('integrity.sent.too-large', { limit: mostBytes / 1024 ** 2 })
      yield piece
    }
  } catch (error) {
    if (/^Z(STD)?_/.test((error as NodeJS.ErrnoException).code ?? '')) refuse('integrity.sent.unreadable.invalid')
    throw error
  } finally {
    body.destroy()
  }
}

/** Whole lines, many at once; what stands after the last line end comes last. */
export async function* wholeLines(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of body) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const last = all.lastIndexOf(newline)
    if (last >= 0) yield all.subarray(0, last + 1)
    rest = all.subarray(last + 1)
    if (rest.length > mostLineBytes) refuse('integrity.sent.unreadable.invalid')
  }
  if (rest.length > 0) yield rest
}

export function* linesIn(piece: Buffer): Generator<Buffer> {
  for (let at = 0; at < piece.length; ) {
    const end = piece.indexOf(newline, at)
    const to = end < 0 ? piece.length : end
    yield piece.subarray(at, to)
    at = to + 1
  }
}
