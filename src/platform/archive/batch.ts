import type { Incoming } from './row.ts'

/**
 * Lines that go to disk together. An engine in the same thread puts each into its own form at once, so that whoever gathers many keeps no
 * events; another gets a list.
 */
export type Batch = {
  add(incoming: Incoming): void
  readonly lines: number
  /** Resolves when they are on disk; may be called again when it failed. They get their numbers in the order of `add`. */
  store(): Promise<void>
}

/** So many lines, and no more, DuckDB packs and writes at once; others it writes into its log first, and once more when it packs them. */
export const fullBatch = 122_880

/** What an archive can do with batches. */
export type Storing = { append(events: readonly Incoming[]): Promise<void>; gather?(): Batch }

export function newBatch(archive: Storing): Batch {
  if (archive.gather) return archive.gather()
  // The same list each time: an engine that was cut off knows by it what it was given before.
  const list: Incoming[] = []
  return {
    add: (incoming) => void list.push(incoming),
    get lines() {
      return list.length
    },
    store: () => archive.append(list),
  }
}
