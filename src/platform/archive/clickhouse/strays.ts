import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import type { Ledger } from './ledger.ts'
import type { Server } from './servers.ts'

/** Lines that may stand on a server where they are not wanted: it went while it was given them, and they were given to another. */
export type Stray = { readonly server: string; readonly first: number; readonly last: number }
const keyOf = ({ server, first, last }: Stray): string => `${server} ${first} ${last}`

export type Strays = {
  add(strays: readonly Stray[]): Promise<void>
  /** Takes away what can be reached; true when there was something. */
  settle(): Promise<boolean>
}

const lookAgainMs = 50
const longestMs = 10 * 60_000

export function straysOf(cluster: Cluster, ledger: Ledger): Strays {
  let known: Map<string, Stray> | null = null
  const all = async (): Promise<Map<string, Stray>> => {
    known ??= new Map([...(await ledger.read('stray'))].map(([key, value]) => [key, JSON.parse(value) as Stray]))
    return known
  }
  return {
    async add(strays) {
      const kept = await all()
      await ledger.note(strays.map((one) => ({ kind: 'stray', key: keyOf(one), value: JSON.stringify(one) })))
      for (const one of strays) kept.set(keyOf(one), one)
    },
    async settle() {
      const kept = await all()
      if (kept.size === 0) return false
      const there = await cluster.up()
      for (const [key, stray] of [...kept]) {
        const server = there.find((one) => one.name === stray.server)
        const isKnown = cluster.servers.some((one) => one.name === stray.server)
        if (isKnown && !server) continue
        if (server) await takeAway(cluster, server, `seq >= ${stray.first} AND seq <= ${stray.last}`)
        await ledger.note([{ kind: 'stray', key, value: null }])
        kept.delete(key)
      }
      return true
    },
  }
}

/** Deletes lines of one server and waits until they are gone. */
export async function takeAway(cluster: Cluster, server: Server, which: string): Promise<void> {
  const { line } = cluster.local
  const [[count] = []] = await cluster.rows(server, `SELECT count() FROM ${line} WHERE ${which}`)
  if (Number(count) === 0) return
  await cluster.run(server, `ALTER TABLE ${line} DELETE WHERE ${which}`)
  // Old servers cannot be asked to wait.
  const open = `SELECT count() FROM system.mutations WHERE concat('\`', database, '\`.', table) = '${line}' AND is_done = 0`
  for (const begun = Date.now(); ; await pause(lookAgainMs)) {
    const [[left] = []] = await cluster.rows(server, open)
    if (Number(left) === 0) return
    if (Date.now() - begun > longestMs) throw new Error(`ClickHouse ${server.name}: deleting lines takes too long`)
  }
}
