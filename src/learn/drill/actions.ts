import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { draft, onPlaybook } from '#src/prepare/playbook/edition/actions/draft.ts'
import { textToChange } from '#src/prepare/playbook/edition/actions.ts'
import { playbooksInForce } from '#src/prepare/playbook/edition/store.ts'
import { checksOf, readOne } from '#src/prepare/readiness/store.ts'
import { addMeasure } from '#src/recover/measure/actions/add.ts'
import { MeasureInput, standingOf } from '#src/recover/measure/measure.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { drillApi } from './api.ts'
import { insertLesson, lessonsOf, originsOfEditions, originsOfMeasures } from './store.ts'
import { drillEntryWords } from './words.ts'

type Api = typeof drillApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostChecks = 1_000
/** As much as fits a line of a measure or the reason of a draft. */
const mostNamed = 200
const mostReason = 2_000

/** One time that it was held: what it is called, the day, and what was learnt, or else what was seen. */
async function heldOf({ desk }: Context, item: string, check: string) {
  const { db } = desk.state
  const one = (await readOne(db, item)) ?? refuse('readiness.not-found')
  const held = (await checksOf(db, item, mostChecks)).find(({ id }) => id === check) ?? refuse('drill.check.not-found')
  const on = dayOf(Date.parse(held.at), desk.zone)
  return { name: one.name.slice(0, mostNamed), on, showed: held.learnt || held.seen }
}

export const drillActions = {
  list: (context: Context, { item }: In<'list'>): Out<'list'> => show(context, item),

  async measure(context: Context, { item, check, incident, ...given }: In<'measure'>): Out<'measure'> {
    const { desk, viewer, lang } = context
    const { name, on, showed } = await heldOf(context, item, check)
    const aim = speaker(drillEntryWords, lang)('drill.aim', { name, on })
    const input = MeasureInput.parse({ ...given, aim, effect: showed, reach: 'organisation' })
    await inIncident(
      context,
      incident,
      async (within) => {
        const { tx, incident, now, append, announce } = within
        const no = await addMeasure(context, within, input)
        await insertLesson(tx, { id: desk.newId(), check, incidentId: incident.id, no, at: now, by: viewer.name })
        const about = [{ type: 'readiness', id: item }]
        append({ kind: 'change', code: 'drill.carried', about, facts: { name, on, no } })
        announce({ topic: 'desk', id: null })
      },
      { whenClosed: true },
    )
    return await show(context, item)
  },

  async playbook(context: Context, { item, check, playbook }: In<'playbook'>): Out<'playbook'> {
    const { desk, viewer, lang } = context
    const { name, on, showed: text } = await heldOf(context, item, check)
    const reason = speaker(drillEntryWords, lang)('drill.reason', { name, on, text })
    const known = (await playbooksInForce(desk)).find((one) => one.id === playbook) ?? null
    await onPlaybook(context, playbook, async (drafting) => {
      const { tx, editions, now, announce } = drafting
      const from = textToChange(editions, known) ?? refuse('plan.playbook.not-found', { id: playbook })
      const open = editions.find((one) => one.state === 'draft')
      const note = [open?.note, reason].filter(Boolean).join('\n').slice(0, mostReason)
      const edition = await draft(context, drafting, { text: from, note, incident: open?.incident ?? '' })
      await insertLesson(tx, { id: desk.newId(), check, playbook, edition, at: now, by: viewer.name })
      announce({ topic: 'desk', id: null })
    })
    return await show(context, item)
  },

  async ofIncident(context: Context, { incident }: In<'ofIncident'>): Out<'ofIncident'> {
    const head = await reading(context, incident)
    return { rows: await originsOfMeasures(context.desk.state.db, head.id) }
  },

  async ofPlaybook({ desk }: Context, { playbook }: In<'ofPlaybook'>): Out<'ofPlaybook'> {
    return { rows: await originsOfEditions(desk.state.db, playbook) }
  },
}

async function show({ desk, viewer }: Context, item: string): Out<'list'> {
  const today = dayOf(desk.now().getTime(), desk.zone)
  const found = await lessonsOf(desk.state.db, viewer, item)
  return {
    rows: found.map(({ measure, ...one }) => {
      if (!measure) return { ...one, measure: null }
      const { state, dueOn, verifyOn, ...shown } = measure
      return { ...one, measure: { ...shown, standing: standingOf({ state, dueOn, verifyOn }, today) } }
    }),
  }
}
