import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { CauseView, causeApi } from './api.ts'
import { type Cause, type CauseInput, canHang, isEstablished } from './cause.ts'
import { causeKnowledge } from './load.ts'
import { causesOf, insertCause, insertEvidence, updateCause } from './store.ts'

type Api = typeof causeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostCauses = 300
const mostEvidence = 50

export const causeActions = {
  show: (context: Context, { incident }: In<'show'>): Out<'show'> => show(context, incident),

  async add(context: Context, { incident, ...input }: In<'add'>): Out<'add'> {
    await inIncident(context, incident, async (within) => {
      const causes = await causesOf(within.tx, within.incident.id)
      if (causes.length >= mostCauses) refuse('cause.limit', { limit: mostCauses })
      check(causes, null, input)
      const no = await insertCause(within.tx, within.incident.id, context.desk.newId(), input)
      within.append({ kind: 'finding', code: 'cause.added', facts: { no, ...factsOf(input) }, searchText: input.text })
    })
    return await show(context, incident)
  },

  async change(context: Context, { incident, no, ...input }: In<'change'>): Out<'change'> {
    await inIncident(context, incident, async (within) => {
      const causes = await causesOf(within.tx, within.incident.id)
      const was = causes.find((one) => one.no === no) ?? refuse('cause.not-found', { no })
      if (was.question !== input.question) refuse('cause.question.invalid')
      check(causes, no, input)
      if (Object.entries(input).every(([key, value]) => was[key as keyof CauseInput] === value)) return
      await updateCause(within.tx, within.incident.id, no, input)
      within.append({
        kind: 'finding',
        code: 'cause.changed',
        facts: { no, ...factsOf(input) },
        searchText: input.text,
      })
    })
    return await show(context, incident)
  },

  async argue(context: Context, { incident, no, ...input }: In<'argue'>): Out<'argue'> {
    await inIncident(context, incident, async (within) => {
      const causes = await causesOf(within.tx, within.incident.id)
      const cause = causes.find((one) => one.no === no) ?? refuse('cause.not-found', { no })
      if (cause.evidence.length >= mostEvidence) refuse('cause.evidence.limit', { limit: mostEvidence })
      await insertEvidence(within.tx, within.incident.id, no, {
        ...input,
        id: context.desk.newId(),
        byName: context.viewer.name,
        at: within.now,
      })
      const facts = { no, cause: cause.text, text: input.text, reference: input.reference }
      within.append({
        kind: 'finding',
        code: input.isFor ? 'cause.evidence-for' : 'cause.evidence-against',
        facts,
        searchText: input.text,
      })
    })
    return await show(context, incident)
  },
}

function check(causes: readonly Cause[], no: number | null, input: CauseInput): void {
  const { classes } = causeKnowledge()
  if (!canHang(causes, no, input)) refuse('cause.parent.invalid')
  if (input.class !== '' && !classes.some((one) => one.id === input.class && one.of.includes(input.question)))
    refuse('cause.class.invalid', { id: input.class })
  if (input.stage !== '' && attackStageOf(input.stage) === null) refuse('cause.stage.invalid', { id: input.stage })
}

async function show(context: Context, incident: string): Promise<CauseView> {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  const rows = await causesOf(desk.state.db, head.id)
  return {
    incident: { number: head.number, title: head.title },
    rows,
    knowledge: causeKnowledge(),
    established: {
      entry: isEstablished(rows, 'entry'),
      spread: isEstablished(rows, 'spread'),
      leak: isEstablished(rows, 'leak'),
    },
    canWrite: may(viewer, 'incident:write') && head.phase !== 'closed',
  }
}

function factsOf(one: CauseInput) {
  const named = causeKnowledge().classes.find((other) => other.id === one.class)
  return {
    question: { word: `cause.question.${one.question}` },
    text: one.text,
    state: { word: `cause.state.${one.state}` },
    class: named ? { ja: named.ja, en: named.en } : '',
    stage: one.stage,
    technique: one.technique,
  }
}
