/** A text of up to twelve bytes stands in its cell, a longer one in the heap (`duckdb_string_t` of DuckDB's C interface). */
export const inCell = 12
/** Shorter texts do not stand in DuckDB's heap. */
export const leastHeap = inCell + 1

/** Lines in the bytes that DuckDB holds them in: what a block is once it is filled, also after it went to another thread. */
export type Packed = {
  readonly rows: number
  /** Bytes of the heap that are used. */
  readonly used: number
  /** Where DuckDB put the heap; texts beyond their cell point into it. */
  heapAt: number
  readonly memory: ArrayBuffer
  readonly heap: Uint8Array<ArrayBuffer>
  /** Cells of each column that are set, and whether any of its texts stands in the heap. */
  readonly set: Int32Array
  readonly isLong: readonly boolean[]
}

export function putNumber(words: Int32Array, word: number, value: number): void {
  const high = Math.floor(value / 2 ** 32)
  words[word] = value - high * 2 ** 32
  words[word + 1] = high
}

/** Numbers their lines, when it is known which are next; `cells` is where those numbers stand. */
export function numberLines({ memory, rows }: Packed, cells: number, first: number): void {
  const words = new Int32Array(memory)
  for (let row = 0; row < rows; row++) putNumber(words, cells / 4 + row * 2, first + row)
}

/** Lets the texts of the heap point to where DuckDB has it; `texts` is where the cells of each column of text stand. */
export function pointTo(packed: Packed, heapAt: number, columns: readonly { readonly cells: number }[]): void {
  const { memory, rows, isLong } = packed
  const by = heapAt - packed.heapAt
  packed.heapAt = heapAt
  const words = new Int32Array(memory)
  columns.forEach(({ cells }, column) => {
    if (!isLong[column]) return
    for (let row = 0, word = cells / 4; row < rows; row++, word += 4) {
      if (words[word]! <= inCell) continue
      putNumber(words, word + 2, (words[word + 2]! >>> 0) + words[word + 3]! * 2 ** 32 + by)
    }
  })
}
