// What must act backwards: a later chapter that an earlier one has to ask.
import type { ClosingCheck } from '#src/platform/context.ts'
import { recoveryHoldsBack } from '#src/recover/recovery/actions/show.ts'

/** When an incident is closed, its recovery says what is missing. */
export const closingChecks: readonly ClosingCheck[] = [recoveryHoldsBack]
