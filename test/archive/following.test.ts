import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import type { Archive } from '#src/platform/archive/archive.ts'
import { packingArchiveOver, packingWire } from '#src/platform/archive/duckdb/far.ts'
import { followedArchiveOver } from '#src/platform/archive/duckdb/following.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import type { Found, Incoming } from '#src/platform/archive/row.ts'
import { openArchive } from './kit.ts'

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('root', '門の上の機器の利用者', ''))
const incoming: fc.Arbitrary<Incoming> = fc
  .record({
    user: text,
    original: text,
    extra: text,
    port: fc.integer(),
    source: fc.constantFrom('gate', '門の上の機器'),
  })
  .map(({ user, original, extra, port, source }) => ({
    event: {
      '@timestamp': '2026-11-21T03:00:01.5Z',
      'event.original': original,
      message: original,
      'event.category': ['authentication', 'session'],
      'user.name': user,
      'related.user': [user],
      'source.port': port,
      'labels.x': extra,
      ...(port % 2 === 0 ? { '^x': extra } : {}),
    },
    source,
    received: 1_795_295_137_346_000,
    keep: 'year',
  }))
const clocks = [{ source: 'gate', from: null, until: null, offset: 1_000_000, accuracy: 5 }]

/** Everything after this number, in as many steps as it takes. */
async function allSince(archive: Archive, seq: number, most: number): Promise<Found[]> {
  const all: Found[] = []
  for (;;) {
    const some = await archive.since(all.at(-1)?.seq ?? seq, most, clocks)
    assert.ok(some.length <= most)
    if (some.length === 0) return all
    all.push(...some)
  }
}

test('whoever follows what comes in sees each line as a search finds it, once, in order, also when it was late', async () => {
  const archive = await openArchive()
  const [bringing, following] = [new MessageChannel(), new MessageChannel()]
  serveOver(bringing.port1, archive, packingWire)
  serveOver(following.port1, archive, packingWire)
  const far = packingArchiveOver(bringing.port2)
  const followed = followedArchiveOver(following.port2)
  let seq = 0
  const catchUp = async (most: number): Promise<void> => {
    const seen = await allSince(followed, seq, most)
    assert.deepEqual(seen, await allSince(archive, seq, 5_000))
    seq = seen.at(-1)?.seq ?? seq
    assert.equal(seq, await archive.lastSeq())
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(incoming, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 40 }),
      async (lines, most) => {
        await far.append(lines)
        // What came another way is not among what is kept ready: it is read from the tables between the others.
        await archive.append(lines.slice(0, 3))
        await far.append(lines)
        await catchUp(most)
      },
    ),
    { numRuns: 6 },
  )
  await far.append(fc.sample(incoming, { numRuns: 2_500, seed: 7 }))
  await catchUp(5_000)
  // Nobody else has them: a second look reads them from the tables.
  assert.equal((await allSince(followed, 0, 5_000)).length, seq)
  await far.end()
  bringing.port1.close()
  following.port1.close()
})
