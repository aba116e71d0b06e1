import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import type { Server } from './servers.ts'

const lookAgainMs = 50
const longestMs = 10 * 60_000

/** Deletes rows of one server and waits until they are gone. */
export async function takeAway(cluster: Cluster, server: Server, table: string, which: string): Promise<void> {
  const [[count] = []] = await cluster.rows(server, `SELECT count() FROM ${table} WHERE ${which}`)
  if (Number(count) === 0) return
  await cluster.run(server, `ALTER TABLE ${table} DELETE WHERE ${which}`)
  // Old servers cannot be told to wait.
  const open = `SELECT count() FROM system.mutations WHERE concat('\`', database, '\`.', table) = '${table}' AND is_done = 0`
  for (const begun = Date.now(); ; await pause(lookAgainMs)) {
    const [[left] = []] = await cluster.rows(server, open)
    if (Number(left) === 0) return
    if (Date.now() - begun > longestMs) throw new Error(`ClickHouse ${server.name}: deleting rows takes too long`)
  }
}
