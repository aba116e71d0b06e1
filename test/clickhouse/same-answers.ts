// The same lines in DuckDB and in ClickHouse, and the same questions to both.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Archive, Ask, Order } from '#src/platform/archive/archive.ts'
import type { ClockError } from '#src/platform/archive/clock.ts'
import type { Query } from '#src/platform/archive/query.ts'
import { type Found, microsOf } from '#src/platform/archive/row.ts'
import { allOf, ask, lastOf, never } from '../archive/kit.ts'
import { askable } from './lines.ts'

/** The engines count lines each in their own way: a line is known by when it was appended. */
const ranks = async (archive: Archive): Promise<Map<number, number>> => {
  const all = await allOf(archive, ask(''), 'oldest', 100_000)
  return new Map(
    all
      .map((one) => one.seq)
      .sort((a, b) => a - b)
      .map((seq, rank) => [seq, rank]),
  )
}

export type Pair = {
  readonly duckdb: Archive
  readonly clickhouse: Archive
  ranks: readonly [Map<number, number>, Map<number, number>]
}
export async function pairOf(duckdb: Archive, clickhouse: Archive): Promise<Pair> {
  return { duckdb, clickhouse, ranks: [await ranks(duckdb), await ranks(clickhouse)] }
}

export type Question = {
  readonly ask: Ask
  readonly order: Order
  readonly most: number
  /** Of the histogram; none is asked for without it. */
  readonly width: number | null
  readonly fields: readonly string[]
}
const usual = { order: 'oldest', most: 100_000, width: 3_600_000_000, fields: [] } as const
const plain = (found: readonly Found[], rank: Map<number, number>) =>
  found.map((one) => ({ ...one, seq: rank.get(one.seq) }))

/** Asks both and holds that they say the same; gives back how many lines it were. */
export async function asked(
  { duckdb, clickhouse, ranks: [first, second] }: Pair,
  given: Ask,
  more: Partial<Question> = {},
): Promise<number> {
  const { order, most, width, fields } = { ...usual, ...more }
  const both = <T>(question: (archive: Archive) => Promise<T>): Promise<[T, T]> =>
    Promise.all([question(duckdb), question(clickhouse)])
  const [own, theirs] = await both((archive) => allOf(archive, given, order, most))
  assert.deepEqual(plain(theirs, second), plain(own, first))
  const [ownScan, theirScan] = await both(async (archive) => {
    const found: Found[] = []
    for await (const step of archive.scan(given, never)) found.push(...step.found)
    return found
  })
  assert.deepEqual(plain(theirScan, second), plain(ownScan, first))
  if (width !== null) {
    const [ownCounts, theirCounts] = await both((archive) => lastOf(archive.histogram(given, width, never)))
    assert.deepEqual(theirCounts, ownCounts)
  }
  if (fields.length > 0) {
    const [ownFacets, theirFacets] = await both((archive) => lastOf(archive.facets(given, fields, 20, never)))
    assert.deepEqual(theirFacets, ownFacets)
  }
  return own.length
}

