import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { webStream } from '../web-stream.ts'

/** Files kept as they came, once, under their SHA-256; written once and never changed. */
export type Vault = {
  /** Keeps bytes and gives back their SHA-256 (hex). On disk and synced when this returns. */
  put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }>
  read(sha256: string): Promise<Uint8Array>
  stream(sha256: string): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>
  has(sha256: string): Promise<boolean>
  readonly folder: string
}

/** The default vault: a folder. An S3-compatible store can stand in its place. */
export async function openVault(folder: string): Promise<Vault> {
  await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a vault name is a SHA-256 in hexadecimal')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  const has = (sha256: string) =>
    stat(pathOf(sha256)).then(
      (found) => found.isFile(),
      () => false,
    )

  async function put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = pathOf(sha256)
    if (await has(sha256)) return { sha256, bytes: bytes.byteLength }
    const incoming = join(folder, 'incoming', randomBytes(12).toString('hex'))
    const file = await open(incoming, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await link(incoming, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await unlink(incoming)
    await chmod(path, 0o400)
    const parent = await open(dirname(path), 'r')
    try {
      await parent.sync()
    } finally {
      await parent.close()
    }
    return { sha256, bytes: bytes.byteLength }
  }

  return {
    folder,
    put,
    has,
    read: (sha256) => readFile(pathOf(sha256)),
    async stream(sha256) {
      const path = pathOf(sha256)
      const { size } = await stat(path)
      return { body: webStream(createReadStream(path)), bytes: size }
    },
  }
}
