// Paths on their way from one thread to another: their bytes, with a NUL between them, which no path has in it.
import { type BytePath, bytesOf, fromBytes } from '../path.ts'

export type Batch = Uint8Array

export const pathsInBatch = 192

export const batchOf = (paths: readonly BytePath[]): Batch => new Uint8Array(bytesOf(paths.join('\0')))
export const pathsIn = (batch: Batch): BytePath[] => fromBytes(batch).split('\0')

export function* inBatches(paths: Iterable<BytePath>): Generator<Batch> {
  let batch: BytePath[] = []
  for (const path of paths) {
    batch.push(path)
    if (batch.length < pathsInBatch) continue
    yield batchOf(batch)
    batch = []
  }
  if (batch.length > 0) yield batchOf(batch)
}
