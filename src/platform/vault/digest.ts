import { createHash } from 'node:crypto'
import { type Beside, beside } from './digest-beside.ts'

/** What a file is known by: SHA-256 names it and proves it; MD5 and SHA-1 only find it in lists of others, and prove nothing. */
export type Digests = { readonly sha256: string; readonly md5: string; readonly sha1: string; readonly bytes: number }

export type Digesting = {
  /** What is given stays the caller's: it may be written over when this returns. */
  add(chunk: Uint8Array): Promise<void>
  end(): Promise<Digests>
  /** Gives up what was not ended. */
  close(): void
}

/** A file up to this length is hashed where it is; a longer one has MD5 and SHA-1 counted by a thread, beside SHA-256 and the sealing. */
const aloneBytes = 2 * 1024 ** 2

export function digesting(): Digesting {
  const sha256 = createHash('sha256')
  let held: Uint8Array[] = []
  let bytes = 0
  let other: Beside | null = null
  return {
    async add(chunk) {
      bytes += chunk.byteLength
      sha256.update(chunk)
      if (other !== null) return other.add(chunk)
      held.push(new Uint8Array(chunk))
      if (bytes <= aloneBytes) return
      other = beside()
      for (const one of held.splice(0)) await other.add(one)
    },
    async end() {
      if (other) return { sha256: sha256.digest('hex'), ...(await other.end()), bytes }
      const of = (name: string) => held.reduce((hash, chunk) => hash.update(chunk), createHash(name)).digest('hex')
      const [md5, sha1] = [of('md5'), of('sha1')]
      held = []
      return { sha256: sha256.digest('hex'), md5, sha1, bytes }
    },
    close: () => other?.close(),
  }
}
