import { createHash } from 'node:crypto'

/** What a file is known by: SHA-256 names it and proves it; MD5 and SHA-1 only find it in lists of others, and prove nothing. */
export type Digests = { readonly sha256: string; readonly md5: string; readonly sha1: string; readonly bytes: number }

export type Digesting = { add(chunk: Uint8Array): void; end(): Digests }

export function digesting(): Digesting {
  const hashes = { sha256: createHash('sha256'), md5: createHash('md5'), sha1: createHash('sha1') }
  let bytes = 0
  return {
    add(chunk) {
      bytes += chunk.byteLength
      for (const hash of Object.values(hashes)) hash.update(chunk)
    },
    end: () => ({
      sha256: hashes.sha256.digest('hex'),
      md5: hashes.md5.digest('hex'),
      sha1: hashes.sha1.digest('hex'),
      bytes,
    }),
  }
}
