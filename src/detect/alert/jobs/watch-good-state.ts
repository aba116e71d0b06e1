import { setTimeout as pause } from 'node:timers/promises'
import { checksWithoutAlert, findingsOf, markAlerted } from '#src/detect/integrity/store.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { alertOfCheck } from '../good-state.ts'
import { raiseAlerts } from './raise.ts'

const mostAtOnce = 20
const mostPaths = 10

/** Results of checks that came in become alerts; written with them, so that a restart neither loses nor doubles one. */
export function watchGoodState(context: Context, everyMs = 2_000): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await alertOfWaiting(context)
      } catch (error) {
        if (!signal.aborted)
          context.desk.log('error', 'alert.good-state', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}

export async function alertOfWaiting(context: Context): Promise<void> {
  const { desk } = context
  for (const check of await checksWithoutAlert(desk.state.db, mostAtOnce)) {
    const { findings } = await findingsOf(desk.state.db, check.id, { limit: mostPaths, offset: 0 })
    const alert = alertOfCheck(check, findings)
    await inRecord(context, async (tx, journal) => {
      if (!(await markAlerted(tx, check.id, desk.now()))) return
      if (alert !== null) await raiseAlerts(context, tx, journal, [alert])
    })
  }
}
