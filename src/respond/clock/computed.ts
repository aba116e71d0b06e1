import type { When } from '#src/core/time.ts'
import { stagesFor } from './applies.ts'
import { inZone } from './count.ts'
import { type Case, type Deadline, deadlineOf } from './deadline.ts'
import type { ClockFacts } from './fact.ts'
import type { Regime, Stage } from './regime.ts'

/** One row of the answer to `hikeshi clock compute`. Times carry the offset of the zone in which they were counted. */
export type Computed = {
  readonly regime: string
  readonly stage: string
  readonly dueAt: string | null
  readonly startsAt: string | null
  readonly arithmetic: { readonly ja: string; readonly en: string }
  readonly source: string | null
  readonly verifiedOn: string | null
}

export type Asked = {
  readonly stage?: string | undefined
  /** The start that was given; for one stage its own, for a whole regime that of its first events. */
  readonly start: When
  /** Starts given by the name of their event, or of the stage that was sent. */
  readonly named: Readonly<Record<string, When>>
  readonly facts: ClockFacts
  readonly zone: string
  readonly now: number
}

/** What a regime asks for, from one start: every stage that the facts leave open, or the one that was named. */
export function computeRegime(regime: Regime, asked: Asked): Computed[] {
  const stages = asked.stage ? regime.stages.filter((one) => one.id === asked.stage) : stagesFor(regime, asked.facts)
  return stages.map((stage) => computed(regime, stage, deadlineOf(regime, stage, caseOf(regime, stage, asked))))
}

function caseOf(regime: Regime, stage: Stage, { stage: named, start, facts, zone, now, ...asked }: Asked): Case {
  const early = regime.events.filter((one) => !one.is_later).map((one) => [one.id, start] as const)
  const own =
    named === undefined
      ? []
      : [['event' in stage.starts ? stage.starts.event : stage.starts.after_stage, start] as const]
  const all = { ...Object.fromEntries([...early, ...own]), ...asked.named }
  return { events: all, sent: all, facts, zone, now }
}

const computed = (regime: Regime, stage: Stage, { dueMs, startMs, zone, arithmetic }: Deadline): Computed => ({
  regime: regime.id,
  stage: stage.id,
  dueAt: dueMs === null ? null : inZone(dueMs, zone),
  startsAt: startMs === null ? null : inZone(startMs, zone),
  arithmetic,
  source: regime.source,
  verifiedOn: regime.verified_on,
})
