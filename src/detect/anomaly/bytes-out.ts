// An address that sends out far more in an hour than it ever did.
import { type DetectorName, dayMs, hourMs, type Machine, type Saved, type Say, type Settings } from './detector.ts'
import { hashOf } from './hash.ts'
import { Learning } from './learning.ts'
import type { Observation } from './observation.ts'
import { Table } from './table.ts'

const mostEntities = 150_000
const megabyte = 1_000_000
/** Hours in which it sent at all, before its usual is known. */
const fewestHours = 12
const memoryHours = 500
/** The spread of logarithms above the mean, and times the most so far. */
const aboveSpread = 4
const aboveMost = 3

export class BytesOut implements Machine {
  readonly names: readonly DetectorName[] = ['bytes-out']
  readonly #settings: Settings
  readonly #learning = new Learning()
  readonly #table = new Table(
    {
      hour: ['u32', 1],
      sum: ['f64', 1],
      most: ['f64', 1],
      mean: ['f32', 1],
      spread: ['f32', 1],
      hours: ['u32', 1],
      first: ['u32', 1],
      told: ['u8', 1],
    },
    mostEntities,
  )

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get known(): number {
    return this.#table.size
  }

  take({ isConnection, isRefused, address, bytesOut, atMs, line, destination }: Observation, say: Say): void {
    if (!isConnection || isRefused || !(bytesOut > 0)) return
    const { threshold, days } = this.#settings['bytes-out']
    const isLearning = this.#learning.sees(atMs, days)
    const row = this.#table.put(hashOf(address), atMs)
    const { hour, sum, most, mean, spread, hours, first, told } = this.#table.cells
    const now = Math.max(1, Math.floor(atMs / hourMs))
    if (this.#table.isNew) {
      hour[row] = now
      first[row] = now
    }
    if (now < hour[row]!) return
    if (now > hour[row]!) this.#close(row, now)
    sum[row] = sum[row]! + bytesOut
    if (isLearning || told[row] === 1 || sum[row]! < threshold * megabyte || hours[row]! < fewestHours) return
    if (sum[row]! < most[row]! * aboveMost || now - first[row]! < (days * dayMs) / hourMs) return
    if (Math.log(sum[row]!) < mean[row]! + aboveSpread * Math.sqrt(spread[row]!)) return
    told[row] = 1
    say({
      detector: 'bytes-out',
      about: { kind: 'address', value: address },
      atMs,
      fromMs: now * hourMs,
      lines: [line],
      facts: {
        who: address,
        to: destination,
        count: Math.round(sum[row]! / megabyte),
        usual: Math.ceil(Math.exp(mean[row]!) / megabyte),
        most: Math.ceil(most[row]! / megabyte),
        hours: hours[row]!,
      },
    })
  }

  #close(row: number, now: number): void {
    const { hour, sum, most, mean, spread, hours, told } = this.#table.cells
    const log = Math.log(Math.max(1, sum[row]!))
    const known = Math.min(memoryHours, hours[row]! + 1)
    const off = log - mean[row]!
    mean[row] = mean[row]! + off / known
    if (hours[row]! > 0) spread[row] = spread[row]! + (off * off - spread[row]!) / known
    most[row] = Math.max(most[row]!, sum[row]!)
    hours[row] = hours[row]! + 1
    hour[row] = now
    sum[row] = 0
    told[row] = 0
  }

  save(): Saved {
    return { head: { firstMs: this.#learning.firstMs }, bytes: this.#table.save() }
  }

  load({ head, bytes }: Saved): void {
    this.#learning.firstMs = (head as { firstMs: number | null }).firstMs
    this.#table.load(bytes)
  }
}
