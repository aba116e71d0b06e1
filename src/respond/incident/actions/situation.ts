// What is known of the situation, what is hit, what belongs together, what is still open.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { incidentApi } from '../api.ts'
import { fieldChanges } from '../head-change.ts'
import type { IncidentDetail } from '../incident.ts'
import { reverseOf } from '../link.ts'
import { sayPort } from '../open-port.ts'
import { incidentDetail } from '../store/detail.ts'
import {
  answerQuestion,
  assetOf,
  deleteLink,
  insertAsset,
  insertLink,
  insertQuestion,
  insertStatement,
  questionOf,
  statementOf,
  updateAsset,
  withdrawStatement,
} from '../store/parts.ts'
import { incidentHead, lockIncident } from '../store.ts'
import { changing, counting, tail } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const situationActions = {
  async addStatement(context: Context, input: In<'addStatement'>): Out<'addStatement'> {
    return await changing(context, input.incident, async (within) => {
      const { tense, text, confidence, isWorstCase, isNegative, isImpact } = input
      const id = context.desk.newId()
      const statement = {
        id,
        tense,
        text,
        confidence,
        isWorstCase,
        isNegative,
        isImpact,
        byName: context.viewer.name,
        at: within.now,
      }
      await insertStatement(within.tx, within.incident.id, { ...statement, withdrawnAt: null, withdrawnReason: null })
      const marks = [isWorstCase && 'tail.worst-case', isNegative && 'tail.negative', isImpact && 'tail.impact'].filter(
        Boolean,
      )
      within.append({
        kind: 'finding',
        code: 'incident.statement.added',
        about: [{ type: 'statement', id }],
        facts: {
          tense: { word: `tense.${tense}` },
          confidence: { word: `confidence.${confidence}` },
          text,
          marks: marks.map((word) => ({ word })),
        },
        searchText: text,
      })
    })
  },

  async withdrawStatement(context: Context, input: In<'withdrawStatement'>): Out<'withdrawStatement'> {
    return await changing(context, input.incident, async (within) => {
      const statement =
        (await statementOf(within.tx, within.incident.id, input.id)) ?? refuse('incident.statement.not-found')
      if (statement.isWithdrawn) refuse('incident.already-withdrawn')
      await withdrawStatement(within.tx, input.id, within.now, input.reason)
      const facts = { text: statement.text, reason: input.reason }
      within.append({
        kind: 'finding',
        code: 'incident.statement.withdrawn',
        about: [{ type: 'statement', id: input.id }],
        facts,
      })
    })
  },

  async addAsset(context: Context, input: In<'addAsset'>): Out<'addAsset'> {
    return await changing(context, input.incident, async (within) => {
      const { name, owner = '', isOurs = true, description = '', services = '', ports = [] } = input
      const id = context.desk.newId()
      await insertAsset(within.tx, within.incident.id, {
        id,
        name,
        owner,
        isOurs,
        description,
        services,
        ports,
        isEnded: false,
      })
      const facts = { name, owner, isOurs, description, services, ports }
      const searchText = [name, owner, description, services, ...ports.map(sayPort)].filter(Boolean).join('\n')
      within.append({ kind: 'change', code: 'incident.asset.added', about: [{ type: 'asset', id }], facts, searchText })
    })
  },

  async changeAsset(context: Context, input: In<'changeAsset'>): Out<'changeAsset'> {
    return await changing(context, input.incident, async (within) => {
      const was = (await assetOf(within.tx, within.incident.id, input.id)) ?? refuse('incident.asset.not-found')
      const { name, owner, isOurs, description, services, ports, isEnded } = input
      const given = { name, owner, isOurs, description, services, ports, isEnded }
      const changes = fieldChanges(was, given)
      if (changes.length === 0) return
      const is = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      await updateAsset(within.tx, { ...was, ...is })
      const facts = { name: was.name, changes }
      within.append({ kind: 'change', code: 'incident.asset.changed', about: [{ type: 'asset', id: was.id }], facts })
    })
  },

  link: (context: Context, input: In<'link'>): Out<'link'> => joining(context, input, input.relation),
  unlink: (context: Context, input: In<'unlink'>): Out<'unlink'> => joining(context, input, null),

  async ask(context: Context, input: In<'ask'>): Out<'ask'> {
    return await changing(context, input.incident, async (within) => {
      const { text, dueAt } = input
      const id = context.desk.newId()
      await insertQuestion(within.tx, within.incident.id, {
        id,
        text,
        dueAt,
        byName: context.viewer.name,
        at: within.now,
      })
      const due = dueAt === null ? '' : { word: 'tail.due', at: { at: dueAt } }
      within.append({
        kind: 'note',
        code: 'incident.asked',
        about: [{ type: 'question', id }],
        facts: { text, due },
        searchText: text,
      })
    })
  },

  async answer(context: Context, input: In<'answer'>): Out<'answer'> {
    return await changing(context, input.incident, async (within) => {
      const question =
        (await questionOf(within.tx, within.incident.id, input.id)) ?? refuse('incident.question.not-found')
      if (question.isAnswered) refuse('incident.already-answered')
      await answerQuestion(within.tx, input.id, within.now)
      const facts = { question: question.text, text: input.text }
      within.append({
        kind: 'finding',
        code: 'incident.answered',
        about: [{ type: 'question', id: input.id }],
        facts,
        searchText: input.text,
      })
    })
  },
}

/** Links two incidents, or ends the link. Both records say so, by an id that is only worded for who may know of it. */
async function joining(
  context: Context,
  input: { incident: string; to: string; reason: string },
  relation: In<'link'>['relation'] | null,
): Promise<IncidentDetail> {
  const { desk, viewer } = context
  const here = await incidentHead(desk.state.db, viewer, input.incident)
  const there = await incidentHead(desk.state.db, viewer, input.to)
  if (here.id === there.id) refuse('incident.link-itself')
  await inRecord(context, async (tx, journal) => {
    // Always in the same order, so that two people who link the same pair wait for each other instead of blocking.
    for (const id of [here.id, there.id].sort()) await lockIncident(tx, viewer, id)
    if (here.phase === 'closed') refuse('incident.closed')
    const reverse = relation && reverseOf[relation]
    const isDone = relation
      ? await insertLink(tx, {
          from: here.id,
          to: there.id,
          relation,
          reverse: reverse!,
          reason: input.reason,
          at: desk.now().toISOString(),
        })
      : await deleteLink(tx, here.id, there.id)
    if (!isDone) refuse(relation ? 'incident.already-linked' : 'incident.link.not-found')
    const code = relation ? 'incident.linked' : 'incident.unlinked'
    for (const [head, other, word] of [
      [here, there, relation],
      [there, here, reverse],
    ] as const) {
      const { within, settle } = counting(context, tx, journal, head)
      const facts = { to: { incident: other.id }, tail: other.isSecret ? '' : tail(input.reason) }
      within.append({
        kind: 'change',
        code,
        facts: relation ? { ...facts, relation: { word: `relation.${word}` } } : facts,
      })
      await settle()
    }
  })
  return await incidentDetail(desk.state.db, viewer, here.id)
}
