import { setTimeout as pause } from 'node:timers/promises'
import { logTroubleOf } from '#src/detect/log/receive/trouble.ts'
import type { Desk } from '#src/platform/context.ts'
import { isDatabaseAway } from '#src/platform/http/problem.ts'
import { inRecord } from '#src/record/journal.ts'
import { contextOfDesk } from './desk-context.ts'

type Away = { readonly kind: 'database-crashed' | 'database-gone'; readonly since: Date; readonly detail: string }

const away = new WeakMap<object, Away>()
const firstPauseMs = 100
const longestPauseMs = 5_000
const maxDetail = 500

/** What is wrong with the desk right now, in one word for the pages; null when all is well. */
export const troubleOf = (desk: Desk): string | null =>
  away.get(desk.state)?.kind ?? (logTroubleOf(desk) ? 'archive-stuck' : null)

/**
 * Listens for trouble with the database: says it on the log and, when the database is back, to the pages and on the record.
 * Ends with the function it gives.
 */
export function watchTrouble(desk: Desk): () => Promise<void> {
  const stop = new AbortController()
  let writing = Promise.resolve()
  desk.state.onTrouble(({ kind, detail }) => {
    desk.log(kind === 'database-back' ? 'info' : 'error', kind, { detail })
    const before = away.get(desk.state)
    if (kind !== 'database-back') {
      // One that crashed and does not come back is still the one that crashed.
      away.set(desk.state, { kind, since: before?.since ?? desk.now(), detail: before?.detail ?? detail })
      return
    }
    away.delete(desk.state)
    desk.live.announce(null, { topic: 'desk', id: null }).catch(() => {})
    if (before) writing = writing.then(() => note(before, desk.now()))
  })
  return async () => {
    stop.abort()
    await writing
  }

  async function note(was: Away, until: Date): Promise<void> {
    for (let rest = firstPauseMs; ; rest = Math.min(rest * 2, longestPauseMs)) {
      try {
        await write(was, until)
        return
      } catch (error) {
        if (!isDatabaseAway(error) || stop.signal.aborted) {
          desk.log('error', 'trouble not on the record', { error: String(error) })
          return
        }
        await pause(rest, undefined, { signal: stop.signal, ref: false }).catch(() => {})
      }
    }
  }

  function write(was: Away, until: Date): Promise<void> {
    const code = desk.state.describe.kind === 'embedded' ? 'desk.database-crashed' : 'desk.database-away'
    const seconds = Math.ceil((until.getTime() - was.since.getTime()) / 1_000)
    const when = { from: was.since.toISOString(), to: until.toISOString(), zone: desk.zone } as const
    return inRecord(contextOfDesk(desk), async (_, journal) => {
      const facts = { detail: was.detail.slice(0, maxDetail), seconds }
      journal.append({ kind: 'change', code, when: { ...when, precision: 'range' }, facts })
    })
  }
}
