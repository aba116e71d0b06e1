import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Archive } from './archive.ts'
import type { Address } from './clickhouse/address.ts'
import { archiveOver, callsOver, type Wire } from './over-port.ts'

/** What the archive is opened with: the folder of this desk, and where the servers are when there are some. */
export type EngineGiven = { readonly dir: string; readonly address: Address | null }

export type Opening = {
  /** The archive; the first call starts its thread. */
  get(): Promise<Archive>
  /** A further door to it, for another thread; what goes through it never passes through this one. */
  port(): Promise<MessagePort>
  end(): Promise<void>
}

/** What is answered beside the archive by what brings lines in, and the file of its thread. */
export type Thread = {
  /** Owns the archive too, where that lives on servers of its own and this desk only speaks with them. */
  readonly file: URL
  /** Stands apart from the thread of the archive, so that one reads lines while the other writes them. It is ended by `stop`. */
  readonly apart: URL
  readonly more: Wire
}
const alone = new URL('./thread.ts', import.meta.url)
/** Events that wait for the disk are short-lived, and there are many of them: they are not to be moved about meanwhile. */
const youngMb = 64

/** A thread that answers at a port. */
type Started = { readonly worker: Worker; readonly port: MessagePort }

async function startThread(file: URL, given: object, doors: readonly MessagePort[]): Promise<Started> {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(file, {
    workerData: { ...given, port: port2 },
    transferList: [port2, ...doors],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the archive ended with ${code}`)))
  })
  // A thread that fails later closes the port; every call says so, and the next one starts it anew.
  worker.on('error', () => undefined)
  worker.once('exit', () => port1.close())
  return { worker, port: port1 }
}

function doorOf(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage(port2, [port2])
  return port1
}

type Running = { readonly archive: Archive; readonly owner: Worker; readonly workers: readonly Worker[] }

/** The archive of this desk, in a thread of its own, started when somebody first needs it: a desk without logs pays nothing. */
export function openArchive(given: EngineGiven, thread: Thread): Opening {
  let started: Promise<Running> | null = null
  const start = async (): Promise<Running> => {
    if (given.address) {
      const { worker, port } = await startThread(thread.file, given, [])
      return { archive: archiveOver(port, thread.more), owner: worker, workers: [worker] }
    }
    const owner = await startThread(alone, given, [])
    const door = doorOf(owner.worker)
    const bringing = await startThread(thread.apart, { archive: door }, [door]).catch(async (error) => {
      await owner.worker.terminate()
      throw error
    })
    const archive = archiveOver(owner.port)
    const more = callsOver<{ stop(): Promise<void> }>(bringing.port, {
      ...thread.more,
      calls: [...thread.more.calls, 'stop'],
    })
    const end = async (): Promise<void> => {
      // What is under way is written before the archive closes.
      await more.stop().catch(() => undefined)
      await archive.end()
    }
    return { archive: { ...archive, ...more, end }, owner: owner.worker, workers: [owner.worker, bringing.worker] }
  }
  const opened = () => {
    started ??= start().then(
      (running) => {
        for (const worker of running.workers)
          worker.once('exit', () => {
            started = null
            // One without the other is no use: both are started anew.
            for (const other of running.workers) void other.terminate()
          })
        return running
      },
      (error) => {
        started = null
        throw error
      },
    )
    return started
  }
  return {
    get: async () => (await opened()).archive,
    port: async () => doorOf((await opened()).owner),
    async end() {
      const running = await started?.catch(() => null)
      if (!running) return
      await running.archive.end().catch(() => undefined)
      await Promise.all(running.workers.map((worker) => worker.terminate()))
    },
  }
}
