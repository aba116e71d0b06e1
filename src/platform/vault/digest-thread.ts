// Counts MD5 and SHA-1 of large files, beside the thread that receives and seals them.
import { createHash, type Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

export type ToHash =
  | { readonly id: number; readonly chunk: Uint8Array | null }
  | { readonly id: number; readonly isGivenUp: true }
export type Hashed =
  | { readonly id: number; readonly done: number }
  | { readonly id: number; readonly md5: string; readonly sha1: string }

const files = new Map<number, { readonly md5: Hash; readonly sha1: Hash }>()

parentPort?.on('message', (said: ToHash) => {
  const { id } = said
  if ('isGivenUp' in said) {
    files.delete(id)
    return
  }
  const hashes = files.get(id) ?? { md5: createHash('md5'), sha1: createHash('sha1') }
  if (said.chunk === null) {
    files.delete(id)
    parentPort!.postMessage({ id, md5: hashes.md5.digest('hex'), sha1: hashes.sha1.digest('hex') } satisfies Hashed)
    return
  }
  files.set(id, hashes)
  for (const hash of Object.values(hashes)) hash.update(said.chunk)
  parentPort!.postMessage({ id, done: said.chunk.byteLength } satisfies Hashed)
})
