import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '#src/platform/context.ts'
import { sampleFrequencies } from './frequency.ts'
import { emptyPending } from './pending.ts'

const firstSampleAfterMs = 60_000
const sampleEveryMs = 3_600_000
const emptyEveryMs = 5_000

/** What the desk does for its search by itself: it finds out what is common and what is rare, and keeps its index in order. Ends with what it gives. */
export function watchSearch(desk: Desk, first = firstSampleAfterMs): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const again = async (after: number, everyMs: number, work: () => Promise<unknown>) => {
    for (let wait = after; ; wait = everyMs) {
      await pause(wait, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      await work().catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'search.watch', { error: String(error) })
      })
    }
  }
  const { db } = desk.state
  const running = Promise.all([
    again(first, sampleEveryMs, () => sampleFrequencies(db, signal)),
    again(emptyEveryMs, emptyEveryMs, () => emptyPending(db)),
  ])
  return async () => {
    stop.abort()
    await running
  }
}
