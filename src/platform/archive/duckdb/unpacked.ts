import { type ClockError, corrected } from '../clock.ts'
import { columnFields, columns, lineColumns } from '../column.ts'
import { eventOfCells, eventOfNew } from '../read-row.ts'
import type { Found } from '../row.ts'
import { blockColumns } from './block.ts'
import { inCell } from './packed.ts'

const at = (name: string): number => lineColumns.indexOf(name)
const [tsAt, receivedAt, sourceAt] = [at('ts'), at('received'), at('source')]
const [restAt, originalAt] = [at('rest'), at('original')]
/** Columns of fields stand side by side, in the order of `columnFields`. */
const firstField = at(columns[columnFields[0]!].name)

/** Short texts by the words of their cell: users, programs, outcomes come again and again. */
const cacheSlots = 4_096
const cacheWords = new Int32Array(cacheSlots * 4).fill(-1)
const cacheTexts: string[] = new Array<string>(cacheSlots).fill('')

/**
 * Texts of `rest` that came more than once lately: the same text each time, so that nobody compares it sign by sign. Of a text that comes for
 * the first time only a number is kept, made of all its bytes.
 */
const metOnce = new Int32Array(16_384)
const met = new Map<number, { readonly bytes: Buffer; readonly text: string }>()
const mostMet = 1_000
/** Beyond that nothing comes again. */
const longestMet = 2_000

function numberOf(bytes: Buffer, from: number, length: number): number {
  let number = length
  const to = from + length
  let at = from
  for (; at + 4 <= to; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    number = Math.imul(number ^ word, 0x9e3779b1)
    number ^= number >>> 15
  }
  for (; at < to; at++) number = Math.imul(number ^ bytes[at]!, 0x85ebca6b)
  return number ^ (number >>> 13)
}

/** As much of a block as has to be there to read its lines; its bytes may be shared by several threads. */
export type Readable = {
  readonly first: number
  readonly packed: {
    readonly rows: number
    readonly memory: ArrayBufferLike
    readonly heap: Uint8Array
    readonly heapAt: number
  }
}
/** New: nothing like it came lately. */
type Rest = { readonly rest: string; readonly isNew: boolean }
const noRest = { rest: null, isNew: false } as const

/** The lines of a block from a number on, as a search would find them; read from the bytes in which they went to disk. */
export class Unpacked {
  readonly #first: number
  readonly #rows: number
  readonly #words: Int32Array
  readonly #bytes: Buffer
  readonly #heap: Buffer
  readonly #heapAt: number
  /** Texts that many rows share, by where they stand. */
  readonly #shared = new Map<number, string>()

  constructor({ first, packed }: Readable) {
    const { rows, memory, heap, heapAt } = packed
    this.#first = first
    this.#rows = rows
    this.#words = new Int32Array(memory)
    this.#bytes = Buffer.from(memory)
    this.#heap = Buffer.from(heap.buffer, heap.byteOffset, heap.byteLength)
    this.#heapAt = heapAt
  }

  /** What is made of the lines after this number, of so many at most: none of them is kept longer than that takes. */
  mapAfter<T>(seq: number, most: number, clocks: readonly ClockError[], of: (found: Found) => T): T[] {
    const made: T[] = []
    for (let row = Math.max(0, seq + 1 - this.#first); row < this.#rows && made.length < most; row++)
      made.push(of(this.#foundAt(row, clocks)))
    return made
  }

  #foundAt(row: number, clocks: readonly ClockError[]): Found {
    const cells: unknown[] = []
    for (let field = 0; field < columnFields.length; field++) cells.push(this.#cell(firstField + field, row))
    const ts = this.#number(tsAt, row)
    const source = this.#text(sourceAt, row)
    const original = this.#text(originalAt, row)
    const { rest, isNew } = this.#isSet(restAt, row) ? this.#rest(row) : noRest
    return {
      seq: this.#first + row,
      source,
      ts,
      ...corrected(clocks, source, ts),
      received: this.#number(receivedAt, row),
      event: isNew ? eventOfNew(ts, original, cells, rest) : eventOfCells(ts, original, cells, 0, rest),
    }
  }

  #cell(column: number, row: number): string | number | null {
    if (!this.#isSet(column, row)) return null
    return blockColumns[column]!.kind === 'number' ? this.#number(column, row) : this.#text(column, row)
  }

  #isSet(column: number, row: number): boolean {
    return (this.#bytes[blockColumns[column]!.mask + (row >> 3)]! & (1 << (row & 7))) !== 0
  }

  #number(column: number, row: number): number {
    const word = blockColumns[column]!.cells / 4 + row * 2
    return this.#words[word + 1]! * 2 ** 32 + (this.#words[word]! >>> 0)
  }

  #text(column: number, row: number): string {
    const words = this.#words
    const word = blockColumns[column]!.cells / 4 + row * 4
    const length = words[word]!
    if (length <= inCell) return this.#short(word, length)
    const from = this.#fromOf(word)
    return this.#heap.toString('utf8', from, from + length)
  }

  #fromOf(word: number): number {
    return this.#words[word + 3]! * 2 ** 32 + (this.#words[word + 2]! >>> 0) - this.#heapAt
  }

  #rest(row: number): Rest {
    const word = blockColumns[restAt]!.cells / 4 + row * 4
    const length = this.#words[word]!
    if (length <= inCell) return { rest: this.#short(word, length), isNew: false }
    const heap = this.#heap
    const from = this.#fromOf(word)
    const to = from + length
    const shared = this.#shared.get(from)
    if (shared !== undefined) return { rest: shared, isNew: false }
    if (length > longestMet) return { rest: heap.toString('utf8', from, to), isNew: true }
    const number = numberOf(heap, from, length)
    const known = met.get(number)
    if (known?.bytes.equals(heap.subarray(from, to))) {
      this.#shared.set(from, known.text)
      return { rest: known.text, isNew: false }
    }
    const rest = heap.toString('utf8', from, to)
    const slot = number & (metOnce.length - 1)
    if (metOnce[slot] !== number) {
      metOnce[slot] = number
      return { rest, isNew: true }
    }
    if (met.size >= mostMet) met.clear()
    met.set(number, { bytes: Buffer.from(heap.subarray(from, to)), text: rest })
    this.#shared.set(from, rest)
    return { rest, isNew: false }
  }

  #short(word: number, length: number): string {
    const words = this.#words
    const [a, b, c] = [words[word + 1]!, words[word + 2]!, words[word + 3]!]
    const hash = Math.imul(Math.imul(a ^ length, 0x9e3779b1) ^ b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
    const slot = (hash >>> 20) * 4
    if (
      cacheWords[slot] === length &&
      cacheWords[slot + 1] === a &&
      cacheWords[slot + 2] === b &&
      cacheWords[slot + 3] === c
    )
      return cacheTexts[slot >> 2]!
    const text = this.#bytes.toString('utf8', word * 4 + 4, word * 4 + 4 + length)
    cacheWords[slot] = length
    cacheWords[slot + 1] = a
    cacheWords[slot + 2] = b
    cacheWords[slot + 3] = c
    cacheTexts[slot >> 2] = text
    return text
  }
}
