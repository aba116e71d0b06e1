// Reads kept files again to their last byte. Large ones each in a thread, as many at once as the machine has cores, so that the desk
// answers meanwhile.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { VaultKey } from './key.ts'
import { type Proved, proved } from './reading.ts'

/** A shorter file is read before a thread is up. */
const aloneBytes = 8 * 1024 ** 2

export type ToProve = {
  readonly folder: string
  readonly keyFolder: string
  readonly path: string
  readonly sha256: string
}
export type Proving = {
  proved(path: string, sha256: string, bytes: number): Promise<Proved>
  close(): Promise<void>
}

export function startProving(folder: string, keyFolder: string, key: VaultKey): Proving {
  const inTurn = pLimit({ concurrency: availableParallelism(), rejectOnClear: true })
  const threads = new Set<Worker>()
  const inThread = (given: ToProve): Promise<Proved> => {
    const { promise, resolve, reject } = Promise.withResolvers<Proved>()
    const thread = new Worker(new URL('./proving-thread.ts', import.meta.url), { workerData: given })
    threads.add(thread)
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', () => {
      threads.delete(thread)
      reject(new Error('the vault was closed while a file was read'))
    })
    return promise
  }
  return {
    proved: (path, sha256, bytes) =>
      bytes <= aloneBytes ? proved(path, key, sha256) : inTurn(() => inThread({ folder, keyFolder, path, sha256 })),
    async close() {
      inTurn.clearQueue()
      await Promise.all([...threads].map((thread) => thread.terminate()))
    },
  }
}
