import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { newSecond } from '#src/detect/alert/jobs/second.ts'
import { observed } from '#src/detect/anomaly/jobs/watching.ts'
import type { Observation } from '#src/detect/anomaly/observation.ts'
import { type Batch, type Matching, newMatching } from '#src/detect/signature/jobs/matching.ts'
import { packingArchiveOver, packingWire } from '#src/platform/archive/duckdb/far.ts'
import { followedArchiveOver } from '#src/platform/archive/duckdb/following.ts'
import { serveOver } from '#src/platform/archive/over-port.ts'
import type { Found, Incoming } from '#src/platform/archive/row.ts'
import { openArchive } from '../archive/kit.ts'

const rules = `
title: Wrong password
name: wrong
id: 6f4a0000-0000-4000-8000-000000000001
logsource: { product: hikeshi }
level: low
detection:
  word: { message|contains: Failed password }
  condition: word
---
title: Guessing
id: 6f4a0000-0000-4000-8000-000000000002
level: high
correlation:
  type: event_count
  rules: [wrong]
  group-by: [source.ip]
  timespan: 1h
  condition: { gte: 4 }
  generate: true
`
const second = 1_000_000
const start = Date.UTC(2026, 10, 21, 3) * 1_000
/** Everyday lines, with a wrong password now and then: addresses by turns, so that each correlation stands on lines of both threads. */
const lineOf = (n: number): Incoming => {
  const text = n % 97 === 0 ? `Failed password for root, try ${n}` : `Accepted something ordinary ${n}`
  const at = start + n * second
  return {
    event: {
      '@timestamp': new Date(at / 1_000).toISOString(),
      'event.dataset': 'sshd.auth',
      'event.category': ['authentication'],
      'event.outcome': n % 97 === 0 ? 'failure' : 'success',
      'event.original': text,
      message: text,
      'source.ip': `192.0.2.${n % 5}`,
      'user.name': `user${n % 7}`,
      'host.name': 'gate',
      'labels.n': String(n),
    },
    source: 'gate',
    received: at + second,
    keep: 'year',
  }
}

test('two threads find in lines that come in what one finds, in the same order', { timeout: 120_000 }, async (t) => {
  const archive = await openArchive()
  const [bringing, following] = [new MessageChannel(), new MessageChannel()]
  serveOver(bringing.port1, archive, packingWire)
  serveOver(following.port1, archive, packingWire)
  const far = packingArchiveOver(bringing.port2)
  const followed = followedArchiveOver(following.port2)
  t.after(async () => {
    helper.load(other)
    await far.end()
    bringing.port1.close()
    following.port1.close()
  })
  const other = {
    texts: [{ file: 'a.yml', text: rules.replace('Wrong password', 'Again') }],
    placeholders: null,
    off: [],
  }
  const saw: { alone: Observation[]; both: Observation[] } = { alone: [], both: [] }
  let here = 0
  const ofHere = (found: Found): Observation => {
    here++
    return observed(found)
  }
  const alone = newMatching(archive, { of: observed, see: (seen) => void saw.alone.push(seen) })
  const helper = newSecond(followed, 2)
  const both = newMatching(followed, { of: ofHere, see: (seen) => void saw.both.push(seen) }, helper)
  for (const one of [alone, both])
    await one.load({ texts: [{ file: 'a.yml', text: rules }], placeholders: null, off: [] })
  const take = async (matching: Matching, seq: number, upTo: number): Promise<Batch[]> => {
    const batches: Batch[] = []
    for (let at = seq; at < upTo; at = batches.at(-1)!.lastSeq) batches.push(await matching.take(at, upTo, 5_000, []))
    return batches
  }
  const gathered = (batches: Batch[]) => ({
    matches: batches.flatMap(({ matches }) => matches),
    feeds: batches.flatMap(({ feeds }) => feeds),
    events: batches.reduce((sum, { events }) => sum + events, 0),
    aside: batches.flatMap(({ aside }) => aside),
  })
  await followed.since(0, 1, [])
  let [seq, put, shared, correlated] = [0, 0, 0, 0]
  // The second thread reads its rules while the first goes on alone: after a few rounds it takes its part.
  for (let round = 0; round < 40 && shared < 3; round++) {
    await far.append(Array.from({ length: 5_500 }, () => lineOf(put++)))
    const upTo = await archive.lastSeq()
    here = 0
    const found = gathered(await take(both, seq, upTo))
    if (here < upTo - seq) shared++
    assert.deepEqual(found, gathered(await take(alone, seq, upTo)))
    assert.equal(found.events, upTo - seq)
    correlated += found.matches.filter(({ row }) => row.correlation !== undefined).length
    seq = upTo
  }
  assert.equal(shared, 3)
  assert.ok(correlated > 0)
  assert.deepEqual(saw.both, saw.alone)
  // Other rules: the thread with the old ones is not asked any more.

  for (const one of [alone, both]) await one.load(other)
  await far.append(Array.from({ length: 5_500 }, () => lineOf(put++)))
  const upTo = await archive.lastSeq()
  const [ours, theirs] = [gathered(await take(both, seq, upTo)), gathered(await take(alone, seq, upTo))]
  assert.deepEqual(ours, theirs)
  assert.ok(ours.matches.some(({ row }) => row.rule.title === 'Again'))
})

test('when the second thread dies, the first does its lines as well', { timeout: 60_000 }, async (t) => {
  const archive = await openArchive()
  const [bringing, following] = [new MessageChannel(), new MessageChannel()]
  serveOver(bringing.port1, archive, packingWire)
  serveOver(following.port1, archive, packingWire)
  const far = packingArchiveOver(bringing.port2)
  const followed = followedArchiveOver(following.port2)
  const helper = newSecond(followed, 2, new URL('./second-that-dies.ts', import.meta.url))
  let here = 0
  const saw: Observation[] = []
  const matching = newMatching(
    followed,
    {
      of: (found) => {
        here++
        return observed(found)
      },
      see: (seen) => void saw.push(seen),
    },
    helper,
  )
  const set = { texts: [{ file: 'a.yml', text: rules }], placeholders: null, off: [] }
  t.after(async () => {
    helper.load(set)
    await far.end()
    bringing.port1.close()
    following.port1.close()
  })
  await matching.load(set)
  await followed.since(0, 1, [])
  let [seq, put, wrong] = [0, 0, 0]
  for (let round = 0; round < 6; round++) {
    await far.append(Array.from({ length: 5_000 }, () => lineOf(put++)))
    const upTo = await archive.lastSeq()
    while (seq < upTo) {
      const batch = await matching.take(seq, upTo, 5_000, [])
      assert.deepEqual(batch.aside, [])
      wrong += batch.matches.filter(({ row }) => row.rule.title === 'Wrong password').length
      seq = batch.lastSeq
    }
    await pause(200)
  }
  assert.equal(here, put)
  assert.deepEqual(
    saw.map(({ line }) => line),
    Array.from({ length: put }, (_, n) => n + 1),
  )
  assert.equal(wrong, Math.ceil(put / 97))
})
