import type { Cluster } from './cluster.ts'
import { literal } from './dialect.ts'
import { tabbed } from './tab-separated.ts'
import { takeAway } from './take-away.ts'

/**
 * What is known beside the lines: how far senders were taken in, which days are closed, which lines may stand on a server that they were
 * not meant for. It is small, and every server keeps all of it: whichever is away, the others know.
 */
export type LedgerKind = 'mark' | 'begun' | 'stray' | 'day'
export type Note = { readonly kind: LedgerKind; readonly key: string; readonly value: string | null }

export type Ledger = {
  /** Written on every server that answers, all notes together; `value` null takes one back. */
  note(notes: readonly Note[]): Promise<void>
  read(kind: LedgerKind, prefix?: string): Promise<Map<string, string>>
  /** Forgets for good what was last noted before `before` (milliseconds). */
  forget(kind: LedgerKind, prefix: string, before: number): Promise<void>
}

export function ledgerOf(cluster: Cluster): Ledger {
  const { local, through } = cluster
  let version = 0
  return {
    async note(notes) {
      version = Math.max(version + 1, Date.now() * 1_000)
      const lines = notes.map(({ kind, key, value }) =>
        tabbed([kind, key, value ?? '', Date.now(), version, value === null ? 1 : 0]),
      )
      const there = await cluster.up()
      const written = await Promise.allSettled(there.map((server) => cluster.insert(server, local.ledger, lines)))
      // One is enough: a server that missed it is told when it comes back.
      for (const [index, one] of written.entries()) if (one.status === 'rejected') cluster.distrust(there[index]!)
      const failed = written.filter((one) => one.status === 'rejected')
      if (failed.length === written.length) throw failed[0]!.reason
    },
    async read(kind, prefix = '') {
      const { rows } = await cluster.ask(
        (dialect) =>
          `SELECT key, argMax(value, version) AS said, argMax(gone, version) AS is_gone FROM ${through.ledger} WHERE kind = ${dialect.literal(kind)} AND startsWith(key, ${dialect.literal(prefix)}) GROUP BY key HAVING is_gone = 0 ORDER BY key`,
      )
      return new Map(rows.map(([key, value]) => [String(key), String(value)]))
    },
    async forget(kind, prefix, before) {
      const which = `kind = ${literal(kind)} AND startsWith(key, ${literal(prefix)}) AND made < ${Math.trunc(before)}`
      for (const server of await cluster.up()) await takeAway(cluster, server, local.ledger, which)
    },
  }
}
