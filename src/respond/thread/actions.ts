import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { retryMail } from '#src/platform/mail/store.ts'
import { inRecord } from '#src/record/journal.ts'
import { reading } from '#src/respond/incident/actions/within.ts'
import type { threadApi } from './api.ts'
import { knownMail, outboxOf, receivedOf, sentOf } from './store/rows.ts'

type Api = typeof threadApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const threadActions = {
  async outbox({ desk, viewer }: Context, { state }: In<'outbox'>): Out<'outbox'> {
    return { rows: await outboxOf(desk.state.db, viewer, state ?? null) }
  },

  async retry(context: Context, { mail }: In<'retry'>): Out<'retry'> {
    return await inRecord(context, async (tx, journal) => {
      const known = (await knownMail(tx, context.viewer, mail)) ?? refuse('mail.not-found')
      const addresses = await retryMail(tx, mail, context.desk.now())
      if (addresses.length === 0) return refuse('mail.none-failed')
      journal.append({
        kind: 'change',
        code: 'mail.retried',
        incidentId: known.incidentId,
        facts: { subject: known.subject, recipients: addresses.join(', ') },
      })
      return { addresses }
    })
  },

  async thread(context: Context, { incident }: In<'thread'>): Out<'thread'> {
    const { db } = context.desk.state
    const { id } = await reading(context, incident)
    return { out: await sentOf(db, id), in: await receivedOf(db, id) }
  },
}
