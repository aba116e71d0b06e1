// A thread beside the one that leads a look. What hangs in the kernel hangs there, and can be left behind.
import { Worker } from 'node:worker_threads'

export type ThreadKind = 'look' | 'walk'

declare const IS_ONE_FILE: boolean | undefined
const threadHeapMb = 256

/** A program of one file is its own file of each thread: what it is to do stands in what it is given. */
export function startThread<Given extends object>(kind: ThreadKind, given: Given): Worker {
  const file =
    typeof IS_ONE_FILE === 'boolean' ? new URL(import.meta.url) : new URL(`./${kind}-thread.ts`, import.meta.url)
  return new Worker(file, {
    workerData: { kind, ...given },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMb },
  })
}

/** For the program of one file. */
export const asThread = (kind: ThreadKind): Promise<unknown> =>
  kind === 'walk' ? import('./walk-thread.ts') : import('./look-thread.ts')

/** Nothing waits for it any more; a call of the kernel that never returns keeps it, and its process, from ending (`apart.ts`). */
export function leaveBehind(thread: Worker): void {
  thread.unref()
  void thread.terminate()
}

/** How long a thread has not moved. Time in which this program itself stood still is not its fault. */
export type Stillness = { lastBeat: number; stillMs: number; lastAt: number }
export const stillness = (): Stillness => ({ lastBeat: 0, stillMs: 0, lastAt: Date.now() })

const lookEveryMs = 5_000
export const watchEveryMs = (patienceMs: number): number => Math.min(lookEveryMs, patienceMs / 4)

/** Is called every so often; what has not begun yet is being started, which takes its time on a busy machine. */
export function stillFor(of: Stillness, beat: number, isAtWork: boolean, everyMs: number): number {
  const now = Date.now()
  of.stillMs = isAtWork && beat !== 0 && beat === of.lastBeat ? of.stillMs + Math.min(now - of.lastAt, 2 * everyMs) : 0
  of.lastBeat = beat
  of.lastAt = now
  return of.stillMs
}
