import type { Context as HttpContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import { sql } from 'kysely'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Change } from '#src/platform/live/live.ts'
import { mayKnow } from '#src/platform/need-to-know.ts'

const heartbeatMs = 20_000
const mostWaiting = 1_000

/** What changed, as it happens, to a page that is open: ids only, and of incidents only those that the viewer may know of. */
export function changesFor(http: HttpContext, context: Context): Response {
  if (context.viewer.kind !== 'person') refuse('session.not-signed-in')
  const { desk, viewer } = context
  return streamSSE(http, async (stream) => {
    const waiting: Change[] = []
    let wake = () => {}
    const stop = desk.live.subscribe((change) => {
      if (waiting.length < mostWaiting) waiting.push(change)
      wake()
    })
    stream.onAbort(() => {
      stop()
      wake()
    })
    await stream.writeSSE({ event: 'open', data: '{}' })
    while (!stream.aborted) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeatMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        if (waiting.length === 0) {
          await stream.writeSSE({ event: 'beat', data: '{}' })
          continue
        }
      }
      for (const change of distinct(waiting.splice(0))) {
        if (change.topic === 'incident' && change.id !== null && !(await mayHear(change.id))) continue
        // Of a report only that some report changed: it may belong to an incident the viewer may not know of.
        await stream.writeSSE({
          event: 'change',
          data: JSON.stringify(change.topic === 'report' ? { topic: 'report', id: null } : change),
        })
      }
    }
    stop()
  })

  async function mayHear(incidentId: string): Promise<boolean> {
    const found = await sql<{
      may: boolean
    }>`select ${mayKnow(viewer, 'i.id')} as may from (select ${incidentId}::uuid as id) i`.execute(desk.state.db)
    return found.rows[0]?.may ?? false
  }
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [`${change.topic} ${change.id}`, change])).values()]
}
