// What a schema cannot say of a playbook: that its steps exist, come in an order that can be followed, and keep the gates.

import { twice } from '#src/prepare/knowledge/wording.ts'
import { circleIn } from './circle.ts'
import { FIRST_STEPS_MAX, type Playbook, STEPS_MAX, stepsOf } from './playbook.ts'
import type { Finding, ProblemCode } from './problem.ts'

type Path = readonly PropertyKey[]

/** Everything that would leave somebody standing at three in the morning, each with the place where it is written. */
export function faultsOf(playbook: Playbook): Finding[] {
  const found: Finding[] = []
  const wrong = (path: Path, code: ProblemCode, facts: Finding['facts'] = {}): void =>
    void found.push({ path, code, facts })
  const places = placesOf(playbook)
  doubles(playbook, wrong)
  if (stepsOf(playbook).length > STEPS_MAX) wrong(['phases'], 'too-many-steps', { max: STEPS_MAX })
  firstMinutes(playbook, wrong)

  const known = (path: Path, ids: readonly string[]): void =>
    ids.forEach((id, at) => {
      if (!places.has(id)) wrong([...path, at], 'unknown-step', { step: id })
    })
  for (const { step, path } of places.values()) {
    known([...path, 'after'], step.after ?? [])
    step.choose?.answers.forEach((answer, at) => {
      known([...path, 'choose', 'answers', at, 'steps'], answer.steps)
    })
  }
  playbook.gates?.forEach((gate, at) => {
    known(['gates', at, 'needs'], gate.needs)
    known(['gates', at, 'holds'], gate.holds)
  })
  branches(places, wrong)
  gates(playbook, places, wrong)
  order(playbook, places, wrong)
  return found
}

type Places = ReadonlyMap<
  string,
  { readonly step: ReturnType<typeof stepsOf>[number]; readonly path: Path; readonly at: number }
>
type Wrong = (path: Path, code: ProblemCode, facts?: Finding['facts']) => void

function placesOf({ phases }: Playbook): Places {
  const places = new Map()
  let at = 0
  phases.forEach((phase, p) => {
    phase.steps.forEach((step, s) => {
      if (!places.has(step.id)) places.set(step.id, { step, path: ['phases', p, 'steps', s], at })
      at++
    })
  })
  return places
}

function doubles(playbook: Playbook, wrong: Wrong): void {
  for (const id of twice(playbook.phases.map((phase) => phase.id))) {
    const at = playbook.phases.findLastIndex((phase) => phase.id === id)
    wrong(['phases', at, 'id'], 'double', { id })
  }
  const seen = new Set<string>()
  playbook.phases.forEach((phase, p) => {
    phase.steps.forEach((step, s) => {
      if (seen.has(step.id)) wrong(['phases', p, 'steps', s, 'id'], 'double', { id: step.id })
      seen.add(step.id)
      for (const id of twice(step.choose?.answers.map((answer) => answer.id) ?? []))
        wrong(['phases', p, 'steps', s, 'choose', 'answers'], 'double', { id })
    })
  })
  for (const id of twice(playbook.gates?.map((gate) => gate.id) ?? [])) wrong(['gates'], 'double', { id })
}

/** The first five minutes are one short list, and it stands on top. */
function firstMinutes({ phases }: Playbook, wrong: Wrong): void {
  if (phases[0]!.stage !== 'first') wrong(['phases', 0, 'stage'], 'no-first')
  phases.forEach((phase, at) => {
    if (phase.stage !== 'first') return
    if (at > 0) wrong(['phases', at, 'stage'], 'first-later')
    else if (phase.steps.length > FIRST_STEPS_MAX) wrong(['phases', 0, 'steps'], 'first-long', { max: FIRST_STEPS_MAX })
  })
}

/** A step belongs to one answer of one question at most, and stands below the question. */
function branches(places: Places, wrong: Wrong): void {
  const owner = new Map<string, string>()
  for (const { step, path, at } of places.values())
    step.choose?.answers.forEach((answer, a) => {
      answer.steps.forEach((id, i) => {
        const here = [...path, 'choose', 'answers', a, 'steps', i]
        if (owner.has(id)) wrong(here, 'two-answers', { step: id, question: owner.get(id) })
        owner.set(id, step.id)
        const there = places.get(id)
        if (there && there.at <= at) wrong(here, 'answer-above', { step: id, question: step.id })
      })
    })
}

function gates({ gates = [], phases }: Playbook, places: Places, wrong: Wrong): void {
  gates.forEach((gate, at) => {
    for (const id of gate.needs) if (gate.holds.includes(id)) wrong(['gates', at, 'holds'], 'gate-itself', { step: id })
    const stage = (ids: readonly string[], wanted: string) =>
      ids.some((id) => phases.find((phase) => phase.steps.some((step) => step.id === id))?.stage === wanted)
    if (
      gate.rule === 'provisional-before-full' &&
      !stage(gate.needs, 'provisional') &&
      gate.needs.every((id) => places.has(id))
    )
      wrong(['gates', at, 'needs'], 'gate-provisional')
  })
  const isCured = phases.some((phase) => phase.stage === 'full')
  if (
    isCured &&
    phases.some((phase) => phase.stage === 'provisional') &&
    !gates.some((gate) => gate.rule === 'provisional-before-full')
  )
    wrong(['gates'], 'no-gate')
}

/** What waits for what must have a beginning, and is written in the order in which it is done. */
function order({ gates = [] }: Playbook, places: Places, wrong: Wrong): void {
  const waits = new Map<string, string[]>([...places].map(([id, { step }]) => [id, [...(step.after ?? [])]]))
  for (const gate of gates)
    for (const id of gate.holds) waits.get(id)?.push(...gate.needs.filter((need) => need !== id))
  const circle = circleIn(waits)
  if (circle) {
    const at = places.get(circle[0]!)!
    wrong([...at.path, ...(at.step.after ? ['after'] : ['id'])], 'circle', { steps: circle.join(' → ') })
    return
  }
  for (const { step, path, at } of places.values())
    step.after?.forEach((id, i) => {
      const there = places.get(id)
      if (there && there.at > at) wrong([...path, 'after', i], 'after-below', { step: id })
    })
}
