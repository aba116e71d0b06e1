import { randomUUID } from 'node:crypto'
import type { Address } from './address.ts'
import { isRefusal, type Server } from './servers.ts'
import { tabbed } from './tab-separated.ts'
import { newestVersion, type Profile, profileOf, tablesOf, throughTables, upgrade } from './tables.ts'

export type Hands = {
  rows(server: Server, sql: string): Promise<readonly (readonly unknown[])[]>
  run(server: Server, sql: string): Promise<void>
  insert(server: Server, table: string, lines: Iterable<string>): Promise<void>
}

/** Brings a server that is met, or met again, to the newest tables, gives it its name, and tells it what it missed of the ledger. */
export async function bringUp(
  server: Server,
  address: Pick<Address, 'database' | 'cluster'>,
  others: readonly Server[],
  { rows, run, insert }: Hands,
): Promise<Profile> {
  const { database } = address
  const tables = tablesOf(database)
  const [[version] = []] = await rows(server, 'SELECT version()')
  const profile = profileOf(String(version))
  await run(server, `CREATE DATABASE IF NOT EXISTS \`${database}\``).catch((error: unknown) => {
    // Whoever may not make databases was given one.
    if (!isRefusal(error)) throw error
  })
  await run(
    server,
    `CREATE TABLE IF NOT EXISTS ${tables.version} (version UInt32, made Int64) ENGINE = MergeTree ORDER BY version`,
  )
  const [[known] = []] = await rows(server, `SELECT max(version) FROM ${tables.version}`)
  const from = Number(known ?? 0)
  if (from > newestVersion)
    throw new Error(
      `ClickHouse ${server.name}: its tables are of a newer Hikeshi (${from}, this one knows ${newestVersion})`,
    )
  for (const sql of upgrade(from, address, profile)) await run(server, sql)
  if (from < newestVersion) await insert(server, tables.version, [tabbed([newestVersion, Date.now()])])
  for (const sql of throughTables(address)) await run(server, sql)
  await giveName(server, tables.server, { rows, insert })
  for (const other of others) await tellMissed(server, other, tables.ledger, { rows, insert })
  return profile
}

async function giveName(
  server: Server,
  table: string,
  { rows, insert }: Pick<Hands, 'rows' | 'insert'>,
): Promise<void> {
  const [one] = await rows(server, `SELECT id, argMax(name, made) FROM ${table} GROUP BY id`)
  if (one && one[1] === server.name) return
  await insert(server, table, [tabbed([one ? String(one[0]) : randomUUID(), server.name, Date.now()])])
}

/** A server that was away while marks and closed days were noted gets those of the others. */
async function tellMissed(
  server: Server,
  other: Server,
  ledger: string,
  { rows, insert }: Pick<Hands, 'rows' | 'insert'>,
): Promise<void> {
  const own = await rows(server, `SELECT kind, key, max(version) FROM ${ledger} GROUP BY kind, key`)
  const had = new Map(own.map(([kind, key, version]) => [`${String(kind)} ${String(key)}`, Number(version)]))
  const theirs = await rows(
    other,
    `SELECT kind, key, argMax(value, version), argMax(made, version), max(version), argMax(gone, version) FROM ${ledger} GROUP BY kind, key`,
  )
  const missed = theirs.filter(([kind, key, , , version]) => (had.get(`${kind} ${key}`) ?? 0) < Number(version))
  if (missed.length > 0)
    await insert(
      server,
      ledger,
      missed.map((row) => tabbed(row as (string | number)[])),
    )
}
