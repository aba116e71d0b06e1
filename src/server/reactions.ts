// What must act backwards: a later part that an earlier one has to ask or to tell. All of it on this page.
import type { ClosingCheck } from '#src/platform/context.ts'
import { affectedHoldsBack } from '#src/recover/affected/actions/show.ts'
import { recoveryHoldsBack } from '#src/recover/recovery/actions/show.ts'
import { settleDecided } from '#src/respond/containment/actions/answered.ts'
import { containmentHoldsBack } from '#src/respond/containment/actions/closing.ts'
import type { Answered } from '#src/respond/decision/actions.ts'

/** When an incident is closed, its containment, its recovery and the list of the affected say what is missing. */
export const closingChecks: readonly ClosingCheck[] = [containmentHoldsBack, recoveryHoldsBack, affectedHoldsBack]

/** When a decision is answered, the containment that waited for it is approved or refused, in the same transaction. */
export const onDecision: Answered = settleDecided
