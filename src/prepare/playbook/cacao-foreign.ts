// A CACAO playbook of somebody else as one of ours: what it says is kept, what it cannot say is marked, what we cannot carry is named.
import type { Language } from '#src/core/language.ts'
import { say } from '#src/core/words.ts'
import { Tag } from '#src/prepare/knowledge/wording.ts'
import { isObject, type JsonObject } from './cacao.ts'
import { commandsOf } from './cacao-command.ts'
import type { ImportNote, Walk, Walked } from './cacao-walk.ts'
import { standIns } from './import-words.ts'
import { CacaoOrigin, type Playbook, type Step, StepRole } from './playbook.ts'

type Note = (field: string, code: ImportNote['code'], facts?: ImportNote['facts']) => void
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What is read of a playbook and of a step; everything else is named as dropped. */
const read = new Set([
  'type',
  'spec_version',
  'id',
  'name',
  'description',
  'created_by',
  'created',
  'modified',
  'labels',
  'external_references',
  'workflow_start',
  'workflow_exception',
  'workflow',
  'agent_definitions',
  'playbook_types',
  'playbook_activities',
  'playbook_processing_summary',
])
const readOfStep = new Set([
  'type',
  'name',
  'description',
  'external_references',
  'timeout',
  'commands',
  'agent',
  'on_completion',
  'on_success',
  'on_failure',
  'next_steps',
  'condition',
  'switch',
  'cases',
  'on_true',
  'on_false',
  'playbook_id',
])

export function fromForeign(
  source: JsonObject,
  walk: Walk,
  today: string,
): { readonly playbook: unknown; readonly notes: ImportNote[] } {
  const notes: ImportNote[] = [...walk.notes]
  const note: Note = (field, code, facts = {}) => void notes.push({ field, code, facts })
  note('', 'stand-ins')
  const everything = JSON.stringify([
    source.name,
    source.description,
    walk.order.map(({ step }) => [step.name, step.description]),
  ])
  const lang: Language = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(everything) ? 'ja' : 'en'
  const head = headOf(source, note, today)
  const slugs = slugsOf(walk.order)
  const agents = isObject(source.agent_definitions) ? source.agent_definitions : {}
  const steps = walk.order.map((walked) => stepOf(walked, { slugs, agents, note }))
  const phase = (id: 'first' | 'rest', stage: string, of: readonly Step[]) => ({
    id,
    stage,
    name: standIns[id],
    steps: of,
  })
  if (steps.length > 1) note('workflow', 'phases')
  const phases = [
    phase('first', 'first', steps.slice(0, 1)),
    ...(steps.length > 1 ? [phase('rest', 'assess', steps.slice(1))] : []),
  ]
  const playbook: { [K in keyof Playbook]?: unknown } = { ...head, phases, untranslated: lang === 'ja' ? 'en' : 'ja' }
  return { playbook, notes }
}

function headOf(source: JsonObject, note: Note, today: string) {
  for (const name of Object.keys(source)) {
    if (read.has(name)) continue
    const value = source[name]
    if (name === 'authentication_info_definitions')
      note(name, 'secrets', { count: isObject(value) ? Object.keys(value).length : 1 })
    else if (name === 'signatures') note(name, 'signature')
    else if (name === 'revoked') {
      if (value === true) note(name, 'revoked')
    } else note(name, 'dropped', { name })
  }
  const labels = Array.isArray(source.labels) ? source.labels.map(text) : []
  const kinds = labels.filter((label) => Tag.safeParse(label).success)
  for (const label of labels) if (!kinds.includes(label)) note('labels', 'dropped', { name: label })
  const exception = text(source.workflow_exception)
  if (exception && !(isObject(source.workflow) && exception in source.workflow))
    note('workflow_exception', 'no-exception', { step: exception })
  const created = text(source.created)
  const day = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(created)?.[0]
  if (!day) note('created', 'wrong-value', { name: 'created' })
  const origin = CacaoOrigin.safeParse({ id: source.id, created_by: source.created_by, created })
  if (!origin.success)
    note('id', 'wrong-value', { name: origin.error.issues.map((issue) => issue.path.join('.')).join(', ') })
  const name = cut(text(source.name), 200, 'name', note)
  const references = Array.isArray(source.external_references) ? source.external_references.filter(isObject) : []
  const from = [
    ...references.map((one) => [one.name, one.description, one.url].map(text).filter(Boolean).join(', ')),
    text(source.created_by),
  ]
  const when = cut(text(source.description), 1_000, 'description', note)
  return {
    id: slug(name) || 'playbook',
    name: { ja: name, en: name },
    version: text(source.modified).slice(0, 40) || '1',
    source: cut(`CACAO: ${from.filter(Boolean).join('; ')}`, 500, 'external_references', note),
    effective_from: day ?? today,
    verified_on: null,
    when: when ? { ja: when, en: when } : standIns.when,
    kinds: [...new Set(kinds)].slice(0, 30),
    ...(origin.success ? { cacao: origin.data } : {}),
  }
}

