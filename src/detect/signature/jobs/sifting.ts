// What the rules say of one line by itself. Nothing is remembered from line to line, so that several threads can do it, each with the
// same rules; correlations and detectors are told afterwards, in the order in which the lines came.
import type { Found } from '#src/platform/archive/row.ts'
import { stampOf } from '#src/platform/archive/row.ts'
import type { Collection } from '../collection.ts'
import { Costs } from '../cost.ts'
import { Engine } from '../engine.ts'
import { type Entity, entityOf } from '../entity.ts'
import { Hunt } from '../hunt.ts'
import { type IdsAlert, idsAlertOf } from '../ids-alert.ts'
import { type MatchRow, rowOfDetected } from '../match-row.ts'
import type { Rule } from '../rule.ts'
import { ruleKey } from '../rule-key.ts'
import { collectSet, type RuleSet } from '../rule-set.ts'
import { dateOf, tagsOf } from '../rule-text.ts'
import { titleJaOf } from '../rule-words.ts'
import { Sources } from '../source-of.ts'
import type { EventObject } from '../vocabulary.ts'

export type Matched = {
  readonly key: string
  readonly row: MatchRow
  /** The rule's title in Japanese; null where it has none of its own. */
  readonly titleJa: string | null
  readonly entity: Entity
  /** Day that the rule states as its own. */
  readonly date: string | null
  readonly tags: readonly string[]
  /** An alert of a network sensor instead of a rule of ours. */
  readonly isIds: boolean
}

/** Of a line what can be told without the lines before it. `T` is what whoever looks on as well wants to know of it. */
export type Sifted<T> = {
  readonly seq: number
  readonly atMs: number
  readonly matches: readonly Matched[]
  /** Rules that matched and that correlations listen to, by their place in the engine, and the event for which they did. */
  readonly heard: readonly number[]
  readonly event: EventObject | null
  readonly ids: Matched | null
  readonly seen: T | null
  /** Why the line could not be looked at, or not by all. */
  readonly fault: string | null
}

const mostReason = 300
const NONE: readonly never[] = []
export const reasonOf = (error: unknown): string => String(error).slice(0, mostReason)

export class Sifter<T> {
  readonly costs = new Costs(() => performance.now())
  readonly sources = new Sources()
  readonly #of: (found: Found) => T
  #loaded: { readonly collection: Collection & { readonly off: ReadonlySet<string> }; readonly hunt: Hunt } | null =
    null

  constructor(of: (found: Found) => T) {
    this.#of = of
  }

  load(set: RuleSet): void {
    const collection = collectSet(set)
    this.#loaded = { collection, hunt: new Hunt(collection, new Engine(collection, this.costs)) }
  }

  get collection(): Collection & { readonly off: ReadonlySet<string> } {
    return this.#loaded!.collection
  }

  get hunt(): Hunt {
    return this.#loaded!.hunt
  }

  sift(found: Found): Sifted<T> {
    const { seq, event } = found
    const atMs = found.at / 1_000
    let matches: readonly Matched[] = NONE
    let heard: readonly number[] = NONE
    let ids: Matched | null = null
    let seen: T | null = null
    let fault: string | null = null
    try {
      ;({ matches, heard } = this.matchesOf(found))
      const alert = idsAlertOf(event)
      if (alert !== null) ids = ofSensor(alert, found)
      seen = this.#of(found)
    } catch (error) {
      fault = reasonOf(error)
    }
    return { seq, atMs, matches, heard, event: heard.length > 0 ? event : null, ids, seen, fault }
  }

  matchesOf({ event, seq, at, source }: Found): Pick<Sifted<T>, 'matches' | 'heard'> {
    const { detected, heard } = this.hunt.sift(event, this.sources.of(event))
    if (detected.length === 0 && heard.length === 0) return NOTHING
    const atMs = at / 1_000
    return {
      matches: detected.flatMap((one) =>
        this.matched(one.rule, rowOfDetected(one, seq, atMs), entityOf(event, source)),
      ),
      heard: heard.map(({ order }) => order),
    }
  }

  /** Nothing of a rule that is off and only feeds a correlation. */
  matched(rule: Rule, row: MatchRow, entity: Entity): Matched[] {
    const key = ruleKey(rule)
    if (this.collection.off.has(key)) return []
    return [{ key, row, entity, titleJa: titleJaOf(rule), date: dateOf(rule), tags: tagsOf(rule), isIds: false }]
  }
}

const NOTHING = { matches: NONE, heard: NONE }

function ofSensor({ key, title, level, tags }: IdsAlert, { event, seq, source, at }: Found): Matched {
  const matched = Object.fromEntries(
    ['rule.name', 'rule.id', 'source.ip', 'destination.ip', 'destination.port']
      .filter((field) => event[field] !== undefined)
      .map((field) => [field, event[field] as string]),
  )
  const row: MatchRow = { rule: { id: null, title, level }, line: seq, at: stampOf(at), matched }
  return { key, row, entity: entityOf(event, source), titleJa: null, date: null, tags, isIds: true }
}
