import { columnFields, columns } from '../column.ts'
import type { Address } from './address.ts'

/** What a server can: from 2019 on it has smaller types, codecs and indexes of its own; what Debian 12 carries is of 2018. */
export type Profile = 'modern' | 'legacy'
export const profileOf = (version: string): Profile => (Number.parseInt(version, 10) >= 21 ? 'modern' : 'legacy')

/** The tables of one server, and those through which it answers for the whole cluster. */
export type Tables = {
  readonly line: string
  readonly ledger: string
  readonly server: string
  readonly version: string
}
export const tablesOf = (database: string, suffix = ''): Tables => ({
  line: `\`${database}\`.line${suffix}`,
  ledger: `\`${database}\`.ledger${suffix}`,
  server: `\`${database}\`.server${suffix}`,
  version: `\`${database}\`.schema_version`,
})
/** Where to read: everywhere when there is a cluster. */
export const readTables = ({ database, cluster }: Pick<Address, 'database' | 'cluster'>): Tables =>
  tablesOf(database, cluster === null ? '' : '_everywhere')

/** Few different values in a day stand as numbers of a dictionary, where the server has that. */
const few = new Set([
  'dataset',
  'category',
  'type',
  'action',
  'outcome',
  'code',
  'host_name',
  'process_name',
  'http_method',
])

type Columns = readonly (readonly [name: string, type: string])[]
function lineTable(profile: Profile): Columns {
  const isModern = profile === 'modern'
  const codec = (type: string, how: string): string => (isModern ? `${type} CODEC(${how}, ZSTD(1))` : type)
  const text = (name: string): string => {
    if (!isModern) return 'Nullable(String)'
    return few.has(name) ? 'LowCardinality(Nullable(String))' : 'Nullable(String) CODEC(ZSTD(1))'
  }
  return [
    ['seq', codec('Int64', 'Delta')],
    ['ts', codec('Int64', 'Delta')],
    ['received', codec('Int64', 'Delta')],
    ['source', isModern ? 'LowCardinality(String)' : 'String'],
    ['keep', isModern ? 'LowCardinality(String)' : 'String'],
    ...columnFields.map((field) => {
      const { name, type } = columns[field]
      return [name, type === 'number' ? 'Nullable(Int64)' : text(name)] as const
    }),
    ['odd', 'UInt8'],
    ['rest', isModern ? 'String CODEC(ZSTD(1))' : 'String'],
    ['original', isModern ? 'String CODEC(ZSTD(1))' : 'String'],
    // Day of the stated time, counted from 1970 in UTC: what a partition is made of, and what goes when it has been kept long enough.
    ['day', 'Int32'],
    ['many', 'Array(String)'],
  ]
}

const listed = (columns: Columns, more: readonly string[] = []): string =>
  `(${[...columns.map(([name, type]) => `${name} ${type}`), ...more].join(', ')})`

/** Version by version, only ever forward: what a server that has none of it, or less, is brought up with. */
const steps: readonly ((tables: Tables, profile: Profile) => readonly string[])[] = [
  (tables, profile) => {
    const isModern = profile === 'modern'
    const indexes = isModern
      ? [
          'INDEX by_seq seq TYPE minmax GRANULARITY 1',
          'INDEX by_source_ip source_ip TYPE bloom_filter(0.01) GRANULARITY 1',
        ]
      : []
    // What is acknowledged to a sender has to be on disk; servers before 2021 cannot be told so.
    const durable = isModern ? ' SETTINGS fsync_after_insert = 1, fsync_part_directory = 1' : ''
    const key = isModern ? 'LowCardinality(String)' : 'String'
    return [
      `CREATE TABLE IF NOT EXISTS ${tables.line} ${listed(lineTable(profile), indexes)} ENGINE = MergeTree PARTITION BY (day, keep) ORDER BY (ts, seq)${durable}`,
      `CREATE TABLE IF NOT EXISTS ${tables.ledger} (kind ${key}, key String, value String, made Int64, version Int64, gone UInt8) ENGINE = ReplacingMergeTree(version) ORDER BY (kind, key)${durable}`,
      `CREATE TABLE IF NOT EXISTS ${tables.server} (id String, name String, made Int64) ENGINE = ReplacingMergeTree(made) ORDER BY id${durable}`,
    ]
  },
]
export const newestVersion = steps.length

/** What brings a server of this version to the newest. */
export function upgrade(from: number, address: Pick<Address, 'database'>, profile: Profile): string[] {
  return steps.slice(from).flatMap((step) => [...step(tablesOf(address.database), profile)])
}

/** The tables of a server through which it answers for all; they hold nothing, so they are simply made. */
export function throughTables({ database, cluster }: Pick<Address, 'database' | 'cluster'>): string[] {
  if (cluster === null) return []
  const [local, through] = [tablesOf(database), tablesOf(database, '_everywhere')]
  return (['line', 'ledger', 'server'] as const).map(
    (name) =>
      `CREATE TABLE IF NOT EXISTS ${through[name]} AS ${local[name]} ENGINE = Distributed('${cluster}', '${database}', '${name}')`,
  )
}
