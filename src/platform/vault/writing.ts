// Writing one file: cut into records, sealed and hashed as it comes. What was written is whole up to its last record, whatever happens.
import { type FileHandle, open } from 'node:fs/promises'
import { refuse } from '#src/core/refusal.ts'
import { type Digests, digesting } from './digest.ts'
import { blockBytes, type FileForm, formOf, headBytes, newForm } from './form.ts'
import type { VaultKey } from './key.ts'
import { records } from './reading.ts'

/** After so much the disk is asked to have it, while more comes. */
const settleEveryBytes = 32 * 1024 ** 2

/** So many sealed records wait for a disk that is slower for a moment. */
const recordsAhead = 8

export type Writing = {
  /** How many bytes have come in. */
  readonly bytes: number
  add(chunk: Uint8Array): Promise<void>
  /** What came in so far is on the disk when this returns. */
  settle(): Promise<void>
  /** Ends the file: after this nothing can be added. */
  finish(): Promise<Digests>
  close(): Promise<void>
}

export async function startWriting(path: string, key: VaultKey): Promise<Writing> {
  const file = await open(path, 'wx+', 0o600)
  const form = newForm(key)
  await writeAt(file, form.head, 0)
  return writingOn(file, form, { index: 0, end: headBytes, digest: digesting(), bytes: 0, done: null })
}

/** Goes on with a file that was left: what is whole of it stays, a torn end goes. */
export async function resumeWriting(path: string, key: VaultKey): Promise<Writing> {
  const file = await open(path, 'r+')
  const digest = digesting()
  const from = { index: 0, end: headBytes, digest, bytes: 0, done: null as Digests | null }
  for await (const { plain, isLast, end } of records(file, key)) {
    await digest.add(plain)
    from.index++
    from.bytes += plain.byteLength
    from.end = end
    if (isLast) from.done = await digest.end()
  }
  const { size } = await file.stat()
  const kept = size < headBytes ? null : formOf(key, (await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)).buffer)
  const form = kept ?? newForm(key)
  await file.truncate(kept ? from.end : 0)
  if (!kept) await writeAt(file, form.head, 0)
  return writingOn(file, form, from)
}

type Place = {
  index: number
  end: number
  readonly digest: ReturnType<typeof digesting>
  bytes: number
  done: Digests | null
}

function writingOn(file: FileHandle, form: FileForm, at: Place): Writing {
  let held = Buffer.alloc(0)
  const block = Buffer.allocUnsafe(blockBytes)

  /** The records before, one after the other: they go to the disk while the next ones are sealed, a few at most. After one that could not
   * be written none is; what went wrong is said with the next that comes, or at the end. */
  let written: Promise<void> = Promise.resolve()
  const ahead: Promise<void>[] = []
  /** The disk is kept at work while more comes, so that the end has little left to wait for. The system tells of a failed write once. */
  let settling: Promise<void> = Promise.resolve()
  let [unsettled, isSettling] = [0, false]
  const settleAhead = (bytes: number): void => {
    unsettled += bytes
    if (unsettled < settleEveryBytes || isSettling) return
    ;[unsettled, isSettling] = [0, true]
    settling = settle().then(() => {
      isSettling = false
    })
    settling.catch(() => {})
  }
  /** A disk may say only now that it is full. */
  const settle = async (): Promise<void> => {
    try {
      await settling
      await file.datasync()
    } catch (error) {
      if (isFull(error)) refuse('vault.disk-full.unavailable')
      throw error
    }
  }

  const write = async (sealed: readonly Uint8Array[], position: number): Promise<void> => {
    try {
      await writeAllAt(file, sealed, position)
    } catch (error) {
      await file.truncate(position)
      if (isFull(error)) refuse('vault.disk-full.unavailable')
      throw error
    }
  }
  const put = async (plain: Uint8Array, total: number | null) => {
    // Another thread hashes while this one seals.
    const hashed = at.digest.add(plain)
    const sealed = form.seal(at.index, plain, total)
    const position = at.end
    written = written.then(() => write(sealed, position))
    written.catch(() => {})
    ahead.push(written)
    if (ahead.length > recordsAhead) await ahead.shift()
    settleAhead(bytesOf(sealed))
    at.index++
    at.end += bytesOf(sealed)
    await hashed
  }
  return {
    get bytes() {
      return at.bytes
    },
    async add(chunk) {
      for (let from = 0; from < chunk.byteLength; ) {
        const taken = chunk.subarray(from, from + blockBytes - held.byteLength)
        block.set(taken, held.byteLength)
        held = block.subarray(0, held.byteLength + taken.byteLength)
        from += taken.byteLength
        at.bytes += taken.byteLength
        if (held.byteLength < blockBytes) continue
        await put(held, null)
        held = block.subarray(0, 0)
      }
    },
    async settle() {
      if (held.byteLength > 0) {
        await put(held, null)
        held = block.subarray(0, 0)
      }
      await written
      await settle()
    },
    async finish() {
      if (at.done) return at.done
      await put(held, at.bytes)
      held = block.subarray(0, 0)
      // The last of it is hashed while the disk takes it.
      const [digests] = await Promise.all([at.digest.end(), written.then(settle)])
      at.done = digests
      return digests
    },
    async close() {
      at.digest.close()
      await written.catch(() => {})
      await settling.catch(() => {})
      await file.close()
    },
  }
}

const bytesOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.byteLength, 0)

/** In one call where the system takes it all; the rest, if there is any, part by part. */
async function writeAllAt(file: FileHandle, parts: readonly Uint8Array[], position: number): Promise<void> {
  const { bytesWritten } = await file.writev(parts as Uint8Array[], position)
  const whole = bytesOf(parts)
  if (bytesWritten < whole) await writeAt(file, Buffer.concat(parts).subarray(bytesWritten), position + bytesWritten)
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let from = 0; from < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, from, bytes.byteLength - from, position + from)
    from += bytesWritten
  }
}

/** The disk, the quota or the largest file is used up. */
export const isFull = (error: unknown): boolean =>
  /^(ENOSPC|EDQUOT|EFBIG)$/.test((error as NodeJS.ErrnoException | null)?.code ?? '')
