// A sign-in that succeeds after many that failed: of one account, or from one address.
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

const mostEntities = 200_000
const windowMs = hourMs
const keptLines = 8
/** So many times what this one usually fails before it succeeds. */
const aboveUsual = 3
const fading = 0.9

/** Many people behind one address fail more often than one does: what counts there is more. */
const kinds: readonly (readonly [Finding['about']['kind'], (event: Observation) => string, number])[] = [
  ['address', ({ address, user }) => (address === '' || user === '' ? '' : `${address} ${user}`), 1],
  ['address', ({ address }) => address, 2.5],
  ['user', ({ user }) => user, 1.5],
]

export class SuccessAfterFailures implements Machine {
  readonly names: readonly DetectorName[] = ['success-after-failures']
  readonly #settings: Settings
  readonly #learning = new Learning()
  readonly #table = new Table(
    { failures: ['u32', 1], first: ['f64', 1], last: ['f64', 1], usual: ['f32', 1], lines: ['f64', keptLines] },
    mostEntities,
  )

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get known(): number {
    return this.#table.size
  }

  take(event: Observation, say: Say): void {
    if (event.signIn === null) return
    const { threshold, days } = this.#settings['success-after-failures']
    const isLearning = this.#learning.sees(event.atMs, days)
    let isTold = isLearning
    for (const [at, [kind, keyOf, factor]] of kinds.entries()) {
      const key = keyOf(event)
      if (key === '') continue
      const hash = hashOf(key, at + 1)
      if (event.signIn === 'failure') this.#fail(hash, event)
      else {
        const found = this.#succeed(hash, kind, event, threshold * factor)
        if (found !== null && !isTold) {
          isTold = true
          say(found)
        }
      }
    }
  }

  #fail(hash: number, { atMs, line }: Observation): void {
    const row = this.#table.put(hash, atMs)
    const { failures, first, last, lines } = this.#table.cells
    if (atMs - last[row]! > windowMs) {
      failures[row] = 0
      lines.fill(0, row * keptLines, (row + 1) * keptLines)
    }
    if (failures[row] === 0) first[row] = atMs
    lines[row * keptLines + (failures[row]! % keptLines)] = line
    failures[row] = failures[row]! + 1
    last[row] = Math.max(last[row]!, atMs)
  }

  #succeed(hash: number, kind: Finding['about']['kind'], event: Observation, threshold: number): Finding | null {
    const row = this.#table.find(hash)
    if (row < 0) return null
    const { failures, first, last, usual, lines } = this.#table.cells
    const { atMs, line, user, address } = event
    const count = failures[row]!
    const isRecent = atMs - last[row]! <= windowMs && atMs >= first[row]!
    const before = usual[row]!
    failures[row] = 0
    if (!isRecent || count === 0) return null
    usual[row] = Math.max(before * fading, count)
    if (count < threshold || count < before * aboveUsual) return null
    const kept = [...lines.subarray(row * keptLines, (row + 1) * keptLines)].filter((one) => one > 0)
    return {
      detector: 'success-after-failures',
      about: { kind, value: kind === 'user' || address === '' ? user : address },
      atMs,
      fromMs: first[row]!,
      lines: [...new Set([...kept, line])].sort((a, b) => a - b),
      facts: {
        who: user,
        address,
        count,
        usual: Math.round(before),
        minutes: Math.max(1, Math.round((atMs - first[row]!) / 60_000)),
      },
    }
  }

  save(): Saved {
    return { head: { firstMs: this.#learning.firstMs }, bytes: this.#table.save() }
  }

  load({ head, bytes }: Saved): void {
    this.#learning.firstMs = (head as { firstMs: number | null }).firstMs
    this.#table.load(bytes)
  }
}
