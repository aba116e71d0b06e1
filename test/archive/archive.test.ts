import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import type { Archive } from '#src/platform/archive/archive.ts'
import type { EcsEvent } from '#src/platform/archive/column.ts'
import { eventOf } from '#src/platform/archive/read-row.ts'
import { microsOf, rowOf, stampOf } from '#src/platform/archive/row.ts'
import { allOf, ask, lastOf, line, never, newFolder, openArchive, originals } from './kit.ts'

const lines = [
  line('2026-11-01T03:00:00Z', 'web', 'Failed password for root from 192.168.100.1 port 4022 ssh2', {
    'source.ip': '192.168.100.1',
    'source.port': 4022,
    'user.name': 'root',
    'event.outcome': 'failure',
    'event.category': ['authentication'],
    'event.type': ['start', 'denied'],
    'process.name': 'sshd',
  }),
  line('2026-11-01T03:00:05.250001Z', 'web', 'Accepted password for alice from 192.168.101.9 port 4023 ssh2', {
    'source.ip': '192.168.101.9',
    'user.name': 'alice',
    'event.outcome': 'success',
    'user_agent.original': 'curl/8.0',
  }),
  line('2026-11-02T00:10:00Z', 'mail', '認証に失敗しました: 利用者 100%_確認', {
    'user.name': '利用者',
    'related.ip': ['10.0.0.1', '10.0.0.2'],
  }),
  line('2026-11-02T00:10:01Z', 'mail', 'GET /index.php?id=1%27 500', {
    'http.response.status_code': 500,
    'source.port': 'ssh' as never,
    'source.ip': ['203.0.113.5', '203.0.113.6'],
  }),
]

describe('log lines in the archive', () => {
  let archive: Archive
  const dir = newFolder()
  before(async () => {
    archive = await openArchive(dir)
    await archive.append(lines.slice(0, 3))
    await archive.append(lines.slice(3))
  })
  after(() => archive.end())

  const cases: readonly (readonly [string, readonly number[]])[] = [
    ['', [0, 1, 2, 3]],
    ['source.ip:192.168.100.1 and event.outcome:failure', [0]],
    ['source.ip:192.168.100.0/23', [0, 1]],
    ['source.ip:192.168.101.8/30', [1]],
    ['failed PASSWORD', [0]],
    ['"for alice"', [1]],
    ['失敗', [2]],
    ['100%_', [2]],
    ['user.name:al*', [1]],
    ['user.name:(root or alice) and not port', []],
    ['not user.name:root', [1, 2, 3]],
    ['event.type:denied', [0]],
    ['event.type:den', []],
    ['event.type:den*', [0]],
    ['related.ip:10.0.0.2', [2]],
    ['user_agent.original:curl*', [1]],
    ['user_agent.original:*', [1]],
    ['user.name:*', [0, 1, 2]],
    ['http.response.status_code >= 500', [3]],
    ['http.response.status_code:500', [3]],
    ['source.port:ssh', [3]],
    ['source.port < 4023', [0]],
    ['source.ip:203.0.113.6', [3]],
    ['address:192.168.100.1', [0]],
    ['source:mail', [2, 3]],
    ['user.name > 5', []],
    ['source.ip >= 1 or user.name:root', [0]],
    ["o'clock", []],
  ]
  const holds = async (): Promise<void> => {
    for (const [text, expected] of cases)
      assert.deepEqual(
        await originals(archive, ask(text)),
        expected.map((index) => lines[index]!.event['event.original']),
        text,
      )
  }

  test('are found by field, by network, by word in any case, in Japanese, by comparison', holds)

  test('come out as they went in', async () => {
    const found = await allOf(archive, ask(''))
    for (const [index, one] of found.entries()) {
      const { event } = lines[index]!
      for (const key of Object.keys(event)) {
        const value = key === '@timestamp' ? stampOf(microsOf(String(event[key]))!) : event[key]
        assert.deepEqual(one.event[key], value, key)
      }
    }
  })

  test('are narrowed to a span, newest first or oldest first, no more than asked for', async () => {
    const span = { from: microsOf('2026-11-01T03:00:05Z'), to: microsOf('2026-11-02T00:10:01Z') }
    assert.deepEqual(
      await originals(archive, ask('', span), 'newest'),
      [lines[2], lines[1]].map((one) => one!.event['event.original']),
    )
    assert.equal((await allOf(archive, ask(''), 'newest', 2)).length, 2)
  })

  test('stand where the corrected clock puts them, and the stated time stays', async () => {
    const clocks = [{ source: 'web', from: null, until: null, offset: -86_400_000_000, accuracy: 500_000 }]
    const found = await allOf(archive, ask('', { clocks }))
    assert.deepEqual(
      found.map((one) => one.source),
      ['mail', 'mail', 'web', 'web'],
    )
    assert.equal(stampOf(found[2]!.at), '2026-11-02T03:00:00Z')
    assert.equal(found[2]!.event['@timestamp'], '2026-11-01T03:00:00Z')
    assert.equal(found[2]!.accuracy, 500_000)
    const day = { from: microsOf('2026-11-02T03:00:00Z'), to: microsOf('2026-11-02T03:00:01Z') }
    assert.equal((await allOf(archive, ask('', { clocks, ...day }))).length, 1)
  })

  test('are counted over time and by value', async () => {
    const histogram = await lastOf(archive.histogram(ask(''), 86_400_000_000, never))
    assert.deepEqual(
      histogram.map(({ from, count }) => [stampOf(from), count]),
      [
        ['2026-11-01T00:00:00Z', 2],
        ['2026-11-02T00:00:00Z', 2],
      ],
    )
    const [facet] = await lastOf(archive.facets(ask('not 失敗'), ['user.name'], 10, never))
    assert.deepEqual(facet!.values, [
      { value: 'alice', count: 1 },
      { value: 'root', count: 1 },
    ])
  })

  test('are shown with what the same source said before and after', async () => {
    const [, second] = await allOf(archive, ask('', { sources: ['web'] }))
    const around = await archive.around(second!.seq, 5, 5, [])
    assert.deepEqual(
      around.map((one) => one.event['event.original']),
      [lines[0], lines[1]].map((one) => one!.event['event.original']),
    )
  })

  test('a search can be cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    await assert.rejects(async () => {
      for await (const _ of archive.search(ask(''), 'newest', 10, controller.signal)) assert.fail('went on')
    })
  })

  test('of closed days stand in files of their own and are found the same', async () => {
    const made = await archive.close('2026-11-02')
    assert.deepEqual(
      made.map(({ name, rows }) => [name, rows]),
      [['2026-11-01.year.1.parquet', 2]],
    )
    await holds()
    assert.deepEqual(
      (await archive.sources()).map(({ source, events }) => [source, events]),
      [
        ['mail', 2],
        ['web', 2],
      ],
    )
  })

  test('that come late for a closed day make a further file', async () => {
    await archive.append([line('2026-11-01T05:00:00Z', 'late', 'spooled while the desk was down')])
    const made = await archive.close('2026-11-02')
    assert.deepEqual(
      made.map(({ name, rows }) => [name, rows]),
      [['2026-11-01.year.2.parquet', 1]],
    )
    assert.deepEqual(await originals(archive, ask('spooled')), ['spooled while the desk was down'])
  })

  test('are there when the archive is opened again, and numbers go on', async () => {
    await archive.end()
    writeFileSync(join(dir, 'days', '2026-11-09.year.1.part'), 'half written')
    archive = await openArchive(dir)
    assert.ok(!readdirSync(join(dir, 'days')).some((name) => name.endsWith('.part')))
    await originals(archive, ask(''))
    const before = await allOf(archive, ask(''))
    await archive.append([line('2026-11-03T00:00:00Z', 'web', 'after the restart')])
    const [last] = await allOf(archive, ask('"after the restart"'))
    assert.ok(last!.seq > Math.max(...before.map((one) => one.seq)))
  })

  test('of a closed day that was altered or taken away are missed by verify', async () => {
    const faults = async (): Promise<(string | null)[]> => {
      const found = []
      for await (const { fault } of archive.verify('2026-11-01')) found.push(fault)
      return found
    }
    assert.deepEqual(await faults(), [null, null])
    const path = join(dir, 'days', '2026-11-01.year.1.parquet')
    const bytes = readFileSync(path)
    bytes[40]! ^= 1
    writeFileSync(path, bytes)
    assert.deepEqual(await faults(), ['altered', null])
    rmSync(path)
    assert.deepEqual(await faults(), ['missing', null])
  })

  test('of a dropped day are gone, and no others', async () => {
    await archive.drop('2026-11-01.year.1.parquet')
    assert.deepEqual(await originals(archive, ask('source:web')), ['after the restart'])
    assert.equal(await archive.drop('2026-11-01.year.1.parquet'), null)
  })
})

