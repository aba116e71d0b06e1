// The steps of a playbook as a CACAO workflow: one after the other; what only one answer asks for stands in a branch of its own.
import type { Language } from '#src/core/language.ts'
import { type CacaoStep, EXTENSION, type Json, stepName, variableOf } from './cacao.ts'
import type { Playbook, Step } from './playbook.ts'

type Owner = { readonly step: Step; readonly answer: string }
type Placed = { readonly step: Step; readonly phase: string; readonly at: number }
type Workflow = { [id: string]: CacaoStep }

export function workflowOf(
  playbook: Playbook,
  lang: Language,
): { readonly start: string; readonly workflow: Workflow } {
  const workflow: Workflow = {}
  const owners = ownersOf(playbook)
  const placed: Placed[] = playbook.phases.flatMap((phase) =>
    phase.steps.map((step, at) => ({ step, phase: phase.id, at })),
  )
  /** The question nearest to `within` on the way up from a step: whose branch it belongs to at this depth. */
  const branchOf = (id: string, within: Owner | null): Owner | null => {
    let found: Owner | null = null
    for (let up = owners.get(id); up; up = owners.get(up.step.id)) {
      if (within && up.step.id === within.step.id) return found
      found = up
    }
    return within ? null : found
  }

  /** Writes a run of steps that ends in `end`, and says where it begins. */
  const sequence = (steps: readonly Placed[], within: Owner | null, end: string): string => {
    type Part = { readonly question: Step | null; readonly steps: Placed[] }
    const parts: Part[] = []
    for (const one of steps) {
      const owner = branchOf(one.step.id, within)
      const last = parts.at(-1)
      if (owner && last?.question?.id === owner.step.id) last.steps.push(one)
      else parts.push({ question: owner?.step ?? null, steps: [one] })
    }
    let next = end
    for (const { question, steps: inside } of parts.reverse())
      next = question ? condition(question, inside, next) : action(inside[0]!, next)
    return next
  }

  const action = ({ step, phase, at }: Placed, next: string): string => {
    const id = stepName('action', playbook.id, step.id)
    workflow[id] = actionStep(step, { phase, at }, lang, next)
    return id
  }

  const condition = (question: Step, inside: readonly Placed[], next: string): string => {
    const { question: words, answers } = question.choose!
    const first = inside[0]!.step.id
    const branches = answers.map((answer) => {
      const owner = { step: question, answer: answer.id }
      const own = inside.filter(({ step }) => answerAbove(owners, step.id, question.id) === answer.id)
      const end = stepName('end', playbook.id, question.id, answer.id, first)
      workflow[end] = { type: 'end' }
      return { answer, start: sequence(own, owner, end) }
    })
    const type = answers.length === 2 ? 'if-condition' : 'switch-condition'
    const id = stepName(type, playbook.id, question.id, first)
    const variable = variableOf(question.id)
    const tests: { [key: string]: Json } =
      answers.length === 2
        ? {
            condition: `${variable}:value = '${answers[0]!.id}'`,
            on_true: branches[0]!.start,
            on_false: branches[1]!.start,
          }
        : {
            switch: `${variable}:value`,
            cases: Object.fromEntries(branches.map(({ answer, start }) => [answer.id, start])),
          }
    workflow[id] = { type, name: words[lang], ...tests, on_completion: next }
    return id
  }

  const end = stepName('end', playbook.id)
  const start = stepName('start', playbook.id)
  const first = sequence(placed, null, end)
  workflow[start] = { type: 'start', on_completion: first }
  workflow[end] = { type: 'end' }
  return { start, workflow: Object.fromEntries(Object.entries(workflow).reverse()) }
}

function actionStep(step: Step, place: { phase: string; at: number }, lang: Language, next: string): CacaoStep {
  const { id, does, how, who, why, proof, caution, after, attack = [], csf = [] } = step
  const references = [
    ...attack.map((external_id) => ({ name: 'MITRE ATT&CK', external_id })),
    ...csf.map((external_id) => ({ name: 'NIST CSF 2.0', external_id })),
  ]
  return {
    type: 'action',
    name: does[lang],
    description: [why[lang], caution?.[lang], proof[lang]].filter(Boolean).join('\n'),
    ...(references.length > 0 ? { external_references: references } : {}),
    commands: [{ type: 'manual', command: how?.[lang] ?? does[lang] }],
    agent: stepName('group', 'role', who),
    on_completion: next,
    ...(step.choose ? { out_args: [variableOf(id)] } : {}),
    step_extensions: {
      [EXTENSION]: JSON.parse(JSON.stringify({ ...place, step: { ...step, after } })) as Json,
    },
  }
}

/** Which question and answer each conditional step belongs to. */
function ownersOf(playbook: Playbook): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>()
  for (const { steps } of playbook.phases)
    for (const step of steps)
      for (const answer of step.choose?.answers ?? [])
        for (const id of answer.steps) owners.set(id, { step, answer: answer.id })
  return owners
}

function answerAbove(owners: ReadonlyMap<string, Owner>, id: string, question: string): string | null {
  for (let up = owners.get(id); up; up = owners.get(up.step.id)) if (up.step.id === question) return up.answer
  return null
}
