// Two things that were never seen together: an account from an address or a country, a port of a host, a program on a host.
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
import { hashOf, together } from './hash.ts'
import { Learning } from './learning.ts'
import type { Observation } from './observation.ts'
import { Table } from './table.ts'

type Pair = {
  readonly name: DetectorName
  readonly kind: Finding['about']['kind']
  /** Who, and with what; empty where the event is none of this kind. */
  readonly left: (event: Observation) => string
  readonly right: (event: Observation) => string
}
const firstEphemeral = 32_768
const isOpenPort = ({ isConnection, isRefused, port, bytesBack }: Observation): boolean =>
  isConnection && !isRefused && port > 0 && port < firstEphemeral && bytesBack !== 0

export const pairs: readonly Pair[] = [
  {
    name: 'new-address',
    kind: 'user',
    left: ({ signIn, user }) => (signIn === 'success' ? user : ''),
    right: ({ address }) => address,
  },
  {
    name: 'new-country',
    kind: 'user',
    left: ({ signIn, user }) => (signIn === 'success' ? user : ''),
    right: ({ country }) => country,
  },
  {
    name: 'new-port',
    kind: 'host',
    left: (event) => (isOpenPort(event) ? event.destination : ''),
    right: ({ port }) => String(port),
  },
  { name: 'new-process', kind: 'host', left: ({ host }) => host, right: ({ process }) => process },
]

const mostPairs = 500_000
const mostEach = 200_000
/** After so long a pair counts as new again. */
const forgottenDays = 90
/** What so many others do as well is nothing rare. */
const usualElsewhere = 3
/** One who is new is not asked what is usual: so many times must it have been seen. */
const fewest = 10

export class NewPair implements Machine {
  readonly names: readonly DetectorName[]
  readonly #pair: Pair
  readonly #settings: Settings
  readonly #learning = new Learning()
  readonly #pairs = new Table({}, mostPairs)
  readonly #lefts = new Table({ first: ['u32', 1], rights: ['u32', 1], times: ['u32', 1] }, mostEach)
  readonly #rights = new Table({ lefts: ['u32', 1] }, mostEach)
  readonly #seed: number

  constructor(pair: Pair, settings: Settings) {
    this.names = [pair.name]
    this.#pair = pair
    this.#settings = settings
    this.#seed = hashOf(pair.name)
  }

  get known(): number {
    return this.#lefts.size
  }

  take(event: Observation, say: Say): void {
    const left = this.#pair.left(event)
    if (left === '') return
    const right = this.#pair.right(event)
    if (right === '') return
    const { name, kind } = this.#pair
    const { threshold, days } = this.#settings[name]
    const { atMs, line } = event
    const isLearning = this.#learning.sees(atMs, days)
    const leftHash = together(this.#seed, hashOf(left))
    const rightHash = together(hashOf(right), this.#seed)
    const hash = together(leftHash, rightHash)
    const before = this.#pairs.find(hash)
    const isNew = before < 0 || this.#pairs.unseenDays(before, atMs) > forgottenDays
    this.#pairs.put(hash, atMs)
    const who = this.#lefts.put(leftHash, atMs)
    const { first, rights, times } = this.#lefts.cells
    if (this.#lefts.isNew) first[who] = Math.max(0, Math.floor(atMs / hourMs))
    const of = this.#rights.put(rightHash, atMs)
    const { lefts } = this.#rights.cells
    if (isNew) {
      const isKnown = times[who]! >= fewest && atMs - first[who]! * hourMs >= days * dayMs
      // How seldom this one does something new, with what it just did taken in.
      const one = Math.floor((times[who]! + 1) / (rights[who]! + 1))
      if (!isLearning && isKnown && one >= threshold && lefts[of]! < usualElsewhere)
        say({
          detector: name,
          about: { kind, value: left },
          atMs,
          fromMs: atMs,
          lines: [line],
          facts: {
            who: left,
            what: right,
            usual: rights[who]!,
            times: times[who]!,
            days: Math.floor((atMs - first[who]! * hourMs) / dayMs),
            one,
          },
        })
      rights[who] = rights[who]! + 1
      lefts[of] = lefts[of]! + 1
    }
    times[who] = times[who]! + 1
  }

  save(): Saved {
    return {
      head: { firstMs: this.#learning.firstMs },
      bytes: [...this.#pairs.save(), ...this.#lefts.save(), ...this.#rights.save()],
    }
  }

  load({ head, bytes }: Saved): void {
    this.#learning.firstMs = (head as { firstMs: number | null }).firstMs
    let at = this.#pairs.load(bytes)
    at += this.#lefts.load(bytes.slice(at))
    this.#rights.load(bytes.slice(at))
  }
}
