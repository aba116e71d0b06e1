// Has the existence of every kept file proved by an authority outside, where one is set; what fails is tried again.
import { setTimeout as pause } from 'node:timers/promises'
import { desk as deskViewer } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { askForStamp } from '#src/platform/time-stamp/ask.ts'
import { onItem } from './actions/within.ts'
import { keepProof, putOffProof, takeUnproved } from './store.ts'

const lookEveryMs = 5_000
const mostAtOnce = 20
/** Longer than an authority is waited for: whoever took it is gone. */
const takenMs = 120_000
const firstPauseMs = 60_000
const longestPauseMs = 6 * 3_600_000
const longestProblem = 300

export const pauseAfter = (tries: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 20))

/** Everything whose turn has come; gives how many were proved. Safe to be run by several at once. */
export async function proveWaiting(context: Context): Promise<number> {
  const { desk } = context
  const authority = desk.stampAuthority
  if (!authority) return 0
  const now = desk.now()
  const until = new Date(now.getTime() + takenMs)
  let proved = 0
  for (const one of await takeUnproved(desk.state.db, { url: authority.url, now, until, most: mostAtOnce })) {
    try {
      const { answer, stamp } = await askForStamp(authority, one.sha256)
      const at = stamp.at!
      const acting = { ...context, viewer: deskViewer }
      await onItem(acting, { incident: one.incidentId, item: one.id }, async (on) => {
        await keepProof(on.tx, one.id, { ...stamp, answer, at })
        on.note('proved', { authority: stamp.authority || authority.url, at: { at }, sha256: one.sha256 })
      })
      proved++
    } catch (error) {
      // The item stands without it, and says why it still waits.
      const problem = String((error as Error)?.message ?? error).slice(0, longestProblem)
      await putOffProof(desk.state.db, one.id, {
        problem,
        nextAt: new Date(desk.now().getTime() + pauseAfter(one.tries)),
      })
    }
  }
  return proved
}

/** Started by the server; ends with the function it gives. */
export function watchProofs(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  if (!context.desk.stampAuthority) return async () => {}
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await proveWaiting(context)
      } catch (error) {
        if (!signal.aborted)
          context.desk.log('error', 'evidence.proof', { error: String((error as Error)?.stack ?? error) })
      }
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
