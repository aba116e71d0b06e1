// Many texts looked for in one pass over a value: of each text its rarest three letters are known, and only where these stand in the value
// the text itself is compared. The tables of an automaton for thousands of texts are larger than what stands near the processor; these
// are not (after Wu and Manber 1994, with blocks of three).

import { relate } from './evaluate.ts'

export type Needle = { readonly form: 'starts' | 'ends' | 'contains'; readonly text: string; readonly payload: number }

/** Texts that have the same three letters, and where in the text these stand. */
type Entry = {
  readonly form: Needle['form']
  readonly text: string
  readonly at: number
  readonly payloads: readonly number[]
}

const GRAM = 3
/** A letter is seven bits: what is beyond ASCII falls on one that is not, and the comparison tells them apart. */
const MASK = 0x7f
const SHIFT = 7
const GRAM_MASK = 2 ** (GRAM * SHIFT) - 1
/** So many bits for each three letters: one place in so many is taken. The table stays small enough to be near at hand. */
const BITS_EACH = 16
/** Like letters fall far from each other (Knuth). */
const spread = (gram: number): number => Math.imul(gram, 0x9e3779b1)
const PAIR_MASK = 2 ** (2 * SHIFT) - 1

export class Grams {
  /** A bit is set where three letters fall that a text is known by; others fall there too, and are told apart by the map. */
  readonly #bits: Uint32Array
  readonly #shift: number
  readonly #entries = new Map<number, readonly Entry[]>()
  /** Texts of two letters, and which two letters these are. */
  readonly #pairBits = new Uint32Array((PAIR_MASK + 1) / 32)
  readonly #pairs = new Map<number, readonly Entry[]>()
  /** The few texts of one letter are looked for one by one. */
  readonly #short: readonly Entry[]

  constructor(needles: readonly Needle[]) {
    const together = new Map<string, { form: Needle['form']; text: string; payloads: number[] }>()
    for (const { form, text, payload } of needles) {
      const key = `${form} ${text}`
      const known = together.get(key)
      if (known === undefined) together.set(key, { form, text, payloads: [payload] })
      else known.payloads.push(payload)
    }
    const texts = [...together.values()]
    const often = new Map<number, number>()
    for (const { text } of texts) for (const gram of new Set(gramsOf(text))) often.set(gram, (often.get(gram) ?? 0) + 1)
    const byGram = new Map<number, Entry[]>()
    const byPair = new Map<number, Entry[]>()
    const add = (map: Map<number, Entry[]>, key: number, entry: Entry): void => {
      const list = map.get(key)
      if (list) list.push(entry)
      else map.set(key, [entry])
    }
    const short: Entry[] = []
    for (const { form, text, payloads } of texts) {
      if (text.length < 2) short.push({ form, text, at: 0, payloads })
      else if (text.length < GRAM) {
        const pair = ((text.charCodeAt(0) & MASK) << SHIFT) | (text.charCodeAt(1) & MASK)
        add(byPair, pair, { form, text, at: 0, payloads })
        this.#pairBits[pair >>> 5] = this.#pairBits[pair >>> 5]! | (1 << (pair & 31))
      }
      if (text.length < GRAM) continue
      const grams = gramsOf(text)
      let at = 0
      for (const [index, gram] of grams.entries()) if (often.get(gram)! < often.get(grams[at]!)!) at = index
      const gram = grams[at]!
      add(byGram, gram, { form, text, at, payloads })
    }
    const power = Math.max(10, Math.ceil(Math.log2(byGram.size * BITS_EACH + 1)))
    this.#shift = 32 - power
    this.#bits = new Uint32Array(2 ** (power - 5))
    for (const gram of byGram.keys()) {
      const place = spread(gram) >>> this.#shift
      this.#bits[place >>> 5] = this.#bits[place >>> 5]! | (1 << (place & 31))
    }
    this.#entries = byGram
    this.#pairs = byPair
    this.#short = short
  }

  /** Calls for the payloads of every text that is found; the same may come again. */
  scan(value: string, hit: (payloads: readonly number[]) => void): void {
    const bits = this.#bits
    const shift = this.#shift
    const pairBits = this.#pairs.size > 0 ? this.#pairBits : null
    const { length } = value
    for (let n = 0; n < this.#short.length; n++) {
      const { form, text, payloads } = this.#short[n]!
      if (relate(form, value, text)) hit(payloads)
    }
    let gram = 0
    for (let at = 0; at < length; at++) {
      gram = ((gram << SHIFT) | (value.charCodeAt(at) & MASK)) & GRAM_MASK
      if (pairBits !== null && at > 0) {
        const pair = gram & PAIR_MASK
        if ((pairBits[pair >>> 5]! & (1 << (pair & 31))) !== 0) compare(this.#pairs.get(pair)!, value, at - 1, hit)
      }
      const place = spread(gram) >>> shift
      if ((bits[place >>> 5]! & (1 << (place & 31))) === 0 || at < GRAM - 1) continue
      const entries = this.#entries.get(gram)
      if (entries !== undefined) compare(entries, value, at - (GRAM - 1), hit)
    }
  }
}

/** The texts whose letters stand at this place of the value: is the rest of them there, and where they must be? */
function compare(
  entries: readonly Entry[],
  value: string,
  place: number,
  hit: (payloads: readonly number[]) => void,
): void {
  for (let n = 0; n < entries.length; n++) {
    const { form, text, at, payloads } = entries[n]!
    const from = place - at
    if (form === 'starts' ? from !== 0 : form === 'ends' ? from + text.length !== value.length : from < 0) continue
    if (value.startsWith(text, from)) hit(payloads)
  }
}

function gramsOf(text: string): number[] {
  const grams: number[] = []
  let gram = 0
  for (let at = 0; at < text.length; at++) {
    gram = ((gram << SHIFT) | (text.charCodeAt(at) & MASK)) & GRAM_MASK
    if (at >= GRAM - 1) grams.push(gram)
  }
  return grams
}
