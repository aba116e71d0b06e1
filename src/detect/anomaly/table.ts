// What is remembered of very many entities, in little room: a row each in typed arrays, found by a hash; the longest unseen make way.

type Kind = 'f64' | 'f32' | 'u32' | 'u16' | 'u8'
type ArrayOf = { f64: Float64Array; f32: Float32Array; u32: Uint32Array; u16: Uint16Array; u8: Uint8Array }
const arrays = { f64: Float64Array, f32: Float32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array } as const
/** A column, with how many values each row has of it. */
export type Column = readonly [kind: Kind, width: number]
export type Columns = Readonly<Record<string, Column>>
type Cells<C extends Columns> = { [K in keyof C]: ArrayOf[C[K][0]] }

const firstRows = 256
/** So large a share of the rows makes way at once when there is no room. */
const share = 8
const hourMs = 3_600_000
const dayHours = 24

export class Table<const C extends Columns> {
  cells: Cells<C>
  size = 0
  /** Whether the last `put` made the row. */
  isNew = false
  /** Rows that made way, ever. */
  dropped = 0
  readonly most: number
  readonly #columns: C
  #keys = new Float64Array(firstRows)
  /** Hour in which each row was last seen. */
  #seen = new Uint32Array(firstRows)
  #places = new Int32Array(firstRows * 2).fill(-1)

  constructor(columns: C, most: number) {
    this.#columns = columns
    this.most = most
    this.cells = this.#made(firstRows)
  }

  /** The row of this hash, or -1. */
  find(hash: number): number {
    const mask = this.#places.length - 1
    for (let at = placeOf(hash) & mask; ; at = (at + 1) & mask) {
      const row = this.#places[at]!
      if (row < 0 || this.#keys[row] === hash) return row
    }
  }

  /** The row of this hash, made of zeros when there is none; it counts as seen at this time. */
  put(hash: number, atMs: number): number {
    let row = this.find(hash)
    this.isNew = row < 0
    if (this.isNew) row = this.#add(hash)
    const hour = Math.max(0, Math.floor(atMs / hourMs))
    if (hour > this.#seen[row]!) this.#seen[row] = hour
    return row
  }

  /** For how many days it has not been seen at this time. Asked before `put`. */
  unseenDays(row: number, atMs: number): number {
    return Math.max(0, Math.floor((atMs / hourMs - this.#seen[row]!) / dayHours))
  }

  #add(hash: number): number {
    if (this.size === this.most) this.#makeWay()
    if (this.size === this.#keys.length) this.#grow()
    const row = this.size++
    this.#keys[row] = hash
    this.#seen[row] = 0
    for (const name in this.#columns) {
      const width = this.#columns[name]![1]
      this.cells[name].fill(0, row * width, (row + 1) * width)
    }
    this.#place(row)
    return row
  }

  #place(row: number): void {
    const mask = this.#places.length - 1
    let at = placeOf(this.#keys[row]!) & mask
    while (this.#places[at]! >= 0) at = (at + 1) & mask
    this.#places[at] = row
  }

  #placeAll(): void {
    this.#places.fill(-1)
    for (let row = 0; row < this.size; row++) this.#place(row)
  }

  #made(rows: number): Cells<C> {
    return Object.fromEntries(
      Object.entries(this.#columns).map(([name, [kind, width]]) => [name, new arrays[kind](rows * width)]),
    ) as Cells<C>
  }

  #grow(): void {
    const rows = Math.min(this.most, this.#keys.length * 2)
    const before = { cells: this.cells, keys: this.#keys, seen: this.#seen }
    this.cells = this.#made(rows)
    for (const name in this.#columns) this.cells[name].set(before.cells[name] as never)
    this.#keys = new Float64Array(rows)
    this.#keys.set(before.keys)
    this.#seen = new Uint32Array(rows)
    this.#seen.set(before.seen)
    this.#places = new Int32Array(2 ** Math.ceil(Math.log2(rows * 2)))
    this.#placeAll()
  }

  /** The eighth that was unseen for longest is forgotten. */
  #makeWay(): void {
    const leaving = Math.max(1, Math.floor(this.size / share))
    const limit = this.#seen.slice(0, this.size).sort()[leaving - 1]!
    let left = leaving
    let kept = 0
    for (let row = 0; row < this.size; row++) {
      if (left > 0 && this.#seen[row]! <= limit) {
        left--
        continue
      }
      if (kept !== row) this.#move(row, kept)
      kept++
    }
    this.dropped += this.size - kept
    this.size = kept
    this.#placeAll()
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from]!
    this.#seen[to] = this.#seen[from]!
    for (const name in this.#columns) {
      const width = this.#columns[name]![1]
      this.cells[name].copyWithin(to * width, from * width, (from + 1) * width)
    }
  }

  /** Everything in it, as bytes; `load` of a table of the same columns takes them. */
  save(): Uint8Array[] {
    const parts: Uint8Array[] = [bytesOf(this.#keys, this.size), bytesOf(this.#seen, this.size)]
    for (const name in this.#columns) parts.push(bytesOf(this.cells[name], this.size * this.#columns[name]![1]))
    return parts
  }

  /** Says how many parts it took; 0 when they are not of such a table, which then is empty. */
  load(parts: readonly Uint8Array[]): number {
    const names = Object.keys(this.#columns)
    const [keys, seen, ...rest] = parts
    const size = (keys?.length ?? 0) / 8
    const fits =
      Number.isInteger(size) &&
      size <= this.most &&
      seen?.length === size * 4 &&
      names.every((name, at) => {
        const [kind, width] = this.#columns[name]!
        return rest[at]?.length === size * width * arrays[kind].BYTES_PER_ELEMENT
      })
    this.size = 0
    if (!fits) return 0
    const rows = Math.min(this.most, Math.max(firstRows, size))
    this.#keys = new Float64Array(rows)
    this.#seen = new Uint32Array(rows)
    this.cells = this.#made(rows)
    fill(this.#keys, keys!)
    fill(this.#seen, seen!)
    for (const [at, name] of names.entries()) fill(this.cells[name]!, rest[at]!)
    this.size = size
    this.#places = new Int32Array(2 ** Math.ceil(Math.log2(rows * 2)))
    this.#placeAll()
    return names.length + 2
  }
}

const placeOf = (hash: number): number => (hash ^ Math.floor(hash / 0x1_0000_0000)) >>> 0
const bytesOf = (values: ArrayOf[Kind], count: number): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, count * values.BYTES_PER_ELEMENT).slice()
const fill = (values: ArrayOf[Kind], bytes: Uint8Array): void =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength).set(bytes)
