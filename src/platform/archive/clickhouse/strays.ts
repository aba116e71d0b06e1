import type { Cluster } from './cluster.ts'
import type { Ledger } from './ledger.ts'
import { takeAway } from './take-away.ts'

/** Lines that may stand on a server where they are not wanted: it went while it was given them, and they were given to another. */
export type Stray = { readonly server: string; readonly first: number; readonly last: number }
const keyOf = ({ server, first, last }: Stray): string => `${server} ${first} ${last}`

export type Strays = {
  add(strays: readonly Stray[]): Promise<void>
  /** Takes away what can be reached; true when there was something. */
  settle(): Promise<boolean>
}

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
        if (server)
          await takeAway(cluster, server, cluster.local.line, `seq >= ${stray.first} AND seq <= ${stray.last}`)
        await ledger.note([{ kind: 'stray', key, value: null }])
        kept.delete(key)
      }
      return true
    },
  }
}
