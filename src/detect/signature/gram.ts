// Many texts looked for in one pass over a value: of each text its rarest three letters are known, and only where these stand in the value
// the text itself is compared. The tables of an automaton for thousands of texts are larger than what stands near the processor; these
// are not (after Wu and Manber 1994, with blocks of three).

export type Needle = { readonly form: 'starts' | 'ends' | 'contains'; readonly text: string; readonly payload: number }

/** A text, where in it the letters stand that it is known by, and the scan in which it was told of last. */
type Entry = {
  readonly form: Needle['form']
  readonly text: string
  readonly at: number
  readonly payloads: readonly number[]
  told: number
}
type Hit = (payloads: readonly number[]) => void

const GRAM = 3
/** A letter is seven bits: what is beyond ASCII falls on one that is not, and the comparison tells them apart. */
const MASK = 0x7f
const SHIFT = 7
const GRAM_MASK = 2 ** (GRAM * SHIFT) - 1
const PAIR_MASK = 2 ** (2 * SHIFT) - 1
/** So many bits for each three letters: one place in so many is taken. The table stays small enough to be near at hand. */
const BITS_EACH = 16
/** Like letters fall far from each other (Knuth). */
const spread = (gram: number): number => Math.imul(gram, 0x9e3779b1)

export class Grams {
  /** A bit is set where three letters fall that a text is known by; others fall there too, and are told apart by the comparison. */
  readonly #bits: Uint32Array
  readonly #shift: number
  /** Where three letters fall, two letters, or one: which of the lists, counted from 1. */
  readonly #threes: Uint16Array
  readonly #twos: Uint16Array | null
  readonly #ones: Uint16Array | null
  readonly #lists: Entry[][] = []
  #turn = 0
  /** Texts with letters beyond ASCII are looked for only where the value has such letters. */
  readonly #beyond: Grams | null

  constructor(needles: readonly Needle[], isBeyond = false) {
    const isPlain = ({ text }: Needle): boolean => isBeyond || !BEYOND.test(text)
    const beyond = needles.filter((needle) => !isPlain(needle))
    this.#beyond = beyond.length > 0 ? new Grams(beyond, true) : null
    const entries = together(needles.filter(isPlain))
    const long = entries.filter(({ text }) => text.length >= GRAM)
    const often = new Map<number, number>()
    for (const { text } of long) for (const gram of new Set(gramsOf(text))) often.set(gram, (often.get(gram) ?? 0) + 1)
    const power = Math.max(10, Math.ceil(Math.log2(often.size * BITS_EACH + 1)))
    this.#shift = 32 - power
    this.#bits = new Uint32Array(2 ** (power - 5))
    this.#threes = new Uint16Array(2 ** (power - 2))
    for (const entry of long) {
      const grams = gramsOf(entry.text)
      let at = 0
      for (const [index, gram] of grams.entries()) if (often.get(gram)! < often.get(grams[at]!)!) at = index
      const place = spread(grams[at]!) >>> this.#shift
      this.#bits[place >>> 5] = this.#bits[place >>> 5]! | (1 << (place & 31))
      this.#put(this.#threes, place >>> 2, { ...entry, at })
    }
    this.#twos = this.#shorts(entries, 2)
    this.#ones = this.#shorts(entries, 1)
  }

  #put(table: Uint16Array, place: number, entry: Entry): void {
    if (table[place] === 0) table[place] = this.#lists.push([])
    this.#lists[table[place]! - 1]!.push(entry)
  }

  #shorts(entries: readonly Entry[], length: number): Uint16Array | null {
    const short = entries.filter(({ text }) => text.length === length)
    if (short.length === 0) return null
    const table = new Uint16Array(2 ** (length * SHIFT))
    for (const entry of short) this.#put(table, lettersOf(entry.text), entry)
    return table
  }

  /** Calls for the payloads of every text that is found, once for each. */
  scan(value: string, hit: Hit): void {
    const bits = this.#bits
    const shift = this.#shift
    const ones = this.#ones
    const twos = this.#twos
    const { length } = value
    this.#turn++
    let gram = 0
    let all = 0
    for (let at = 0; at < length; at++) {
      const code = value.charCodeAt(at)
      all |= code
      gram = ((gram << SHIFT) | (code & MASK)) & GRAM_MASK
      if (ones !== null && ones[code & MASK] !== 0) this.#compare(ones[code & MASK]!, value, at, hit)
      if (twos !== null && at > 0 && twos[gram & PAIR_MASK] !== 0)
        this.#compare(twos[gram & PAIR_MASK]!, value, at - 1, hit)
      const place = spread(gram) >>> shift
      if ((bits[place >>> 5]! & (1 << (place & 31))) === 0 || at < GRAM - 1) continue
      this.#compare(this.#threes[place >>> 2]!, value, at - (GRAM - 1), hit)
    }
    if (all > MASK) this.#beyond?.scan(value, hit)
  }

  /** The texts whose letters stand at this place of the value: is the rest of them there, and where they must be? */
  #compare(list: number, value: string, place: number, hit: Hit): void {
    const entries = this.#lists[list - 1]!
    for (let n = 0; n < entries.length; n++) {
      const entry = entries[n]!
      if (entry.told === this.#turn) continue
      const { form, text } = entry
      const from = place - entry.at
      if (form === 'starts' ? from !== 0 : form === 'ends' ? from + text.length !== value.length : from < 0) continue
      if (!value.startsWith(text, from)) continue
      entry.told = this.#turn
      hit(entry.payloads)
    }
  }
}

const BEYOND = /\P{ASCII}/u

/** Needles of the same text and form are one. */
function together(needles: readonly Needle[]): Entry[] {
  const known = new Map<string, Entry & { payloads: number[] }>()
  for (const { form, text, payload } of needles) {
    const key = `${form} ${text}`
    const entry = known.get(key)
    if (entry === undefined) known.set(key, { form, text, at: 0, payloads: [payload], told: 0 })
    else entry.payloads.push(payload)
  }
  return [...known.values()]
}

function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters = (letters << SHIFT) | (text.charCodeAt(at) & MASK)
  return letters
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
