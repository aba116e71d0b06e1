// What a hunt found so far, by rule and by whom it is about: a million matches are a bounded list that counts them.
import { type Gathered, gather, mostLines } from '#src/detect/alert/gather.ts'
import type { Matched } from '#src/detect/signature/jobs/matching.ts'

/** So many groups are told apart; of a rule with more the rest is counted in one. */
export const mostFinds = 2_000

export class Finds {
  readonly #groups = new Map<string, { readonly position: number; readonly one: Gathered }>()
  readonly #changed = new Set<string>()
  matches = 0

  get count(): number {
    return this.#groups.size
  }

  add(matches: readonly Matched[], nowMs: number): void {
    if (matches.length === 0) return
    this.matches += matches.length
    for (const one of gather(matches, 'hunt', nowMs)) {
      const own = JSON.stringify([one.ruleKey, one.entityKind, one.entity])
      const isKnown = this.#groups.has(own) || this.#groups.size < mostFinds
      const name = isKnown ? own : JSON.stringify([one.ruleKey, 'many'])
      const found = isKnown ? one : { ...one, entityKind: 'many', entity: '' }
      const before = this.#groups.get(name)
      this.#groups.set(name, {
        position: before?.position ?? this.#groups.size + 1,
        one: before === undefined ? found : together(before.one, found),
      })
      this.#changed.add(name)
    }
  }

  /** What changed since this was asked last. */
  taken(): { readonly position: number; readonly one: Gathered }[] {
    const taken = [...this.#changed].map((name) => this.#groups.get(name)!)
    this.#changed.clear()
    return taken
  }
}

const together = (before: Gathered, one: Gathered): Gathered => ({
  ...one,
  matches: before.matches + one.matches,
  firstMs: Math.min(before.firstMs, one.firstMs),
  lastMs: Math.max(before.lastMs, one.lastMs),
  lines: [...new Set([...before.lines, ...one.lines])].slice(0, mostLines),
})
