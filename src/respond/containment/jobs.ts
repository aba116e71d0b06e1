// What the desk does for containment by itself: it lifts or reminds when the time has come, and says what never came back is not known.
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { liftByDesk } from './actions/carry-out.ts'
import { onContainment } from './actions/within.ts'
import { limitMax } from './connector/setting.ts'
import { byPerson } from './containment.ts'
import { dueToLift, leftBusy, markLiftTold, type Stored } from './store.ts'

const lookEveryMs = 15_000
const mostAtOnce = 100
/** Longer than the longest call with the look after it: whoever began it is gone. */
export const leftAfterMs = (2 * limitMax + 30) * 1_000

/** Everything that has come due; gives how many things were done. Safe to be run by several at once. */
export async function tendContainments(context: Context): Promise<number> {
  const { desk } = context
  const now = desk.now()
  let done = 0
  for (const one of await leftBusy(desk.state.db, new Date(now.getTime() - leftAfterMs), mostAtOnce))
    done += await settleLeft(context, one)
  for (const one of await dueToLift(desk.state.db, now, mostAtOnce)) done += await tellOrLift(context, one)
  return done
}

const askOf = (one: Stored) => ({ incident: one.incidentId, containment: one.id })

async function settleLeft(context: Context, before: Stored): Promise<number> {
  return await onContainment(context, askOf(before), null, async ({ one, save, note }) => {
    if (one.busySince !== before.busySince) return 0
    const state = one.state === 'applying' || one.state === 'lifting' ? 'unknown' : one.state
    await save({ state, busySince: null })
    if (state === 'unknown') note('left', { connector: one.connector })
    return 1
  })
}

async function tellOrLift(context: Context, before: Stored): Promise<number> {
  const isMine = await onContainment(context, askOf(before), null, async ({ one, tx, now, note }) => {
    if (one.busySince !== null || one.liftAt !== before.liftAt || !(await markLiftTold(tx, one.id, now))) return false
    note(isByDesk(one) ? 'lift-due.desk' : 'lift-due', { at: { at: one.liftAt }, connector: one.connector })
    return true
  })
  if (!isMine) return 0
  if (!isByDesk(before)) return 1
  try {
    await liftByDesk(context, before, context.lang === 'ja' ? '予定の時刻になったため' : 'Its time had come')
  } catch (error) {
    // Somebody else was faster, or it stands where it cannot be lifted from: the entry above asks people.
    if (!(error instanceof Refusal)) throw error
    context.desk.log('warn', 'containment.lift', { containment: before.id, code: error.code })
  }
  return 1
}

const isByDesk = (one: Stored): boolean => one.isLiftedByDesk && one.connector !== byPerson

/** Started by the server; ends with the function it gives. */
export function watchContainments(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      await tendContainments(context).catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'containment.watch', { error: String(error) })
      })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
