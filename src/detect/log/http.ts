import { Hono, type Context as HttpContext } from 'hono'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { takeJournal } from './actions/journal.ts'

/** What systemd-journal-upload sends to, whatever is asked for; it knows no other name and reads no answer but the number. */
export const journalPath = '/upload'

/** A journal is a stream without end or length, so this is no endpoint of the table. */
export function journalUpload(contextOf: (http: HttpContext) => Promise<Context>): Hono {
  const app = new Hono()
  app.post(journalPath, async (http) => {
    const context = await contextOf(http)
    if (context.viewer.kind !== 'person') {
      http.header('www-authenticate', 'Basic realm="journal"')
      refuse('session.not-signed-in')
    }
    if (!may(context.viewer, 'log:write')) refuse('permission.not-allowed', { permission: 'log:write' })
    if (http.req.header('content-type') !== 'application/vnd.fdo.journal')
      refuse('log.journal.unreadable.invalid', { detail: 'application/vnd.fdo.journal' })
    const body = http.req.raw.body
    if (body !== null) await takeJournal(context, body as unknown as AsyncIterable<Uint8Array>)
    return http.text('OK.\n')
  })
  return app
}
