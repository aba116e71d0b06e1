// One event as rules see it: fields by name or path, each found once, each text folded once.
import { Answers } from './answers.ts'
import { fold } from './fold.ts'
import type { EventObject, Vocabulary } from './vocabulary.ts'
import type { Scalar } from './yaml.ts'

export type { EventObject } from './vocabulary.ts'
/** Undefined: absent. A list: several values; an empty one: there, and without a value that could be compared. */
export type FieldValue = Scalar | readonly Scalar[] | undefined
export type Texts = string | readonly string[] | null

const MAX_VALUES = 10_000
const MAX_DEPTH = 32

/** Every name that rules ask for has a number, so that an event's values are found by index. */
export class FieldNames {
  readonly names: string[] = []
  readonly #slots = new Map<string, number>()
  slot(name: string): number {
    let slot = this.#slots.get(name)
    if (slot === undefined) {
      slot = this.names.push(name) - 1
      this.#slots.set(name, slot)
    }
    return slot
  }
}

/** For a key of events the fields that it holds, each as its slot and its rank: of several keys of a field the first that is there counts. */
type Holders = readonly number[]
/** Of one vocabulary. Keys are learnt as they come; what the sender makes up is not kept beyond a bound. */
type Layout = {
  readonly holders: Map<string, Holders>
  /** Keys with blanks, which need the slow way for fields that are called without them. */
  readonly blanks: ReadonlyMap<string, Holders>
  readonly count: number
}

const NOBODY: Holders = []
const MAX_KEYS = 20_000

/** Reused from event to event: `load` forgets the one before. */
export class EventView {
  event: EventObject = {}
  #vocabulary: Vocabulary | null = null
  /** The values of an event that is flat are laid out by slot as it is loaded: a field that is not there costs nothing. */
  #isLaidOut = false
  readonly #layouts = new Map<Vocabulary, Layout>()
  #turn = 0
  readonly #names: readonly string[]
  #valueTurns = new Float64Array(0)
  #textTurns = new Float64Array(0)
  #ranks = new Int32Array(0)
  readonly #values: FieldValue[] = []
  readonly #texts: Texts[] = []
  /** Of each field the texts that come again, as they are compared. */
  readonly #folds: Answers<string>[] = []
  #blanks: ReadonlyMap<string, string> | null = null
  #whole: readonly string[] | null = null
  #wholeFolded: readonly string[] | null = null

  constructor(names: FieldNames) {
    this.#names = names.names
  }

