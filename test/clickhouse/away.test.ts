// Servers that go, come back, and are not there at all.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, describe, type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { newReceiver } from '#src/detect/log/receive/receiver.ts'
import type { Archive } from '#src/platform/archive/archive.ts'
import { ArchiveAway } from '#src/platform/archive/away.ts'
import { addressOf } from '#src/platform/archive/clickhouse/address.ts'
import { openAddress } from '#src/platform/archive/clickhouse/clickhouse.ts'
import { clusterOf } from '#src/platform/archive/clickhouse/cluster.ts'
import { ledgerOf } from '#src/platform/archive/clickhouse/ledger.ts'
import { serversOf } from '#src/platform/archive/clickhouse/servers.ts'
import { tabbedLine } from '#src/platform/archive/clickhouse/tab-separated.ts'
import { type Incoming, microsOf, rowOf } from '#src/platform/archive/row.ts'
import { allOf, ask, lastOf, line, never, originals } from '../archive/kit.ts'
import { startClickhouse } from '../kit/clickhouse.ts'

const running = await startClickhouse(2)
const reason = running ? false : 'no clickhouse-server: scripts/test-parts.sh unpacks it'
function openIn(t: TestContext, database: string): Archive {
  const archive = openAddress(addressOf(running!.address(database))!)
  t.after(() => archive.end())
  return archive
}
const isAway =
  (...names: readonly string[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ArchiveAway, String(error))
    assert.deepEqual([...error.parts].sort(), [...names].sort())
    return true
  }

/** Lines of three days, appended one by one, so that each server has some of each day. */
const three = (mark: string): Incoming[] =>
  ['01', '02', '03'].flatMap((day) =>
    [0, 1, 2, 3].map((n) => line(`2026-11-${day}T00:00:0${n}Z`, 'web', `${mark} day ${day} line ${n}`)),
  )
const textsOf = (lines: readonly Incoming[]): string[] => lines.map((one) => String(one.event['event.original']))

