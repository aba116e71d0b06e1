// The whole desk with its lines on a cluster: what a person is told when a shard is away.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { logApi } from '#src/detect/log/api.ts'
import { addressOf } from '#src/platform/archive/clickhouse/address.ts'
import { clusterOf } from '#src/platform/archive/clickhouse/cluster.ts'
import { serversOf } from '#src/platform/archive/clickhouse/servers.ts'
import { startClickhouse } from '../kit/clickhouse.ts'
import { doorOf, newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '../kit/serving.ts'

const running = await startClickhouse(2)
const reason = running ? false : 'no clickhouse-server: scripts/test-parts.sh unpacks it'
const lineOf = (n: number): string =>
  `Nov 21 12:00:${String(n % 60).padStart(2, '0')} web sshd[${n}]: Failed password for root from 192.0.2.${n % 250} port ${4_000 + n} ssh2\n`

describe('a desk whose lines are on a cluster', { skip: reason }, () => {
  let dataDir = ''
  let desk: ServingDesk
  const [, second] = running?.shards ?? []
  before(async () => {
    dataDir = await newDataDir()
    desk = await startDesk(dataDir, { HIKESHI_ARCHIVE: running!.address('desk') })
    for (const [name, from] of [
      ['one', 0],
      ['two', 40],
    ] as const) {
      const file = join(dataDir, `${name}.log`)
      writeFileSync(file, Array.from({ length: 40 }, (_, n) => lineOf(from + n)).join(''))
      const taken = run(['log', 'import', file, '--source', 'web', '--data', dataDir])
      assert.equal(taken.code, 0, taken.stderr)
    }
  })
  after(async () => {
    await desk?.stop()
    await running!.stop()
    await removeDataDir(dataDir)
  })
  const search = () => run(['log', 'search', 'event.outcome:failure', '--raw', '--limit', '1000', '--data', dataDir])

  test('finds what was imported, whichever server has it', () => {
    const { code, stdout, stderr } = search()
    assert.equal(code, 0, stderr)
    assert.equal(stdout.trim().split('\n').length, 80)
    assert.doesNotMatch(stderr, /partial/)
  })

  test('names its backup so that nobody thinks the lines were in it', () => {
    const { code, stderr } = run(['backup', 'create', '--out', join(dataDir, 'backup.zip'), '--data', dataDir])
    assert.equal(code, 0, stderr)
    assert.match(stderr, /not in it.*ClickHouse/)
  })

  test('says on the command line and over the API which shard is away', async () => {
    const cluster = clusterOf({ database: 'desk', cluster: 'all' }, serversOf(addressOf(running!.address('desk'))!))
    const [[left] = []] = await cluster.rows(cluster.servers[0]!, `SELECT count() FROM ${cluster.local.line}`)
    await cluster.close()
    await second!.kill()
    const { code, stdout, stderr } = search()
    assert.equal(code, 1)
    assert.equal(stdout.split('\n').length - 1, Number(left))
    assert.match(stderr, new RegExp(`partial.*${second!.name}`))
    const client = desk.client(logApi, await doorOf(desk))
    const found = await client.search({ q: 'failed', limit: 100 })
    assert.deepEqual(found.missing, [second!.name])
    assert.deepEqual((await client.sources({})).missing, [second!.name])
    const [line] = found.lines
    if (line) assert.deepEqual((await client.around({ seq: line.seq })).missing, [second!.name])
    const verified = run(['log', 'retain', '--data', dataDir])
    assert.match(verified.stderr, new RegExp(`do not answer.*${second!.name}`))
  })

  test('says clearly when no server answers, and goes on with everything else', async () => {
    await running!.shards[0]!.kill()
    const { code, stderr } = search()
    assert.equal(code, 3)
    for (const { name } of running!.shards) assert.match(stderr, new RegExp(name))
    assert.equal(run(['incident', 'list', '--data', dataDir]).code, 0)
    await Promise.all(running!.shards.map((shard) => shard.start()))
    assert.equal(search().code, 0)
  })
})
