// A reading: what one pass over one file or stream knows from outside, and what it has learnt on the way.
import { isZone } from '#src/core/time.ts'
import type { LogFormat } from './format.ts'
import { type Clock, newClock } from './time/clock.ts'

export type Given = {
  /** IANA zone or offset of stamps that name none. */
  readonly zone: string
  /** Year of the first stamp that names none. Without it the newest year that is not in the future of `receivedAtMs`. */
  readonly year?: number | null
  readonly receivedAtMs: number
  readonly source?: string | null
  readonly file?: string | null
  /** Name of a format, or `auto`. */
  readonly format: string
}

export type Reading = {
  readonly given: Given
  readonly clock: Clock
  /** What helps to tell look-alikes apart: file and source name, lower case. */
  readonly hint: string
  /** Program that the envelope of this line named, bare and lower case; empty where it names none. */
  program: string
  /** Number of the line in its file, from 1. */
  line: number
  /** Formats found by sign a moment ago, the last one first. */
  readonly recent: LogFormat[]
  /** What a format keeps from line to line (`#Fields`, the last message), by its name. Bounded by whoever keeps it. */
  readonly memory: Map<string, unknown>
}

export function newReading(given: Given): Reading {
  return {
    given,
    clock: newClock({ ...given, zone: isZone(given.zone) ? given.zone : 'UTC' }),
    hint: `${given.file ?? ''} ${given.source ?? ''}`.toLowerCase(),
    program: '',
    line: 0,
    recent: [],
    memory: new Map(),
  }
}
