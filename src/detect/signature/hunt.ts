// Rules and correlations over a stream of events: what each event matches, and what that brings about.
import type { Collection } from './collection.ts'
import { Correlator, type Fired, fieldsOf } from './correlator.ts'
import { Engine } from './engine.ts'
import type { EventObject, FieldValue } from './event-view.ts'
import { judge, matchedOf } from './judge.ts'
import type { Compiled } from './plan.ts'
import type { DetectionRule, Rule } from './rule.ts'
import type { Source } from './source.ts'

export type Place = { readonly line: number; readonly atMs: number | null; readonly source: Source }
export type Detected = { readonly rule: DetectionRule; readonly matched: Readonly<Record<string, FieldValue>> }
/** Everything that a correlation found, silent ones too; and whether a correlation took the event in. */
export type Taken = { readonly detected: readonly Detected[]; readonly fired: readonly Fired[]; readonly fed: boolean }
/** Rules that matched an event, and those of them that correlations want to hear of. */
export type Sift = { readonly detected: readonly Detected[]; readonly heard: readonly Compiled[] }
/** The event as the rules saw it: opened, where its source has it so. */
type Told = { readonly event: EventObject }

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
    const fired = this.reach(atMs, line)
    const { detected, heard } = this.sift(event, source)
    if (detected.length === 0 && heard.length === 0)
      return fired.length === 0 ? NOTHING : { detected: NONE, fired, fed: false }
    const fed = heard.length > 0 && this.hear(heard, { event: this.engine.view.event, line, atMs, source }, fired)
    return { detected, fired, fed }
  }

  /** What the event by itself is: nothing is remembered of it, so that any thread can tell. */
  sift(event: EventObject, source: Source): Sift {
    const matched = this.engine.match(event, source)
    if (matched.length === 0) return SILENCE
    const detected: Detected[] = []
    const heard: Compiled[] = []
    for (const one of matched) {
      const { rule, expression } = one
      if (!this.#silent.has(rule))
        detected.push({ rule, matched: matchedOf(judge(expression, this.engine.view.event, source.vocabulary)) })
      if (this.correlator.listensTo(rule)) heard.push(one)
    }
    return { detected, heard }
  }

  /** Time has come to that of this line. */
  reach(atMs: number | null, line: number): Fired[] {
    return atMs === null ? [] : this.correlator.reach(atMs, line)
  }

  /** Tells correlations of the rules that an event matched; adds what comes about, and says whether they took it in. */
  hear(heard: readonly Compiled[], { event, line, atMs, source }: Place & Told, fired: Fired[]): boolean {
    if (atMs === null) {
      this.timeless += heard.length
      return false
    }
    const field = fieldsOf(event, source.vocabulary)
    for (const { rule } of heard) fired.push(...this.correlator.take({ rule, atMs, line, field }))
    return true
  }

  /** Rules that only feed a correlation; what they find is no match of its own. */
  isSilent(rule: Rule): boolean {
    return this.#silent.has(rule)
  }
}

const NONE: readonly Detected[] = []
const SILENCE: Sift = { detected: NONE, heard: [] }
const NOTHING: Taken = { detected: NONE, fired: [], fed: false }
