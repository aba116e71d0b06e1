import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rm, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { webStream } from '../web-stream.ts'
import type { Digests } from './digest.ts'
import { openVaultKey, type VaultKey } from './key.ts'
import { isFile, namesIn, type Places, placesIn, settleAt } from './place.ts'
import { startProving } from './proving.ts'
import { contents, lengthAt, type Proved, plainContents, VaultDamage } from './reading.ts'
import { openUploads, type Uploads } from './upload.ts'
import { startWriting } from './writing.ts'

/** Files kept as they came, once, under their SHA-256: written once, never changed, sealed with a key that the database does not hold. */
export type Vault = {
  /** Keeps bytes and gives back their SHA-256 (hex). On disk and synced when this returns. */
  put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }>
  /** Keeps what comes, however large, and everything a file is known by. */
  putStream(body: AsyncIterable<Uint8Array>): Promise<Digests>
  /** All of a file, proved; throws `VaultDamage` when it is not what was put in. */
  read(sha256: string): Promise<Uint8Array>
  /** The same in parts; breaks off at the first part that cannot be proved. */
  stream(sha256: string): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>
  has(sha256: string): Promise<boolean>
  /** Reads a file again to its last byte: whole, missing, or damaged and how much of it is still proved. */
  verify(sha256: string): Promise<Verdict>
  names(): AsyncGenerator<string>
  readonly uploads: Uploads
  readonly folder: string
  close(): Promise<void>
}
export type Verdict = Proved | { readonly state: 'missing' }

/** The default vault: a folder. An S3-compatible store can stand in its place. */
export async function openVault(folder: string, keyFolder: string): Promise<Vault> {
  const places = placesIn(folder)
  await mkdir(places.incoming, { recursive: true, mode: 0o700 })
  const key = await openVaultKey(keyFolder, folder)
  await sealPlain(folder, places, key)
  const uploads = openUploads(places, key)

  const has = (sha256: string) => isFile(places.sealed(sha256))
  const read = (sha256: string) => contents(places.sealed(sha256), key, sha256)
  const proving = startProving(folder, keyFolder, key)

  return {
    folder,
    uploads,
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!(await has(sha256))) await keep(places, key, [bytes])
      return { sha256, bytes: bytes.byteLength }
    },
    putStream: (body) => keep(places, key, body),
    async read(sha256) {
      const parts: Uint8Array[] = []
      for await (const part of read(sha256)) parts.push(part)
      return Buffer.concat(parts)
    },
    async stream(sha256) {
      const bytes = await lengthAt(places.sealed(sha256))
      return {
        body: webStream(Readable.from(read(sha256), { objectMode: true, highWaterMark: 2 })),
        bytes,
      }
    },
    async verify(sha256) {
      if (!(await has(sha256)))
        // A plain file that could not be sealed is one that was no longer what its name says.
        return (await isFile(places.plain(sha256))) ? { state: 'damaged', wholeBytes: 0 } : { state: 'missing' }
      const path = places.sealed(sha256)
      return await proving.proved(path, sha256, (await stat(path)).size)
    },
    async *names() {
      for await (const { sha256 } of namesIn(folder)) yield sha256
    },
    async close() {
      await Promise.all([uploads.close(), proving.close()])
    },
  }
}

async function keep(
  places: Places,
  key: VaultKey,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Digests> {
  const incoming = join(places.incoming, randomBytes(12).toString('hex'))
  const writing = await startWriting(incoming, key)
  let done: Digests
  try {
    for await (const chunk of body) await writing.add(chunk)
    done = await writing.finish()
  } catch (error) {
    await rm(incoming, { force: true })
    throw error
  } finally {
    await writing.close()
  }
  await settleAt(incoming, places.sealed(done.sha256))
  return done
}

/** Files of the time before files were sealed are sealed now, each whole before its plain one goes. A damaged one is left as it is. */
async function sealPlain(folder: string, places: Places, key: VaultKey): Promise<void> {
  const mark = join(folder, 'sealed')
  if (await isFile(mark)) return
  for await (const { sha256, isPlain } of namesIn(folder)) {
    if (!isPlain) continue
    try {
      await keep(places, key, plainContents(places.plain(sha256), sha256))
      await unlink(places.plain(sha256))
    } catch (error) {
      // Another process of this desk was faster, or the file is no longer what its name says.
      if (!(error instanceof VaultDamage) && (await stat(places.plain(sha256)).catch(() => null)) !== null) throw error
    }
  }
  await (await open(mark, 'a', 0o600)).close()
}
