import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Download } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import type { Context } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const file = (name: string, text: string | Uint8Array) => ({
  name,
  mediaType: 'text/plain',
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})
const search = async (context: Context, q: string, more: object = {}) =>
  (await logActions.search(context, logApi.search.input.parse({ q, order: 'oldest', ...more }))).lines
const codes = async (desk: TestDesk): Promise<string[]> =>
  (await desk.desk.state.pool.query("select code from record_entry where code like 'log.%' order by seq")).rows.map(
    (row: { code: string }) => row.code,
  )
async function bytesOf({ body }: Download): Promise<Buffer> {
  return Buffer.from(await new Response(body as BodyInit).arrayBuffer())
}

const auth = `Nov  1 12:34:56 gate sshd[311]: Failed password for root from 192.168.100.1 port 4022 ssh2
Nov  1 12:34:58 gate sshd[311]: Accepted password for alice from 192.0.2.7 port 4023 ssh2
`

describe('log files at the desk', () => {
  let desk: TestDesk
  let lead: Context
  let auditor: Context
  before(async () => {
    desk = await testDesk()
    lead = await desk.as('lead')
    auditor = await desk.as('auditor')
  })
  after(() => desk.close())

  test('are taken in plain and packed, each line kept as it came, one outcome a file', async () => {
    const files = [file('gate.log', auth), file('empty.log', '')]
    const input = logApi.import.input.parse({ source: 'gate', year: 2025, zone: 'Asia/Tokyo' })
    const { outcomes } = await logActions.import(lead, { ...input, files })
    assert.deepEqual(outcomes.map(({ file: name, lines, errors }) => [name, lines, errors]).slice(0, 2), [
      ['gate.log', 2, 0],
      ['empty.log', 0, 0],
    ])
    const cut = file('cut.log.gz', gzipSync(auth.repeat(200)).subarray(0, 120))
    const { outcomes: broken } = await logActions.import(lead, {
      ...logApi.import.input.parse({ source: 'cut' }),
      files: [cut],
    })
    assert.equal(broken.length, 1)
    const found = await search(auditor, 'source:gate and source.ip:192.168.100.1 and event.outcome:failure')
    assert.equal(found[0]!.at, '2025-11-01T03:34:56Z')
    assert.equal(found[0]!.event['event.original'], auth.split('\n')[0])
    assert.equal(found[0]!.event['user.name'], 'root')
    assert.ok((await codes(desk)).includes('log.imported'))
  })

  test('a wrong query is refused with the place in it', async () => {
    await assert.rejects(
      () => search(lead, 'user.name:(root'),
      (error: Refusal) => error instanceof Refusal && error.code === 'log.query.unclosed' && error.facts.at === 11,
    )
  })

  test('a span that ends before it begins is refused: it would find nothing, and nobody would know why', async () => {
    const span = { from: '2025-11-02T00:00:00Z', to: '2025-11-01T00:00:00Z' }
    await assert.rejects(
      () => logActions.search(lead, logApi.search.input.parse({ q: '', ...span })),
      (error: Refusal) => error instanceof Refusal && error.code === 'log.span.invalid',
    )
  })

  test('what is said of a clock changes the order at once and reads nothing again', async () => {
    await logActions.import(lead, {
      ...logApi.import.input.parse({ source: 'proxy', year: 2025, zone: 'Asia/Tokyo' }),
      files: [file('proxy.log', 'Nov  1 12:36:00 proxy squid[9]: client 192.168.100.1 went out\n')],
    })
    const order = async () => (await search(lead, '192.168.100.1 and not source:cut')).map((line) => line.source)
    assert.deepEqual(await order(), ['gate', 'proxy'])
    const stated = await logActions.addClock(
      lead,
      logApi.addClock.input.parse({ name: 'proxy', offsetMs: 95_000, accuracyMs: 2_000, note: 'NTP was off' }),
    )
    assert.deepEqual(await order(), ['proxy', 'gate'])
    const [line] = await search(lead, 'source:proxy')
    assert.equal(line!.at, '2025-11-01T03:34:25Z')
    assert.equal(line!.event['@timestamp'], '2025-11-01T03:36:00Z')
    assert.equal(line!.accuracyMs, 2_000)
    await logActions.voidClock(lead, { name: 'proxy', id: stated.clock[0]!.id })
    assert.deepEqual(await order(), ['gate', 'proxy'])
  })

  test('sources say who looks after them, what they sent, and which are silent', async () => {
    await logActions.setSource(
      lead,
      logApi.setSource.input.parse({ name: 'gate', owner: 'network team', silentAfterMinutes: 60 }),
    )
    await logActions.setSource(lead, logApi.setSource.input.parse({ name: 'never-seen', silentAfterMinutes: 60 }))
    const { sources } = await logActions.sources(auditor)
    const gate = sources.find((source) => source.name === 'gate')!
    assert.deepEqual([gate.owner, gate.isKnown, gate.isSilent], ['network team', true, false])
    assert.equal(sources.find((source) => source.name === 'never-seen')!.isSilent, true)
    assert.equal(sources.find((source) => source.name === 'proxy')!.isKnown, false)
  })

  test('a line is shown with its neighbours, the values of a field are counted', async () => {
    const [line] = await search(lead, 'alice')
    const { lines } = await logActions.around(lead, { seq: line!.seq, before: 5, after: 5 })
    assert.ok(lines.some((one) => String(one.event['event.original']).includes('root')))
    const { facets } = await logActions.facets(
      lead,
      logApi.facets.input.parse({ q: 'source:gate', fields: 'user.name' }),
    )
    assert.deepEqual(
      facets[0]!.values.map(({ value }) => value),
      ['alice', 'root'],
    )
    const { buckets } = await logActions.histogram(
      lead,
      logApi.histogram.input.parse({ q: 'source:gate', seconds: 86_400 }),
    )
    assert.equal(buckets.length, 1)
  })

  test('an export carries a manifest with the hash of its lines and is on the record', async () => {
    const bytes = await bytesOf(
      await logActions.export(lead, logApi.export.input.parse({ q: 'source:gate', form: 'csv' })),
    )
    assert.equal(bytes.subarray(0, 2).toString(), 'PK')
    assert.ok(bytes.includes('manifest.json'))
    assert.ok((await codes(desk)).includes('log.exported'))
  })

  test('a search in steps gives the lines as NDJSON with its progress', async () => {
    const text = (
      await bytesOf(await logActions.stream(lead, logApi.stream.input.parse({ q: 'source:gate' })))
    ).toString()
    const steps = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { lines: unknown[]; progress: number })
    assert.equal(steps.at(-1)!.progress, 1)
    assert.ok(steps.some((step) => step.lines.length > 0))
  })

  test('no class of retention is shorter than three months', async () => {
    const shorter = sql`insert into log_keep values ('month', 30)`.execute(desk.desk.state.db)
    await assert.rejects(shorter, /log_keep_days_check/)
  })

  test('past days are closed with their hash on the record, held while a hold stands, deleted with a word', async () => {
    const hold = await logActions.hold(lead, {
      from: '2025-11-01T00:00:00Z',
      to: '2025-11-02T00:00:00Z',
      reason: 'case 2026-0001',
    })
    const first = await logActions.retain(lead, { dryRun: false })
    assert.ok(first.closed.length > 0)
    assert.deepEqual([first.deleted.length, first.held.length > 0], [0, true])
    assert.equal((await logActions.verify(auditor, {})).ok, true)
    await logActions.release(lead, { id: hold.id })
    const second = await logActions.retain(lead, { dryRun: false })
    assert.ok(second.deleted.length > 0)
    assert.deepEqual(await search(lead, 'source:gate'), [])
    assert.ok((await codes(desk)).includes('log.day-deleted'))
  })
})