type About = { readonly slugs: ReadonlyMap<string, string>; readonly agents: JsonObject; readonly note: Note }

function stepOf({ id, step, answers }: Walked, { slugs, agents, note }: About): Step {
  const field = `workflow.${id}`
  for (const name of Object.keys(step)) if (!readOfStep.has(name)) note(`${field}.${name}`, 'dropped', { name })
  const condition = text(step.condition) || text(step.switch)
  const name = text(step.name) || condition || text(step.description) || id
  const references = Array.isArray(step.external_references) ? step.external_references.filter(isObject) : []
  const attack = references.map((one) => text(one.external_id)).filter((one) => /^T\d{4}(\.\d{3})?$/.test(one))
  const others = references
    .filter((one) => !attack.includes(text(one.external_id)))
    .map((one) => [one.name, one.description, one.url, one.external_id].map(text).filter(Boolean).join(', '))
  const agent = text(step.agent)
  const definition = agents[agent]
  if (agent && !isObject(definition)) note(`${field}.agent`, 'no-agent', { agent })
  const role = StepRole.safeParse(isObject(definition) ? definition.description : undefined)
  const how = [
    name.length > 240 ? name : '',
    text(step.description),
    ...commandsOf(step, field, note),
    text(step.playbook_id),
    isObject(definition) && !role.success
      ? `(${[definition.type, definition.name].map(text).filter(Boolean).join(': ')})`
      : '',
    ...others,
  ].filter((part) => part !== '' && part !== name)
  const long = cut(how.join('\n'), 4_000, `${field}.description`, note)
  const does = name.slice(0, 240)
  const timeout = typeof step.timeout === 'number' ? Math.round(step.timeout / 60_000) : 15
  return {
    id: slugs.get(id)!,
    does: { ja: does, en: does },
    ...(long ? { how: { ja: long, en: long } } : {}),
    who: role.success ? role.data : 'technical',
    why: standIns.why,
    minutes: Math.min(Math.max(timeout, 1), 100_000),
    proof: standIns.proof,
    ...(answers.length > 1 ? { choose: choiceOf(step, answers, slugs) } : {}),
    ...(attack.length > 0 ? { attack: [...new Set(attack)].slice(0, 20) } : {}),
  }
}

function choiceOf(
  step: JsonObject,
  answers: Walked['answers'],
  slugs: ReadonlyMap<string, string>,
): NonNullable<Step['choose']> {
  const of = (key: 'holds' | 'which' | 'succeeded', facts = {}) => {
    const word = (in_: Language) => say(standIns[key], in_, facts).slice(0, 240)
    return { ja: word('ja'), en: word('en') }
  }
  const question = text(step.condition)
    ? of('holds', { text: text(step.condition) })
    : text(step.switch)
      ? of('which', { text: text(step.switch) })
      : of('succeeded')
  return {
    question,
    answers: answers.map(({ label, steps }, at) => {
      const words =
        label === 'yes' || label === 'no' ? standIns[label] : label === 'default' ? standIns.otherwise : null
      const plain = label.slice(0, 120) || String(at + 1)
      return {
        id: slug(label) || `answer-${at + 1}`,
        ja: words?.ja ?? plain,
        en: words?.en ?? plain,
        steps: steps.map((one) => slugs.get(one)!),
      }
    }),
  }
}

/** A short name for each step, from what it is called; numbered where two are called the same. */
function slugsOf(order: readonly Walked[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    order.map(({ id, step }, at) => {
      const base = slug(text(step.name)) || `step-${at + 1}`
      let name = base
      for (let n = 2; taken.has(name); n++) name = `${base}-${n}`
      taken.add(name)
      return [id, name]
    }),
  )
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+/g, '')
    .slice(0, 50)
    .replaceAll(/-+$/g, '')

function cut(value: string, max: number, name: string, note: Note): string {
  if (value.length <= max) return value
  note(name, 'cut', { name, max })
  return value.slice(0, max)
}
