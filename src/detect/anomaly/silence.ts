// A source that has fallen silent, or was: many lines were to be expected in a time in which none came (S1-29).
import { type Week, weekHours } from './calendar.ts'
import { type DetectorName, dayMs, hourMs, type Machine, type Saved, type Say, type Settings } from './detector.ts'
import { Learning } from './learning.ts'
import type { Observation } from './observation.ts'

type Source = {
  name: string
  /** Lines in each hour of the week, and how many such hours were seen. */
  mean: number[]
  weeks: number[]
  hour: number
  count: number
  firstMs: number
  /** Latest stated time, and when the latest line came. */
  lastMs: number
  lastReceivedMs: number
  /** The most lines that were ever to be expected in a time in which none came: some sources come in bursts. */
  worst: number
  isTold: boolean
}

/** Of more sources than this the first ones are watched. */
const mostSources = 10_000
const memoryWeeks = 8
/** So many times worse than the worst pause so far. */
const aboveWorst = 3
const fadingADay = 0.97
const shortestMs = 10 * 60_000
/** A pause longer than this is reckoned as if it were so long. */
const longestHours = 14 * 24

export class Silence implements Machine {
  readonly names: readonly DetectorName[] = ['silence', 'log-gap']
  readonly #settings: Settings
  readonly #week: Week
  readonly #isQuiet: (atMs: number, name: string) => boolean
  readonly #learning = new Learning()
  readonly #sources = new Map<string, Source>()
  /** Silence is reckoned from the start of the desk on: while it was down nobody could be heard. */
  #sinceMs = 0

  constructor(settings: Settings, week: Week, isQuiet: (atMs: number, name: string) => boolean) {
    this.#settings = settings
    this.#week = week
    this.#isQuiet = isQuiet
  }

  get known(): number {
    return this.#sources.size
  }

  take(event: Observation, say: Say): void {
    const { source: name, atMs, receivedMs, line } = event
    if (name === '') return
    const { days } = this.#settings['log-gap']
    const isLearning = this.#learning.sees(atMs, days)
    let source = this.#sources.get(name)
    if (source === undefined) {
      if (this.#sources.size >= mostSources) return
      source = begun(name, atMs)
      this.#sources.set(name, source)
    }
    source.lastReceivedMs = Math.max(source.lastReceivedMs, receivedMs ?? atMs)
    const wasTold = source.isTold
    source.isTold = false
    const hour = Math.floor(atMs / hourMs)
    if (atMs > source.lastMs) {
      const passed = atMs - source.lastMs
      if (passed > shortestMs) {
        const expected = this.#expected(source, source.lastMs, atMs)
        const isKnown = !isLearning && atMs - source.firstMs >= days * dayMs
        const isFar = expected >= this.#settings['log-gap'].threshold && expected > source.worst * aboveWorst
        // A pause that was told while it lasted is not told again when it ends.
        if (isKnown && isFar && !wasTold && !this.#isQuiet(atMs - passed / 2, name))
          say({
            detector: 'log-gap',
            about: { kind: 'source', value: name },
            atMs,
            fromMs: source.lastMs,
            lines: [line],
            facts: {
              who: name,
              minutes: minutes(passed),
              expected: Math.round(expected),
              worst: Math.round(source.worst),
            },
          })
        source.worst = Math.max(source.worst * fadingADay ** (passed / dayMs), expected)
      }
      source.lastMs = atMs
    }
    if (hour > source.hour) this.#close(source, hour)
    if (hour === source.hour) source.count++
  }

  /** `nowMs` is the time of the desk; silence is what did not come, whatever time it would have stated. */
  reach(nowMs: number, say: Say): void {
    if (this.#sinceMs === 0) this.#sinceMs = nowMs
    const { threshold, days } = this.#settings.silence
    for (const source of this.#sources.values()) {
      const lastMs = Math.max(source.lastReceivedMs, this.#sinceMs)
      if (source.isTold || nowMs - lastMs < shortestMs || nowMs - source.firstMs < days * dayMs) continue
      // A source that was only imported once does not speak by itself.
      if (source.lastMs < source.lastReceivedMs - dayMs) continue
      const expected = this.#expected(source, lastMs, nowMs)
      if (expected < threshold || expected <= source.worst * aboveWorst || this.#isQuiet(nowMs, source.name)) continue
      source.isTold = true
      say({
        detector: 'silence',
        about: { kind: 'source', value: source.name },
        atMs: nowMs,
        fromMs: lastMs,
        lines: [],
        facts: {
          who: source.name,
          minutes: minutes(nowMs - lastMs),
          expected: Math.round(expected),
          worst: Math.round(source.worst),
        },
      })
    }
  }

  #close(source: Source, hour: number): void {
    this.#learn(source, source.hour, source.count)
    for (let empty = Math.max(source.hour + 1, hour - weekHours); empty < hour; empty++) this.#learn(source, empty, 0)
    source.hour = hour
    source.count = 0
  }

  #learn(source: Source, hour: number, count: number): void {
    if (this.#isQuiet(hour * hourMs, source.name)) return
    const at = this.#week.hourOf(hour * hourMs)
    source.weeks[at] = Math.min(memoryWeeks, source.weeks[at]! + 1)
    source.mean[at] = source.mean[at]! + (count - source.mean[at]!) / source.weeks[at]!
  }

  /** Lines that were to be expected between two times. */
  #expected(source: Source, fromMs: number, toMs: number): number {
    let sum = 0
    const last = Math.min(Math.floor(toMs / hourMs), Math.floor(fromMs / hourMs) + longestHours)
    for (let hour = Math.floor(fromMs / hourMs); hour <= last; hour++) {
      const share = Math.min(toMs, (hour + 1) * hourMs) - Math.max(fromMs, hour * hourMs)
      sum += (source.mean[this.#week.hourOf(hour * hourMs)]! * share) / hourMs
    }
    return sum
  }

  save(): Saved {
    return { head: { firstMs: this.#learning.firstMs, sources: [...this.#sources.values()] }, bytes: [] }
  }

  load({ head }: Saved): void {
    const { firstMs, sources } = head as { firstMs: number | null; sources: Source[] }
    this.#learning.firstMs = firstMs
    this.#sources.clear()
    for (const source of sources) this.#sources.set(source.name, source)
  }
}

const minutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000))
const begun = (name: string, atMs: number): Source => ({
  name,
  mean: Array.from({ length: weekHours }, () => 0),
  weeks: Array.from({ length: weekHours }, () => 0),
  hour: Math.floor(atMs / hourMs),
  count: 0,
  firstMs: atMs,
  lastMs: atMs,
  lastReceivedMs: 0,
  worst: 0,
  isTold: false,
})
