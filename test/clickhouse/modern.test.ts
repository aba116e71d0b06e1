// The engine of a ClickHouse of today, in this process: what servers that know codecs, indexes and bound values are told.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client'
import type { Archive } from '#src/platform/archive/archive.ts'
import { openClickhouse } from '#src/platform/archive/clickhouse/clickhouse.ts'
import { openArchive } from '../archive/kit.ts'
import { database, sameAnswers } from './both.ts'

/** Installed beside by `scripts/test-parts.sh`. */
const root = '/opt/hikeshi-tests/chdb'
const reason = existsSync(join(root, 'node_modules/chdb')) ? false : 'no chdb: scripts/test-parts.sh installs it'

type Connection = NonNullable<ClickHouseClientConfigOptions['connection' & keyof ClickHouseClientConfigOptions]>

describe('a ClickHouse of today and DuckDB', { skip: reason }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-chdb-'))
  let duckdb: Archive
  let clickhouse: Archive
  let client: ClickHouseClient
  before(async () => {
    const { createChdbConnection } = createRequire(join(root, 'package.json'))('chdb/connection') as {
      createChdbConnection(given: { path: string }): Connection
    }
    client = createClient({ connection: createChdbConnection({ path: folder }) })
    const server = { name: 'here', client, isUp: async () => true, close: () => client.close() }
    duckdb = await openArchive()
    clickhouse = openClickhouse({ database, cluster: null }, [server])
  })
  after(async () => {
    await Promise.all([duckdb.end(), clickhouse.end()])
    rmSync(folder, { recursive: true, force: true })
  })
  sameAnswers(() => ({ duckdb, clickhouse, meddle: (query) => client.command({ query }) }))
})
