// What looks at the lines that come in, as the desk calls it: the rules, and beside them the detectors of what is unusual.
import type { Finding } from '#src/detect/anomaly/detector.ts'
import { type Watching, watchingWire } from '#src/detect/anomaly/jobs/watching.ts'
import { type Batch, type Matching, matchingWire } from '#src/detect/signature/jobs/matching.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'

export type Looked = Batch & { readonly findings: readonly Finding[] }
export type Looking = Matching &
  Watching & {
    /** The lines after this number and no further than `upTo`, by rules and detectors. At `nowMs` of the desk there were no others. */
    look(seq: number, upTo: number, most: number, clocks: readonly ClockError[], nowMs: number): Promise<Looked>
  }
export const lookingWire = { calls: [...matchingWire.calls, ...watchingWire, 'look'], streams: matchingWire.streams }
