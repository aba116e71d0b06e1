// How much comes of a source, an address or an account in an hour, against its own usual for that hour of the week.
import { type Week, weekHours } from './calendar.ts'
import {
  type DetectorName,
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

/**
 * Square roots of counts spread alike whatever their size. An hour is far from usual when it lies so many times its own spread above
 * the mean of that hour of the week and of the hours beside it, and above every hour so far.
 */
const mostEntities = 150_000
const fewestLines = 100
/** A source that always varies by as little as chance has this spread. */
const leastSpread = 0.5
/** An hour of the week counts as known after so many of them. */
const fewestWeeks = 2
const memoryWeeks = 8
const memoryHours = 500
/** It must be so many times the most that an hour ever had. */
const aboveMost = 1.5
const hoursADay = 24

const kinds = [
  ['source', ({ source }: Observation) => source],
  ['address', ({ address }: Observation) => address],
  ['user', ({ user }: Observation) => user],
] as const

export class Rate implements Machine {
  readonly names: readonly DetectorName[] = ['rate']
  readonly #learning = new Learning()
  readonly #settings: Settings
  readonly #week: Week
  readonly #isQuiet: (atMs: number, name: string) => boolean
  readonly #table = new Table(
    {
      mean: ['f32', weekHours],
      weeks: ['u8', weekHours],
      spread: ['f32', 1],
      hours: ['u32', 1],
      hour: ['u32', 1],
      count: ['u32', 1],
      most: ['u32', 1],
      limit: ['f32', 1],
      told: ['u8', 1],
    },
    mostEntities,
  )

  /** `isQuiet`: times from which nothing is learnt. */
  constructor(settings: Settings, week: Week, isQuiet: (atMs: number, name: string) => boolean) {
    this.#settings = settings
    this.#week = week
    this.#isQuiet = isQuiet
  }

  get known(): number {
    return this.#table.size
  }

  take(event: Observation, say: Say): void {
    const isLearning = this.#learning.sees(event.atMs, this.#settings.rate.days)
    for (const [kind, nameOf] of kinds) {
      const name = nameOf(event)
      if (name !== '') this.#count(kind, name, event, isLearning, say)
    }
  }

  #count(
    kind: Finding['about']['kind'],
    name: string,
    { atMs, line }: Observation,
    isLearning: boolean,
    say: Say,
  ): void {
    const row = this.#table.put(hashOf(name, kind.length), atMs)
    const { hour, count, limit, most, told, hours } = this.#table.cells
    const now = Math.max(1, Math.floor(atMs / hourMs))
    if (hour[row] === 0) hour[row] = now
    // What comes late belongs to an hour that is closed.
    if (now < hour[row]!) return
    if (now > hour[row]!) this.#close(row, now, name)
    count[row] = count[row]! + 1
    if (isLearning || told[row] === 1 || limit[row] === 0 || count[row]! < limit[row]!) return
    told[row] = 1
    say({
      detector: 'rate',
      about: { kind, value: name },
      atMs,
      fromMs: now * hourMs,
      lines: [line],
      facts: {
        who: name,
        kind,
        count: count[row]!,
        usual: Math.round(this.#usual(row, now) ** 2),
        most: most[row]!,
        days: Math.floor(hours[row]! / hoursADay),
      },
    })
  }

  /** The hour is over: it is learnt from, as are those in which nothing came; the next one gets its limit. */
  #close(row: number, now: number, name: string): void {
    const { hour, count, most, limit, told, hours } = this.#table.cells
    const began = hour[row]!
    const isLearnt = !this.#isQuiet(began * hourMs, name)
    if (isLearnt) this.#learn(row, began, count[row]!)
    for (let empty = Math.max(began + 1, now - weekHours); empty < now; empty++) this.#learn(row, empty, 0)
    if (isLearnt) most[row] = Math.max(most[row]!, count[row]!)
    hours[row] = hours[row]! + Math.min(now - began, weekHours)
    hour[row] = now
    count[row] = 0
    told[row] = 0
    limit[row] = this.#limit(row, now)
  }

  #learn(row: number, hour: number, count: number): void {
    const { mean, weeks, spread, hours } = this.#table.cells
    const at = row * weekHours + this.#week.hourOf(hour * hourMs)
    const root = Math.sqrt(count)
    const seen = weeks[at]!
    if (seen > 0) {
      const off = (root - mean[at]!) ** 2
      const known = Math.min(memoryHours, hours[row]! + 1)
      spread[row] = spread[row]! + (off - spread[row]!) / known
    }
    mean[at] = mean[at]! + (root - mean[at]!) / Math.min(memoryWeeks, seen + 1)
    weeks[at] = Math.min(250, seen + 1)
  }

  /** The root of what is usual in this hour: the most of it and the hours beside it. */
  #usual(row: number, hour: number): number {
    const { mean } = this.#table.cells
    let usual = 0
    for (const near of [hour - 1, hour, hour + 1])
      usual = Math.max(usual, mean[row * weekHours + this.#week.hourOf(near * hourMs)]!)
    return usual
  }

  /** From how many lines on this hour is far from usual; 0 while that is not known. */
  #limit(row: number, hour: number): number {
    const { weeks, spread, most } = this.#table.cells
    const at = row * weekHours + this.#week.hourOf(hour * hourMs)
    if (weeks[at]! < fewestWeeks) return 0
    const width = Math.max(leastSpread, Math.sqrt(spread[row]!))
    const far = (this.#usual(row, hour) + this.#settings.rate.threshold * width) ** 2
    return Math.max(fewestLines, far, most[row]! * aboveMost)
  }

  save(): Saved {
    return { head: { firstMs: this.#learning.firstMs }, bytes: this.#table.save() }
  }

  load({ head, bytes }: Saved): void {
    this.#learning.firstMs = (head as { firstMs: number | null }).firstMs
    this.#table.load(bytes)
  }
}
