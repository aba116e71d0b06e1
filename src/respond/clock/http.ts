// The calendar of deadlines behind a secret link: calendar programs know no session.
import { Hono } from 'hono'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Desk } from '#src/platform/context.ts'
import { secretHash } from '#src/prepare/people/secret.ts'
import { personById } from '#src/prepare/people/store.ts'
import { viewerOf } from '#src/prepare/people/viewer.ts'
import { feedOf } from './feed.ts'
import { dueClocks, rowOf } from './store.ts'
import { feedOwner } from './store-reminder.ts'

const mostEntries = 1_000

/** What the owner of the link may know of now: rights that were taken away are gone from the calendar too. */
export function clockFeed(desk: Desk): Hono {
  const app = new Hono()
  app.get('/calendar/:file', async (http) => {
    const secret = /^([\w-]{20,100})\.ics$/.exec(http.req.param('file'))?.[1]
    const { db } = desk.state
    const owner = secret ? await feedOwner(db, secretHash(secret)) : null
    const person = owner ? await personById(db, owner) : null
    if (!person?.isActive) refuse('request.not-found')
    const viewer = viewerOf(person)
    const now = desk.now()
    const rows = may(viewer, 'incident:read') ? await dueClocks(db, viewer, mostEntries) : []
    const url = desk.publicUrl.replace(/\/$/, '')
    const text = feedOf(
      rows.map((one) => rowOf(one, now)),
      person.lang,
      url,
      now,
    )
    return new Response(text, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="hikeshi.ics"',
        'cache-control': 'private, no-store',
      },
    })
  })
  return app
}
