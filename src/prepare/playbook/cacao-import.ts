// Takes in a CACAO 2.0 playbook: our own without loss, anybody else's with everything named that could not be carried, or not at all.
import type { Language } from '#src/core/language.ts'
import { say } from '#src/core/words.ts'
import { EXTENSION, isObject, type JsonObject, SPEC_VERSION } from './cacao.ts'
import { toCacao } from './cacao-export.ts'
import { fromForeign } from './cacao-foreign.ts'
import { type ImportNote, type ImportRefusal, WORKFLOW_MAX, walkWorkflow } from './cacao-walk.ts'
import { type Playbook, STEPS_MAX } from './playbook.ts'
import { judgePlaybook } from './read.ts'
import { playbookProblems } from './words.ts'

export const IMPORT_CHARS_MAX = 2_000_000
/** More notes of one file help nobody. */
const NOTES_MAX = 100

export type Imported =
  | { readonly playbook: Playbook; readonly notes: readonly ImportNote[]; readonly refusals: readonly [] }
  | { readonly playbook: null; readonly notes: readonly []; readonly refusals: readonly ImportRefusal[] }

/** `today` is the day from which it holds where the file does not say one. */
export function fromCacao(text: string, today: string): Imported {
  const no = (field: string, code: ImportRefusal['code'], facts: ImportRefusal['facts'] = {}): Imported => ({
    playbook: null,
    notes: [],
    refusals: [{ field, code, facts }],
  })
  if (text.length > IMPORT_CHARS_MAX) return no('', 'too-large', { max: IMPORT_CHARS_MAX })
  let source: unknown
  try {
    source = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return no('', 'not-json')
  }
  if (!isObject(source) || source.type !== 'playbook') return no('type', 'not-cacao')
  if (source.spec_version !== SPEC_VERSION)
    return no('spec_version', 'other-version', { version: String(source.spec_version ?? '').slice(0, 40) })
  if (typeof source.name !== 'string' || source.name.trim() === '') return no('name', 'missing', { name: 'name' })
  if (!isObject(source.workflow)) return no('workflow', 'missing', { name: 'workflow' })
  if (Object.keys(source.workflow).length > WORKFLOW_MAX) return no('workflow', 'too-many-steps', { max: STEPS_MAX })

  const own = ownOf(source)
  if (own?.playbook) return { playbook: own.playbook, notes: own.notes.slice(0, NOTES_MAX), refusals: [] }

  const start = source.workflow_start
  if (typeof start !== 'string') return no('workflow_start', 'missing', { name: 'workflow_start' })
  const first = source.workflow[start]
  if (!isObject(first)) return no('workflow_start', 'no-start', { step: start })
  const walk = walkWorkflow(source.workflow, start)
  if ('refusals' in walk) return { playbook: null, notes: [], refusals: walk.refusals.slice(0, NOTES_MAX) }
  if (walk.order.length === 0) return no('workflow', 'no-steps')
  if (walk.order.length > STEPS_MAX) return no('workflow', 'too-many-steps', { max: STEPS_MAX })
  const { playbook: value, notes } = fromForeign(source, walk, today)
  const { playbook, findings } = judgePlaybook(value)
  if (!playbook) {
    const [finding] = findings
    const problem = finding
      ? `${finding.path.join('.')}: ${say(playbookProblems[finding.code], 'en', finding.facts)}`
      : ''
    return no('workflow', 'unsound', { problem })
  }
  const before: ImportNote[] = [
    ...(own ? [{ field: 'playbook_extensions', code: 'extension-broken' as const, facts: {} }] : []),
    ...(first.type === 'start' ? [] : [{ field: 'workflow_start', code: 'wrong-start' as const, facts: {} }]),
  ]
  return { playbook, notes: [...before, ...notes].slice(0, NOTES_MAX), refusals: [] }
}

/** A playbook that left a desk of ours, put together again; null where it is none, without a playbook where it is damaged. */
function ownOf(source: JsonObject): { readonly playbook: Playbook | null; readonly notes: ImportNote[] } | null {
  const extension = isObject(source.playbook_extensions) ? source.playbook_extensions[EXTENSION] : undefined
  if (!isObject(extension) || !isObject(extension.playbook)) return null
  const damaged = { playbook: null, notes: [] }
  const phases = Array.isArray(extension.playbook.phases) ? extension.playbook.phases.filter(isObject) : []
  const shelves = new Map(phases.map((phase) => [String(phase.id), [] as JsonObject[]]))
  for (const step of Object.values(source.workflow as JsonObject)) {
    if (!isObject(step) || step.type !== 'action') continue
    const ours = isObject(step.step_extensions) ? step.step_extensions[EXTENSION] : undefined
    const shelf = isObject(ours) ? shelves.get(String(ours.phase)) : undefined
    if (!isObject(ours) || !isObject(ours.step) || typeof ours.at !== 'number' || !shelf) return damaged
    shelf.push(ours)
  }
  const value = {
    ...extension.playbook,
    phases: phases.map((phase) => ({
      ...phase,
      steps: shelves
        .get(String(phase.id))!
        .sort((a, b) => Number(a.at) - Number(b.at))
        .map((one) => one.step),
    })),
  }
  const { playbook } = judgePlaybook(value)
  if (!playbook) return damaged
  const lang: Language = extension.lang === 'ja' ? 'ja' : 'en'
  const as = toCacao(playbook, { lang, modifiedAt: typeof source.modified === 'string' ? source.modified : undefined })
  const notes = differences(as, source, '').map((name) => ({
    field: name,
    code: 'changed-elsewhere' as const,
    facts: { name },
  }))
  return { playbook, notes }
}

/** Where two values differ, as ways from the top. */
function differences(a: unknown, b: unknown, at: string): string[] {
  if (isObject(a) && isObject(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(a[key], b[key], at === '' ? key : `${at}.${key}`),
    )
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((one, i) => differences(one, b[i], `${at}.${i}`))
  return a === b ? [] : [at]
}
