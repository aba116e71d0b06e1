import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Archive } from './archive.ts'
import type { EngineGiven } from './engine.ts'
import { archiveOver, type Wire } from './over-port.ts'

export type Opening = {
  /** The archive; the first call starts its thread. */
  get(): Promise<Archive>
  /** A further door to it, for another thread; what goes through it never passes through this one. */
  port(): Promise<MessagePort>
  end(): Promise<void>
}

/** The file of the thread that owns the archive, and what it answers beside. */
export type Thread = { readonly file: URL; readonly more: Wire }
const plain: Thread = { file: new URL('./thread.ts', import.meta.url), more: { calls: [], streams: [] } }

/** The archive of this desk, in a thread of its own, started when somebody first needs it: a desk without logs pays nothing. */
export function openArchive(given: EngineGiven, thread: Thread = plain): Opening {
  let started: Promise<{ archive: Archive; worker: Worker }> | null = null
  const start = async (): Promise<{ archive: Archive; worker: Worker }> => {
    const { port1, port2 } = new MessageChannel()
    const worker = new Worker(thread.file, {
      workerData: { ...given, port: port2 },
      transferList: [port2],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the archive ended with ${code}`)))
    })
    // A thread that fails later closes the port; every call says so, and the next one starts it anew.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      port1.close()
      started = null
    })
    return { archive: archiveOver(port1, thread.more), worker }
  }
  const opened = () => {
    started ??= start().catch((error) => {
      started = null
      throw error
    })
    return started
  }
  return {
    get: async () => (await opened()).archive,
    async port() {
      const { worker } = await opened()
      const { port1, port2 } = new MessageChannel()
      worker.postMessage(port2, [port2])
      return port1
    },
    async end() {
      const running = await started?.catch(() => null)
      if (!running) return
      await running.archive.end().catch(() => undefined)
      await running.worker.terminate()
    },
  }
}
