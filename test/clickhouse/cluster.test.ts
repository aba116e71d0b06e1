// A cluster of two servers, as Debian has them.
import { after, before, describe } from 'node:test'
import type { Archive } from '#src/platform/archive/archive.ts'
import { addressOf } from '#src/platform/archive/clickhouse/address.ts'
import { openAddress } from '#src/platform/archive/clickhouse/clickhouse.ts'
import { serversOf } from '#src/platform/archive/clickhouse/servers.ts'
import { openArchive } from '../archive/kit.ts'
import { type Shards, startClickhouse } from '../kit/clickhouse.ts'
import { database, sameAnswers } from './both.ts'

const shards = await startClickhouse(2)
const reason = shards ? false : 'no clickhouse-server: scripts/test-parts.sh unpacks it'
const open = (running: Shards, database: string): Archive => openAddress(addressOf(running.address(database))!)

describe('two servers of 2018 and DuckDB', { skip: reason }, () => {
  let duckdb: Archive
  let clickhouse: Archive
  before(async () => {
    ;[duckdb, clickhouse] = [await openArchive(), open(shards!, database)]
  })
  after(async () => {
    await Promise.all([duckdb.end(), clickhouse.end()])
    await shards!.stop()
  })
  const meddle = async (sql: string): Promise<void> => {
    for (const { client, close } of serversOf(addressOf(shards!.address(database))!)) {
      await client.command({ query: sql })
      await close()
    }
  }
  sameAnswers(() => ({ duckdb, clickhouse, meddle }))
})
