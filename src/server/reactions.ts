// What must act backwards: a later part that an earlier one has to ask or to tell. All of it on this page.
import type { ClosingCheck } from '#src/platform/context.ts'
import { affectedHoldsBack } from '#src/recover/affected/actions/show.ts'
import { outsideHoldsBack } from '#src/recover/outside/actions.ts'
import { recoveryHoldsBack } from '#src/recover/recovery/actions/show.ts'
import { sweepSection } from '#src/recover/sweep/actions/asked.ts'
import { settleDecided } from '#src/respond/containment/actions/answered.ts'
import { containmentHoldsBack } from '#src/respond/containment/actions/closing.ts'
import type { Answered } from '#src/respond/decision/actions.ts'
import type { AskedSection } from '#src/respond/plan/asked-section.ts'

/** When an incident is closed, its containment, its recovery, the list of the affected and the dealings outside say what is missing. */
export const closingChecks: readonly ClosingCheck[] = [
  containmentHoldsBack,
  recoveryHoldsBack,
  affectedHoldsBack,
  outsideHoldsBack,
]

/** When a decision is answered, the containment that waited for it is approved or refused, in the same transaction. */
export const onDecision: Answered = settleDecided

/** On the page of a unit, below its tasks and questions: what sweeps ask of it. */
export const askedSections: readonly AskedSection[] = [sweepSection]
