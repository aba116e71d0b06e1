import type { Packed } from './packed.ts'

/** A block of lines that is on disk, and the number of its first. */
export type Stored = { readonly first: number; readonly packed: Packed }

/** Bytes of blocks that wait to be looked at: beyond that, lines are read back from the tables. */
const mostBytes = 128 * 1024 * 1024
/** Whoever has not asked for so long is gone. */
const goneMs = 60_000

export const lastOf = ({ first, packed }: Stored): number => first + packed.rows - 1
export const bytesOf = ({ packed }: Stored): number => packed.memory.byteLength + packed.heap.byteLength

/**
 * Lines that were just stored, as they were packed, until they are asked for: rules look at every line that comes in, and reading it back from
 * the tables takes more than all of their work. Nothing is kept before somebody asks.
 */
export class Recent {
  #blocks: Stored[] = []
  #bytes = 0
  #askedAt: number | null = null
  readonly #now: () => number

  /** `now`: milliseconds that go on whatever is set. */
  constructor(now: () => number) {
    this.#now = now
  }

  add(first: number, packed: Packed): void {
    if (this.#askedAt === null || packed.rows === 0) return
    if (this.#now() - this.#askedAt > goneMs) {
      this.#askedAt = null
      this.#blocks = []
      this.#bytes = 0
      return
    }
    const stored = { first, packed }
    if (this.#bytes + bytesOf(stored) > mostBytes) return
    this.#blocks.push(stored)
    this.#bytes += bytesOf(stored)
  }

  /** The lines after this number, given away, as far as there is no gap; null when the next one is not here. */
  after(seq: number): Stored[] | null {
    this.#askedAt = this.#now()
    const later = this.#blocks.filter((one) => lastOf(one) > seq)
    const given: Stored[] = []
    for (let next = seq + 1; later.length > 0 && later[0]!.first <= next; next = lastOf(given.at(-1)!) + 1)
      given.push(later.shift()!)
    this.#blocks = later
    this.#bytes = later.reduce((sum, one) => sum + bytesOf(one), 0)
    return given.length > 0 ? given : null
  }
}
