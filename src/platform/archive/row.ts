import { columnFields, columns, type EcsEvent, type EcsValue, joined, joint, lineColumns } from './column.ts'
import type { Filled } from './filled.ts'
import { leavesAddresses, leavesMessage, leavesUser, noteKey, noteOf, writtenKey } from './implied.ts'

/** A line as the archive keeps it. Times are whole microseconds since 1970 in UTC. */
export type Row = {
  readonly seq: number
  /** Time that the line states, as its source's clock had it; of a line that states none, when it came. */
  readonly ts: number
  readonly received: number
  readonly source: string
  /** How long it is kept: name of a class of retention. */
  readonly keep: string
  readonly original: string
  readonly cells: Readonly<Record<string, string | number | null>>
  /** All fields without a column of their own, JSON; null when there are none. */
  readonly rest: string | null
  /** A field that has a column holds what does not fit it (several values, a name for a number): it stands in `rest` too. */
  readonly odd: boolean
}

/** What comes in: an event, from whom, when it came, how long it is kept. */
export type Incoming = {
  readonly event: EcsEvent
  readonly source: string
  readonly received: number
  readonly keep: string
  /** The event's time in microseconds, where whoever read the line reckoned it. */
  readonly stated?: number | null
  /** The line in the form of its kind, where whoever read it knew that: then its event need not be made. */
  readonly filled?: Filled
}

/** The line as it came. */
export const originalOf = ({ filled, event }: Incoming): string =>
  filled ? filled.original : String(event['event.original'] ?? '')

/** What goes out. `at` is `ts` corrected by what was then wrong with the source's clock, `accuracy` the ± of that, both in microseconds. */
export type Found = {
  readonly seq: number
  readonly source: string
  readonly ts: number
  readonly at: number
  readonly accuracy: number | null
  readonly received: number
  readonly event: EcsEvent
}

const stamp = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/

// Lines that come together state the same day, and `Date.parse` is dear.
let lastDay = ''
let lastDayMicros = 0

/** RFC 3339 to whole microseconds; null of what is no time. */
export function microsOf(time: string): number | null {
  const { length } = time
  const isUsual = (length === 20 || (length === 24 && time.charCodeAt(19) === 46)) && time.charCodeAt(length - 1) === 90
  if (!isUsual || time.charCodeAt(10) !== 84 || time.charCodeAt(13) !== 58 || time.charCodeAt(16) !== 58)
    return anyMicrosOf(time)
  const [hour, minute, second] = [twoAt(time, 11), twoAt(time, 14), twoAt(time, 17)]
  const millis = length === 20 ? 0 : twoAt(time, 20) * 10 + twoAt(time, 22, 1)
  // Whatever is not quite usual is left to the thorough way.
  if (!(hour < 24 && minute < 60 && second < 60 && millis < 1_000)) return anyMicrosOf(time)
  if (!time.startsWith(lastDay) || lastDay === '') {
    const micros = anyMicrosOf(`${time.slice(0, 10)}T00:00:00Z`)
    if (micros === null) return null
    lastDay = time.slice(0, 10)
    lastDayMicros = micros
  }
  return lastDayMicros + ((hour * 60 + minute) * 60 + second) * 1_000_000 + millis * 1_000
}

/** So many digits as a number; more than any when they are none. */
function twoAt(text: string, at: number, count = 2): number {
  let value = 0
  for (let n = at; n < at + count; n++) {
    const digit = text.charCodeAt(n) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.POSITIVE_INFINITY
    value = value * 10 + digit
  }
  return value
}

function anyMicrosOf(time: string): number | null {
  const match = stamp.exec(time)
  if (!match) return null
  const ms = Date.parse(`${match[1]}${match[3]}`)
  if (Number.isNaN(ms)) return null
  return ms * 1_000 + Number((match[2] ?? '').padEnd(6, '0').slice(0, 6))
}

// Lines that come together state the same second.
let [lastMicros, lastStamp] = [Number.NaN, '']
/** Of the days that lines are of side by side. */
const stampDays = new Float64Array(16).fill(Number.NaN)
const stampDates: string[] = new Array<string>(16).fill('')
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))

