// What one process knows of the record besides the database: the key, the witness, the leaves it has proved.
import type { Desk } from '#src/platform/context.ts'
import type { Head } from './store.ts'

export type Keeper = {
  /** Told after every commit. */
  committed(head: Head, count: number): void
}

const keepers = new WeakMap<object, Promise<Keeper>>()

/** The one keeper of a desk in this process, opened when it is first needed. */
export function keeperOf(desk: Desk): Promise<Keeper> {
  let keeper = keepers.get(desk.state.db)
  if (!keeper) {
    keeper = open(desk)
    keepers.set(desk.state.db, keeper)
  }
  return keeper
}

async function open(_desk: Desk): Promise<Keeper> {
  return { committed() {} }
}
