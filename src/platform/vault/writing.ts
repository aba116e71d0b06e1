// Writing one file: cut into records, sealed and hashed as it comes. What was written is whole up to its last record, whatever happens.
import { type FileHandle, open } from 'node:fs/promises'
import { refuse } from '#src/core/refusal.ts'
import { type Digests, digesting } from './digest.ts'
import { blockBytes, type FileForm, formOf, headBytes, newForm } from './form.ts'
import type { VaultKey } from './key.ts'
import { records } from './reading.ts'

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
    digest.add(plain)
    from.index++
    from.bytes += plain.byteLength
    from.end = end
    if (isLast) from.done = digest.end()
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

  const put = async (plain: Uint8Array, total: number | null) => {
    const sealed = form.seal(at.index, plain, total)
    try {
      await writeAt(file, sealed, at.end)
    } catch (error) {
      await file.truncate(at.end)
      if (isFull(error)) refuse('vault.disk-full.unavailable')
      throw error
    }
    at.digest.add(plain)
    at.index++
    at.end += sealed.byteLength
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
      await file.datasync()
    },
    async finish() {
      if (at.done) return at.done
      await put(held, at.bytes)
      held = block.subarray(0, 0)
      await file.sync()
      at.done = at.digest.end()
      return at.done
    },
    close: () => file.close(),
  }
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
