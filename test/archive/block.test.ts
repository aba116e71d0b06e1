import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { newBatch } from '#src/platform/archive/batch.ts'
import type { EcsEvent } from '#src/platform/archive/column.ts'
import { packingArchiveOver, packingWire } from '#src/platform/archive/duckdb/far.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import { eventOf } from '#src/platform/archive/read-row.ts'
import { type Incoming, rowOf } from '#src/platform/archive/row.ts'
import { openArchive } from './kit.ts'

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 10, maxLength: 40 }))
const value = fc.oneof(
  text,
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.boolean(),
  fc.array(text, { maxLength: 3 }),
)
const key = fc.constantFrom(
  'event.category',
  'event.type',
  'source.ip',
  'source.port',
  'user.name',
  'host.name',
  'http.response.status_code',
  'url.query',
  'labels."x"',
)
const incoming: fc.Arbitrary<Incoming> = fc
  .record({
    at: fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
    fields: fc.dictionary(key, value),
    original: text,
    // What says again what stands elsewhere is not written twice.
    end: fc.nat(20),
    saysAgain: fc.boolean(),
    source: fc.constantFrom('gate', '門の上の機器', 'a name of more than twelve bytes'),
  })
  .map(({ at, fields, original, end, saysAgain, source }) => ({
    event: {
      '@timestamp': at.toISOString(),
      'event.original': original,
      ...fields,
      ...(saysAgain
        ? { message: original.slice(end), 'related.ip': [fields['source.ip']], 'related.user': [fields['user.name']] }
        : { message: original }),
    } as EcsEvent,
    source,
    received: 1_795_295_137_346_000,
    keep: 'year',
  }))

test('whatever lines hold, one by one or thousands together, they stand on disk as their row says', async () => {
  const archive = await openArchive()
  let next = 1
  const kept = async (lines: readonly Incoming[]): Promise<void> => {
    const found = await archive.bySeq(
      lines.map((_, n) => next + n),
      [],
    )
    assert.equal(found.length, lines.length)
    for (const [n, one] of found.entries()) {
      const row = rowOf(lines[n]!, next + n)
      assert.equal(one.seq, row.seq)
      assert.equal(one.ts, row.ts)
      assert.equal(one.source, row.source)
      assert.deepEqual(one.event, eventOf(row.ts, row.original, row.cells, row.rest))
    }
    next += lines.length
  }
  await fc.assert(
    fc.asyncProperty(fc.array(incoming, { minLength: 1, maxLength: 60 }), async (lines) => {
      await archive.append(lines)
      await kept(lines)
    }),
    { numRuns: 20 },
  )
  const many = fc.sample(incoming, { numRuns: 5_000, seed: 7 })
  const batch = newBatch(archive)
  for (const one of many) batch.add(one)
  assert.equal(batch.lines, many.length)
  await batch.store()
  await kept(many)
  // What is given again, as after a failure, is whole again.
  await batch.store()
  await kept(many)
  // From another thread they come packed.
  const { port1, port2 } = new MessageChannel()
  serveOver(port1, archive, packingWire)
  const far = packingArchiveOver(port2)
  await far.append(many, { key: 'batch:1', value: 'done' })
  await kept(many)
  assert.deepEqual([...(await far.marks('batch:'))], [['batch:1', 'done']])
  const packed = newBatch(far)
  for (const one of many) packed.add(one)
  assert.equal(packed.lines, many.length)
  await packed.store()
  await kept(many)
  await far.end()
  port1.close()
})
