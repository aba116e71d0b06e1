import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '#src/platform/context.ts'
import { sampleFrequencies } from './frequency.ts'

const firstAfterMs = 60_000
const everyMs = 3_600_000

/** What the desk does for its search by itself: it finds out what is common and what is rare. Ends with what it gives. */
export function watchSearch(desk: Desk, first = firstAfterMs): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    for (let wait = first; ; wait = everyMs) {
      await pause(wait, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      await sampleFrequencies(desk.state.db, signal).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'search.watch', { error: String(error) })
      })
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