test('whatever an event holds, its row gives it back', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
  )
  const key = fc.constantFrom(
    'source.ip',
    'source.port',
    'user.name',
    'http.response.status_code',
    'url.query',
    'labels.x',
  )
  fc.assert(
    fc.property(fc.dictionary(key, value), fc.string(), (fields, original) => {
      const event = { '@timestamp': '2026-11-01T00:00:00Z', 'event.original': original, ...fields } as EcsEvent
      const row = rowOf({ event, source: 's', received: 1, keep: 'year' }, 1)
      const back = eventOf(row.ts, row.original, row.cells, row.rest)
      for (const [field, given] of Object.entries(fields)) {
        assert.deepEqual(back[field], given)
      }
    }),
  )
})

test('lines appended side by side are all there, once, whatever is closed and searched meanwhile', async () => {
  const archive = await openArchive()
  const many = Array.from({ length: 40 }, (_, batch) =>
    Array.from({ length: 50 }, (_, n) =>
      line(
        `2026-10-${String((batch % 5) + 1).padStart(2, '0')}T00:00:${String(n).padStart(2, '0')}Z`,
        `s${batch % 3}`,
        `line ${batch}-${n}`,
      ),
    ),
  )
  const appended = many.map((batch) => archive.append(batch))
  const closing = archive.close('2026-10-04')
  await Promise.all(appended.slice(0, 20))
  const counts = await Promise.all(Array.from({ length: 5 }, () => allOf(archive, ask('line'), 'oldest', 5_000)))
  for (const found of counts) assert.equal(new Set(found.map((one) => one.seq)).size, found.length)
  await Promise.all([...appended, closing])
  await archive.close('2026-10-09')
  const all = await allOf(archive, ask('line'), 'oldest', 5_000)
  assert.equal(new Set(all.map((one) => one.event['event.original'])).size, 2_000)
  await archive.end()
})
