import { columnFields, columns, type EcsEvent, type EcsValue, joined, joint } from './column.ts'
import { noteKey, putBack, readKey } from './implied.ts'
import { stampOf } from './row.ts'

type Event = Record<string, EcsValue>

const fields = columnFields.map((field, nth) => ({
  field,
  nth,
  isNumber: columns[field].type === 'number',
  isJoined: joined.has(field),
}))

/** The event as it came in; `@timestamp` stays the time that the line states. */
export function eventOf(ts: number, original: string, cells: Record<string, unknown>, rest: string | null): EcsEvent {
  const row = columnFields.map((field) => cells[columns[field].name])
  return eventOfCells(ts, original, row, 0, rest)
}

/** The same, of a row whose cells stand from `first` on in the order of `columnFields`. */
export function eventOfCells(
  ts: number,
  original: string,
  row: readonly unknown[],
  first: number,
  rest: string | null,
): EcsEvent {
  let has = 0
  for (let n = 0; n < fields.length; n++) if (isSaid(row[first + n])) has |= 1 << n
  const kind = kindOf(rest, has)
  const event = kind.made === null ? {} : { ...kind.made }
  event['@timestamp'] = stampOf(ts)
  const { said } = kind
  for (let n = 0; n < said.length; n++) {
    const { field, nth, isNumber, isJoined } = said[n]!
    const cell = row[first + nth]
    if (isJoined) event[field] = splitOf(String(cell))
    else event[field] = isNumber ? Number(cell) : String(cell)
  }
  if (kind.made === null) for (const key in kind.rest) if (key !== noteKey) event[readKey(key)] = kind.rest[key]!
  if (kind.note !== null) putBack(event as Record<string, EcsValue | undefined>, kind.note, original)
  event['event.original'] = original
  // Most other fields that differ at all differ in every line: only what comes again is kept.
  if (kind.made === null && kind.isAgain) kind.made = JSON.parse(JSON.stringify(event)) as Event
  kind.isAgain = kind.isKept
  return event
}

/**
 * The same of a row whose other fields were never met before: nothing is kept of them, and the object that they are read into becomes the
 * event, which spares putting it together name by name.
 */
export function eventOfNew(ts: number, original: string, row: readonly unknown[], rest: string): EcsEvent {
  const end = rest.startsWith(noteStart) ? rest.indexOf('"', noteStart.length) : -1
  const body = end < 0 ? rest : rest.charCodeAt(end + 1) === comma ? `{${rest.slice(end + 2)}` : '{}'
  // Names that are written with one sign more have to be read one by one.
  if (body.includes(escapedStart)) return eventOfCells(ts, original, row, 0, rest)
  const event = JSON.parse(body) as Event
  event['@timestamp'] = stampOf(ts)
  for (let nth = 0; nth < fields.length; nth++) {
    const cell = row[nth]
    if (!isSaid(cell)) continue
    const { field, isNumber, isJoined } = fields[nth]!
    if (isJoined) event[field] = splitOf(String(cell))
    else event[field] = isNumber ? Number(cell) : String(cell)
  }
  if (end >= 0) putBack(event as Record<string, EcsValue | undefined>, rest.slice(noteStart.length, end), original)
  event['event.original'] = original
  return event
}
const noteStart = `{"${noteKey}":"`
const escapedStart = `"${noteKey}`
const comma = 44

const isSaid = (cell: unknown): boolean => cell !== null && cell !== undefined && cell !== ''

/**
 * Rows that have the same columns set and the very same other fields: lines of one kind and host. An event of one of them is a copy of the
 * one before, with its own values put in, which costs a tenth of putting one together.
 */
type Kind = {
  /** Fields whose columns are set. */
  readonly said: typeof fields
  readonly rest: Readonly<Event>
  readonly note: string | null
  readonly isKept: boolean
  isAgain: boolean
  made: Event | null
}
const nothing: Readonly<Event> = {}
let kinds = new Map<string | null, Map<number, Kind>>()
const [mostRests, longestRest] = [500, 2_000]
/** Kinds of rows with the same other fields. */
const mostSame = 32

function kindOf(rest: string | null, has: number): Kind {
  const known = kinds.get(rest)
  const kind = known?.get(has)
  if (kind !== undefined) return kind
  const read = known?.values().next().value?.rest ?? (rest ? (JSON.parse(rest) as Event) : nothing)
  const note = read[noteKey]
  const isKept = rest === null || rest.length <= longestRest
  const said = fields.filter(({ nth }) => (has & (1 << nth)) !== 0)
  const made: Kind = {
    said,
    rest: read,
    note: typeof note === 'string' ? note : null,
    isKept,
    isAgain: false,
    made: null,
  }
  if (!isKept || (known !== undefined && known.size >= mostSame)) return made
  if (known === undefined) {
    if (kinds.size >= mostRests) kinds = new Map()
    kinds.set(rest, new Map([[has, made]]))
  } else known.set(has, made)
  return made
}

/** Categories and types: few texts, again and again. */
const splits = new Map<string, readonly string[]>()

function splitOf(cell: string): readonly string[] {
  const known = splits.get(cell)
  if (known !== undefined) return known
  if (splits.size >= mostRests) splits.clear()
  const parts = cell.split(joint)
  splits.set(cell, parts)
  return parts
}
