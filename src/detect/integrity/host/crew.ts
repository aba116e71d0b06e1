// The threads that look at files: as many as the machine has cores, their answers in the order of the walk.
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type BytePath, bytesOf } from '../path.ts'
import { type Rules, watchOf } from '../rule.ts'
import { usualPatienceMs } from './answering.ts'
import { lookBatch } from './look-batch.ts'
import type { Done, ThreadData } from './look-thread.ts'
import { begin, owedSince } from './pace.ts'

export type Crew = {
  /** The lines of these paths, batch by batch, in order; at most a few batches wait in memory. */
  linesOf(paths: Iterable<BytePath>): AsyncGenerator<Buffer>
  end(): Promise<void>
}
export type CrewGiven = {
  readonly rules: Rules
  readonly root: BytePath
  readonly readsXattrs: boolean
  /** Share of one core in all; without it every core is used. */
  readonly share?: number | undefined
  readonly problem: (code: string, path: BytePath) => void
  /** How long one file may not answer (a mount that hangs) before it is given up. */
  readonly patienceMs?: number
  /** So few that starting threads for them would take longer than looking. */
  readonly isFew?: boolean
}

const pathsInBatch = 192
const batchesAhead = 24
const tasksInHand = 2
const threadHeapMb = 256

/** A thread has its next task in hand while it is at one. */
type Thread = { worker: Worker; beat: Int32Array; tasks: Waiting[]; lastBeat: number; lastMoved: number }
type Waiting = {
  readonly id: number
  readonly paths: readonly BytePath[]
  readonly settle: PromiseWithResolvers<Buffer>
}

declare const IS_ONE_FILE: boolean | undefined

/** A program of one file has no other file to start a thread from; it looks by itself. */
export const startCrew = (given: CrewGiven): Crew =>
  given.isFew || typeof IS_ONE_FILE === 'boolean' ? lookAlone(given) : startThreads(given)

function lookAlone({ rules, root, readsXattrs, share = 1, problem }: CrewGiven): Crew {
  const looking = { watch: watchOf(rules), root, alive: () => {} }
  const begun = begin()
  return {
    async *linesOf(paths) {
      let batch: BytePath[] = []
      const looked = async (): Promise<Buffer> => {
        const { lines, problems } = lookBatch(batch, looking, readsXattrs)
        for (const one of problems) told(problem, one)
        batch = []
        const owed = owedSince(begun, share)
        if (owed > 0) await pause(owed)
        return Buffer.from(lines, 'utf8')
      }
      for (const path of paths) {
        batch.push(path)
        if (batch.length >= pathsInBatch) yield await looked()
      }
      if (batch.length > 0) yield await looked()
    },
    async end() {},
  }
}

function told(problem: CrewGiven['problem'], one: string): void {
  const cut = one.indexOf('\0')
  problem(one.slice(0, cut), one.slice(cut + 1))
}

function startThreads({ rules, root, readsXattrs, share, problem, patienceMs = usualPatienceMs }: CrewGiven): Crew {
  const queue: Waiting[] = []
  const threads: Thread[] = []
  const begun = begin()
  const size = share === undefined ? Math.max(1, Math.min(16, availableParallelism())) : 1
  const start = (): Thread => {
    const pulse = new SharedArrayBuffer(8)
    const data: ThreadData = { rules, root, readsXattrs, share: share ?? 1, begun, pulse }
    const worker = new Worker(new URL('./look-thread.ts', import.meta.url), {
      workerData: data,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: threadHeapMb },
    })
    const thread: Thread = { worker, beat: new Int32Array(pulse), tasks: [], lastBeat: 0, lastMoved: Date.now() }
    worker.on('message', ({ lines, problems }: Done) => {
      const task = thread.tasks.shift()
      for (const one of problems) told(problem, one)
      task?.settle.resolve(Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength))
      feed()
    })
    worker.on('error', (error) => {
      for (const one of [...thread.tasks.splice(0), ...queue.splice(0)]) one.settle.reject(error)
    })
    return thread
  }
  const feed = (): void => {
    for (let round = 1; round <= tasksInHand; round++)
      for (const thread of threads) {
        if (thread.tasks.length >= round) continue
        const next = queue.shift()
        if (!next) return
        if (thread.tasks.length === 0) thread.lastMoved = Date.now()
        thread.tasks.push(next)
        const paths = new Uint8Array(bytesOf(next.paths.join('\0')))
        thread.worker.postMessage({ id: next.id, paths }, [paths.buffer])
      }
  }
  for (let i = 0; i < size; i++) threads.push(start())

  // A file that never answers costs its thread, not the check: the path is named and the rest goes to a new thread.
  const watchdog = setInterval(
    () => {
      for (const [at, thread] of threads.entries()) {
        const [beat, place] = [Atomics.load(thread.beat, 0), Atomics.load(thread.beat, 1)]
        // One that has not begun yet is being started, which takes its time on a busy machine.
        if (thread.tasks.length === 0 || beat === 0 || beat !== thread.lastBeat) {
          thread.lastBeat = beat
          thread.lastMoved = Date.now()
        } else if (Date.now() - thread.lastMoved > patienceMs) {
          const [task, ...later] = thread.tasks.splice(0)
          problem('ETIMEDOUT', task!.paths[place] ?? '')
          void thread.worker.terminate()
          threads[at] = start()
          queue.unshift({ ...task!, paths: task!.paths.filter((_, i) => i !== place) }, ...later)
          feed()
        }
      }
    },
    Math.min(5_000, patienceMs / 4),
  )
  watchdog.unref()

  return {
    async *linesOf(paths) {
      const waiting: Promise<Buffer>[] = []
      let [id, batch]: [number, BytePath[]] = [0, []]
      const send = () => {
        const settle = Promise.withResolvers<Buffer>()
        settle.promise.catch(() => {})
        queue.push({ id: id++, paths: batch, settle })
        waiting.push(settle.promise)
        batch = []
        feed()
      }
      for (const path of paths) {
        batch.push(path)
        if (batch.length < pathsInBatch) continue
        send()
        while (waiting.length > batchesAhead) yield await waiting.shift()!
      }
      if (batch.length > 0) send()
      while (waiting.length > 0) yield await waiting.shift()!
    },
    async end() {
      clearInterval(watchdog)
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
