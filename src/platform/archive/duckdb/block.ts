import { type EcsValue, lineColumns } from '../column.ts'
import { cellOf, type Incoming, microsOf, placed } from '../row.ts'
import { jsonValue } from './json.ts'

/** Lines of one block: as many as DuckDB looks at together. */
export const blockRows = 2_048
const firstHeap = 512 * 1024
const mostHeap = 4 * 1024 * 1024

/** A text of up to twelve bytes stands in its cell, a longer one in the heap (`duckdb_string_t` of DuckDB's C interface). */
const inCell = 12
const widths = { number: 8, text: 16, truth: 1 } as const
const maskBytes = blockRows / 8

type Kind = keyof typeof widths
export type BlockColumn = { readonly kind: Kind; readonly width: number; readonly cells: number; readonly mask: number }

const numbers = new Set(['seq', 'ts', 'received', ...[...placed.values()].filter((one) => one.isNumber).map(nameOf)])
function nameOf({ name }: { readonly name: string }): string {
  return name
}

let memoryBytes = 0
/** Where the cells of each column stand in a block's memory, and the bits that say which of them are set. */
export const blockColumns: readonly BlockColumn[] = lineColumns.map((name) => {
  const kind: Kind = name === 'odd' ? 'truth' : numbers.has(name) ? 'number' : 'text'
  const cells = memoryBytes
  const mask = cells + blockRows * widths[kind]
  memoryBytes = mask + maskBytes
  return { kind, width: widths[kind], cells, mask }
})
const at = (name: string): number => lineColumns.indexOf(name)
const [seqAt, tsAt, receivedAt, sourceAt, keepAt, oddAt, restAt, originalAt] = [
  at('seq'),
  at('ts'),
  at('received'),
  at('source'),
  at('keep'),
  at('odd'),
  at('rest'),
  at('original'),
]

/** What becomes of a field: its column, and how its name stands in `rest`. What was written last of it often comes again. */
type Place = {
  readonly column: number
  readonly isNumber: boolean
  readonly isJoined: boolean
  readonly json: string
  last: EcsValue | undefined
  lastJson: string
}
const places = new Map<string, Place>()
/** Names beyond come from senders who make them up. */
const mostPlaces = 10_000

function placeOf(key: string): Place {
  const known = placed.get(key)
  const place: Place = {
    column: known ? at(known.name) : -1,
    isNumber: known?.isNumber ?? false,
    isJoined: known?.isJoined ?? false,
    json: `${JSON.stringify(key)}:`,
    last: undefined,
    lastJson: '',
  }
  if (places.size < mostPlaces) places.set(key, place)
  return place
}

/** Lines on their way to disk, column by column in the very bytes that DuckDB holds them in, so that they are copied and not converted. */
export class Block {
  rows = 0
  /** Bytes of the heap that are used. */
  used = 0
  /** Where DuckDB put the heap; texts beyond their cell point into it. */
  heapAt = 0
  readonly memory = new ArrayBuffer(memoryBytes)
  heap: Buffer = Buffer.allocUnsafeSlow(firstHeap)
  /** Cells of each column that are set, and whether any of its texts stands in the heap. */
  readonly set: Int32Array = new Int32Array(lineColumns.length)
  readonly isLong: boolean[] = lineColumns.map(() => false)
  private readonly bytes = new Uint8Array(this.memory)
  private readonly words = new Int32Array(this.memory)
  /** The text of each column that was set last, and where. */
  private readonly lastText: string[] = lineColumns.map(() => '')
  private readonly lastWord: number[] = lineColumns.map(() => 0)

  get isFull(): boolean {
    return this.rows === blockRows || this.used >= mostHeap
  }

