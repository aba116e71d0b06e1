// Many texts looked for in one pass over a value (Aho and Corasick 1975), with a table of steps instead of failure links.

/** What stands before the first and behind the last character of a value. */
const START = 0xe000
const END = 0xe001
const OPEN = String.fromCharCode(START)
const CLOSE = String.fromCharCode(END)
/** States with findings carry this; few states fit into half the memory, and what is small stays near the processor. */
const HIT = 0x40000000
const SMALL_HIT = 0x8000
const SHARED = 128
const BUCKETS = 7

export type Needle = { readonly form: 'starts' | 'ends' | 'contains'; readonly text: string; readonly payload: number }

export class Automaton {
  readonly #classes: Uint16Array
  readonly #width: number
  /** Steps by state and class. */
  readonly #steps: Int32Array | Uint16Array
  readonly #hit: number
  readonly #found: (readonly number[])[]
  readonly #afterStart: number

  constructor(needles: readonly Needle[]) {
    this.#classes = new Uint16Array(65_536)
    let width = 1
    const payloads = new Map<string, number[]>()
    for (const { form, text, payload } of needles) {
      const key = form === 'starts' ? OPEN + text : form === 'ends' ? text + CLOSE : text
      const list = payloads.get(key)
      if (list) list.push(payload)
      else payloads.set(key, [payload])
    }
    const texts = [...payloads.keys()]
    for (const text of [...texts, OPEN + CLOSE])
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
        if ((code < SHARED || code === START || code === END) && this.#classes[code] === 0)
          this.#classes[code] = width++
      }
    // Characters beyond ASCII share a few classes: a false finding is asked again, and the table stays small whatever the rules hold.
    for (let code = SHARED; code < 65_536; code++)
      if (code !== START && code !== END) this.#classes[code] = width + (code % BUCKETS)
    width += BUCKETS
    this.#width = width
    const most = texts.reduce((sum, text) => sum + text.length, 1)
    const steps = new Int32Array(most * width).fill(-1)
    const found: number[][] = [[]]
    let states = 1
    for (const [text, list] of payloads) {
      let state = 0
      for (let at = 0; at < text.length; at++) {
        const cell = state * width + this.#classes[text.charCodeAt(at)]!
        if (steps[cell]! < 0) {
          steps[cell] = states++
          found.push([])
        }
        state = steps[cell]!
      }
      found[state]!.push(...list)
    }
    const isSmall = states < SMALL_HIT
    this.#hit = isSmall ? SMALL_HIT : HIT
    const whole = closed(steps.slice(0, states * width), found, width, this.#hit)
    this.#steps = isSmall ? Uint16Array.from(whole) : whole
    this.#found = found
    this.#afterStart = this.#steps[this.#classes[START]!]!
  }

  /** Calls for the payloads of every text that is found; the same may come again. */
  scan(value: string, hit: (payloads: readonly number[]) => void): void {
    const steps = this.#steps
    const classes = this.#classes
    const width = this.#width
    const mark = this.#hit
    let state = this.#afterStart
    if (state >= mark) {
      state -= mark
      hit(this.#found[state]!)
    }
    for (let at = 0; at < value.length; at++) {
      state = steps[state * width + classes[value.charCodeAt(at)]!]!
      if (state >= mark) {
        state -= mark
        hit(this.#found[state]!)
      }
    }
    state = steps[state * width + classes[END]!]!
    if (state >= mark) hit(this.#found[state - mark]!)
  }
}

/** Breadth first: where a step is missing, the longest ending that is itself a beginning takes it. */
function closed(steps: Int32Array, found: number[][], width: number, hit: number): Int32Array {
  const fail = new Int32Array(found.length)
  const queue: number[] = []
  for (let cls = 0; cls < width; cls++) {
    const next = steps[cls]!
    if (next < 0) steps[cls] = 0
    else queue.push(next)
  }
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!
    const back = fail[state]!
    if (found[back]!.length > 0) found[state]!.push(...found[back]!)
    for (let cls = 0; cls < width; cls++) {
      const cell = state * width + cls
      const next = steps[cell]!
      const other = steps[back * width + cls]!
      if (next < 0) steps[cell] = other
      else {
        fail[next] = other
        queue.push(next)
      }
    }
  }
  for (let cell = 0; cell < steps.length; cell++) if (found[steps[cell]!]!.length > 0) steps[cell]! += hit
  return steps
}
