// What is known of the situation, what is hit, what belongs together, what is still open.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { incidentApi } from '../api.ts'
import { fieldChanges } from '../head-change.ts'
import { sayPort } from '../open-port.ts'
import {
  answerQuestion,
  assetOf,
  insertAsset,
  insertQuestion,
  insertStatement,
  questionOf,
  statementOf,
  updateAsset,
  withdrawStatement,
} from '../store/parts.ts'
import { joining } from './link.ts'
import { changing } from './within.ts'

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
