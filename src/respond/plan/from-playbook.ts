// A playbook becomes the plan of an incident: its steps are tasks, its gates hold them, once only (S2-3, S2-28, S2-30).
import { type Playbook, type StepRole, stepsOf } from '#src/prepare/playbook/playbook.ts'
import type { Guide } from './task.ts'

export type PlannedTask = {
  readonly id: string
  readonly step: string
  readonly title: { readonly ja: string; readonly en: string }
  readonly phase: { readonly ja: string; readonly en: string }
  readonly role: StepRole
  readonly minutes: number
  readonly guide: Guide
  readonly after: readonly string[]
}
export type PlannedGate = {
  readonly gate: string
  readonly rule: string
  readonly says: { readonly ja: string; readonly en: string }
  readonly exception: { readonly ja: string; readonly en: string } | null
  readonly needs: readonly string[]
  readonly holds: readonly string[]
}

/**
 * `known` are steps that stand in the plan already, with the ids of their tasks: they stay as they are, and what is new hangs on
 * them. A step of an answer waits for its question.
 */
export function planOf(
  playbook: Playbook,
  known: ReadonlyMap<string, string>,
  newId: () => string,
): { readonly tasks: readonly PlannedTask[]; readonly gates: readonly PlannedGate[] } {
  const steps = stepsOf(playbook)
  const ids = new Map(steps.map((step) => [step.id, known.get(step.id) ?? newId()]))
  const idsOf = (of: readonly string[]): string[] => of.flatMap((step) => ids.get(step) ?? [])
  const question = new Map(
    steps.flatMap((step) =>
      (step.choose?.answers ?? []).flatMap((one) => one.steps.map((id) => [id, step.id] as const)),
    ),
  )
  const tasks = playbook.phases.flatMap((phase) =>
    phase.steps
      .filter((step) => !known.has(step.id))
      .map(
        (step): PlannedTask => ({
          id: ids.get(step.id)!,
          step: step.id,
          title: step.does,
          phase: phase.name,
          role: step.who,
          minutes: step.minutes,
          guide: {
            playbook: playbook.name,
            how: step.how ?? null,
            why: step.why,
            proof: step.proof,
            caution: step.caution ?? null,
            choose: step.choose
              ? {
                  question: step.choose.question,
                  answers: step.choose.answers.map(({ id, ja, en, steps }) => ({ id, ja, en, tasks: idsOf(steps) })),
                }
              : null,
          },
          after: [...new Set(idsOf([...(step.after ?? []), ...[question.get(step.id) ?? []].flat()]))],
        }),
      ),
  )
  const gates = (playbook.gates ?? []).map((gate) => ({
    gate: gate.id,
    rule: gate.rule,
    says: gate.says,
    exception: gate.exception ?? null,
    needs: idsOf(gate.needs),
    holds: idsOf(gate.holds),
  }))
  return { tasks, gates }
}

/** The tasks that an answer makes needless: those of the other answers. */
export function needlessBy(choose: NonNullable<Guide['choose']>, answer: string): string[] {
  const kept = new Set(choose.answers.find((one) => one.id === answer)?.tasks)
  return choose.answers.flatMap((one) => one.tasks).filter((id) => !kept.has(id))
}
