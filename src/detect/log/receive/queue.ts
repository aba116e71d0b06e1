// Lines between the receivers and the archive: bounded, in batches, held until they are on disk.
import { setTimeout as pause } from 'node:timers/promises'
import { type Batch, newBatch, type Storing } from '#src/platform/archive/batch.ts'
import { type Incoming, originalOf } from '#src/platform/archive/row.ts'

/** So many do not wait for others; those that come while these are written go together with the next. */
const batchLines = 5_000
/** A line waits no longer than this for others to go with it. */
const gatherMs = 50
const mostLines = 30_000
const mostChars = 64 * 1024 * 1024
const firstPauseMs = 250
const longestPauseMs = 10_000

export type Queue = {
  put(incoming: Incoming): void
  /** More than this is not taken: whoever can be told to wait must wait. */
  readonly isFull: boolean
  /** Called with true when the queue is full and with false when half of it is on disk. */
  onFull(listener: (isFull: boolean) => void): void
  /** Resolves when everything that was put in is on disk, or with false when the archive cannot take it within `ms`. */
  drain(ms: number): Promise<boolean>
  readonly stored: number
}

/** `trouble` hears why nothing can be written, and null when it can be again. */
export function newQueue(archive: Storing, trouble: (detail: string | null) => void): Queue {
  let waiting = newBatch(archive)
  let waitingChars = 0
  let [lines, chars, stored] = [0, 0, 0]
  let [isFull, isWriting] = [false, false]
  let timer: NodeJS.Timeout | null = null
  const listeners: ((isFull: boolean) => void)[] = []
  let emptied: (() => void)[] = []

  const weigh = (): void => {
    const isNow = isFull ? lines > mostLines / 2 || chars > mostChars / 2 : lines >= mostLines || chars >= mostChars
    if (isNow === isFull) return
    isFull = isNow
    for (const listener of listeners) listener(isFull)
  }

  const write = async (): Promise<void> => {
    if (isWriting) return
    isWriting = true
    while (waiting.lines > 0) {
      const [batch, weight] = [waiting, waitingChars]
      waiting = newBatch(archive)
      waitingChars = 0
      await keep(batch)
      lines -= batch.lines
      stored += batch.lines
      chars -= weight
      weigh()
      // The sockets and whoever asks get their turn between two batches.
      await new Promise(setImmediate)
    }
    isWriting = false
    for (const resolve of emptied) resolve()
    emptied = []
  }
  /** Tries until it is written: what came over a connection has no second copy. */
  const keep = async (batch: Batch): Promise<void> => {
    for (let rest = firstPauseMs; ; rest = Math.min(rest * 2, longestPauseMs)) {
      try {
        await batch.store()
        if (rest > firstPauseMs) trouble(null)
        return
      } catch (error) {
        trouble(error instanceof Error ? error.message : String(error))
        await pause(rest)
      }
    }
  }

  return {
    put(incoming) {
      const weight = originalOf(incoming).length
      waiting.add(incoming)
      waitingChars += weight
      lines++
      chars += weight
      weigh()
      if (isWriting) return
      if (waiting.lines >= batchLines) {
        if (timer) clearTimeout(timer)
        timer = null
        void write()
      } else
        timer ??= setTimeout(() => {
          timer = null
          void write()
        }, gatherMs)
    },
    get isFull() {
      return isFull
    },
    onFull: (listener) => void listeners.push(listener),
    async drain(ms) {
      if (timer) clearTimeout(timer)
      timer = null
      if (lines === 0) return true
      const empty = new Promise<true>((resolve) => emptied.push(() => resolve(true)))
      void write()
      return Promise.race([empty, pause(ms, false as const, { ref: false })])
    },
    get stored() {
      return stored
    },
  }
}
