import type { When } from '#src/core/time.ts'
import { stagesFor } from '../applies.ts'
import { dayOf } from '../count.ts'
import { deadlineOf } from '../deadline.ts'
import type { ClockFacts } from '../fact.ts'
import { isUnsure, type Regime, type Stage } from '../regime.ts'
import type { NewClock, StoredClock } from '../store.ts'

export type Starts = {
  readonly regime: Regime
  readonly events: Readonly<Record<string, When>>
  readonly sent: Readonly<Record<string, When>>
  readonly facts: ClockFacts
  readonly zone: string
}
const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** One stage reckoned from what is known of its starts. */
export function reckon({ regime, events, sent, facts, zone }: Starts, stage: Stage) {
  const { startMs, dueMs, soonMs, arithmetic, zone: counted } = deadlineOf(regime, stage, { events, sent, facts, zone })
  return {
    events,
    zone: counted,
    state: startMs === null && dueMs === null ? ('waiting' as const) : ('running' as const),
    startsAt: at(startMs),
    dueAt: at(dueMs),
    soonAt: at(soonMs),
    arithmetic,
  }
}

/** The clocks of a regime as they stand at its start: every stage that the facts ask for, or may yet ask for. */
export function newClocks(
  starts: Starts,
  of: { incidentId: string; label: string; createdAt: string; newId: () => string },
): NewClock[] {
  const { regime } = starts
  return stagesFor(regime, starts.facts).map((stage) => ({
    id: of.newId(),
    incidentId: of.incidentId,
    regime: regime.id,
    stage: stage.id,
    label: of.label,
    effectiveFrom: regime.effective_from,
    name: { regime: regime.name, stage: stage.name },
    recipient: stage.recipient,
    source: regime.source,
    verifiedOn: regime.verified_on,
    isUnsure: isUnsure(regime, stage),
    ...reckon(starts, stage),
    createdAt: of.createdAt,
  }))
}

/** When the stages of one regime and label were sent. */
export const sentOf = (clocks: readonly StoredClock[]): Record<string, When> =>
  Object.fromEntries(
    clocks.flatMap((one) => (one.state === 'done' && one.sent ? [[one.stage, one.sent] as const] : [])),
  )

/** The earliest of the starts, as a day: which version of a regime is asked for. */
export function dayOfStart(events: Readonly<Record<string, When>>, zone: string, now: Date): string {
  const first = Math.min(now.getTime(), ...Object.values(events).map((one) => Date.parse(one.from)))
  return dayOf(first, zone)
}
