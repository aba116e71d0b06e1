import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { personById } from '#src/prepare/people/store.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import { answerItems } from './actions/answer.ts'
import { recoveryPaper, recoveryPaperPdf } from './actions/paper.ts'
import { openRestricted } from './actions/restrict.ts'
import { showRecovery } from './actions/show.ts'
import type { recoveryApi } from './api.ts'
import { openRule } from './block.ts'
import { recoveryChecklist } from './load.ts'
import {
  insertRecovery,
  itemsOf,
  type Plan,
  recoveryOf,
  rulesOf,
  setAccepted,
  setHeading,
  setPlan,
  setRule,
} from './store.ts'

type Api = typeof recoveryApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const recoveryActions = {
  show: (context: Context, { incident }: In<'show'>): Out<'show'> => showRecovery(context, incident),

  paper: (context: Context, input: In<'paper'>): Out<'paper'> => recoveryPaper(context, input),

  paperPdf: (context: Context, input: In<'paperPdf'>): Promise<Download> => recoveryPaperPdf(context, input),

  async begin(context: Context, input: In<'begin'>): Out<'begin'> {
    await inIncident(context, input.incident, async (within) => {
      if (!(await insertRecovery(within.tx, within.incident.id, within.now))) refuse('recovery.already-begun')
      await planned(within, input, 'recovery.begun')
    })
    return await showRecovery(context, input.incident)
  },

  async change(context: Context, input: In<'change'>): Out<'change'> {
    await inBegun(context, input.incident, (within) => planned(within, input, 'recovery.changed'))
    return await showRecovery(context, input.incident)
  },

  answer: (context: Context, { incident, item, ...said }: In<'answer'>): Out<'answer'> =>
    answerItems(context, incident, [item], said),

  answerAll: (context: Context, { incident, items, ...said }: In<'answerAll'>): Out<'answerAll'> =>
    answerItems(context, incident, items, said),

  async people(context: Context, input: In<'people'>): Out<'people'> {
    const { headings } = recoveryChecklist().checklist
    const heading =
      headings.find((one) => one.id === input.heading) ?? refuse('recovery.heading.not-found', { id: input.heading })
    await inBegun(context, input.incident, async (within) => {
      const { lead, resources, parties } = input
      await setHeading(within.tx, within.incident.id, heading.id, { lead, resources, parties })
      const facts = {
        heading: heading.name,
        lead: orNone(lead),
        resources: orNone(resources),
        parties: orNone(parties),
      }
      within.append({ kind: 'change', code: 'recovery.heading', facts })
    })
    return await showRecovery(context, input.incident)
  },

  async rule(context: Context, input: In<'rule'>): Out<'rule'> {
    const { rules } = recoveryChecklist().checklist
    const rule = rules.find((one) => one.id === input.rule) ?? refuse('recovery.rule.not-found', { id: input.rule })
    const strange = input.steps.find((id) => !rule.steps.some((step) => step.id === id))
    if (strange !== undefined) refuse('recovery.step.invalid', { id: strange })
    if (input.exception !== '' && !rule.has_exception) refuse('recovery.exception.refused')
    await inBegun(context, input.incident, async (within) => {
      const before = (await rulesOf(within.tx, within.incident.id))[rule.id] ?? openRule
      const is = {
        answer: input.answer,
        steps: input.answer === 'yes' ? [...new Set(input.steps)].sort() : [],
        exception: input.answer === 'yes' ? input.exception : '',
      }
      if (JSON.stringify(before) === JSON.stringify(is)) return
      await setRule(within.tx, within.incident.id, rule.id, is)
      const steps = rule.steps.filter((step) => is.steps.includes(step.id)).map(({ ja, en }) => ({ ja, en }))
      within.append({
        kind: 'decision',
        code: 'recovery.rule',
        facts: {
          question: rule.question,
          answer: { word: `recovery.answer.${is.answer}` },
          steps: steps.length > 0 ? { word: 'recovery.steps', steps } : '',
          exception: is.exception && { word: 'recovery.exception', reason: is.exception },
        },
        searchText: is.exception,
      })
    })
    return await showRecovery(context, input.incident)
  },

  async accept(context: Context, input: In<'accept'>): Out<'accept'> {
    await inBegun(context, input.incident, async (within) => {
      const { tx, incident } = within
      const stands = await recoveryOf(tx, incident.id)
      if (!stands?.lead || stands.lead.id !== context.viewer.id) refuse('recovery.handover.not-allowed')
      const answered = new Set(
        (await itemsOf(tx, incident.id, null))
          .filter((one) => one.state === 'done' || one.state === 'not-applicable')
          .map((one) => one.item),
      )
      const missing = [...recoveryChecklist().items.values()].filter((one) => one.is_handover && !answered.has(one.s3))
      if (missing.length > 0)
        refuse('recovery.handover.missing', {
          items: missing.map((one) => one[context.lang]).join(context.lang === 'ja' ? '、' : '; '),
        })
      await setAccepted(tx, incident.id, within.now, context.viewer.name, input.note)
      within.append({
        kind: 'decision',
        code: 'recovery.accepted',
        facts: { note: input.note },
        searchText: input.note,
      })
    })
    return await showRecovery(context, input.incident)
  },

  async restrict(context: Context, input: In<'restrict'>): Out<'restrict'> {
    await openRestricted(context, input.incident)
    return await showRecovery(context, input.incident)
  },
}

async function inBegun(context: Context, incident: string, work: (within: Within) => Promise<void>): Promise<void> {
  await inIncident(context, incident, async (within) => {
    if (!(await recoveryOf(within.tx, within.incident.id))) refuse('recovery.not-begun')
    await work(within)
  })
}

/** Writes what was given over what stands, and says the whole plan. */
async function planned(within: Within, given: In<'change'>, code: 'recovery.begun' | 'recovery.changed') {
  const { tx, incident } = within
  const was = (await recoveryOf(tx, incident.id))!
  const is: Plan = {
    leadId: given.lead === undefined ? (was.lead?.id ?? null) : given.lead,
    level: given.level ?? was.level,
    dueOn: given.dueOn === undefined ? was.dueOn : given.dueOn,
    priority: given.priority ?? was.priority,
    watchUntil: given.watchUntil === undefined ? was.watchUntil : given.watchUntil,
  }
  const lead = is.leadId === null ? null : await personById(tx, is.leadId)
  if (is.leadId !== null && !lead?.isActive) refuse('recovery.lead.not-found')
  await setPlan(tx, incident.id, is)
  within.append({
    kind: 'decision',
    code,
    facts: {
      lead: orNone(lead?.name ?? ''),
      level: { word: `recovery.level.${is.level}` },
      due: orNone(is.dueOn ?? ''),
      priority: orNone(is.priority),
      watch: orNone(is.watchUntil ?? ''),
    },
  })
}

const orNone = (text: string): unknown => (text === '' ? { word: 'recovery.none' } : text)
