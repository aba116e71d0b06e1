// The clock of a source that leaps: what it states moves away from what it stated before, and stays away (S1-31).
import type { DetectorName, Machine, Saved, Say, Settings } from './detector.ts'
import type { Observation } from './observation.ts'

type Clock = {
  /** Stated time of the latest line, and how far it lay behind its arrival. */
  atMs: number
  lagMs: number | null
  lines: number
  /** The furthest that lines of this source usually step back. */
  disorder: number
  /** Lines after a leap, until it is sure that it is one. */
  leap: { fromMs: number; toMs: number; line: number; receivedMs: number | null; lines: number } | null
}

const mostClocks = 20_000
const fewestLines = 50
/** So many lines must stay where the leap went; of live ones over so long a time, for an import comes at once. */
const staying = 3
const stayingMs = 10_000
const aboveDisorder = 4
const fading = 0.999
/** Lines that come later than this were kept back or imported: they say nothing of a clock. */
const liveMs = 3_600_000

export class TimeJump implements Machine {
  readonly names: readonly DetectorName[] = ['time-jump']
  readonly #settings: Settings
  readonly #clocks = new Map<string, Clock>()

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get known(): number {
    return this.#clocks.size
  }

  take({ source, host, atMs, receivedMs, line }: Observation, say: Say): void {
    if (source === '') return
    const key = `${source} ${host}`
    const clock = this.#clocks.get(key)
    if (clock === undefined) {
      if (this.#clocks.size < mostClocks)
        this.#clocks.set(key, { atMs, lagMs: lagOf(atMs, receivedMs), lines: 1, disorder: 0, leap: null })
      return
    }
    const stepMs = stepOf(clock, atMs, receivedMs)
    const leastMs = Math.max(this.#settings['time-jump'].threshold * 60_000, clock.disorder * aboveDisorder)
    if (stepMs === null || Math.abs(stepMs) < leastMs || clock.lines < fewestLines) {
      clock.lines++
      clock.leap = null
      clock.disorder = Math.max(clock.disorder * fading, stepMs === null ? 0 : Math.max(0, -stepMs))
      clock.atMs = atMs
      clock.lagMs = lagOf(atMs, receivedMs)
      return
    }
    const { leap } = clock
    if (leap === null || Math.abs(atMs - leap.toMs - ((receivedMs ?? 0) - (leap.receivedMs ?? 0))) > leastMs / 2) {
      clock.leap = { fromMs: clock.atMs, toMs: atMs, line, receivedMs, lines: 1 }
      return
    }
    leap.lines++
    const isSure = leap.lines >= staying && (receivedMs === null || receivedMs - leap.receivedMs! >= stayingMs)
    if (!isSure) return
    const minutes = Math.round(Math.abs(stepMs) / 60_000)
    say({
      detector: 'time-jump',
      about: { kind: host === '' ? 'source' : 'host', value: host || source },
      atMs,
      fromMs: Math.min(leap.fromMs, atMs),
      lines: [leap.line, line],
      facts: {
        who: host || source,
        way: stepMs < 0 ? 'back' : 'ahead',
        minutes,
        usual: Math.ceil(clock.disorder / 1_000),
        lines: clock.lines,
      },
    })
    clock.leap = null
    clock.atMs = atMs
    clock.lagMs = lagOf(atMs, receivedMs)
  }

  save(): Saved {
    return { head: [...this.#clocks], bytes: [] }
  }

  load({ head }: Saved): void {
    this.#clocks.clear()
    for (const [key, clock] of head as [string, Clock][]) this.#clocks.set(key, clock)
  }
}

const lagOf = (atMs: number, receivedMs: number | null): number | null =>
  receivedMs === null || Math.abs(receivedMs - atMs) > liveMs ? null : receivedMs - atMs

/** How far the stated time leapt against its arrival; of a file, where no arrival is known, only steps back can be told. */
function stepOf(clock: Clock, atMs: number, receivedMs: number | null): number | null {
  if (receivedMs === null) return Math.min(0, atMs - clock.atMs)
  return clock.lagMs === null ? null : atMs + clock.lagMs - receivedMs
}