describe('a cluster whose servers can go', { skip: reason }, () => {
  const [first, second] = running?.shards ?? []
  after(() => running!.stop())

  test('a search in which a shard is killed goes on, says that it is partial and names the shard', async (t) => {
    const archive = openIn(t, 'killed')
    const lines = three('killed')
    for (const one of lines) await archive.append([one])
    const cluster = clusterOf({ database: 'killed', cluster: 'all' }, serversOf(addressOf(running!.address('x'))!))
    t.after(() => cluster.close())
    const [[two] = [], [third] = []] = await cluster.rows(
      cluster.servers[0]!,
      `SELECT count() FROM ${cluster.local.line} WHERE ts >= ${microsOf('2026-11-02T00:00:00Z')} GROUP BY day ORDER BY day`,
    )
    const steps = []
    for await (const step of archive.search(ask('killed'), 'oldest', 1_000, never)) {
      if (steps.length === 0) await second!.kill()
      steps.push({ found: step.found.length, missing: step.missing, progress: step.progress })
    }
    assert.deepEqual(steps, [
      { found: 4, missing: [], progress: 1 / 3 },
      { found: Number(two), missing: [second!.name], progress: 2 / 3 },
      { found: Number(third), missing: [second!.name], progress: 1 },
    ])
    for await (const { missing } of archive.histogram(ask(''), 86_400_000_000, never))
      assert.deepEqual(missing, [second!.name])
    for await (const { missing } of archive.facets(ask(''), ['source'], 5, never))
      assert.deepEqual(missing, [second!.name])
    assert.deepEqual(await archive.missing(), [second!.name])

    // What must not be done by halves waits, what can be done is done.
    await assert.rejects(() => archive.close('2026-11-09'), isAway(second!.name))
    await archive.append([line('2026-11-02T09:00:00Z', 'web', 'came meanwhile')], { key: 'batch:7', value: '7' })
    await second!.start()
    assert.deepEqual(await archive.missing(), [])
    assert.deepEqual((await originals(archive, ask(''))).sort(), [...textsOf(lines), 'came meanwhile'].sort())

    const made = await archive.close('2026-11-09')
    assert.equal(
      made.reduce((sum, one) => sum + one.rows, 0),
      lines.length + 1,
    )
    await first!.kill()
    await assert.rejects(() => archive.drop(made[0]!.name), isAway(first!.name))
    // The server that was away was told of the mark when it came back.
    assert.deepEqual([...(await archive.marks('batch:'))], [['batch:7', '7']])
    await first!.start()
    for await (const { fault } of archive.verify(null)) assert.equal(fault, null)
  })

  test('lines that are given while a shard is killed are there once, all that were acknowledged', async (t) => {
    const archive = openIn(t, 'given')
    const batches = Array.from({ length: 30 }, (_, batch) =>
      Array.from({ length: 50 }, (_, n) => line(`2026-11-0${(n % 2) + 1}T00:00:00Z`, 'web', `${batch}-${n}`)),
    )
    const given = batches.map((batch) => archive.append(batch))
    await given[5]
    await second!.kill()
    await Promise.all(given)
    await second!.start()
    await archive.append([line('2026-11-01T00:00:00Z', 'web', 'last')])
    const found = await allOf(archive, ask(''), 'oldest', 10_000)
    const texts = found.map((one) => String(one.event['event.original']))
    assert.deepEqual(texts.sort(), [...batches.flatMap(textsOf), 'last'].sort())
  })

  test('a batch that was half stored when the desk died is there once when it is sent again', async (t) => {
    const address = addressOf(running!.address('halves'))!
    const lines = three('halves')
    const mark = { key: 'batch:web:1', value: '{"lines":12}' }
    // What a desk leaves that dies in the middle of it: the note that it began, and some of the lines.
    const dying = clusterOf(address, serversOf(address))
    const [one] = await dying.up()
    const rows = lines.map((incoming, n) => rowOf(incoming, 1_000 + n))
    await ledgerOf(dying).note([{ kind: 'begun', key: mark.key, value: JSON.stringify({ first: 1_000, last: 1_011 }) }])
    await dying.insert(one!, dying.local.line, rows.slice(0, 5).map(tabbedLine))
    await dying.close()

    const archive = openIn(t, 'halves')
    assert.equal((await allOf(archive, ask(''))).length, 5)
    assert.equal((await archive.marks('batch:')).size, 0)
    await archive.append(lines, mark)
    assert.deepEqual(await originals(archive, ask('')), textsOf(lines))
    assert.deepEqual([...(await archive.marks('batch:'))], [[mark.key, mark.value]])
  })

  test('a search that is cancelled ends on the servers too', async (t) => {
    const cluster = clusterOf({ database: 'cancelled', cluster: 'all' }, serversOf(addressOf(running!.address('x'))!))
    t.after(() => cluster.close())
    const cut = new AbortController()
    const endless = cluster.ask(() => `SELECT count() FROM system.numbers WHERE number = -1`, cut.signal)
    const ended = assert.rejects(endless, { name: 'AbortError' })
    const isThere = async (): Promise<boolean> => {
      const sql = `SELECT count() FROM system.processes WHERE position(query, 'number = -1') > 0 AND position(query, 'processes') = 0`
      const counts = await Promise.all((await cluster.up()).map((server) => cluster.rows(server, sql)))
      return counts.some(([row]) => Number(row![0]) > 0)
    }
    while (!(await isThere())) await pause(20)
    cut.abort()
    await ended
    while (await isThere()) await pause(20)
  })

  test('with every server away it is said which, and what is received waits until one is back', async (t) => {
    await Promise.all([first!.kill(), second!.kill()])
    const archive = openIn(t, 'waiting')
    const both = [first!.name, second!.name]
    await assert.rejects(() => allOf(archive, ask('')), isAway(...both))
    await assert.rejects(() => archive.append([line('2026-11-01T00:00:00Z', 'web', 'refused')]), isAway(...both))
    const receiver = newReceiver(archive)
    const { tcp } = await receiver.listen({ udp: null, tcp: { host: '127.0.0.1', port: 0 }, tls: null, folders: [] })
    const socket = connect(tcp!, '127.0.0.1')
    await once(socket, 'connect')
    for (let n = 0; n < 200; n++) socket.write(`<38>Nov 21 12:00:00 web sshd[1]: line ${n} of those that wait\n`)
    const notices = receiver.notices(never)[Symbol.asyncIterator]()
    for (;;) {
      const { value } = await notices.next()
      if (value?.kind !== 'trouble') continue
      for (const name of both) assert.match(value.detail, new RegExp(name))
      break
    }
    await first!.start()
    const stored = async (): Promise<number> => (await allOf(archive, ask('"those that wait"'))).length
    while ((await stored()) < 200) await pause(50)
    assert.equal(await stored(), 200)
    socket.destroy()
    await receiver.stop()
    assert.equal(
      (await lastOf(archive.facets(ask('"those that wait"'), ['process.name'], 5, never)))[0]!.values[0]!.count,
      200,
    )
    await second!.start()
    assert.equal(await stored(), 200)
  })
})
