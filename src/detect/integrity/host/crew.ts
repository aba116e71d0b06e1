// The threads that look at files: as many as the machine has cores, their answers in the order of the walk.
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { BytePath } from '../path.ts'
import { type Rules, watchOf } from '../rule.ts'
import { usualPatienceMs } from './answering.ts'
import { type Batch, batchOf, pathsIn } from './batch.ts'
import type { Hung } from './hung.ts'
import { lookBatch } from './look-batch.ts'
import type { Done, ThreadData } from './look-thread.ts'
import { begin, owedSince } from './pace.ts'
import { leaveBehind, type Stillness, startThread, stillFor, stillness, watchEveryMs } from './thread.ts'

export type Crew = {
  /** The lines of these paths, batch by batch, in order; at most a few batches wait in memory. */
  linesOf(batches: Iterable<Batch> | AsyncIterable<Batch>): AsyncGenerator<Buffer>
  end(): Promise<void>
}
export type CrewGiven = {
  readonly rules: Rules
  readonly root: BytePath
  readonly readsXattrs: boolean
  /** Share of one core in all; without it every core is used. */
  readonly share?: number | undefined
  readonly problem: (code: string, path: BytePath) => void
  /** What does not answer, for whoever looks or walks. */
  readonly hung: Hung
  /** How long one file may not answer (a mount that hangs) before it is given up. */
  readonly patienceMs?: number
  /** So few that starting threads for them would take longer than looking. */
  readonly isFew?: boolean
}

const batchesAhead = 24
const tasksInHand = 2

/** A thread has its next task in hand while it is at one. */
type Thread = { worker: Worker; beat: Int32Array; tasks: Waiting[]; still: Stillness }
type Waiting = {
  readonly id: number
  readonly batch: Batch
  readonly settle: PromiseWithResolvers<Buffer>
}

export const startCrew = (given: CrewGiven): Crew => (given.isFew ? lookAlone(given) : startThreads(given))

function lookAlone({ rules, root, readsXattrs, share = 1, problem }: CrewGiven): Crew {
  const looking = { watch: watchOf(rules), root, alive: () => {} }
  const begun = begin()
  return {
    async *linesOf(batches) {
      for await (const batch of batches) {
        const { lines, problems } = lookBatch(pathsIn(batch), looking, readsXattrs)
        for (const one of problems) told(problem, one)
        const owed = owedSince(begun, share)
        if (owed > 0) await pause(owed)
        yield Buffer.from(lines, 'utf8')
      }
    },
    async end() {},
  }
}

function told(problem: CrewGiven['problem'], one: string): void {
  const cut = one.indexOf('\0')
  problem(one.slice(0, cut), one.slice(cut + 1))
}

function startThreads({
  rules,
  root,
  readsXattrs,
  share,
  problem,
  hung,
  patienceMs = usualPatienceMs,
}: CrewGiven): Crew {
  const queue: Waiting[] = []
  const threads: Thread[] = []
  const begun = begin()
  const size = share === undefined ? Math.max(1, Math.min(16, availableParallelism())) : 1
  const start = (): Thread => {
    const pulse = new SharedArrayBuffer(8)
    const data: ThreadData = { rules, root, readsXattrs, share: share ?? 1, begun, pulse }
    const worker = startThread('look', data)
    const thread: Thread = { worker, beat: new Int32Array(pulse), tasks: [], still: stillness() }
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
  /** The next task, without what is known not to answer. */
  const nextTask = (): Waiting | undefined => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (hung.places.length === 0) return next
      const paths = pathsIn(next.batch).filter((path) => !hung.has(path))
      if (paths.length > 0) return { ...next, batch: batchOf(paths) }
      next.settle.resolve(Buffer.alloc(0))
    }
    return undefined
  }
  const feed = (): void => {
    for (let round = 1; round <= tasksInHand; round++)
      for (const thread of threads) {
        if (thread.tasks.length >= round) continue
        const next = nextTask()
        if (!next) return
        thread.tasks.push(next)
        thread.worker.postMessage({ id: next.id, paths: next.batch })
      }
  }
  for (let i = 0; i < size; i++) threads.push(start())

  // A file that never answers costs its thread, not the check: the path is named and the rest goes to a new thread.
  const everyMs = watchEveryMs(patienceMs)
  const watchdog = setInterval(() => {
    for (const [at, thread] of threads.entries()) {
      const beat = Atomics.load(thread.beat, 0)
      const stillMs = stillFor(thread.still, beat, thread.tasks.length > 0, everyMs)
      if (stillMs === 0) continue
      const path = pathsIn(thread.tasks[0]!.batch)[Atomics.load(thread.beat, 1)] ?? ''
      if (stillMs <= patienceMs && !hung.has(path)) continue
      hung.giveUp(path)
      leaveBehind(thread.worker)
      threads[at] = start()
      queue.unshift(...thread.tasks.splice(0))
      feed()
    }
  }, everyMs)
  watchdog.unref()

  return {
    async *linesOf(batches) {
      const waiting: Promise<Buffer>[] = []
      let id = 0
      for await (const batch of batches) {
        const settle = Promise.withResolvers<Buffer>()
        settle.promise.catch(() => {})
        queue.push({ id: id++, batch, settle })
        waiting.push(settle.promise)
        feed()
        while (waiting.length > batchesAhead) yield await waiting.shift()!
      }
      while (waiting.length > 0) yield await waiting.shift()!
    },
    async end() {
      clearInterval(watchdog)
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
