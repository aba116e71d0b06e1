// Taking down what press and users ask, answering, and handing to the team what holds a real problem.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { containmentOf, insertEffect } from '#src/respond/containment/store.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import { insertQuestion } from '#src/respond/incident/store/parts.ts'
import type { helpdeskApi } from '../api.ts'
import { type QueryRow, queryNumber } from '../query.ts'
import { countsOf, earlierQueries, insertQuery, queriesOf, queryOf, setAnswered, setRaised } from '../store/query.ts'
import { answeredIncident, openSheets } from '../store/sheet.ts'
import { inOne } from './sheet.ts'

type Api = typeof helpdeskApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Whoever types less is shown no one's earlier questions. */
const shortestName = 2

export const queryActions = {
  async window(context: Context, { q }: In<'window'>): Out<'window'> {
    const { desk, viewer } = context
    const open = await openSheets(desk.state.db, viewer)
    for (const one of open.filter((sheet) => sheet.isSecret)) await reading(context, one.incidentId)
    const asked = folded(q)
    return {
      rows: open.map(({ incident, version, approvedAt, content }) => ({
        incident,
        version,
        approvedAt,
        matter: content.matter,
        now: content.now,
        speaker: content.speaker,
        hours: content.hours,
        notSaid: content.notSaid,
        answers: content.answers.filter(
          ({ question, answer }) =>
            asked === '' || folded([question.ja, question.en, answer.ja, answer.en].join('\n')).includes(asked),
        ),
      })),
      earlier: q.length < shortestName ? [] : await earlierQueries(desk.state.db, viewer, q),
      can: { answer: may(viewer, 'helpdesk:answer') },
    }
  },

  async take(context: Context, input: In<'take'>): Out<'take'> {
    const { desk, viewer } = context
    const { id: incidentId } = await answeredIncident(desk.state.db, viewer, input.incident)
    const sheet = input.given
      ? (await openSheets(desk.state.db, viewer)).find((one) => one.incidentId === incidentId)
      : undefined
    const given = sheet?.content.answers.find((one) => one.id === input.given)
    if (input.given && !given) refuse('helpdesk.answer.not-found', { id: input.given })
    const answer = input.answer || (given ? inOne(given.answer, input.lang ?? context.lang) : '')
    const against = input.containment || given?.containment || ''
    const id = desk.newId()
    await atWindow(context, incidentId, async (within) => {
      const { tx, incident, now } = within
      const contained = against === '' || !input.isComplaint ? null : await containmentOf(tx, incident, against)
      const position = await insertQuery(tx, {
        ...input,
        id,
        incidentId,
        askedAt: input.askedAt ?? now,
        containmentId: contained?.id ?? null,
        sheetVersion: given ? sheet!.version : 0,
        answerId: given?.id ?? '',
        answer,
        byName: viewer.name,
        at: now,
      })
      const number = queryNumber(incident.number, position)
      const { text } = input
      if (contained)
        await insertEffect(tx, contained.id, {
          id: desk.newId(),
          kind: 'complaint',
          text: `${number} ${text}`.slice(0, 2_000),
          count: 1,
          by: viewer.name,
          at: now,
        })
      within.append({
        kind: input.isComplaint ? 'complaint' : input.sort === 'press' ? 'media' : 'contact',
        code: 'helpdesk.asked',
        about: [{ type: 'desk-query', id }, ...(contained ? [{ type: 'containment', id: contained.id }] : [])],
        facts: {
          number,
          who: { word: `helpdesk.sort.${input.sort}` },
          name: [input.organisation, input.name].filter(Boolean).join(' '),
          channel: { word: `helpdesk.channel.${input.channel}` },
          text,
          answer: answer === '' ? { word: 'helpdesk.no-answer' } : answer,
          against: contained ? { word: 'helpdesk.against', containment: `C${contained.position}` } : '',
        },
        searchText: [number, input.name, input.organisation, text, answer].filter(Boolean).join(' '),
      })
    })
    return await shown(context, id)
  },

  async answer(context: Context, { query, answer }: In<'answer'>): Out<'answer'> {
    const found = await queryOf(context.desk.state.db, context.viewer, query)
    await atWindow(context, found.incidentId, async ({ tx, now, append }) => {
      await setAnswered(tx, found.id, { answer, byName: context.viewer.name, at: now })
      append({
        kind: found.sort === 'press' ? 'media' : 'contact',
        code: 'helpdesk.answered',
        about: [{ type: 'desk-query', id: found.id }],
        facts: { number: found.number, answer },
        searchText: answer,
      })
    })
    return await shown(context, found.id)
  },

  async raise(context: Context, { query, why }: In<'raise'>): Out<'raise'> {
    const { desk, viewer } = context
    const { db } = desk.state
    const { incidentId } = await queryOf(db, viewer, query)
    await atWindow(context, incidentId, async ({ tx, now, incident, append }) => {
      // Read under the lock: two who raise it at once ask the team once.
      const found = await queryOf(tx, viewer, query)
      if (found.raisedAt !== null) refuse('helpdesk.query.raised')
      const questionId = desk.newId()
      const text = `${found.number} ${why}: ${found.text}`.slice(0, 2_000)
      await insertQuestion(tx, incident.id, { id: questionId, text, dueAt: null, byName: viewer.name, at: now })
      await setRaised(tx, found.id, { questionId, why, at: now })
      append({
        kind: 'request',
        code: 'helpdesk.raised',
        about: [
          { type: 'desk-query', id: found.id },
          { type: 'question', id: questionId },
        ],
        facts: { number: found.number, why, text: found.text },
        searchText: why,
      })
    })
    return await shown(context, query)
  },

  async queries(context: Context, { incident, sort, q }: In<'queries'>): Out<'queries'> {
    const { desk, viewer } = context
    const { db } = desk.state
    const { id } = await answeredIncident(db, viewer, incident)
    await reading(widened(context), id)
    return { rows: await queriesOf(db, id, { sort, q }), counts: await countsOf(db, id) }
  },
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whose questions somebody answers they may write to in this one way, also where they are not named in the incident. */
const widened = (context: Context): Context => ({ ...context, viewer: { ...context.viewer, reach: 'all' } })
const atWindow = <T>(context: Context, incidentId: string, work: (within: Within) => Promise<T>): Promise<T> =>
  inIncident(widened(context), incidentId, async (within) => {
    // Under the lock: it may have become secret since it was shown.
    await answeredIncident(within.tx, context.viewer, incidentId)
    return await work(within)
  })

async function shown({ desk, viewer }: Context, ref: string): Promise<QueryRow> {
  const { incidentId: _, ...row } = await queryOf(desk.state.db, viewer, ref)
  return row
}
