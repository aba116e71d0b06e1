// What was made of the texts of one field or found in them, as long as they come again: programs and accounts do, command lines of people do not.

/** So many texts of a field are remembered, none longer than this. */
const MAX_TEXTS = 512
const MAX_CHARS = 256

export class Answers<T> {
  readonly #known = new Map<string, T>()
  #again = 0
  #isWorth = true

  /** Whether it is worth asking here at all. */
  takes(text: string): boolean {
    return this.#isWorth && text.length <= MAX_CHARS
  }

  of(text: string): T | undefined {
    const found = this.#known.get(text)
    if (found !== undefined) this.#again++
    return found
  }

  /** When there are too many, all are forgotten; and where most of them were new, no more are kept. */
  keep(text: string, found: T): void {
    if (this.#known.size >= MAX_TEXTS) {
      this.#known.clear()
      this.#isWorth = this.#again > MAX_TEXTS
      this.#again = 0
    }
    if (this.#isWorth) this.#known.set(text, found)
  }
}
