import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import { mailDeciders } from './actions-mail.ts'
import type { decisionApi } from './api.ts'
import { type DecisionRow, decisionNumber, mayAnswer, stateAfter } from './decision.ts'
import {
  countWaiting,
  decisionOf,
  decisionsOf,
  entitled,
  insertDecision,
  rowOf,
  type StoredDecision,
  setAnswer,
  waitingDecisions,
} from './store.ts'

type Api = typeof decisionApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** What follows elsewhere when a decision was answered, in the transaction of the answer. */
export type Answered = (context: Context, within: Within, decision: StoredDecision) => Promise<void>

/** How far a decision may be put off. */
const longestWaitMs = 366 * 86_400_000

export const decisionActionsWith = (answered: Answered) => ({
  async waiting({ desk, viewer }: Context, input: In<'waiting'>): Out<'waiting'> {
    const { db } = desk.state
    const now = desk.now()
    const rows = await waitingDecisions(db, viewer, { mine: input.mine ?? false, limit: input.limit })
    return { ...(await countWaiting(db, viewer)), rows: rows.map((one) => rowOf(one, viewer, now)) }
  },

  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    const rows = await decisionsOf(desk.state.db, head.id)
    const now = desk.now()
    return {
      rows: rows.map((one) => rowOf(one, viewer, now)),
      canAsk: may(viewer, 'incident:write') && head.phase !== 'closed',
    }
  },

  async show(context: Context, { incident, decision }: In<'show'>): Out<'show'> {
    const { desk, viewer } = context
    const head = await reading(context, incident)
    return rowOf(await decisionOf(desk.state.db, head, decision), viewer, desk.now())
  },

  async ask(context: Context, input: In<'ask'>): Out<'ask'> {
    const id = await inIncident(context, input.incident, async (within) => (await askWithin(context, within, input)).id)
    return await shown(context, input.incident, id)
  },

  async answer(context: Context, input: In<'answer'>): Out<'answer'> {
    const { desk, viewer } = context
    const id = await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      // The incident is locked: of two who answer at once the second sees what the first said.
      const one = await decisionOf(tx, incident, input.decision)
      if (one.state !== 'open' && one.state !== 'later')
        refuse('decision.already-answered', {
          state: stateInWords[one.state][context.lang],
          by: one.answeredBy ?? '',
          reason: one.reason ?? '',
        })
      if (!mayAnswer(one, viewer.id))
        refuse(one.askedById === viewer.id ? 'decision.own.not-allowed' : 'decision.not-allowed')
      const option = input.answer === 'approve' ? optionOf(one, input.option) : null
      const state = stateAfter(input.answer)
      const lookAgainAt = state === 'later' ? laterAt(input.lookAgain, now) : null
      const { reason } = input
      const answer = { state, option, reason, by: viewer.id, byName: viewer.name, at: now, lookAgainAt }
      await setAnswer(tx, one.id, answer)
      within.append({
        kind: 'decision',
        code: `decision.${state}`,
        about: [{ type: 'decision', id: one.id }],
        facts: {
          number: decisionNumber(incident.number, one.position),
          question: one.question,
          reason,
          ...(option === null
            ? { option: '' }
            : { option: { word: 'decision.option', text: one.options[option - 1] } }),
          ...(lookAgainAt === null ? {} : { at: { at: lookAgainAt } }),
        },
        searchText: `${decisionNumber(incident.number, one.position)} ${one.question}\n${reason}`,
      })
      await answered(context, within, { ...one, ...answer, answeredBy: viewer.name, answeredAt: now })
      return one.id
    })
    return await shown({ ...context, desk }, input.incident, id)
  },

  async withdraw(context: Context, input: In<'withdraw'>): Out<'withdraw'> {
    const { viewer } = context
    const id = await inIncident(context, input.incident, async (within) => {
      const one = await decisionOf(within.tx, within.incident, input.decision)
      if (one.state !== 'open' && one.state !== 'later')
        refuse('decision.already-answered', {
          state: stateInWords[one.state][context.lang],
          by: one.answeredBy ?? '',
          reason: one.reason ?? '',
        })
      const { reason } = input
      const answer = { state: 'withdrawn' as const, option: null, reason, by: viewer.id, byName: viewer.name }
      await setAnswer(within.tx, one.id, { ...answer, at: within.now, lookAgainAt: null })
      within.append({
        kind: 'change',
        code: 'decision.withdrawn',
        about: [{ type: 'decision', id: one.id }],
        facts: { number: decisionNumber(within.incident.number, one.position), question: one.question, reason },
      })
      return one.id
    })
    return await shown(context, input.incident, id)
  },
})

/** Asks within a transaction of somebody else: a containment asks for its own approval. */
export async function askWithin(
  context: Context,
  within: Within,
  input: Omit<In<'ask'>, 'incident'>,
): Promise<{ id: string; number: string }> {
  const { desk, viewer } = context
  const { tx, incident, now } = within
  const wanted = [...new Set(input.deciders)]
  if (viewer.id !== null && wanted.includes(viewer.id)) refuse('decision.own.not-allowed')
  if (input.options.length === 1) refuse('decision.options.invalid')
  if (input.due !== null && Date.parse(input.due) <= Date.parse(now)) refuse('decision.due.invalid')
  const people = await entitled(tx, incident.id, wanted)
  if (people.length < wanted.length) refuse('decision.decider.invalid')
  const id = desk.newId()
  const { question, ground, options, escalateAfterMin } = input
  const position = await insertDecision(tx, incident.id, {
    ...{
      id,
      question,
      ground,
      options,
      escalateAfterMin,
      dueAt: input.due,
      askedById: viewer.id,
      askedBy: viewer.name,
    },
    ...{ askedAt: now, deciders: wanted },
  })
  const number = decisionNumber(incident.number, position)
  within.append({
    kind: 'request',
    code: 'decision.asked',
    about: [{ type: 'decision', id }],
    facts: {
      number,
      question,
      ground,
      of: people.map((one) => one.name).join(' → '),
      options: options.length === 0 ? '' : { word: 'decision.options', list: options.join(' / ') },
      due: input.due === null ? '' : { word: 'decision.due', at: { at: input.due } },
    },
    searchText: `${number} ${question}\n${ground}`,
  })
  await mailDeciders(context, within, {
    ...{ kind: 'asked', id, number, dueAt: input.due, people: wanted.slice(0, 1) },
    escalateAfterMin: wanted.length > 1 ? escalateAfterMin : null,
  })
  return { id, number }
}

async function shown(context: Context, incident: string, id: string): Promise<DecisionRow> {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  return rowOf(await decisionOf(desk.state.db, head, id), viewer, desk.now())
}

function optionOf({ options }: StoredDecision, option: number | null): number | null {
  if (options.length === 0) return null
  if (option === null || option > options.length) return refuse('decision.option.invalid', { count: options.length })
  return option
}

function laterAt(at: string | null, now: string): string {
  const ms = at === null ? Number.NaN : Date.parse(at)
  if (!(ms > Date.parse(now)) || ms - Date.parse(now) > longestWaitMs) refuse('decision.look-again.invalid')
  return at!
}

const stateInWords = {
  approved: { ja: '承認', en: 'approved' },
  refused: { ja: '不承認', en: 'refused' },
  withdrawn: { ja: '取り下げ', en: 'withdrawn' },
} as const
