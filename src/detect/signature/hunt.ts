// Rules and correlations over a stream of events: what each event matches, and what that brings about.
import type { Collection } from './collection.ts'
import { Correlator, type Fired, fieldsOf } from './correlator.ts'
import { Engine } from './engine.ts'
import type { EventObject, FieldValue } from './event-view.ts'
import { judge, matchedOf } from './judge.ts'
import type { DetectionRule, Rule } from './rule.ts'
import type { Source } from './source.ts'

export type Place = { readonly line: number; readonly atMs: number | null; readonly source: Source }
export type Detected = { readonly rule: DetectionRule; readonly matched: Readonly<Record<string, FieldValue>> }
/** Everything that a correlation found, silent ones too; and whether a correlation took the event in. */
export type Taken = { readonly detected: readonly Detected[]; readonly fired: readonly Fired[]; readonly fed: boolean }

export class Hunt {
  readonly engine: Engine
  readonly correlator: Correlator
  readonly #silent: Collection['silent']
  /** Matches that could not be correlated for want of a time. */
  timeless = 0

  /** An engine holds no memory of events: several hunts, one after the other, may share the one of their collection. */
  constructor(collection: Collection, engine = new Engine(collection)) {
    this.engine = engine
    this.correlator = new Correlator(collection)
    this.#silent = collection.silent
  }

  take(event: EventObject, { line, atMs, source }: Place): Taken {
    const fired = atMs === null ? [] : this.correlator.reach(atMs, line)
    const matched = this.engine.match(event, source)
    if (matched.length === 0) return fired.length === 0 ? NOTHING : { detected: [], fired, fed: false }
    const detected: Detected[] = []
    let fed = false
    for (const { rule, expression } of matched) {
      if (!this.#silent.has(rule))
        detected.push({ rule, matched: matchedOf(judge(expression, this.engine.view.event, source.vocabulary)) })
      if (!this.correlator.listensTo(rule)) continue
      if (atMs === null) this.timeless++
      else {
        const field = fieldsOf(this.engine.view.event, source.vocabulary)
        fed = true
        fired.push(...this.correlator.take({ rule, atMs, line, field }))
      }
    }
    return { detected, fired, fed }
  }

  /** Rules that only feed a correlation; what they find is no match of its own. */
  isSilent(rule: Rule): boolean {
    return this.#silent.has(rule)
  }
}

const NOTHING: Taken = { detected: [], fired: [], fed: false }
