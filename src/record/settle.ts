// After the commit: waits for the disk and tells the open pages, for many transactions at once.
import type { Desk } from '#src/platform/context.ts'
import { changed } from '#src/platform/live/generation.ts'
import type { Change } from '#src/platform/live/live.ts'
import { durable } from './store.ts'

export type Settling = {
  /** Returns when the entry is on disk. Throws when it is not: the database fell before it could write. */
  wait(id: string): Promise<void>
  announce(changes: readonly Change[]): void
  close(): Promise<void>
}

type Waiting = PromiseWithResolvers<void> & { readonly id: string }

export function makeSettling(desk: Desk): Settling {
  let waiting: Waiting[] = []
  let flushing: Promise<void> | null = null
  const untold = new Map<string, Change>()
  let telling: Promise<void> | null = null

  async function flush() {
    while (waiting.length > 0) {
      const these = waiting
      waiting = []
      try {
        const there = await durable(
          desk.state.db,
          these.map((one) => one.id),
        )
        for (const one of these) {
          if (there.has(one.id)) one.resolve()
          else one.reject(new Error('the database fell before it had written the entry'))
        }
      } catch (error) {
        for (const one of these) one.reject(error)
      }
    }
    flushing = null
  }

  async function tell() {
    for (const [key, change] of untold) {
      untold.delete(key)
      await desk.live.announce(null, change).catch((error: unknown) => {
        desk.log('warn', 'record.announce', { topic: change.topic, error: String(error) })
      })
    }
    telling = null
  }

  return {
    wait(id) {
      const one = { id, ...Promise.withResolvers<void>() }
      waiting.push(one)
      flushing ??= flush()
      return one.promise
    },
    announce(changes) {
      // At once for this process: whoever changed something and looks again sees it counted.
      if (changes.some((change) => change.topic !== 'record')) changed(desk.state.db)
      for (const change of changes) {
        // Of many changes of one thing the pages need the last.
        const key = `${change.topic} ${change.id}`
        untold.delete(key)
        untold.set(key, change)
      }
      if (untold.size > 0) telling ??= tell()
    },
    async close() {
      await flushing
      await telling
    },
  }
}
