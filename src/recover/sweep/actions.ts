import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { mailAssignees } from '#src/respond/plan/actions/ask-by-mail.ts'
import { assigneesOf } from '#src/respond/plan/store/assignee.ts'
import { answerUnit } from './actions/answer.ts'
import { board, todayOf } from './actions/board.ts'
import { followUp } from './actions/follow.ts'
import { openIncident } from './actions/open.ts'
import { startSweep } from './actions/start.ts'
import type { sweepApi } from './api.ts'
import { hostsOf, setChased, sweepsOf, unitOf, unitsOf } from './store.ts'
import { dueAtOf } from './sweep.ts'

type Api = typeof sweepApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const sweepActions = {
  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const head = await reading(context, incident)
    return {
      rows: await sweepsOf(context.desk.state.db, head.id, todayOf(context), null),
      canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed',
    }
  },

  board: (context: Context, { incident, no }: In<'board'>): Out<'board'> => board(context, incident, no),

  async hosts(context: Context, { incident, no, unit }: In<'hosts'>): Out<'hosts'> {
    const head = await reading(context, incident)
    const { db } = context.desk.state
    await unitOf(db, head.id, no, unit)
    return { rows: await hostsOf(db, unit) }
  },

  async start(context: Context, input: In<'start'>): Out<'start'> {
    const no = await startSweep(context, input)
    return await board(context, input.incident, no)
  },

  async answer(context: Context, { incident, ...input }: In<'answer'>): Out<'answer'> {
    await inIncident(context, incident, (within) => answerUnit(within, { ...input, by: context.viewer.name }))
    return await board(context, incident, input.no)
  },

  async follow(context: Context, { incident, no }: In<'follow'>): Out<'follow'> {
    await followUp(context, await board(context, incident, no), incident)
    return await board(context, incident, no)
  },

  async open(context: Context, { incident, no, unit }: In<'open'>): Out<'open'> {
    await openIncident(context, incident, no, unit)
    return await board(context, incident, no)
  },

  async chase(context: Context, { incident, no }: In<'chase'>): Out<'chase'> {
    await inIncident(context, incident, async (within) => {
      const { tx } = within
      const [sweep] = await sweepsOf(tx, within.incident.id, todayOf(context), no)
      if (!sweep) return refuse('sweep.not-found', { no })
      const units = await unitsOf(tx, context.viewer, within.incident.id, no)
      const open = units.filter((one) => one.state === 'asked' && one.address !== '')
      if (open.length === 0) refuse('sweep.chase.nobody')
      if (!context.desk.mail.server) refuse('sweep.chase.no-mail')
      const ids = new Set(open.map((one) => one.assigneeId))
      const assignees = (await assigneesOf(tx, within.incident.id)).filter((one) => ids.has(one.id))
      const dueAt = dueAtOf(sweep.dueOn, context.desk.zone)
      const mailed = await mailAssignees(context, tx, within.incident, assignees, { kind: 'again', dueAt })
      await setChased(
        tx,
        open.map((one) => one.id),
        within.now,
      )
      within.append({ kind: 'contact', code: 'sweep.chased', facts: { no, units: mailed } })
    })
    return await board(context, incident, no)
  },
}
