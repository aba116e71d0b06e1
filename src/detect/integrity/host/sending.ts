// What goes from a host to its desk: a baseline, and what a check found, packed.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createZstdCompress } from 'node:zlib'
import type { Finding } from '../finding.ts'
import type { ResultHead } from '../result.ts'

async function packed(lines: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of lines.pipe(createZstdCompress()) as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const packedBaseline = (file: string): Promise<Buffer> => packed(createReadStream(file))

export function packedResult(head: ResultHead, findings: Iterable<Finding>): Promise<Buffer> {
  function* lines(): Generator<Buffer> {
    yield Buffer.from(`${JSON.stringify(head)}\n`)
    let count = 0
    for (const finding of findings) {
      count++
      yield Buffer.from(`${JSON.stringify(finding)}\n`)
    }
    yield Buffer.from(`${JSON.stringify({ end: { findings: count } })}\n`)
  }
  return packed(Readable.from(lines()))
}
