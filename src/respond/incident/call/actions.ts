import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { dutyPosts } from '#src/prepare/duty/store-roster.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { inIncident, reading } from '../actions/within.ts'
import type { callApi } from './api.ts'
import { standingOf } from './call.ts'
import { answerCall, callsOf, insertCall } from './store.ts'

type Api = typeof callApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Where the roster says nothing of somebody who was called. */
const usualWaitMin = 10

export const callActions = {
  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    const now = desk.now()
    const { db } = desk.state
    const level = levelOf(knowledge(desk.dataDir).severities, head.severity)
    const roster = new Map((await dutyPosts(db, now)).map((one) => [one.post, one.places]))
    const calls = await callsOf(db, head.id)
    const posts = (level?.tell ?? []).map(({ id, ja, en, within_minutes: withinMinutes }) => {
      const places = roster.get(id) ?? []
      const own = calls.filter((one) => one.post === id)
      return {
        ...{ post: id, name: { ja, en }, withinMinutes, places, calls: own },
        dueAt:
          withinMinutes === null ? null : new Date(Date.parse(head.noticedAt) + withinMinutes * 60_000).toISOString(),
        ...standingOf(places, own, now.getTime()),
      }
    })
    return {
      level: level && { ja: level.ja, en: level.en },
      posts,
      canWrite: may(viewer, 'entry:write') && head.phase !== 'closed',
    }
  },

  async call(context: Context, { incident, post, name, channel }: In<'call'>): Out<'call'> {
    const { desk, viewer } = context
    await inIncident(context, incident, async ({ tx, incident: head, now, append }) => {
      const places = (await dutyPosts(tx, desk.now())).find((one) => one.post === post)?.places ?? []
      const waitMin = places.find((one) => one.name === name)?.waitMin ?? usualWaitMin
      await insertCall(tx, {
        ...{ id: desk.newId(), incidentId: head.id, post, name, channel, waitMin },
        ...{ at: now, by: viewer.name },
      })
      append({
        kind: 'contact',
        code: 'call.made',
        facts: { name, channel: { word: `call.channel.${channel}` } },
        searchText: name,
      })
    })
    return await this.list(context, { incident })
  },

  async answer(context: Context, { incident, call, state, note }: In<'answer'>): Out<'answer'> {
    await inIncident(context, incident, async ({ tx, incident: head, now, append }) => {
      const { name } = await answerCall(tx, { id: call, incidentId: head.id, state, note, at: now })
      append({ kind: 'contact', code: `call.${state}`, facts: { name, note }, searchText: `${name} ${note}` })
    })
    return await this.list(context, { incident })
  },
}
