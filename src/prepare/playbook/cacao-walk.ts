// A CACAO workflow walked from its start: the steps in the order in which they are done, and what each branch holds.
import type { Facts } from '#src/core/words.ts'
import { isObject, type JsonObject } from './cacao.ts'
import { circleIn } from './circle.ts'
import type { importNotes, importRefusals } from './import-words.ts'

export type ImportRefusal = {
  readonly field: string
  readonly code: keyof typeof importRefusals
  readonly facts: Facts
}
export type ImportNote = { readonly field: string; readonly code: keyof typeof importNotes; readonly facts: Facts }

/** A step that somebody does, and the questions it asks: each answer with the steps that only it leads to. */
export type Walked = { readonly id: string; readonly step: JsonObject; readonly answers: readonly Branch[] }
export type Branch = { readonly label: string; readonly steps: readonly string[] }
export type Walk = { readonly order: readonly Walked[]; readonly notes: readonly ImportNote[] }

/** More than anybody reads; a chain of this length is still walked safely. */
export const WORKFLOW_MAX = 400
const known = [
  'start',
  'end',
  'action',
  'playbook-action',
  'parallel',
  'if-condition',
  'while-condition',
  'switch-condition',
]

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** Where a step may lead, by the name of the field that says so. */
export function waysOf(step: JsonObject): (readonly [string, string])[] {
  const ways: (readonly [string, string])[] = []
  for (const name of ['on_completion', 'on_success', 'on_failure', 'on_true', 'on_false']) {
    const to = text(step[name])
    if (to) ways.push([name, to])
  }
  texts(step.next_steps).forEach((to, at) => {
    ways.push([`next_steps.${at}`, to])
  })
  if (isObject(step.cases))
    for (const [value, to] of Object.entries(step.cases))
      for (const one of [to].flat()) if (text(one)) ways.push([`cases.${value}`, String(one)])
  return ways
}

export function walkWorkflow(workflow: JsonObject, start: string): Walk | { readonly refusals: ImportRefusal[] } {
  const refusals: ImportRefusal[] = []
  const steps = new Map(Object.entries(workflow).filter((pair): pair is [string, JsonObject] => isObject(pair[1])))
  for (const [id, step] of steps) {
    const type = text(step.type) ?? ''
    if (!known.includes(type)) refusals.push({ field: `workflow.${id}.type`, code: 'unknown-type', facts: { type } })
    for (const [name, to] of waysOf(step))
      if (!steps.has(to)) refusals.push({ field: `workflow.${id}.${name}`, code: 'unknown-step', facts: { step: to } })
  }
  if (refusals.length > 0) return { refusals }
  const circle = circleIn(new Map([...steps].map(([id, step]) => [id, waysOf(step).map(([, to]) => to)])))
  if (circle)
    return { refusals: [{ field: `workflow.${circle[0]}`, code: 'circle', facts: { steps: circle.join(' → ') } }] }

  const order: Walked[] = []
  const notes: ImportNote[] = []
  const seen = new Set<string>()
  /** Walks on from `from`, and gives back the steps that it met for the first time. */
  const along = (from: string | null): string[] => {
    const met: string[] = []
    for (let id = from; id !== null; ) {
      const step: JsonObject = steps.get(id)!
      if (seen.has(id)) {
        if (isDone(step))
          notes.push({ field: `workflow.${id}`, code: 'shared', facts: { step: text(step.name) ?? id } })
        break
      }
      seen.add(id)
      const place = order.length
      const branches: Branch[] = []
      const branch = (label: string, to: unknown): void => void branches.push({ label, steps: along(text(to)) })
      if (isDone(step) || /-condition$/.test(String(step.type))) {
        met.push(id)
        order.push({ id, step, answers: branches })
      }
      if (step.type === 'parallel') {
        notes.push({ field: `workflow.${id}`, code: 'parallel', facts: {} })
        for (const to of texts(step.next_steps)) met.push(...along(to))
      } else if (step.type === 'if-condition') {
        branch('yes', step.on_true)
        branch('no', step.on_false)
      } else if (step.type === 'while-condition') {
        notes.push({ field: `workflow.${id}`, code: 'loop', facts: {} })
        branch('yes', step.on_true)
        branch('no', null)
      } else if (step.type === 'switch-condition' && isObject(step.cases)) {
        for (const [value, to] of Object.entries(step.cases).slice(0, 8)) branch(value, [to].flat()[0])
      }
      const next: string | null = text(step.on_completion) ?? text(step.on_success)
      if (text(step.on_failure) && step.on_failure !== next && isDone(step)) {
        // The way of success goes on below; the way of failure is what only a “no” leads to.
        const after = along(next)
        const failed = along(text(step.on_failure))
        if (failed.length > 0) branches.push({ label: 'yes', steps: [] }, { label: 'no', steps: failed })
        order[place] = { id, step, answers: branches }
        met.push(...after)
        break
      }
      id = next
    }
    return met
  }
  along(start)
  for (const [id, step] of steps)
    if (!seen.has(id) && step.type !== 'end')
      notes.push({ field: `workflow.${id}`, code: 'unreachable', facts: { step: text(step.name) ?? id } })
  return { order, notes }
}

const isDone = ({ type }: JsonObject): boolean => type === 'action' || type === 'playbook-action'
