import { sql } from 'kysely'
import type { State, Transaction } from '../state/state.ts'
import type { Change } from './change.ts'
import { beginGenerations, changed } from './generation.ts'

export type { Change } from './change.ts'

export type Live = {
  /** Announces within a transaction; PostgreSQL delivers after commit, to every server process. */
  announce(tx: Transaction | null, change: Change): Promise<void>
  subscribe(hear: (change: Change) => void): () => void
  close(): Promise<void>
}

const channel = 'hikeshi_change'

export async function openLive(state: State): Promise<Live> {
  const listeners = new Set<(change: Change) => void>()
  beginGenerations(state.db)
  const stop = await state.listen(channel, (payload) => {
    let change: Change
    try {
      change = JSON.parse(payload) as Change
    } catch {
      return
    }
    if (change.topic !== 'record') changed(state.db)
    for (const hear of listeners) hear(change)
  })
  return {
    async announce(tx, change) {
      await sql`select pg_notify(${channel}, ${JSON.stringify(change)})`.execute(tx ?? state.db)
    },
    subscribe(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    async close() {
      listeners.clear()
      stop()
    },
  }
}
