// What the running desk does for its record by itself: checkpoints now and then, and a whole check that never ends.
import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '#src/platform/context.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { closeKeeper, keeperOf } from './keeper.ts'
import { readCheckpoints, readHead } from './store.ts'
import { type VerifyResult, verifyStore } from './verify-store.ts'

const checkpointEveryMs = 15 * 60_000
const checkpointEveryEntries = 10_000
const lookEveryMs = 60_000
/** The check takes a fifth of one core while it runs, and rests ten times as long as it took. */
const rest = 0.8
const restTimes = 10

/** Started by the server; ends with the function it gives, which also writes the witness one last time. */
export async function watchRecord(desk: Desk): Promise<() => Promise<void>> {
  await keeperOf(desk)
  const stop = new AbortController()
  const { signal } = stop
  const loops = [again(checkAll), again(checkpointWhenDue)]
  return async () => {
    stop.abort()
    await Promise.all(loops)
    await closeKeeper(desk)
  }

  async function again(work: () => Promise<number>) {
    while (!signal.aborted) {
      const wait = await work().catch((error: unknown) => {
        if (!signal.aborted) desk.log('error', 'record.watch', { error: String(error) })
        return lookEveryMs
      })
      await pause(wait, undefined, { signal }).catch(() => {})
    }
  }

  async function checkAll(): Promise<number> {
    const { tookMs } = await checkRecord(desk, { rest, signal })
    return Math.max(lookEveryMs, tookMs * restTimes)
  }

  async function checkpointWhenDue(): Promise<number> {
    const [last] = await readCheckpoints(desk.state.db, { newest: 1 })
    const size = (await readHead(desk.state.db))?.size ?? 0
    const grown = size - (last?.size ?? 0)
    const isOld = !last || desk.now().getTime() - Number(last.at) >= checkpointEveryMs
    if (grown > 0 && (isOld || grown >= checkpointEveryEntries)) await makeCheckpoint(desk, 'timer')
    return lookEveryMs
  }
}

/** Goes through the whole record and keeps the result for the proof strip. */
export async function checkRecord(
  desk: Desk,
  options: { rest?: number; signal?: AbortSignal } = {},
): Promise<VerifyResult> {
  const keeper = await keeperOf(desk)
  const { key, witness, memory, checkpointFolder } = keeper
  const result = await verifyStore(
    { db: desk.state.db, key, witness, memory, checkpointFolder, now: desk.now },
    options,
  )
  keeper.setChecked(result)
  return result
}
