import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { addWithin } from '../actions/add.ts'
import { planApi } from '../api.ts'
import { type meetingApi, mostMeetings } from './api.ts'
import { insertMeeting, meetingsOf, setMeetingHeld } from './store.ts'

type Api = typeof meetingApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** A clock that runs ahead is no reason to refuse. */
const aheadMs = 600_000

export const meetingActions = {
  list: (context: Context, { incident }: In<'list'>): Out<'list'> => show(context, incident),

  async call(context: Context, { incident, ...call }: In<'call'>): Out<'call'> {
    await inIncident(context, incident, async ({ tx, incident: head, now, append }) => {
      const no = await insertMeeting(tx, head.id, { ...call, at: now, by: context.viewer.name })
      if (no > mostMeetings) refuse('meeting.limit', { limit: mostMeetings })
      const { subject, invited, agenda } = call
      append({
        kind: 'change',
        code: 'meeting.called',
        facts: { no, subject, invited, agenda: agenda || { word: 'meeting.no-agenda' }, at: { at: call.plannedAt } },
        searchText: [subject, invited, agenda].filter(Boolean).join('\n'),
      })
    })
    return await show(context, incident)
  },

  async hold(context: Context, { incident, no, tasks, ...outcome }: In<'hold'>): Out<'hold'> {
    const { desk, viewer, lang } = context
    if (Date.parse(outcome.heldAt) > desk.now().getTime() + aheadMs) refuse('meeting.time.future')
    await inIncident(context, incident, async (within) => {
      const { tx, incident: head, now, append } = within
      const made: string[] = []
      for (const { title, owner, dueAt } of tasks) {
        const unit = owner === '' ? null : { kind: 'unit' as const, name: owner, lang }
        made.push(await addWithin(context, within, planApi.add.input.parse({ incident, title, dueAt, owner: unit })))
      }
      const is = { ...outcome, tasks: made, at: now, by: viewer.name }
      const subject = (await setMeetingHeld(tx, head.id, no, is)) ?? refuse('meeting.not-found', { no })
      const { heldAt, people, decided } = outcome
      append({
        kind: 'meeting',
        code: 'meeting.held',
        when: { from: heldAt, to: heldAt, precision: 'minute', zone: desk.zone },
        facts: { no, subject, people, decided, tasks: made.length },
        searchText: [subject, people, decided].join('\n'),
      })
    })
    return await show(context, incident)
  },
}

async function show(context: Context, ref: string): Out<'list'> {
  const { desk, viewer } = context
  const head = await reading(context, ref)
  return {
    rows: await meetingsOf(desk.state.db, viewer, head.id, desk.now()),
    canWrite: may(viewer, 'incident:write') && head.phase !== 'closed',
  }
}
