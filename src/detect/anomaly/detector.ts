// What watches for the unusual without a rule: the detectors, what can be set of each, and what one says when it notices something (S2-12).
import { z } from 'zod'
import type { Level } from '#src/detect/signature/rule.ts'
import type { Observation } from './observation.ts'

export const DetectorName = z.enum([
  'new-address',
  'new-country',
  'new-port',
  'new-process',
  'rate',
  'bytes-out',
  'many-destinations',
  'many-recipients',
  'host-scan',
  'port-scan',
  'accounts-tried',
  'addresses-tried',
  'success-after-failures',
  'beacon',
  'silence',
  'log-gap',
  'time-jump',
  'sequence-gap',
])
export type DetectorName = z.infer<typeof DetectorName>

/** Whom a finding is about, as alerts name it. */
export type Subject = { readonly kind: 'address' | 'user' | 'host' | 'source'; readonly value: string }

export type Finding = {
  readonly detector: DetectorName
  readonly about: Subject
  readonly atMs: number
  /** When what was noticed began. */
  readonly fromMs: number
  /** The line that tipped the scale, and a few before it; none where the finding is that no line came. */
  readonly lines: readonly number[]
  /** What the sentence is made of: what usual was, what happened, how rare that is. */
  readonly facts: Readonly<Record<string, string | number>>
}
export type Say = (finding: Finding) => void

/** What a person can set of a detector. */
export type Setting = {
  readonly isOn: boolean
  /** From where on something is said; in what it counts is in the detector's words. A higher one says less. */
  readonly threshold: number
  /** For how long it only learns. */
  readonly days: number
}
export type Settings = Readonly<Record<DetectorName, Setting>>

type Known = {
  readonly level: Level
  readonly setting: Setting
  /** Lowest and highest threshold that make sense. */
  readonly within: readonly [number, number]
  /** Somebody who works on a system makes such things happen: nothing is said of it in a known change window. */
  readonly isOfChange: boolean
}
const known = (
  level: Level,
  threshold: number,
  days: number,
  within: readonly [number, number],
  isOfChange: boolean,
): Known => ({ level, setting: { isOn: true, threshold, days }, within, isOfChange })

export const detectors: Readonly<Record<DetectorName, Known>> = {
  'new-address': known('low', 20, 7, [2, 10_000], false),
  'new-country': known('medium', 20, 7, [2, 10_000], false),
  'new-port': known('low', 50, 7, [2, 100_000], true),
  'new-process': known('low', 200, 7, [2, 100_000], true),
  rate: known('low', 6, 14, [2, 1_000], true),
  'bytes-out': known('medium', 100, 7, [1, 1_000_000], true),
  'many-destinations': known('medium', 30, 7, [5, 240], true),
  'many-recipients': known('medium', 50, 3, [5, 240], true),
  'host-scan': known('medium', 40, 0, [5, 240], true),
  'port-scan': known('medium', 20, 0, [5, 240], false),
  'accounts-tried': known('medium', 8, 0, [3, 240], false),
  'addresses-tried': known('medium', 10, 0, [3, 240], false),
  'success-after-failures': known('high', 8, 0, [3, 1_000], false),
  beacon: known('low', 30, 3, [10, 10_000], true),
  silence: known('medium', 50, 7, [5, 1_000_000], true),
  'log-gap': known('low', 50, 7, [5, 1_000_000], true),
  'time-jump': known('low', 5, 0, [1, 1_440], true),
  'sequence-gap': known('low', 10, 0, [1, 1_000_000], true),
}

/** Silence and gaps are seen by one machine, which keeps one memory for both. */
export const memoryOf = (name: DetectorName): DetectorName => (name === 'log-gap' ? 'silence' : name)

export const defaultSettings: Settings = Object.fromEntries(
  DetectorName.options.map((name) => [name, detectors[name].setting]),
) as Settings

/** One machine, which may answer for several detectors. It sees events one by one, and now and then that time has passed. */
export type Machine = {
  readonly names: readonly DetectorName[]
  take(event: Observation, say: Say): void
  /** Tells what is to be told because nothing came. */
  reach?(nowMs: number, say: Say): void
  save(): Saved
  load(saved: Saved): void
  /** Of how many entities it remembers something. */
  readonly known: number
}
/** The memory of a machine: a few values by name, and bytes. */
export type Saved = { readonly head: unknown; readonly bytes: readonly Uint8Array[] }

export const dayMs = 86_400_000
export const hourMs = 3_600_000
