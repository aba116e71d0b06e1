// The rules of one kind of source, laid out so that an event is asked only what it can answer with yes.
import { Automaton, type Needle } from './automaton.ts'
import type { Evaluate } from './evaluate.ts'
import type { EventView, FieldNames } from './event-view.ts'
import type { Expression } from './expression.ts'
import { type Atom, canonical, requirement, WHOLE } from './requirement.ts'
import type { DetectionRule } from './rule.ts'

export type Compiled = {
  readonly rule: DetectionRule
  readonly expression: Expression
  readonly evaluate: Evaluate
  /** Its place among all rules: matches of one event come in this order. */
  readonly order: number
}

type Probe = {
  readonly slot: number
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly automaton: Automaton | null
}

export class Plan {
  readonly rules: readonly Compiled[]
  readonly #always: number[] = []
  readonly #probes: Probe[] = []
  readonly #stamps: Int32Array
  #turn = 0
  #candidates: number[] = []

  constructor(rules: readonly Compiled[], names: FieldNames) {
    this.rules = rules
    this.#stamps = new Int32Array(rules.length)
    const bySlot = new Map<number, { atom: Atom; index: number }[]>()
    for (const [index, { expression }] of rules.entries()) {
      const atoms = requirement(expression, names)
      if (atoms === null) this.#always.push(index)
      for (const atom of atoms ?? []) {
        const list = bySlot.get(atom.slot)
        if (list) list.push({ atom, index })
        else bySlot.set(atom.slot, [{ atom, index }])
      }
    }
    for (const [slot, list] of bySlot) this.#probes.push(probe(slot, list))
  }

  /** How many rules must be asked of every event, for want of a sure text. */
  get always(): number {
    return this.#always.length
  }

  /** The rules that match, in order. */
  match(view: EventView): Compiled[] {
    this.#turn++
    this.#candidates = []
    for (const { slot, exact, automaton } of this.#probes) {
      const texts = slot === WHOLE ? view.wholeFolded() : view.texts(slot)
      if (texts === null) continue
      if (typeof texts === 'string') this.#look(texts, exact, automaton)
      else for (const text of texts) this.#look(text, exact, automaton)
    }
    let matched: Compiled[] | null = null
    for (const index of this.#always) matched = this.#ask(index, view, matched)
    for (const index of this.#candidates) matched = this.#ask(index, view, matched)
    if (matched === null) return NONE
    return matched.length > 1 ? matched.sort((a, b) => a.order - b.order) : matched
  }

  #look(text: string, exact: ReadonlyMap<string, readonly number[]>, automaton: Automaton | null): void {
    if (exact.size > 0) {
      const found = exact.get(canonical(text))
      if (found !== undefined) this.#note(found)
    }
    automaton?.scan(text, this.#note)
  }

  readonly #note = (indexes: readonly number[]): void => {
    for (const index of indexes)
      if (this.#stamps[index] !== this.#turn) {
        this.#stamps[index] = this.#turn
        this.#candidates.push(index)
      }
  }

  #ask(index: number, view: EventView, matched: Compiled[] | null): Compiled[] | null {
    const one = this.rules[index]!
    if (!one.evaluate(view)) return matched
    if (matched === null) return [one]
    matched.push(one)
    return matched
  }
}

const NONE: Compiled[] = []

function probe(slot: number, list: readonly { readonly atom: Atom; readonly index: number }[]): Probe {
  const exact = new Map<string, number[]>()
  const needles: Needle[] = []
  for (const { atom, index } of list) {
    if (atom.form !== 'exact' || slot === WHOLE)
      needles.push({ form: atom.form === 'exact' ? 'contains' : atom.form, text: atom.text, payload: index })
    else if (exact.has(atom.text)) exact.get(atom.text)!.push(index)
    else exact.set(atom.text, [index])
  }
  return { slot, exact, automaton: needles.length === 0 ? null : new Automaton(needles) }
}
