/** One expectation of somebody else, and whether it is met here. */
export type Outcome = {
  readonly source: string
  readonly id: string
  readonly features: readonly string[]
  /** False: the set itself says that its expectation is not the specification's. */
  readonly isScored: boolean
  readonly isMet: boolean
  readonly why: string
}

/** `passed of total` by key, in the order in which keys first came. */
export function tally(
  outcomes: readonly Outcome[],
  keysOf: (one: Outcome) => readonly string[],
): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>()
  for (const one of outcomes)
    for (const key of keysOf(one)) {
      const [met, all] = counts.get(key) ?? [0, 0]
      counts.set(key, [met + (one.isMet ? 1 : 0), all + 1])
    }
  return counts
}
