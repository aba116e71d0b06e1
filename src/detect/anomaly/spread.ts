// One that reaches many: hosts or ports (a scan), accounts (guessing), destinations, recipients, far above what is usual for it.
import { bitmapBytes, countOf, setBit } from './bitmap.ts'
import {
  type DetectorName,
  dayMs,
  type Finding,
  hourMs,
  type Machine,
  type Saved,
  type Say,
  type Settings,
} from './detector.ts'
import { hashOf } from './hash.ts'
import { Learning } from './learning.ts'
import type { Observation } from './observation.ts'
import { Table } from './table.ts'

type Spreading = {
  readonly name: DetectorName
  readonly kind: Finding['about']['kind']
  readonly who: (event: Observation) => string
  /** Besides who, of what it is counted apart: the host whose ports are tried. */
  readonly at?: (event: Observation) => string
  readonly what: (event: Observation) => string | readonly string[]
  readonly windowMs: number
  /** It must itself have been known for the days of learning: what a stranger does is another detector's. */
  readonly isOfKnown: boolean
}
const minuteMs = 60_000
const failed = ({ signIn }: Observation): boolean => signIn === 'failure'

export const spreadings: readonly Spreading[] = [
  {
    name: 'host-scan',
    kind: 'address',
    who: ({ isConnection, address }) => (isConnection ? address : ''),
    what: ({ destination }) => destination,
    windowMs: 10 * minuteMs,
    isOfKnown: false,
  },
  {
    name: 'port-scan',
    kind: 'address',
    who: ({ isConnection, address, port }) => (isConnection && port > 0 ? address : ''),
    at: ({ destination }) => destination,
    what: ({ port }) => String(port),
    windowMs: 10 * minuteMs,
    isOfKnown: false,
  },
  {
    name: 'accounts-tried',
    kind: 'address',
    who: (event) => (failed(event) ? event.address : ''),
    what: ({ user }) => user,
    windowMs: 2 * hourMs,
    isOfKnown: false,
  },
  {
    name: 'addresses-tried',
    kind: 'user',
    who: (event) => (failed(event) ? event.user : ''),
    what: ({ address }) => address,
    windowMs: 2 * hourMs,
    isOfKnown: false,
  },
  {
    name: 'many-destinations',
    kind: 'address',
    who: ({ isConnection, address }) => (isConnection ? address : ''),
    what: ({ destination }) => destination,
    windowMs: dayMs,
    isOfKnown: true,
  },
  {
    name: 'many-recipients',
    kind: 'user',
    who: ({ recipients, user, address }) => (recipients.length > 0 ? user || address : ''),
    what: ({ recipients }) => recipients,
    windowMs: 2 * hourMs,
    isOfKnown: false,
  },
]

const mostEntities = 200_000
/** So many times its own usual. */
const aboveUsual = 2
/** What was usual counts less with every window: after fifty, half. */
const fading = 0.986
export const keptLines = 8

export class Spread implements Machine {
  readonly names: readonly DetectorName[]
  readonly #of: Spreading
  readonly #settings: Settings
  readonly #learning = new Learning()
  readonly #seed: number
  readonly #table = new Table(
    {
      now: ['u8', bitmapBytes],
      before: ['u8', bitmapBytes],
      /** Number of the half window that `now` is of. */
      pane: ['u32', 1],
      first: ['u32', 1],
      /** When what is counted now began. */
      began: ['f64', 1],
      usual: ['f32', 1],
      told: ['u32', 1],
      /** How often in the two halves. */
      times: ['u32', 2],
      lines: ['f64', keptLines],
    },
    mostEntities,
  )

  constructor(of: Spreading, settings: Settings) {
    this.names = [of.name]
    this.#of = of
    this.#settings = settings
    this.#seed = hashOf(of.name)
  }

  get known(): number {
    return this.#table.size
  }

  take(event: Observation, say: Say): void {
    const { who, at, what, name, windowMs, kind, isOfKnown } = this.#of
    const entity = who(event)
    if (entity === '') return
    const given = what(event)
    const values = typeof given === 'string' ? [given] : given
    if (values.length === 0 || values[0] === '') return
    const place = at?.(event) ?? ''
    const { atMs, line } = event
    const { threshold, days } = this.#settings[name]
    const isLearning = this.#learning.sees(atMs, days)
    const row = this.#table.put(hashOf(place === '' ? entity : `${entity} ${place}`, this.#seed), atMs)
    const { now, before, pane, first, began, usual, told, times, lines } = this.#table.cells
    const half = Math.max(1, Math.floor(atMs / (windowMs / 2)))
    if (this.#table.isNew) {
      first[row] = Math.max(0, Math.floor(atMs / hourMs))
      pane[row] = half
    }
    if (half < pane[row]! - 1) return
    if (half > pane[row]!) this.#turn(row, half)
    if (times[row * 2]! + times[row * 2 + 1]! === 0) began[row] = atMs
    for (const value of values) setBit(now, row, hashOf(value))
    const turn = (times[row * 2]! + times[row * 2 + 1]!) % keptLines
    lines[row * keptLines + turn] = line
    times[row * 2] = times[row * 2]! + 1
    // Counting the bits of every event would cost the most of all: only when enough came to matter.
    if (times[row * 2]! + times[row * 2 + 1]! < threshold && values.length === 1) return
    if (told[row]! >= pane[row]! - 1 && told[row] !== 0) return
    const count = countOf(now, before, row)
    const ageMs = atMs - first[row]! * hourMs
    if (isLearning || count < threshold || count < usual[row]! * aboveUsual) return
    if (isOfKnown && ageMs < days * dayMs) return
    told[row] = pane[row]!
    const kept = [...lines.subarray(row * keptLines, (row + 1) * keptLines)].filter((one) => one > 0)
    say({
      detector: name,
      about: { kind, value: entity },
      atMs,
      fromMs: Math.min(atMs, Math.max(began[row]!, (pane[row]! - 1) * (windowMs / 2))),
      lines: [...new Set(kept)].sort((a, b) => a - b),
      facts: {
        who: entity,
        at: place,
        count,
        usual: Math.round(usual[row]!),
        minutes: Math.round(windowMs / minuteMs),
        days: Math.floor(ageMs / dayMs),
        times: times[row * 2]! + times[row * 2 + 1]!,
      },
    })
  }

  #turn(row: number, half: number): void {
    const { now, before, pane, usual, times, lines } = this.#table.cells
    const passed = half - pane[row]!
    const [from, to] = [row * bitmapBytes, (row + 1) * bitmapBytes]
    usual[row] = Math.max(usual[row]! * fading ** Math.min(passed, 500), countOf(now, before, row))
    if (passed === 1) before.set(now.subarray(from, to), from)
    else before.fill(0, from, to)
    now.fill(0, from, to)
    times[row * 2 + 1] = passed === 1 ? times[row * 2]! : 0
    times[row * 2] = 0
    if (passed > 1) lines.fill(0, row * keptLines, (row + 1) * keptLines)
    pane[row] = half
  }

  save(): Saved {
    return { head: { firstMs: this.#learning.firstMs }, bytes: this.#table.save() }
  }

  load({ head, bytes }: Saved): void {
    this.#learning.firstMs = (head as { firstMs: number | null }).firstMs
    this.#table.load(bytes)
  }
}
