// The detectors beside the rules, in the same thread and over the same lines: what they find, what they remember, and how that is put back.
import { readFileSync } from 'node:fs'
import type { Archive } from '#src/platform/archive/archive.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'
import type { Found } from '#src/platform/archive/row.ts'
import { type ChangeWindow, weekOf } from '../calendar.ts'
import { countriesIn } from '../country.ts'
import type { Finding, Settings } from '../detector.ts'
import { type Observation, observe } from '../observation.ts'
import { Watch } from '../watch.ts'
import { packed, unpacked } from './packed.ts'

/** What the detectors have to know of the desk, as it goes from thread to thread. */
export type Given = {
  readonly settings: Settings
  readonly zone: string
  readonly country: string | null
  readonly windows: readonly ChangeWindow[]
  /** File that says which addresses are in which country. */
  readonly countryFile: string | null
}
/** A part of the memory as it was after the line of this number. */
export type Memory = { readonly part: string; readonly seq: number; readonly bytes: Uint8Array }
export type Kept = { readonly part: string; readonly known: number; readonly bytes: Uint8Array }
export type Watching = {
  /** What is remembered stays; says which parts there are. */
  watchFor(given: Given): Promise<readonly string[]>
  /** Puts the memory back as it was when the line of this number had been looked at. */
  remember(memories: readonly Memory[], seq: number, clocks: readonly ClockError[]): Promise<void>
  memoryOf(part: string): Promise<Kept>
}
export const watchingWire: readonly string[] = ['watchFor', 'remember', 'memoryOf']

/** So many lines before the place at which the desk stands are read again at most; a detector without memory begins there. */
const mostAgain = 1_000_000
const againAtOnce = 5_000

export type Watcher = Watching & {
  see(seen: Observation): Finding[]
  /** Everything that came has been seen, up to this time of the desk. */
  reach(nowMs: number): Finding[]
}

/** What the detectors want to know of a line: any thread can tell. */
export const observed = ({ event, seq, at, received, source }: Found): Observation =>
  observe(event, { line: seq, atMs: at / 1_000, receivedMs: received / 1_000, source })

export function newWatching(archive: Archive): Watcher {
  let watch: Watch | null = null
  let file: { path: string; of: (address: string) => string } | null = null
  return {
    see: (seen) => watch?.see(seen) ?? [],
    reach: (nowMs) => watch?.reach(nowMs) ?? [],
    async watchFor({ settings, zone, country, windows, countryFile }) {
      if (countryFile !== null && file?.path !== countryFile)
        file = { path: countryFile, of: countriesIn(readFileSync(countryFile, 'utf8')).of }
      const before = watch
      const countryOf = countryFile === null ? () => '' : file!.of
      watch = new Watch({ settings, week: weekOf(zone, country), windows, countryOf })
      if (before !== null) for (const part of before.parts) watch.load(part, before.save(part))
      return watch.parts
    },
    async remember(memories, seq, clocks) {
      const oldest = Math.max(0, seq - mostAgain)
      const from = new Map(watch!.parts.map((part) => [part, oldest]))
      for (const { part, seq: after, bytes } of memories) {
        const saved = after > seq ? null : unpacked(bytes)
        if (saved === null || !from.has(part)) continue
        watch!.load(part, saved)
        from.set(part, after)
      }
      for (let at = Math.min(...from.values()); at < seq; ) {
        const lines = (await archive.since(at, againAtOnce, clocks)).filter((found) => found.seq <= seq)
        if (lines.length === 0) return
        for (const found of lines)
          try {
            watch!.see(observed(found), (part) => from.get(part)! < found.seq)
          } catch {
            // A line that detectors stumble over was set aside when it was looked at first.
          }
        at = lines.at(-1)!.seq
      }
    },
    async memoryOf(part) {
      return { part, known: watch!.known(part), bytes: packed(watch!.save(part)) }
    },
  }
}
