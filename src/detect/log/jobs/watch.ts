import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { closeDays } from './close-days.ts'
import { noteSilence } from './silence.ts'

const minuteMs = 60_000
/** A forwarder that was cut off sends its batch again within this. */
const rememberMs = 30 * 86_400_000
const closeEveryMs = 60 * minuteMs

/** What the desk does for its logs by itself: past days are closed every hour, silence is noticed every minute. Ends with what it gives. */
export function watchLogs(context: Context, everyMs = minuteMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const file = join(desk.dataDir, 'archive', 'open.duckdb')
  const running = (async () => {
    let closedAt = Number.NEGATIVE_INFINITY
    for (;;) {
      await pause(everyMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      try {
        // A desk without logs starts no archive for their sake.
        if (desk.archiveHosts.length === 0 && !existsSync(file)) continue
        await noteSilence(context)
        if (performance.now() - closedAt < closeEveryMs) continue
        await closeDays(context)
        await (await desk.archive()).unmark('batch:', desk.now().getTime() - rememberMs)
        closedAt = performance.now()
      } catch (error) {
        if (!signal.aborted) desk.log('error', 'log.watch', { error: String(error) })
      }
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
