// How long each rule takes: of every so many events the rules that are asked are timed. Cheap enough for lines as they come in, and true
// enough to find the one rule that keeps all others waiting.
import type { DetectionRule } from './rule.ts'
import { ruleKey } from './rule-key.ts'

/** One event in so many is timed. */
export const EVERY = 64

export type RuleCost = {
  readonly key: string
  /** How often the rule was asked, and how long that took in all: reckoned from what was timed. */
  readonly asked: number
  readonly ms: number
}

export class Costs {
  readonly now: () => number
  #events = 0
  readonly #taken = new Map<DetectionRule, { asked: number; ms: number }>()

  /** `now` counts milliseconds, finer than one. */
  constructor(now: () => number) {
    this.now = now
  }

  /** Whether the event that comes now is one of those that are timed. */
  isDue(): boolean {
    return this.#events++ % EVERY === 0
  }

  add(rule: DetectionRule, ms: number): void {
    const taken = this.#taken.get(rule)
    if (taken === undefined) this.#taken.set(rule, { asked: 1, ms })
    else {
      taken.asked++
      taken.ms += ms
    }
  }

  /** What came together since this was asked last. */
  take(): RuleCost[] {
    const costs = [...this.#taken].map(([rule, { asked, ms }]) => ({
      key: ruleKey(rule),
      asked: asked * EVERY,
      ms: ms * EVERY,
    }))
    this.#taken.clear()
    return costs
  }
}
