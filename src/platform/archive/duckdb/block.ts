import { type EcsValue, lineColumns } from '../column.ts'
import type { Filled } from '../filled.ts'
import { leavesAddresses, leavesMessage, leavesUser, noteKey, noteOf, writtenKey } from '../implied.ts'
import { cellOf, type Incoming, microsOf, placed } from '../row.ts'
import { jsonValue } from './json.ts'
import { inCell, type Packed, putNumber } from './packed.ts'

/** Lines of one block: as many as DuckDB looks at together. */
export const blockRows = 2_048
const firstHeap = 512 * 1024
const mostHeap = 4 * 1024 * 1024
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
const [seqAt, tsAt, receivedAt] = [at('seq'), at('ts'), at('received')]
const [sourceAt, keepAt, oddAt] = [at('source'), at('keep'), at('odd')]
const [restAt, originalAt] = [at('rest'), at('original')]

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
/** No column of a field: it stands in `rest`. Elsewhere: it is no field of the row's own, but its time or its text. */
const [inRest, elsewhere] = [-1, -2]
/** They stand in `rest` where nothing else says the same. */
const [theMessage, theAddresses, theUser] = [-3, -4, -5]
const own: Readonly<Record<string, number>> = {
  '@timestamp': elsewhere,
  'event.original': elsewhere,
  message: theMessage,
  'related.ip': theAddresses,
  'related.user': theUser,
}

function placeOf(key: string): Place {
  const known = placed.get(key)
  const place: Place = {
    column: known ? at(known.name) : Object.hasOwn(own, key) ? own[key]! : inRest,
    isNumber: known?.isNumber ?? false,
    isJoined: known?.isJoined ?? false,
    json: `,${JSON.stringify(writtenKey(key))}:`,
    last: undefined,
    lastJson: '',
  }
  if (places.size < mostPlaces) places.set(key, place)
  return place
}

const isLeftOut = (column: number, note: string): boolean =>
  column === elsewhere ||
  (column === theMessage && leavesMessage(note)) ||
  (column === theAddresses && leavesAddresses(note)) ||
  (column === theUser && leavesUser(note))

const brace = 123
/** Shorter texts are written sign by sign: asking the runtime to do it costs more than that. */
const shortText = 48

/** Lines on their way to disk, column by column in the very bytes that DuckDB holds them in, so that they are copied and not converted. */
export class Block implements Packed {
  rows = 0
  used = 0
  heapAt = 0
  readonly memory = new ArrayBuffer(memoryBytes)
  heap: Buffer<ArrayBuffer>
  readonly set: Int32Array = new Int32Array(lineColumns.length)
  readonly isLong: boolean[] = lineColumns.map(() => false)
  private readonly bytes = new Uint8Array(this.memory)
  private readonly words = new Int32Array(this.memory)
  /** The text of each column that was set last, and where. */
  private readonly lastText: string[] = lineColumns.map(() => '')
  private readonly lastWord: number[] = lineColumns.map(() => 0)
  /** Cells of `rest` that many rows have, by their text. */
  private readonly sharedRests = new Map<string, number>()

  /** `before`: the block before it, since lines that follow are about as long. */
  constructor(before?: Packed) {
    const likely = before === undefined ? 0 : Math.ceil((before.used * 1.1) / firstHeap) * firstHeap
    this.heap = Buffer.allocUnsafeSlow(Math.min(mostHeap, Math.max(firstHeap, likely)))
  }

  get isFull(): boolean {
    return this.rows === blockRows || this.used >= mostHeap
  }

  add(incoming: Incoming): void {
    const { filled } = incoming
    if (filled) this.addFilled(filled, incoming)
    else this.addEvent(incoming)
  }

  private addFilled({ form, pieces, rest, isShared, original }: Filled, incoming: Incoming): void {
    const { cells } = form
    for (let n = 0; n < cells.length; n++) {
      const { column, value, piece } = cells[n]!
      if (typeof value === 'number') this.setNumber(column, piece < 0 ? value : Number(pieces[piece]))
      else this.setText(column, piece < 0 ? value : pieces[piece]!)
    }
    this.setOwn(incoming, incoming.stated!, original)
    if (isShared) this.setSharedRest(rest)
    else this.setRest(rest)
    this.rows++
  }

  private setOwn({ source, received, keep }: Incoming, ts: number, original: string): void {
    this.setNumber(tsAt!, ts)
    this.setNumber(receivedAt!, received)
    this.setText(sourceAt!, source)
    this.setText(keepAt!, keep)
    this.setText(originalAt!, original)
    this.mark(oddAt!)
    this.mark(seqAt!)
  }

