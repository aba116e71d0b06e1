// All detectors over one stream of events, with their settings, the calendar, and the times in which somebody works on a system.
import type { EventObject } from '#src/detect/signature/event-view.ts'
import { Beacon } from './beacon.ts'
import { BytesOut } from './bytes-out.ts'
import { type ChangeWindow, isInChange, type Week } from './calendar.ts'
import { detectors, type Finding, type Machine, type Saved, type Settings } from './detector.ts'
import { NewPair, pairs } from './new-pair.ts'
import { type CountryOf, located, type Observation, observe, type Place } from './observation.ts'
import { Rate } from './rate.ts'
import { SequenceGap } from './sequence-gap.ts'
import { Silence } from './silence.ts'
import { Spread, spreadings } from './spread.ts'
import { SuccessAfterFailures } from './success.ts'
import { TimeJump } from './time-jump.ts'

export type World = {
  readonly settings: Settings
  readonly week: Week
  readonly windows: readonly ChangeWindow[]
  readonly countryOf: CountryOf
}
export type Part = { readonly name: string; readonly saved: Saved }

/** A line that states a time later than this after its arrival is wrong about it; it is not to move the time of the others. */
const aheadMs = 10 * 60_000

export class Watch {
  readonly #world: World
  /** By the name of the part under which it is kept. */
  readonly #machines: ReadonlyMap<string, Machine>

  constructor(world: World) {
    const { settings, week, windows } = world
    const isQuiet = (atMs: number, name: string): boolean => isInChange(windows, atMs, [name])
    const machines: Machine[] = [
      ...pairs.map((pair) => new NewPair(pair, settings)),
      new Rate(settings, week, isQuiet),
      new BytesOut(settings),
      ...spreadings.map((one) => new Spread(one, settings)),
      new SuccessAfterFailures(settings),
      new Beacon(settings),
      new Silence(settings, week, isQuiet),
      new TimeJump(settings),
      new SequenceGap(settings),
    ]
    this.#world = world
    this.#machines = new Map(machines.map((machine) => [machine.names[0]!, machine]))
  }

  get parts(): readonly string[] {
    return [...this.#machines.keys()]
  }

  /** Of how many entities each part remembers something. */
  known(part: string): number {
    return this.#machines.get(part)?.known ?? 0
  }

  /** `isOf`: parts that have seen this line already leave it out. */
  take(event: EventObject, place: Place, isOf: ((part: string) => boolean) | null = null): Finding[] {
    return this.see(observe(event, place), isOf)
  }

  see(observation: Observation, isOf: ((part: string) => boolean) | null = null): Finding[] {
    const found: Finding[] = []
    const stated = located(observation, this.#world.countryOf)
    const isAhead = stated.receivedMs !== null && stated.atMs > stated.receivedMs + aheadMs
    const seen = isAhead ? { ...stated, atMs: stated.receivedMs! } : stated
    const say = (one: Finding): void => {
      if (this.#isTold(one, [stated.host, stated.source])) found.push(one)
    }
    for (const [part, machine] of this.#machines)
      if (isOf === null || isOf(part)) machine.take(part === 'time-jump' ? stated : seen, say)
    return found
  }

  /** That the time has come to this without a line. */
  reach(nowMs: number): Finding[] {
    const found: Finding[] = []
    for (const machine of this.#machines.values())
      machine.reach?.(nowMs, (one) => {
        if (this.#isTold(one, [])) found.push(one)
      })
    return found
  }

  #isTold({ detector, atMs, about }: Finding, names: readonly string[]): boolean {
    const { settings, windows } = this.#world
    if (!settings[detector].isOn) return false
    return !(detectors[detector].isOfChange && isInChange(windows, atMs, [about.value, ...names]))
  }

  save(part: string): Saved {
    return this.#machines.get(part)!.save()
  }

  load(part: string, saved: Saved): void {
    this.#machines.get(part)?.load(saved)
  }
}
