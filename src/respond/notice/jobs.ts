// Once a year each contact is asked by itself whether what we hold of it is still right.
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#src/platform/context.ts'
import { askStale } from './actions/contact-question.ts'

const lookEveryMs = 3_600_000
/** A few at a time: nobody takes a full list for a flood of mail. */
const mostAtOnce = 50

/** Started by the server; ends with the function it gives. Without a mail server nobody could be asked. */
export function watchContacts(context: Context, everyMs = lookEveryMs): () => Promise<void> {
  const { desk } = context
  const stop = new AbortController()
  const { signal } = stop
  const running = (async () => {
    while (!signal.aborted) {
      if (desk.mail.server)
        await askStale(context, 'yearly', mostAtOnce).catch((error: unknown) => {
          if (!signal.aborted) desk.log('error', 'contact.watch', { error: String(error) })
        })
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}
