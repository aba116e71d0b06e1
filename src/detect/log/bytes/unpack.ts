// What a log comes packed in, told by its first bytes: gzip, zstd, tar of these, UTF-16. Streams, so that size is no matter.
import { inflate, newGunzip, newUnzstd, PACKED_PIECE } from './inflate.ts'
import { newSource, rest } from './source.ts'
import { isTar, members } from './tar.ts'

export type Part = { readonly name: string | null; readonly chunks: AsyncIterable<Uint8Array> }

/** A tar of gzip files inside a gzip is three deep. */
const MAX_DEPTH = 4
const PIECE = 262_144

/** The logs in a file, each with its name. One must be read to its end before the next is asked for. */
export async function* unpack(input: AsyncIterable<Uint8Array>, name: string | null, depth = 0): AsyncGenerator<Part> {
  const source = newSource(input)
  const head = await source.peek(512)
  const unpacker = depth >= MAX_DEPTH ? null : isGzip(head) ? newGunzip() : isZstd(head) ? newUnzstd() : null
  if (unpacker !== null) yield* unpack(inflate(rest(source, PACKED_PIECE), unpacker), name, depth + 1)
  else if (depth < MAX_DEPTH && isTar(head))
    for await (const member of members(source))
      yield* unpack(member.chunks, name === null ? member.name : `${name}/${member.name}`, depth + 1)
  else {
    const wide =
      head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
    const chunks = rest(source, PIECE)
    yield { name, chunks: wide === null ? chunks : narrow(chunks, wide) }
  }
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
const isZstd = (head: Buffer): boolean => head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528

async function* narrow(chunks: AsyncIterable<Buffer>, label: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(label)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
