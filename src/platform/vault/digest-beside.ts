// The one thread that counts MD5 and SHA-1 of large files: started with the first, ended with the last.
import { Worker } from 'node:worker_threads'
import type { Hashed, ToHash } from './digest-thread.ts'

export type Beside = {
  /** Copies the chunk. Waits while too much is ahead of the thread. */
  add(chunk: Uint8Array): Promise<void>
  end(): Promise<{ readonly md5: string; readonly sha1: string }>
  close(): void
}

/** So much of one file may wait for the thread in memory that both share: a sender that is faster waits. */
const partBytes = 1024 ** 2
const partsAhead = 8

type File = { heard(said: Hashed): void; failed(error: Error): void }
let thread: Worker | null = null
let lastId = 0
const files = new Map<number, File>()

function running(): Worker {
  if (thread) return thread
  const fresh = new Worker(new URL('./digest-thread.ts', import.meta.url))
  fresh.unref()
  fresh.on('message', (said: Hashed) => files.get(said.id)?.heard(said))
  fresh.on('error', (error) => {
    thread = null
    for (const file of [...files.values()]) file.failed(error as Error)
  })
  thread = fresh
  return fresh
}

function forget(id: number): void {
  files.delete(id)
  if (files.size > 0) return
  void thread?.terminate()
  thread = null
}

export function beside(): Beside {
  const worker = running()
  const id = ++lastId
  let wake = () => {}
  let failure: Error | null = null
  let result: { md5: string; sha1: string } | null = null
  const shared = new Uint8Array(new SharedArrayBuffer(partBytes * partsAhead))
  const free = Array.from({ length: partsAhead }, (_, at) => at * partBytes)
  files.set(id, {
    heard(said) {
      if ('done' in said) free.push(said.done)
      else result = { md5: said.md5, sha1: said.sha1 }
      wake()
    },
    failed(error) {
      failure = error
      wake()
    },
  })
  /** Whoever waits keeps the program from ending, as any reading of a file does. */
  const until = async (isThere: () => boolean): Promise<void> => {
    worker.ref()
    while (!isThere() && failure === null) await new Promise<void>((woken) => (wake = woken))
    if (failure) throw failure
  }
  const tell = (said: ToHash): void => worker.postMessage(said)
  tell({ id, shared })
  return {
    async add(chunk) {
      for (let from = 0; from < chunk.byteLength; from += partBytes) {
        if (free.length === 0) await until(() => free.length > 0)
        const part = chunk.subarray(from, from + partBytes)
        const at = free.pop()!
        shared.set(part, at)
        tell({ id, at, bytes: part.byteLength })
      }
    },
    async end() {
      tell({ id, isAll: true })
      await until(() => result !== null)
      forget(id)
      return result!
    },
    close() {
      if (!files.has(id)) return
      tell({ id, isGivenUp: true })
      forget(id)
    },
  }
}
