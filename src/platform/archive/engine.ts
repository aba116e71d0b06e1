import type { Archive } from './archive.ts'
import type { Address } from './clickhouse/address.ts'

/** What the thread of the archive is started with: the folder of this desk, and where the servers are when there are some. */
export type EngineGiven = { readonly dir: string; readonly address: Address | null }

/** The engine that this desk is set up with; the other one is not even loaded. */
export async function openEngine({ dir, address }: EngineGiven): Promise<Archive> {
  if (address) return (await import('./clickhouse/clickhouse.ts')).openAddress(address)
  return (await import('./duckdb/duckdb.ts')).openDuckdb(dir)
}
