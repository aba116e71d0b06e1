import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { addMeasure } from '#src/recover/measure/actions/add.ts'
import { MeasureInput, standingOf } from '#src/recover/measure/measure.ts'
import { measuresOf } from '#src/recover/measure/store.ts'
import { answerWithin } from '#src/recover/recovery/actions/answer.ts'
import { recoveryOf } from '#src/recover/recovery/store.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { reviewApi } from './api.ts'
import { insertReview, reviewsOf, setHeld } from './store.ts'
import { reviewEntryWords } from './words.ts'

type Api = typeof reviewApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** One looks back when the smoke has cleared. */
const always = { whenClosed: true }
/** Each phase was reflected upon. */
const itemOfReview = 'S3-74'

export const reviewActions = {
  list: (context: Context, { incident }: In<'list'>): Out<'list'> => show(context, incident),

  async plan(context: Context, { incident, ...plan }: In<'plan'>): Out<'plan'> {
    const { desk, viewer } = context
    await inIncident(
      context,
      incident,
      async ({ tx, incident, now, append }) => {
        const no = await insertReview(tx, incident.id, { ...plan, id: desk.newId(), at: now, by: viewer.name })
        append({ kind: 'change', code: 'review.planned', facts: { no, on: plan.plannedOn, chair: plan.chair } })
      },
      always,
    )
    return await show(context, incident)
  },

  async hold(context: Context, { incident, no, actions, ...outcome }: In<'hold'>): Out<'hold'> {
    const { desk, viewer, lang } = context
    const t = speaker(reviewEntryWords, lang)
    if (outcome.heldOn > dayOf(desk.now().getTime(), desk.zone)) refuse('review.time.future')
    await inIncident(
      context,
      incident,
      async (within) => {
        const { tx, incident, now, append } = within
        const aim = t('review.aim', { no })
        const measures: number[] = []
        for (const one of actions)
          measures.push(await addMeasure(context, within, MeasureInput.parse({ ...one, aim, reach: 'organisation' })))
        const is = { ...outcome, measures, at: now, by: viewer.name }
        if (!(await setHeld(tx, incident.id, no, is))) refuse('review.not-found', { no })
        const { heldOn: on, people, learnt } = outcome
        append({
          kind: 'note',
          code: 'review.held',
          facts: { no, on, people: people.length, learnt, measures: measures.length },
          searchText: [outcome.well, outcome.badly, learnt].filter(Boolean).join('\n'),
        })
        if (incident.phase !== 'closed' && (await recoveryOf(tx, incident.id)))
          await answerWithin(within, itemOfReview, {
            answer: learnt,
            proof: t('review.proof', { no, on }),
            by: viewer.name,
          })
      },
      always,
    )
    return await show(context, incident)
  },
}

async function show(context: Context, ref: string): Out<'list'> {
  const { desk, viewer } = context
  const { db } = desk.state
  const head = await reading(context, ref)
  const today = dayOf(desk.now().getTime(), desk.zone)
  const measures = new Map((await measuresOf(db, head.id)).map((one) => [one.no, one]))
  return {
    rows: (await reviewsOf(db, head.id)).map((one) => ({
      ...one,
      isOverdue: one.outcome === null && one.plannedOn < today,
      measures: one.measures.flatMap((no) => {
        const found = measures.get(no)
        return found ? [{ no, title: found.title, owner: found.owner, standing: standingOf(found, today) }] : []
      }),
    })),
    canWrite: may(viewer, 'incident:write'),
  }
}