  load(event: EventObject, vocabulary: Vocabulary): void {
    this.event = event
    this.#vocabulary = vocabulary
    this.#turn++
    if (this.#valueTurns.length < this.#names.length) this.#grow()
    this.#blanks = null
    this.#whole = null
    this.#wholeFolded = null
    this.#isLaidOut = vocabulary.isFlat
    if (this.#isLaidOut) this.#layOut(event, vocabulary)
  }

  #layOut(event: EventObject, vocabulary: Vocabulary): void {
    const { holders, blanks } = this.#layoutOf(vocabulary)
    const turn = this.#turn
    let hasBlanks = false
    for (const key in event) {
      let slots = holders.get(key)
      if (slots === undefined) {
        if (key.includes(' ')) {
          hasBlanks = true
          slots = blanks.get(key)
        } else if (holders.size < MAX_KEYS) holders.set(key, NOBODY)
        if (slots === undefined) continue
      }
      if (slots.length === 0) continue
      const value = flatValue(event, key)
      if (value === undefined) continue
      for (let at = 0; at < slots.length; at += 2) {
        const slot = slots[at]!
        if (this.#valueTurns[slot] === turn && this.#ranks[slot]! <= slots[at + 1]!) continue
        this.#valueTurns[slot] = turn
        this.#ranks[slot] = slots[at + 1]!
        this.#values[slot] = value
      }
    }
    if (!hasBlanks) this.#blanks = NONE
  }

  #grow(): void {
    const most = this.#names.length
    this.#valueTurns = new Float64Array(most)
    this.#textTurns = new Float64Array(most)
    this.#ranks = new Int32Array(most)
    while (this.#values.length < most) {
      this.#values.push(undefined)
      this.#texts.push(null)
    }
  }

  #layoutOf(vocabulary: Vocabulary): Layout {
    const known = this.#layouts.get(vocabulary)
    if (known?.count === this.#names.length) return known
    const holders = new Map<string, number[]>()
    const blanks = new Map<string, number[]>()
    for (const [slot, name] of this.#names.entries())
      for (const [rank, key] of vocabulary.keysOf(name).entries()) {
        const map = key.includes(' ') ? blanks : holders
        const list = map.get(key)
        if (list) list.push(slot, rank)
        else map.set(key, [slot, rank])
      }
    const layout: Layout = { holders, blanks, count: this.#names.length }
    this.#layouts.set(vocabulary, layout)
    return layout
  }

  value(slot: number): FieldValue {
    if (this.#valueTurns[slot] === this.#turn) return this.#values[slot]
    if (this.#isLaidOut && this.#blanks === NONE) return undefined
    const { isFlat } = this.#vocabulary!
    let value: FieldValue
    for (const key of this.#vocabulary!.keysOf(this.#names[slot]!)) {
      value = isFlat ? flatValue(this.event, key) : fieldValue(this.event, key)
      if (value !== undefined) break
    }
    if (value === undefined) value = this.#withBlanks(slot)
    this.#valueTurns[slot] = this.#turn
    this.#ranks[slot] = -1
    this.#values[slot] = value
    return value
  }

  #withBlanks(slot: number): FieldValue {
    this.#blanks ??= namesWithBlanks(this.event)
    return this.#blanks === NONE ? undefined : byBlanks(this.event, this.#blanks, this.#vocabulary!, this.#names[slot]!)
  }

  /** The values as folded texts; null where there is none. */
  texts(slot: number): Texts {
    if (this.#textTurns[slot] === this.#turn) return this.#texts[slot]!
    const value = this.value(slot)
    let texts: Texts = null
    if (typeof value === 'string') texts = this.#folded(slot, value)
    else if (value !== undefined && value !== null)
      texts = isMany(value) ? value.filter((one) => one !== null).map((one) => fold(String(one))) : String(value)
    this.#textTurns[slot] = this.#turn
    this.#texts[slot] = texts
    return texts
  }

  /** The same text each time, so that whoever looks it up need not go through it again. */
  #folded(slot: number, text: string): string {
    this.#folds[slot] ??= new Answers()
    const folds = this.#folds[slot]
    if (!folds.takes(text)) return fold(text)
    let folded = folds.of(text)
    if (folded === undefined) {
      folded = fold(text)
      folds.keep(text, folded)
    }
    return folded
  }

  /** Every text of the event, for keywords. */
  whole(): readonly string[] {
    this.#whole ??= this.#vocabulary!.wholeOf(this.event)
    return this.#whole
  }

  wholeFolded(): readonly string[] {
    this.#wholeFolded ??= this.whole().map(fold)
    return this.#wholeFolded
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

/** A field of an event by what a rule calls it, without remembering it. */
export function readField(event: EventObject, vocabulary: Vocabulary, name: string): FieldValue {
  for (const key of vocabulary.keysOf(name)) {
    const value = vocabulary.isFlat ? flatValue(event, key) : fieldValue(event, key)
    if (value !== undefined) return value
  }
  return byBlanks(event, namesWithBlanks(event), vocabulary, name)
}

/** A name with blanks is meant by the name without them (`ProcessName` for `Process Name`; Sigma 2.1, taxonomy). */
function namesWithBlanks(event: EventObject): ReadonlyMap<string, string> {
  let blanks: Map<string, string> | null = null
  for (const key in event)
    if (key.includes(' ')) {
      blanks ??= new Map()
      blanks.set(key.replaceAll(' ', ''), key)
    }
  return blanks ?? NONE
}

function byBlanks(
  event: EventObject,
  blanks: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
  name: string,
): FieldValue {
  if (blanks.size === 0) return undefined
  for (const key of vocabulary.keysOf(name)) {
    const written = blanks.get(key)
    if (written !== undefined) return fieldValue(event, written)
  }
  return undefined
}

export const isMany = (value: FieldValue): value is readonly Scalar[] => Array.isArray(value)

function flatValue(event: EventObject, key: string): FieldValue {
  const own = event[key]
  const type = typeof own
  if (type === 'string' || type === 'number' || type === 'boolean' || own === null) return own as Scalar
  return own === undefined || !Object.hasOwn(event, key) ? undefined : flat(own)
}

/** A name with dots is a name first and a path after that; a list on the way means each of its elements. */
export function fieldValue(event: EventObject, key: string): FieldValue {
  if (Object.hasOwn(event, key)) {
    const own = event[key]
    const type = typeof own
    if (type === 'string' || type === 'number' || type === 'boolean' || own === null) return own as Scalar
    if (own !== undefined) return flat(own)
  }
  if (!key.includes('.')) return undefined
  if (key.endsWith(']')) {
    const [, list = '', at] = INDEXED.exec(key) ?? []
    const own = at === undefined ? undefined : event[list]
    return Array.isArray(own) ? (own[Number(at)] as FieldValue) : undefined
  }
  const found: Scalar[] = []
  const isThere = along(event, key, found, 0)
  if (!isThere) return undefined
  return found.length === 1 ? found[0]! : found
}

/** Only our own vocabularies write an index; a rule's field with brackets is a name like any other. */
const INDEXED = /^(process\.args)\[(\d{1,3})\]$/

function along(at: unknown, path: string, found: Scalar[], depth: number): boolean {
  if (depth > MAX_DEPTH || typeof at !== 'object' || at === null) return false
  if (Array.isArray(at)) {
    let isThere = false
    for (const one of at.slice(0, MAX_VALUES)) isThere = along(one, path, found, depth + 1) || isThere
    return isThere
  }
  if (Object.hasOwn(at, path)) {
    const own = (at as EventObject)[path]
    if (own === undefined) return false
    const values = flat(own)
    if (!isMany(values)) found.push(values as Scalar)
    else for (const value of values) if (found.length < MAX_VALUES) found.push(value)
    return true
  }
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    if (Object.hasOwn(at, head) && along((at as EventObject)[head], path.slice(dot + 1), found, depth + 1)) return true
  }
  return false
}

function flat(value: unknown): FieldValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return String(value)
  const out: Scalar[] = []
  if (Array.isArray(value)) spread(value, out, 0)
  return out
}

function spread(list: readonly unknown[], out: Scalar[], depth: number): void {
  for (const one of list) {
    if (out.length >= MAX_VALUES || depth > MAX_DEPTH) return
    if (Array.isArray(one)) spread(one, out, depth + 1)
    else if (typeof one === 'bigint') out.push(String(one))
    else if (one === null || typeof one !== 'object') out.push(one as Scalar)
  }
}