  add({ event, source, received, keep }: Incoming): void {
    let rest = ''
    let isOdd = false
    for (const key in event) {
      const value = event[key]
      if (value === undefined || key === '@timestamp' || key === 'event.original') continue
      const place = places.get(key) ?? placeOf(key)
      if (place.column >= 0) {
        const cell = cellOf(value, place.isNumber, place.isJoined)
        if (typeof cell === 'string') {
          this.setText(place.column, cell)
          continue
        }
        if (cell !== null) {
          this.setNumber(place.column, cell)
          continue
        }
        isOdd = true
      }
      if (value !== place.last) {
        place.lastJson = place.json + jsonValue(value)
        place.last = value
      }
      rest += rest === '' ? place.lastJson : `,${place.lastJson}`
    }
    const time = event['@timestamp']
    this.setNumber(tsAt!, (typeof time === 'string' ? microsOf(time) : null) ?? received)
    this.setNumber(receivedAt!, received)
    this.setText(sourceAt!, source)
    this.setText(keepAt!, keep)
    this.setText(originalAt!, String(event['event.original'] ?? ''))
    if (rest !== '') this.setText(restAt!, `{${rest}}`)
    this.mark(oddAt!)
    if (isOdd) this.bytes[blockColumns[oddAt!]!.cells + this.rows] = 1
    this.mark(seqAt!)
    this.rows++
  }

  /** Their numbers, when it is known which are next. */
  number(first: number): void {
    const word = blockColumns[seqAt!]!.cells / 4
    for (let row = 0; row < this.rows; row++) this.putNumber(word + row * 2, first + row)
  }

  /** Lets the texts of the heap point to where DuckDB has it. */
  pointTo(heapAt: number): void {
    const by = heapAt - this.heapAt
    this.heapAt = heapAt
    blockColumns.forEach(({ cells }, column) => {
      if (!this.isLong[column]) return
      for (let row = 0, word = cells / 4; row < this.rows; row++, word += 4) {
        if (this.words[word]! <= inCell) continue
        this.putNumber(word + 2, (this.words[word + 2]! >>> 0) + this.words[word + 3]! * 2 ** 32 + by)
      }
    })
  }

  private mark(column: number): void {
    const at = blockColumns[column]!.mask + (this.rows >> 3)
    this.bytes[at] = this.bytes[at]! | (1 << (this.rows & 7))
    this.set[column] = this.set[column]! + 1
  }

  private putNumber(word: number, value: number): void {
    const high = Math.floor(value / 2 ** 32)
    this.words[word] = value - high * 2 ** 32
    this.words[word + 1] = high
  }

  private setNumber(column: number, value: number): void {
    this.mark(column)
    this.putNumber(blockColumns[column]!.cells / 4 + this.rows * 2, value)
  }

  private setText(column: number, text: string): void {
    const word = blockColumns[column]!.cells / 4 + this.rows * 4
    if (text === this.lastText[column] && this.set[column] !== 0) {
      const { words } = this
      const last = this.lastWord[column]!
      words[word] = words[last]!
      words[word + 1] = words[last + 1]!
      words[word + 2] = words[last + 2]!
      words[word + 3] = words[last + 3]!
    } else {
      this.putText(column, word, text)
      this.lastText[column] = text
      this.lastWord[column] = word
    }
    this.mark(column)
  }

  private putText(column: number, word: number, text: string): void {
    const { length } = text
    if (length <= inCell && this.putShort(word, text, length)) return
    const most = length * 3
    if (this.used + most > this.heap.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.heap.length * 2, this.used + most))
      this.heap.copy(larger, 0, 0, this.used)
      this.heap = larger
    }
    const from = this.used
    const bytes = this.heap.write(text, from, 'utf8')
    this.words[word] = bytes
    const begin = word * 4 + 4
    const shown = bytes <= inCell ? bytes : 4
    for (let n = 0; n < shown; n++) this.bytes[begin + n] = this.heap[from + n]!
    if (bytes <= inCell) return
    this.words[word + 2] = from
    // What was tried as a short text may have left something here.
    this.words[word + 3] = 0
    this.isLong[column] = true
    this.used += bytes
  }

  /** Straight into its cell; false of a text that is not plain ASCII. */
  private putShort(word: number, text: string, length: number): boolean {
    const begin = word * 4 + 4
    for (let n = 0; n < length; n++) {
      const code = text.charCodeAt(n)
      if (code > 127) return false
      this.bytes[begin + n] = code
    }
    this.words[word] = length
    return true
  }
}
