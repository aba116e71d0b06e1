// Searches keep both cores of a small machine busy: side by side each is as slow as the slowest, in order each takes its time.
import pLimit, { type LimitFunction } from 'p-limit'

/** So many ask the database at once; the next begins as one ends. */
const atOnce = 3

const gates = new WeakMap<object, LimitFunction>()

/** Runs one search when its turn has come, in the order of asking. */
export function inTurn<T>(db: object, search: () => Promise<T>): Promise<T> {
  const gate = gates.get(db) ?? pLimit(atOnce)
  gates.set(db, gate)
  return gate(search)
}
