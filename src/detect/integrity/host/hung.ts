// Places that did not answer in time. The whole mount is given up with the first of them: to wait for each file on a mount that hangs
// would take days.
import { type BytePath, isWithin } from '../path.ts'
import { mountedHere } from './mount.ts'
import type { Problem } from './walk.ts'

export type Hung = {
  /** Given up and said, once. */
  giveUp(path: BytePath): void
  has(path: BytePath): boolean
  /** With what stands in front of every path. */
  readonly places: readonly BytePath[]
}

export function hungPlaces(root: BytePath, problem: Problem): Hung {
  const places: BytePath[] = []
  const has = (path: BytePath): boolean => places.some((one) => isWithin(root + path, one))
  return {
    places,
    has,
    giveUp(path) {
      if (has(path)) return
      const at = mountOf(root + path)
      places.push(at ?? root + path)
      problem('ETIMEDOUT', path)
      if (at !== null && at !== root + path && isWithin(at, root || '/'))
        problem('ETIMEDOUT', at.slice(root.length) || '/')
    },
  }
}

/** Null for what is on the root of the host itself: one folder of it may hang, but then not all of it. */
function mountOf(place: BytePath): BytePath | null {
  let found: BytePath | null = null
  for (const { at } of mountedHere())
    if (at !== '/' && isWithin(place, at) && (found === null || at.length > found.length)) found = at
  return found
}