  private addEvent(incoming: Incoming): void {
    const { event, received, stated } = incoming
    const note = noteOf(event)
    let rest = note === '' ? '' : `,"${noteKey}":"${note}"`
    let isOdd = false
    for (const key in event) {
      const value = event[key]
      if (value === undefined) continue
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
      } else if (isLeftOut(place.column, note)) continue
      if (value !== place.last) {
        place.lastJson = place.json + jsonValue(value)
        place.last = value
      }
      rest += place.lastJson
    }
    const time = event['@timestamp']
    const ts = stated ?? (typeof time === 'string' ? microsOf(time) : null) ?? received
    this.setOwn(incoming, ts, String(event['event.original'] ?? ''))
    // `,"a":1,"b":2` becomes `{"a":1,"b":2}` where it stands.
    if (rest !== '') {
      const bytes = this.write(`${rest}}`)
      this.heap[this.used] = brace
      this.pointRest(bytes)
    }
    if (isOdd) this.bytes[blockColumns[oddAt!]!.cells + this.rows] = 1
    this.rows++
  }

  private mark(column: number): void {
    const at = blockColumns[column]!.mask + (this.rows >> 3)
    this.bytes[at] = this.bytes[at]! | (1 << (this.rows & 7))
    this.set[column] = this.set[column]! + 1
  }

  private setNumber(column: number, value: number): void {
    this.mark(column)
    putNumber(this.words, blockColumns[column]!.cells / 4 + this.rows * 2, value)
  }

  private setText(column: number, text: string): void {
    const word = blockColumns[column]!.cells / 4 + this.rows * 4
    if (text === this.lastText[column] && this.set[column] !== 0) {
      this.copyCell(this.lastWord[column]!, word)
    } else {
      this.putText(column, word, text)
      this.lastText[column] = text
      this.lastWord[column] = word
    }
    this.mark(column)
  }

  private setRest(rest: string): void {
    this.pointRest(this.write(rest))
  }

  private pointRest(bytes: number): void {
    this.point(restAt!, this.restWord(), bytes)
    this.mark(restAt!)
  }

  private restWord(): number {
    return blockColumns[restAt!]!.cells / 4 + this.rows * 4
  }

  /** What many rows have stands in the heap once. */
  private setSharedRest(rest: string): void {
    const at = this.sharedRests.get(rest)
    if (at === undefined) {
      this.sharedRests.set(rest, this.restWord())
      this.setRest(rest)
      return
    }
    this.copyCell(at, this.restWord())
    this.mark(restAt!)
  }

  private copyCell(from: number, to: number): void {
    const { words } = this
    words[to] = words[from]!
    words[to + 1] = words[from + 1]!
    words[to + 2] = words[from + 2]!
    words[to + 3] = words[from + 3]!
  }

  private putText(column: number, word: number, text: string): void {
    if (text.length <= inCell && this.putShort(word, text)) return
    this.point(column, word, this.write(text))
  }

  /** Puts a text where the heap is free and says how many bytes it has. */
  private write(text: string): number {
    const { length } = text
    const most = length * 3
    if (this.used + most > this.heap.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.heap.length * 2, this.used + most))
      this.heap.copy(larger, 0, 0, this.used)
      this.heap = larger
    }
    const { heap, used } = this
    if (length > shortText) return heap.write(text, used, 'utf8')
    for (let n = 0; n < length; n++) {
      const code = text.charCodeAt(n)
      if (code > 127) return heap.write(text, used, 'utf8')
      heap[used + n] = code
    }
    return length
  }

  /** Lets a cell hold the text that was just written: all of it, or its first bytes and where it stands. */
  private point(column: number, word: number, bytes: number): void {
    const { heap, used } = this
    this.words[word] = bytes
    const begin = word * 4 + 4
    const shown = bytes <= inCell ? bytes : 4
    for (let n = 0; n < shown; n++) this.bytes[begin + n] = heap[used + n]!
    if (bytes <= inCell) return
    this.words[word + 2] = used
    // What was tried as a short text may have left something here.
    this.words[word + 3] = 0
    this.isLong[column] = true
    this.used += bytes
  }

  /** Straight into its cell; false of a text that is not plain ASCII. */
  private putShort(word: number, text: string): boolean {
    const { length } = text
    const { bytes } = this
    const begin = word * 4 + 4
    for (let n = 0; n < length; n++) {
      const code = text.charCodeAt(n)
      if (code > 127) return false
      bytes[begin + n] = code
    }
    this.words[word] = length
    return true
  }
}
