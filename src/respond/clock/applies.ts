// Which regimes ask for a report in this case, and why: by the answers so far, never by a guess.
import type { Wording } from '#src/prepare/knowledge/wording.ts'
import { type ClockFacts, holds, type Verdict } from './fact.ts'
import { isInForce, type Regime, type Stage } from './regime.ts'
import { clockWords } from './rule-words.ts'

export type Applies = {
  readonly regime: string
  readonly applies: Verdict
  readonly reasons: readonly Wording[]
  /** Questions whose answer could change it. */
  readonly open: readonly string[]
}

/** One regime against the facts, on the day on which it is asked. */
export function appliesTo(regime: Regime, facts: ClockFacts, day: string): Applies {
  const is = (applies: Verdict, reasons: readonly Wording[], open: readonly string[] = []): Applies => ({
    regime: regime.id,
    applies,
    reasons,
    open: [...new Set(open)],
  })
  if (!regime.enabled) return is('no', [clockWords['applies.disabled']])
  if (!isInForce(regime, day)) return is('no', [clockWords['applies.not-in-force']])
  const plain = ({ ja, en }: Wording): Wording => ({ ja, en })
  const exceptions = regime.exceptions.map((one) => ({ one, ...holds(one.when, facts) }))
  const against = exceptions.filter(({ is }) => is === 'yes')
  if (against.length > 0)
    return is(
      'no',
      against.map(({ one }) => plain(one)),
    )
  const triggers = regime.triggers.map((one) => ({ one, ...holds(one.when, facts) }))
  const fitting = triggers.filter(({ is }) => is === 'yes')
  if (fitting.length > 0)
    return is(
      'yes',
      fitting.map(({ one }) => plain(one)),
      exceptions.flatMap(({ open }) => open),
    )
  const open = triggers.flatMap((trigger) => trigger.open)
  if (open.length > 0) return is('open', [clockWords['applies.open']], open)
  return is('no', [clockWords['applies.none']])
}

/** The stages of a regime that these facts ask for, or may yet ask for. */
export const stagesFor = (regime: Regime, facts: ClockFacts): Stage[] =>
  regime.stages.filter((stage) => !stage.when || holds(stage.when, facts).is !== 'no')
