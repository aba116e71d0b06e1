// What reading one document needs at hand.
import type { Placeholders } from './placeholder.ts'
import type { Gather } from './problem.ts'

export type Reading = {
  readonly gather: Gather
  readonly placeholders: Placeholders | null
  /** Names of placeholders that nothing was given for. */
  readonly unresolved: Set<string>
  readonly lineOf: (at: number) => number
}
