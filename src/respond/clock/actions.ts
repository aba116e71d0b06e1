import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { inRecord } from '#src/record/journal.ts'
import { runActions } from './actions/run.ts'
import { showClocks } from './actions/show.ts'
import type { clockApi } from './api.ts'
import { countDue, dueClocks, rowOf } from './store.ts'
import { endFeed, feedMadeAt, setFeed } from './store-reminder.ts'

type Api = typeof clockApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const clockActions = {
  async due(context: Context, { limit }: In<'due'>): Out<'due'> {
    const { desk, viewer } = context
    const now = desk.now()
    const { db } = desk.state
    return {
      ...(await countDue(db, viewer, now)),
      rows: (await dueClocks(db, viewer, limit)).map((one) => rowOf(one, now)),
    }
  },

  show: (context: Context, { incident }: In<'show'>): Out<'show'> => showClocks(context, incident),
  ...runActions,

  async feed({ desk, viewer }: Context, _input: In<'feed'>): Out<'feed'> {
    return { madeAt: await feedMadeAt(desk.state.db, viewer.id) }
  },

  async makeFeed(context: Context, _input: In<'makeFeed'>): Out<'makeFeed'> {
    const { desk, viewer } = context
    const personId = viewer.id ?? refuse('session.not-signed-in')
    const secret = newSecret()
    const now = desk.now()
    await inRecord(context, async (tx, journal) => {
      await setFeed(tx, personId, secretHash(secret), now)
      journal.append({ kind: 'change', code: 'clock.feed-made' })
    })
    return { url: `${desk.publicUrl.replace(/\/$/, '')}/calendar/${secret}.ics`, madeAt: now.toISOString() }
  },

  async endFeed(context: Context, _input: In<'endFeed'>): Out<'endFeed'> {
    const { viewer } = context
    const personId = viewer.id ?? refuse('session.not-signed-in')
    await inRecord(context, async (tx, journal) => {
      await endFeed(tx, personId)
      journal.append({ kind: 'change', code: 'clock.feed-ended' })
    })
    return { madeAt: null }
  },
}
