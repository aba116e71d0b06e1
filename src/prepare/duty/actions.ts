import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inRecord } from '#src/record/journal.ts'
import type { AuthorityRow, dutyApi } from './api.ts'
import { type Authority, authorityStanding } from './authority.ts'
import { networkOf } from './network.ts'
import { isStale } from './roster.ts'
import { authorities, authorityById, endAuthority, insertAuthority } from './store.ts'
import { dutyPosts, putDutyPost } from './store-roster.ts'

type Api = typeof dutyApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Who gives authority comes back to it: nothing is given for ever. */
const longestDays = 3 * 366

export const dutyActions = {
  async authorities({ desk, viewer }: Context, { over }: In<'authorities'>): Out<'authorities'> {
    const now = desk.now()
    const rows = await authorities(desk.state.db, over ? {} : { onlyAfter: now })
    return { rows: rows.map((one) => rowOf(one, now)), canGive: may(viewer, 'authority:give') }
  },

  async give(context: Context, input: In<'give'>): Out<'give'> {
    const { desk, viewer } = context
    const giver = viewer.id ?? refuse('session.not-signed-in')
    if (giver === input.person) refuse('authority.oneself.not-allowed')
    const now = desk.now()
    const fromAt = input.from ?? now.toISOString()
    if (Date.parse(input.until) <= Math.max(Date.parse(fromAt), now.getTime())) refuse('authority.until.invalid')
    if (Date.parse(input.until) - Date.parse(fromAt) > longestDays * 86_400_000)
      refuse('authority.until.too-long', { days: longestDays })
    const id = desk.newId()
    const kinds = [...new Set(input.kinds)]
    const scope = [...new Set(input.scope.map((one) => networkOf(one) ?? one))]
    await inRecord(context, async (tx, journal) => {
      const person = await personById(tx, input.person)
      if (!person?.isActive) return refuse('people.person.not-found')
      await insertAuthority(tx, {
        ...{ id, personId: person.id, kinds, scope, ground: input.ground, givenBy: giver, givenByName: viewer.name },
        ...{ givenAt: now, fromAt, untilAt: input.until },
      })
      journal.append({
        kind: 'decision',
        code: 'authority.given',
        about: [
          { type: 'authority', id },
          { type: 'person', id: person.id },
        ],
        facts: {
          name: person.name,
          kinds: kinds.map((kind) => ({ word: `containment.kind.${kind}` })),
          scope: scope.length > 0 ? scope.join(', ') : { word: 'authority.everything' },
          until: { at: input.until },
          ground: input.ground,
        },
      })
      journal.announce({ topic: 'people', id: person.id })
    })
    return rowOf(await authorityById(desk.state.db, id), now)
  },

  async end(context: Context, { id, reason }: In<'end'>): Out<'end'> {
    const { desk } = context
    const now = desk.now()
    await inRecord(context, async (tx, journal) => {
      const { person } = await authorityById(tx, id)
      if (!(await endAuthority(tx, id, now))) refuse('authority.already-ended')
      journal.append({
        kind: 'decision',
        code: 'authority.ended',
        about: [{ type: 'authority', id }],
        facts: { name: person.name, reason },
      })
      journal.announce({ topic: 'people', id: person.id })
    })
    return rowOf(await authorityById(desk.state.db, id), now)
  },

  async roster({ desk, viewer }: Context): Out<'roster'> {
    return { posts: await dutyPosts(desk.state.db, desk.now()), canWrite: may(viewer, 'contact:write') }
  },

  async setPost(context: Context, { post, places }: In<'setPost'>): Out<'setPost'> {
    const { desk, viewer } = context
    const now = desk.now()
    await inRecord(context, async (tx, journal) => {
      await putDutyPost(tx, { post, places, at: now, by: viewer.name })
      journal.append({
        kind: 'change',
        code: 'duty.post',
        facts: { post, names: places.map((one) => one.name), count: places.length },
      })
      journal.announce({ topic: 'desk', id: null })
    })
    const reviewedAt = now.toISOString()
    return { post, places, reviewedAt, reviewedBy: viewer.name, isStale: isStale(reviewedAt, now) }
  },
}

const rowOf = (one: Authority, now: Date): AuthorityRow => ({
  ...one,
  standing: authorityStanding(one, now.getTime()),
})