/** Whole microseconds to RFC 3339 in UTC, with as many digits as there are. */
export function stampOf(micros: number): string {
  if (micros !== lastMicros) {
    lastStamp = newStampOf(micros)
    lastMicros = micros
  }
  return lastStamp
}

function newStampOf(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000)
  const fraction = micros - seconds * 1_000_000
  const day = Math.floor(seconds / 86_400)
  const slot = day & 15
  if (stampDays[slot] !== day) {
    stampDays[slot] = day
    stampDates[slot] = new Date(day * 86_400_000).toISOString().slice(0, -14)
  }
  const second = seconds - day * 86_400
  const [hour, minute] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60]
  const whole = `${stampDates[slot]}T${two[hour]}:${two[minute]}:${two[second % 60]}`
  if (fraction === 0) return `${whole}Z`
  return `${whole}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}Z`
}

type Placed = { readonly name: string; readonly isNumber: boolean; readonly isJoined: boolean }
/** Fields that have a column, and how they stand in it. */
export const placed: ReadonlyMap<string, Placed> = new Map(
  columnFields.map((field) => [
    field as string,
    { name: columns[field].name, isNumber: columns[field].type === 'number', isJoined: joined.has(field) },
  ]),
)
const noCells: Readonly<Record<string, string | number | null>> = Object.fromEntries(
  columnFields.map((field) => [columns[field].name, null]),
)

export function rowOf(incoming: Incoming, seq: number): Row {
  return incoming.filled ? rowOfFilled(incoming.filled, incoming, seq) : rowOfEvent(incoming, seq)
}

function rowOfFilled({ form, pieces, rest, original }: Filled, incoming: Incoming, seq: number): Row {
  const { source, received, keep, stated } = incoming
  const cells = { ...noCells }
  for (const { column, value, piece } of form.cells) {
    const said = piece < 0 ? value : pieces[piece]!
    cells[lineColumns[column]!] = typeof value === 'number' ? Number(said) : said
  }
  return { seq, ts: stated ?? received, received, source, keep, original, cells, rest, odd: false }
}

function rowOfEvent(incoming: Incoming, seq: number): Row {
  const { event } = incoming
  const time = event['@timestamp']
  const cells = { ...noCells }
  const rest: Record<string, EcsValue> = {}
  const note = noteOf(event)
  let hasRest = note !== ''
  if (hasRest) rest[noteKey] = note
  let odd = false
  for (const key in event) {
    const value = event[key]
    if (value === undefined || key === '@timestamp' || key === 'event.original' || isLeftOut(key, note)) continue
    const column = placed.get(key)
    const cell = column === undefined ? null : cellOf(value, column.isNumber, column.isJoined)
    if (column !== undefined && cell !== null) {
      cells[column.name] = cell
      continue
    }
    odd ||= column !== undefined
    rest[writtenKey(key)] = value
    hasRest = true
  }
  return {
    seq,
    ts: incoming.stated ?? (typeof time === 'string' ? microsOf(time) : null) ?? incoming.received,
    received: incoming.received,
    source: incoming.source,
    keep: incoming.keep,
    original: String(event['event.original'] ?? ''),
    cells,
    rest: hasRest ? JSON.stringify(rest) : null,
    odd,
  }
}

const isLeftOut = (key: string, note: string): boolean =>
  (key === 'message' && leavesMessage(note)) ||
  (key === 'related.ip' && leavesAddresses(note)) ||
  (key === 'related.user' && leavesUser(note))

/** What the column of this field can hold of the value without changing it; null of all else, which stands in `rest` whole. */
export function cellOf(value: EcsValue, isNumber: boolean, isJoined: boolean): string | number | null {
  if (typeof value === 'boolean') return null
  if (isJoined) {
    if (Array.isArray(value) && value.length === 1) return joinedAlone(value[0])
    const values = (Array.isArray(value) ? value : [value]) as readonly (string | number)[]
    const isPlain =
      values.length > 0 && values.every((one) => typeof one === 'string' && one !== '' && !one.includes(joint))
    return isPlain ? values.join(joint) : null
  }
  if (Array.isArray(value)) return null
  if (isNumber) return Number.isSafeInteger(value) ? (value as number) : null
  return typeof value === 'string' && value !== '' ? value : null
}

const joinedAlone = (one: unknown): string | null =>
  typeof one === 'string' && one !== '' && !one.includes(joint) ? one : null
