// Lines that their maker numbered, and of which numbers are missing: lost on the way, or taken out.
import type { DetectorName, Machine, Saved, Say, Settings } from './detector.ts'
import type { Observation } from './observation.ts'

type Row = { last: number; steps: number; whole: number; lastMs: number }

const mostRows = 20_000
const fewestSteps = 200
/** Only of rows of numbers that hardly ever miss one something can be said. */
const leastWhole = 0.98
/** A step further than this begins a new row, as after a restart. */
const furthest = 10_000_000

export class SequenceGap implements Machine {
  readonly names: readonly DetectorName[] = ['sequence-gap']
  readonly #settings: Settings
  readonly #rows = new Map<string, Row>()

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get known(): number {
    return this.#rows.size
  }

  take({ sequence, source, host, dataset, channel, atMs, line }: Observation, say: Say): void {
    if (sequence === null) return
    const key = `${source} ${host} ${dataset} ${channel}`
    const row = this.#rows.get(key)
    if (row === undefined) {
      if (this.#rows.size < mostRows) this.#rows.set(key, { last: sequence, steps: 0, whole: 0, lastMs: atMs })
      return
    }
    const step = sequence - row.last
    // Several lines of one number, and lines that overtook each other, are no gap.
    if (step <= 0 && step > -1_000) return
    const missing = step - 1
    const isWhole = row.steps >= fewestSteps && row.whole / row.steps >= leastWhole
    if (isWhole && missing >= this.#settings['sequence-gap'].threshold && missing <= furthest)
      say({
        detector: 'sequence-gap',
        about: { kind: host === '' ? 'source' : 'host', value: host || source },
        atMs,
        fromMs: row.lastMs,
        lines: [line],
        facts: {
          who: host || source,
          channel: channel || dataset,
          from: row.last,
          to: sequence,
          missing,
          share: Math.floor((row.whole / row.steps) * 1_000) / 10,
          steps: row.steps,
        },
      })
    row.last = sequence
    row.lastMs = atMs
    row.steps++
    if (step === 1) row.whole++
  }

  save(): Saved {
    return { head: [...this.#rows], bytes: [] }
  }

  load({ head }: Saved): void {
    this.#rows.clear()
    for (const [key, row] of head as [string, Row][]) this.#rows.set(key, row)
  }
}
