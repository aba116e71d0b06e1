// The rules of one kind of source, laid out so that an event is asked only what it can answer with yes.
import { Answers } from './answers.ts'
import type { Costs } from './cost.ts'
import { type Evaluate, relate } from './evaluate.ts'
import type { EventView, FieldNames } from './event-view.ts'
import type { Expression } from './expression.ts'
import { looseSearch } from './fold.ts'
import { Grams, type Needle } from './gram.ts'
import { type Atom, CLAUSE_BITS, canonical, isFileName, requirements, WHOLE } from './requirement.ts'
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
  /** By what stands behind the last backslash. */
  readonly fileNames: ReadonlyMap<string, readonly number[]>
  /** A few texts are looked for one by one, many in one pass. */
  readonly few: readonly Sought[]
  /** The whole of an event is long: a few texts are looked for in it before it is folded. */
  readonly loose: readonly RegExp[] | null
  readonly grams: Grams | null
  readonly answers: Answers<readonly number[]> | null
}
type Sought = Pick<Needle, 'form' | 'text'> & { readonly payloads: readonly number[] }
const FEW = 4

export class Plan {
  readonly rules: readonly Compiled[]
  readonly #always: number[] = []
  readonly #probes: Probe[] = []
  /** Turns are counted for as long as the program runs: whole numbers beyond 32 bits. */
  readonly #stamps: Float64Array
  /** Of each rule the sure texts that were found, and those that must be, a bit each. */
  readonly #found: Uint8Array
  readonly #wanted: Uint8Array
  #turn = 0
  #candidates: number[] = []

  constructor(rules: readonly Compiled[], names: FieldNames) {
    this.rules = rules
    this.#stamps = new Float64Array(rules.length)
    this.#found = new Uint8Array(rules.length)
    this.#wanted = new Uint8Array(rules.length)
    const bySlot = new Map<number, Sure[]>()
    for (const [index, { expression }] of rules.entries()) {
      const clauses = requirements(expression, names)
      this.#wanted[index] = 2 ** clauses.length - 1
      if (clauses.length === 0) this.#always.push(index)
      for (const [clause, atoms] of clauses.entries())
        for (const atom of atoms) {
          const sure = { atom, payload: (index << CLAUSE_BITS) | clause }
          const list = bySlot.get(atom.slot)
          if (list) list.push(sure)
          else bySlot.set(atom.slot, [sure])
        }
    }
    for (const [slot, list] of bySlot) this.#probes.push(probe(slot, list))
  }

  /** How many rules must be asked of every event, for want of a sure text. */
  get always(): number {
    return this.#always.length
  }

  /** The rules that match, in order. With `costs` it is noted how long each took that was asked. */
  match(view: EventView, costs: Costs | null = null): Compiled[] {
    this.#turn++
    this.#candidates = []
    for (const probe of this.#probes) {
      const texts = probe.slot === WHOLE ? wholeOf(view, probe) : view.texts(probe.slot)
      if (texts === null) continue
      if (typeof texts === 'string') this.#lookUp(texts, probe)
      else for (const text of texts) look(text, probe, this.#note)
    }
    let matched: Compiled[] | null = null
    for (const index of this.#always) matched = this.#ask(index, view, matched, costs)
    for (const index of this.#candidates) matched = this.#ask(index, view, matched, costs)
    if (matched === null) return NONE
    return matched.length > 1 ? matched.sort((a, b) => a.order - b.order) : matched
  }

  /** The same programs, accounts and hashes come again and again: what was found in them is remembered. */
  #lookUp(text: string, probe: Probe): void {
    const { answers } = probe
    if (answers === null || !answers.takes(text)) {
      look(text, probe, this.#note)
      return
    }
    let found = answers.of(text)
    if (found === undefined) {
      const all = new Set<number>()
      look(text, probe, (payloads) => {
        for (const payload of payloads) all.add(payload)
      })
      found = [...all]
      answers.keep(text, found)
    }
    if (found.length > 0) this.#note(found)
  }

  readonly #note = (payloads: readonly number[]): void => {
    const found = this.#found
    const stamps = this.#stamps
    for (let at = 0; at < payloads.length; at++) {
      const payload = payloads[at]!
      const index = payload >>> CLAUSE_BITS
      const bit = 1 << (payload & CLAUSE_MASK)
      if (stamps[index] !== this.#turn) {
        stamps[index] = this.#turn
        found[index] = 0
      }
      if ((found[index]! & bit) !== 0) continue
      found[index] = found[index]! | bit
      if (found[index] === this.#wanted[index]) this.#candidates.push(index)
    }
  }

  #ask(index: number, view: EventView, matched: Compiled[] | null, costs: Costs | null): Compiled[] | null {
    const one = this.rules[index]!
    if (costs === null ? !one.evaluate(view) : !timed(one, view, costs)) return matched
    if (matched === null) return [one]
    matched.push(one)
    return matched
  }
}

function look(
  text: string,
  { exact, fileNames, few, grams }: Probe,
  note: (payloads: readonly number[]) => void,
): void {
  if (exact.size > 0) {
    const found = exact.get(canonical(text))
    if (found !== undefined) note(found)
  }
  if (fileNames.size > 0) {
    const at = text.lastIndexOf('\\')
    const found = at < 0 ? undefined : fileNames.get(text.slice(at + 1))
    if (found !== undefined) note(found)
  }
  for (let n = 0; n < few.length; n++) if (relate(few[n]!.form, text, few[n]!.text)) note(few[n]!.payloads)
  grams?.scan(text, note)
}

/** Every text of the event; null when none of what is looked for can stand there. */
function wholeOf(view: EventView, { loose }: Probe): readonly string[] | null {
  if (loose === null) return view.wholeFolded()
  const texts = view.whole()
  return loose.some((one) => texts.some((text) => one.test(text))) ? view.wholeFolded() : null
}

function timed({ rule, evaluate }: Compiled, view: EventView, costs: Costs): boolean {
  const start = costs.now()
  const holds = evaluate(view)
  costs.add(rule, costs.now() - start)
  return holds
}

const CLAUSE_MASK = 2 ** CLAUSE_BITS - 1
const NONE: Compiled[] = []

/** A text that must be found for a rule, and which of the rule's it is. */
type Sure = { readonly atom: Atom; readonly payload: number }

function probe(slot: number, list: readonly Sure[]): Probe {
  const exact = new Map<string, number[]>()
  const fileNames = new Map<string, number[]>()
  const needles: Needle[] = []
  const add = (map: Map<string, number[]>, text: string, payload: number): void => {
    const list = map.get(text)
    if (list) list.push(payload)
    else map.set(text, [payload])
  }
  for (const { atom, payload } of list) {
    const { form, text } = atom
    if (form === 'ends' && isFileName(text) && slot !== WHOLE) add(fileNames, text.slice(1), payload)
    else if (form === 'exact' && slot !== WHOLE) add(exact, text, payload)
    else needles.push({ form: form === 'exact' ? 'contains' : form, text, payload })
  }
  const isFew = needles.length <= FEW
  const few = isFew ? needles.map(({ form, text, payload }) => ({ form, text, payloads: [payload] })) : []
  const loose = isFew && slot === WHOLE ? few.map(({ text }) => looseSearch(text)) : [null]
  return {
    slot,
    exact,
    fileNames,
    few,
    loose: loose.every((one) => one !== null) ? loose : null,
    grams: isFew ? null : new Grams(needles),
    answers: isFew || slot === WHOLE ? null : new Answers(),
  }
}
