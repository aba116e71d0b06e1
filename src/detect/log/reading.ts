// A reading: what one pass over one file or stream knows from outside, and what it has learnt on the way.
import { isZone } from '#src/core/time.ts'
import type { Reading } from './format.ts'
import type { Given } from './given.ts'
import { newClock } from './time/clock.ts'

export type { Reading } from './format.ts'
export type { Given } from './given.ts'

export function newReading(given: Given): Reading {
  return {
    given,
    clock: newClock({ ...given, zone: isZone(given.zone) ? given.zone : 'UTC' }),
    hint: `${given.file ?? ''} ${given.source ?? ''}`.toLowerCase(),
    program: '',
    line: given.before ?? 0,
    recent: [],
    memory: new Map(),
  }
}
