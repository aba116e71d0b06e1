// A host that calls the same place in regular beats, as programs of intruders do that ask for orders (S1-26).
import type { DetectorName, Machine, Saved, Say, Settings } from './detector.ts'
import { hashOf } from './hash.ts'
import { Learning } from './learning.ts'
import type { Observation } from './observation.ts'
import { Table } from './table.ts'

const mostPairs = 300_000
const mostPlaces = 200_000
/** What comes within a second belongs to one call. */
const oneCallMs = 1_000
const shortestMs = 20_000
const longestMs = 6 * 3_600_000
/** The mean difference from the beat, as a share of it. */
const mostOff = 0.1
/** Time servers, updates and the like are called by many. */
const usualElsewhere = 3
const memory = 20
const keptLines = 4

export class Beacon implements Machine {
  readonly names: readonly DetectorName[] = ['beacon']
  readonly #settings: Settings
  readonly #learning = new Learning()
  readonly #table = new Table(
    {
      first: ['f64', 1],
      last: ['f64', 1],
      beat: ['f32', 1],
      off: ['f32', 1],
      beats: ['u32', 1],
      isBeating: ['u8', 1],
      lines: ['f64', keptLines],
    },
    mostPairs,
  )
  readonly #places = new Table({ callers: ['u32', 1] }, mostPlaces)
  #beating = 0

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get known(): number {
    return this.#table.size
  }

  take({ isConnection, isRefused, address, destination, port, atMs, line }: Observation, say: Say): void {
    if (!isConnection || isRefused) return
    const { threshold, days } = this.#settings.beacon
    const isLearning = this.#learning.sees(atMs, days)
    const place = this.#places.put(hashOf(destination), atMs)
    const row = this.#table.put(hashOf(`${address} ${destination} ${port}`), atMs)
    const { first, last, beat, off, beats, isBeating, lines } = this.#table.cells
    const { callers } = this.#places.cells
    if (this.#table.isNew) {
      callers[place] = callers[place]! + 1
      first[row] = atMs
      last[row] = atMs
      lines[row * keptLines] = line
      return
    }
    const passed = atMs - last[row]!
    if (passed < oneCallMs) return
    last[row] = atMs
    beats[row] = beats[row]! + 1
    lines[row * keptLines + (beats[row]! % keptLines)] = line
    const known = Math.min(memory, beats[row]!)
    off[row] = off[row]! + (Math.abs(passed - beat[row]!) - off[row]!) / known
    if (beats[row] === 1) off[row] = 0
    beat[row] = beat[row]! + (passed - beat[row]!) / known
    const isRegular =
      beats[row]! >= threshold &&
      beat[row]! >= shortestMs &&
      beat[row]! <= longestMs &&
      off[row]! <= beat[row]! * mostOff
    if (!isRegular || isBeating[row] === 1) return
    isBeating[row] = 1
    this.#beating++
    if (isLearning || callers[place]! >= usualElsewhere) return
    const kept = [...lines.subarray(row * keptLines, (row + 1) * keptLines)].filter((one) => one > 0)
    say({
      detector: 'beacon',
      about: { kind: 'address', value: address },
      atMs,
      fromMs: first[row]!,
      lines: [...new Set(kept)].sort((a, b) => a - b),
      facts: {
        who: address,
        to: port > 0 ? `${destination}:${port}` : destination,
        seconds: Math.round(beat[row]! / 1_000),
        off: Math.round((off[row]! / beat[row]!) * 100),
        count: beats[row]!,
        callers: callers[place]!,
        beating: this.#beating,
        known: this.#table.size,
      },
    })
  }

  save(): Saved {
    return {
      head: { firstMs: this.#learning.firstMs, beating: this.#beating },
      bytes: [...this.#table.save(), ...this.#places.save()],
    }
  }

  load({ head, bytes }: Saved): void {
    const { firstMs, beating } = head as { firstMs: number | null; beating: number }
    this.#learning.firstMs = firstMs
    this.#beating = beating
    this.#places.load(bytes.slice(this.#table.load(bytes)))
  }
}