/** Lines of the query language, every operator, in the words of people. */
export const written = [
  ...[
    '',
    'failed',
    'FAILED password',
    '"for root"',
    '失敗',
    '「山田」',
    'привет',
    'МИР',
    '100%_x',
    "o'brien",
    '"back \\\\ slash"',
    '🔥',
  ],
  ...[
    'source.ip:192.168.100.1',
    'source.ip:192.168.100.0/24',
    'source.ip:192.168.100.64/27',
    'source.ip:0.0.0.0/0',
    'source.ip:2001:DB8::1',
  ],
  ...[
    'address:192.168.100.1',
    'address:203.0.113.6',
    'ip:10.0.0.0/8',
    'not source.ip:*',
    'source.ip:*',
    'source.ip:192.168.*',
  ],
  ...[
    'user.name:root',
    'user.name:(root or alice)',
    'user.name:al*',
    'user.name:*ice',
    'not user.name:root',
    'user.name:利用者',
    'user.name:adm_*',
  ],
  ...[
    'user.name:"Robert\'); DROP TABLE line;--"',
    'source:"o\'brien"',
    'source:ルーター',
    'source:"a\\\\b"',
    'source:w*',
    'not source:web',
  ],
  ...[
    'event.type:denied',
    'event.type:den',
    'event.type:den*',
    'event.category:web',
    'event.type:"with space"',
    'event.type:space',
  ],
  ...[
    'http.response.status_code:404',
    'http.response.status_code >= 404',
    'http.response.status_code:>499',
    'source.port < 4023',
    'source.port:ssh',
  ],
  ...[
    'source.port:*',
    'process.pid:0',
    'process.pid <= 0',
    'labels.count:12',
    'labels.count > 12',
    'labels.count <= 12',
    'labels.count:tw*',
    'labels.isOpen:true',
  ],
  ...[
    'related.ip:10.0.0.2',
    'labels.list:a',
    'labels.list:","',
    'labels.list:12',
    'labels.note:*',
    'not labels.note:*',
    'labels.note:"x,y}z]"',
    'labels.note:x*',
  ],
  ...[
    'user_agent.original:curl*',
    'user_agent.original:*quoted*',
    'message:password',
    'message:*pass*root*',
    'event.original:"GET /index.php"',
  ],
  ...[
    'failed and not user.name:root',
    'failed or 失敗',
    '(failed or 失敗) and source:web',
    'source.ip:192.168.100.0/24 user.name:alice',
    'no.such.field:x',
  ],
  ...[
    'not (source.ip:* or user.name:*)',
    'user.name > 5',
    'source.ip:203.0.113.5 or http.response.status_code:500',
    'ｓｏｕｒｃｅ：ｗｅｂ',
    'event.outcome:failure and event.category:network',
  ],
] as const

export const clocks: readonly ClockError[] = [
  { source: 'web', from: null, until: microsOf('2026-11-01T12:00:00Z'), offset: 3_600_000_000, accuracy: 500_000 },
  { source: 'web', from: microsOf('2026-11-01T12:00:00Z'), until: null, offset: -86_400_000_000, accuracy: null },
  { source: "o'brien", from: null, until: null, offset: -32_400_000_000, accuracy: 1_000 },
]

const of = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list)
const { query } = fc.letrec<{ query: Query; term: Query }>((tie) => ({
  term: fc.oneof(
    fc.constant<Query>({ kind: 'all' }),
    of(askable.texts).map((text): Query => ({ kind: 'text', text })),
    fc.record({
      kind: fc.constant('is' as const),
      field: of(askable.fields),
      value: of(askable.values),
      hasWildcard: fc.constant(false),
    }),
    fc.record({
      kind: fc.constant('is' as const),
      field: of(askable.fields),
      value: of(askable.patterns),
      hasWildcard: fc.constant(true),
    }),
    fc.record({
      kind: fc.constant('compare' as const),
      field: of(askable.fields),
      by: of(['<', '<=', '>', '>='] as const),
      value: of(askable.numbers),
    }),
    of(askable.fields).map((field): Query => ({ kind: 'exists', field })),
  ),
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('term'),
    tie('query').map((one): Query => ({ kind: 'not', of: one })),
    fc.record({ kind: of(['and', 'or'] as const), of: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const moment = fc.option(
  of([
    '1969-12-31T22:00:00Z',
    '2026-10-31T12:00:00Z',
    '2026-11-01T00:00:00Z',
    '2026-11-01T03:00:05.25Z',
    '2026-11-14T23:59:59Z',
  ]).map((at) => microsOf(at)!),
  { nil: null },
)

/** Any question that the query language can put, and some that only a program can. */
export const question: fc.Arbitrary<Question> = fc.record({
  ask: fc.record({
    query,
    from: moment,
    to: moment,
    clocks: of([[], [], clocks]),
    sources: fc.option(of([['web'], ["o'brien", 'ルーター'], [], ["x' OR '1'='1"]]), { nil: undefined }),
  }) as fc.Arbitrary<Ask>,
  order: of(['newest', 'oldest'] as const),
  most: of([1, 7, 50, 100_000]),
  width: of([1_000_000, 60_000_000, 86_400_000_000]),
  fields: fc.subarray(
    ['source', 'user.name', 'source.ip', 'event.type', 'labels.count', 'labels.list', 'source.port', 'labels.note'],
    { maxLength: 2 },
  ),
})
