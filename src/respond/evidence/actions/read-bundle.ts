// Reads a collector's bundle once through, as it lies in the vault: what it says of itself, and the hash of every file in it.
import { createHash } from 'node:crypto'
import yauzl from 'yauzl'
import { inflate, newGunzip, PACKED_PIECE } from '#src/detect/log/bytes/inflate.ts'
import { newSource, rest } from '#src/detect/log/bytes/source.ts'
import { isTar, members } from '#src/detect/log/bytes/tar.ts'
import type { Vault } from '#src/platform/vault/vault.ts'
import { readCollection, type SeenBundle } from '../bundle-check.ts'
import type { Collection } from '../evidence.ts'

/** What small grows to: a bundle holds logs, not disks. */
const unpackedMax = 32 * 1024 ** 3
const filesMax = 200_000
const zipMax = 1024 ** 3
const textMax = 4 * 1024 * 1024
const kept = new Set(['MANIFEST', 'about.txt', 'missing.txt', '01-clock.txt', '00-clock.txt'])

/** Null for every other file. A bundle that breaks off says what it held until there. */
export async function collectionIn(vault: Vault, sha256: string): Promise<Collection | null> {
  const { body, bytes } = await vault.stream(sha256)
  const chunks = (body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  const source = newSource({ [Symbol.asyncIterator]: () => chunks })
  const head = await source.peek(512)
  const files = new Map<string, string>()
  const texts = new Map<string, string>()
  let manifest: SeenBundle['manifest'] = null
  let isReadable = true
  let unpacked = 0
  const see = async (name: string, chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    const plain = name.replace(/^data\//, '')
    const hash = createHash('sha256')
    const parts: Uint8Array[] = []
    let length = 0
    for await (const chunk of chunks) {
      unpacked += chunk.byteLength
      if (unpacked > unpackedMax) throw new Error('the bundle is too large unpacked')
      hash.update(chunk)
      length += chunk.byteLength
      if (kept.has(plain) && length <= textMax) parts.push(chunk)
    }
    const text = Buffer.concat(parts).toString('utf8')
    const digest = hash.digest('hex')
    if (plain === 'MANIFEST') manifest = { text, sha256: digest }
    else if (files.size < filesMax) files.set(plain, digest)
    else throw new Error('the bundle holds too many files')
    if (kept.has(plain)) texts.set(plain, text)
  }
  try {
    if (head[0] === 0x50 && head[1] === 0x4b) {
      if (bytes > zipMax) return null
      await readZip(Buffer.from(await vault.read(sha256)), see)
    } else {
      const isGzip = head[0] === 0x1f && head[1] === 0x8b
      const tar = isGzip ? newSource(inflate(rest(source, PACKED_PIECE), newGunzip())) : source
      if (!isTar(await tar.peek(512))) return null
      for await (const { name, chunks } of members(tar)) {
        // Everything of ours lies under data/: what does not is no bundle, and is not read to its end.
        if (!name.startsWith('data/')) return null
        await see(name, chunks)
      }
    }
  } catch {
    isReadable = false
  } finally {
    await chunks.return?.()
  }
  return readCollection({
    manifest,
    files,
    about: texts.get('about.txt') ?? '',
    clock: texts.get('01-clock.txt') ?? texts.get('00-clock.txt') ?? '',
    missing: texts.get('missing.txt') ?? '',
    isReadable,
  })
}

async function readZip(bytes: Buffer, see: (name: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>) {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.replaceAll('\\', '/')
      if (!name.startsWith('data/')) return
      if (!name.endsWith('/')) await see(name, await zip.openReadStreamPromise(entry))
    }
  } finally {
    zip.close()
  }
}
