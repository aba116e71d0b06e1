// Counts MD5 and SHA-1 of large files, beside the thread that receives and seals them.
import { createHash, type Hash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

export type ToHash =
  | { readonly id: number; readonly shared: Uint8Array }
  | { readonly id: number; readonly at: number; readonly bytes: number }
  | { readonly id: number; readonly isAll: true }
  | { readonly id: number; readonly isGivenUp: true }
export type Hashed =
  /** The place that may be written over. */
  { readonly id: number; readonly done: number } | { readonly id: number; readonly md5: string; readonly sha1: string }

/** What the nearest memory of a core holds, so that the second hash need not fetch it again. */
const pieceBytes = 128 * 1024

type File = { readonly shared: Uint8Array; readonly md5: Hash; readonly sha1: Hash }
const files = new Map<number, File>()
const say = (said: Hashed): void => parentPort!.postMessage(said)

parentPort?.on('message', (said: ToHash) => {
  const { id } = said
  if ('shared' in said) {
    files.set(id, { shared: said.shared, md5: createHash('md5'), sha1: createHash('sha1') })
    return
  }
  const { shared, md5, sha1 } = files.get(id)!
  if ('at' in said) {
    const end = said.at + said.bytes
    for (let at = said.at; at < end; at += pieceBytes) {
      const piece = shared.subarray(at, Math.min(end, at + pieceBytes))
      md5.update(piece)
      sha1.update(piece)
    }
    say({ id, done: said.at })
    return
  }
  files.delete(id)
  if ('isAll' in said) say({ id, md5: md5.digest('hex'), sha1: sha1.digest('hex') })
})
