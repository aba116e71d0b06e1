// Files that come in over a line that may be cut: what has arrived stays, and the sender goes on from there, after a crash too.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { refuse } from '#src/core/refusal.ts'
import type { VaultKey } from './key.ts'
import { isFile, type Places, settleAt, syncFolder } from './place.ts'
import { resumeWriting, startWriting, type Writing } from './writing.ts'

export const uploadBytesMax = 100 * 1024 ** 3
const openMax = 200
/** An upload that nobody went on with for so long is given up. */
const patienceMs = 14 * 86_400_000

const Upload = z.object({
  id: z.string(),
  bytes: z.number(),
  name: z.string(),
  mediaType: z.string(),
  /** Who may go on with it, in the words of whoever began it. */
  owner: z.string(),
  /** For what, likewise. */
  about: z.string(),
  done: z.object({ sha256: z.string(), md5: z.string(), sha1: z.string(), bytes: z.number() }).nullable(),
})
/** A file on its way in; `done` once all of it is in the vault. */
export type Upload = z.infer<typeof Upload>
export type NewUpload = Omit<Upload, 'id' | 'done'>

export type Uploads = {
  begin(upload: NewUpload): Promise<Upload>
  /** What is known of it, and how much has arrived. */
  find(id: string): Promise<{ upload: Upload; offset: number }>
  /** Adds from `offset` on; a cut of `body` keeps what came. A second sender takes over from the first. */
  append(id: string, offset: number, body: AsyncIterable<Uint8Array>): Promise<{ upload: Upload; offset: number }>
  /** Forgets it: what was not finished is gone, what was finished stays in the vault. */
  end(id: string): Promise<void>
  /** Lets go of open files; nothing is lost. */
  close(): Promise<void>
}

/** Who sends now, and how to make them let go. */
type Sender = { readonly ended: Promise<unknown>; stop: () => void }

export function openUploads(places: Places, key: VaultKey): Uploads {
  const writings = new Map<string, Promise<Writing>>()
  const senders = new Map<string, Sender>()
  const folderOf = (id: string) =>
    join(places.incoming, /^[0-9a-f]{32}$/.test(id) ? id : refuse('vault.upload.not-found'))
  const dataOf = (id: string) => join(folderOf(id), 'data')

  const read = async (id: string): Promise<Upload> => {
    const text = await readFile(join(folderOf(id), 'about.json'), 'utf8').catch(() => refuse('vault.upload.not-found'))
    return Upload.parse(JSON.parse(text))
  }
  const write = async (upload: Upload): Promise<void> => {
    const path = join(folderOf(upload.id), 'about.json')
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(JSON.stringify(upload))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
    await syncFolder(folderOf(upload.id))
  }
  const writingOf = (id: string): Promise<Writing> => {
    const known = writings.get(id)
    if (known) return known
    const opened = (async () =>
      (await isFile(dataOf(id))) ? await resumeWriting(dataOf(id), key) : await startWriting(dataOf(id), key))()
    writings.set(id, opened)
    opened.catch(() => writings.delete(id))
    return opened
  }
  const letGo = async (id: string): Promise<void> => {
    const opened = writings.get(id)
    writings.delete(id)
    const writing = await opened?.catch(() => undefined)
    await writing?.close().catch(() => {})
  }
  /** All of it came: it gets its name in the vault. Done again after a crash it does the same. */
  const finish = async (upload: Upload): Promise<Upload> => {
    const writing = await writingOf(upload.id)
    const done = await writing.finish()
    await letGo(upload.id)
    await settleAt(dataOf(upload.id), places.sealed(done.sha256))
    const finished = { ...upload, done }
    await write(finished)
    return finished
  }
  const receive = async (id: string, offset: number, body: AsyncIterable<Uint8Array>, stopped: Promise<void>) => {
    const upload = await read(id)
    if (upload.done) return { upload, offset: upload.bytes }
    const writing = await writingOf(id)
    if (offset !== writing.bytes) refuse('vault.upload.changed-offset', { offset: writing.bytes })
    try {
      await take(writing, upload.bytes, body, stopped)
      return writing.bytes === upload.bytes
        ? { upload: await finish(upload), offset: upload.bytes }
        : { upload, offset: writing.bytes }
    } catch (error) {
      // What is in memory may be ahead of the disk: the next one reads it from there.
      await letGo(id)
      throw error
    }
  }

  return {
    async begin(given) {
      await giveUpOld(places.incoming)
      if ((await readdir(places.incoming)).length >= openMax) refuse('vault.upload.too-many', { limit: openMax })
      const { bavail, bsize } = await statfs(places.incoming)
      if (given.bytes > bavail * bsize) refuse('vault.disk-full.unavailable')
      const upload: Upload = { ...given, id: randomBytes(16).toString('hex'), done: null }
      await mkdir(folderOf(upload.id), { mode: 0o700 })
      await write(upload)
      return given.bytes === 0 ? await finish(upload) : upload
    },
    async find(id) {
      const upload = await read(id)
      if (upload.done) return { upload, offset: upload.bytes }
      const writing = await writingOf(id)
      // Ended with a crash between its last byte and its name: it gets that now.
      if (writing.bytes === upload.bytes && !senders.has(id))
        return { upload: await finish(upload), offset: upload.bytes }
      return { upload, offset: writing.bytes }
    },
    async append(id, offset, body) {
      const before = senders.get(id)
      before?.stop()
      const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
      const work = (async () => {
        await before?.ended
        return await receive(id, offset, body, stopped)
      })()
      const sender: Sender = { ended: work.catch(() => {}), stop }
      senders.set(id, sender)
      try {
        return await work
      } finally {
        if (senders.get(id) === sender) senders.delete(id)
      }
    },
    async end(id) {
      const sender = senders.get(id)
      sender?.stop()
      await sender?.ended
      await letGo(id)
      await rm(folderOf(id), { recursive: true, force: true })
    },
    async close() {
      for (const sender of senders.values()) sender.stop()
      await Promise.all([...senders.values()].map((sender) => sender.ended))
      for (const id of [...writings.keys()]) await letGo(id)
    },
  }
}

async function take(
  writing: Writing,
  limit: number,
  body: AsyncIterable<Uint8Array>,
  stopped: Promise<void>,
): Promise<void> {
  const chunks = body[Symbol.asyncIterator]()
  const end = { done: true as const, value: undefined }
  const stop = stopped.then(() => end)
  try {
    for (;;) {
      // A line that is cut is no fault of the upload: it has what it has.
      const { done, value } = await Promise.race([stop, chunks.next().catch(() => end)])
      if (done) break
      if (writing.bytes + value.byteLength > limit) refuse('vault.upload.too-large', { limit })
      await writing.add(value)
    }
    if (writing.bytes < limit) await writing.settle()
  } finally {
    void chunks.return?.(undefined)?.catch(() => {})
  }
}

async function giveUpOld(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const found = await stat(join(incoming, name, 'data')).catch(() => stat(join(incoming, name)).catch(() => null))
    if (found && Date.now() - found.mtimeMs > patienceMs)
      await rm(join(incoming, name), { recursive: true, force: true })
  }
}
