import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import type { Loss } from '#src/detect/agent/agent.ts'
import { newClockMeasure } from '../../agent/clock.ts'
import { backOff } from '../../agent/pace.ts'
import { type NewBatch, Spool } from '../../agent/spool.ts'
import { headLines, wholeLines } from '../../agent/tail/cut.ts'
import { lossesOf } from '../../agent/tail/lost.ts'
import { nothingRead, type Place } from '../../agent/tail/place.ts'

let folder = ''
let saved = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-spool-'))
  saved = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (most: number, acked = 0, damaged: (name: string) => void = () => {}): Promise<Spool> =>
  Spool.open(folder, {
    most,
    acked,
    series: 'exam',
    now: () => new Date('2026-11-21T01:00:00Z'),
    save: async () => void saved++,
    reached: () => {},
    damaged,
  })
const batch = (file = '/var/log/app.log'): NewBatch => ({
  kind: 'lines',
  source: 'gate1',
  file,
  format: 'auto',
  zone: null,
  before: 0,
  learn: 0,
  lines: 10,
  place: null,
})
const content = (n: number): Buffer => Buffer.from(`batch ${n} ${'x'.repeat(1_000)}\n`)
async function all(spool: Spool): Promise<{ number: number; from: number; kind: string; text: string }[]> {
  const found = []
  for (let next = await spool.take(); next; next = await spool.take()) {
    const { number, from, kind } = next.head
    found.push({ number, from, kind, text: zstdDecompressSync(next.content).toString() })
    await spool.done(next.head)
  }
  return found
}

test('batches are given in order, after a crash too, and those that the desk has are not given again', async () => {
  const spool = await open(1e9)
  for (let n = 1; n <= 5; n++) await spool.add(batch(), content(n))
  writeFileSync(join(folder, '0000000000000006.batch.new'), 'half a ba')
  const again = await open(1e9, 2)
  assert.equal(again.nextNumber.number, 6)
  assert.deepEqual(
    (await all(again)).map((one) => one.number),
    [3, 4, 5],
  )
  assert.deepEqual(readdirSync(folder), [])
  assert.equal((await open(1e9, 5)).nextNumber.number, 6)
})

test('a full spool drops the oldest, never the one that is on its way, and says once what they held', async () => {
  const spool = await open(1)
  for (let n = 1; n <= 4; n++) await spool.add(batch(n < 4 ? '/a.log' : '/b.log'), content(n))
  await spool.take() // the first is on its way
  assert.deepEqual([await spool.dropOldest(), await spool.dropOldest(), await spool.dropOldest()], [true, true, true])
  assert.equal(await spool.dropOldest(), false)
  assert.equal(saved, 3)
  const left = await all(await open(1))
  assert.deepEqual(
    left.map(({ number, from, kind }) => ({ number, from, kind })),
    [
      { number: 1, from: 1, kind: 'lines' },
      { number: 4, from: 2, kind: 'loss' },
    ],
  )
  const losses = JSON.parse(left[1]!.text) as Loss[]
  assert.deepEqual(
    losses.map(({ file, why, lines, bytes }) => ({ file, why, lines, bytes })),
    [
      { file: '/a.log', why: 'oldest', lines: 20, bytes: content(2).length * 2 },
      { file: '/b.log', why: 'oldest', lines: 10, bytes: content(4).length },
    ],
  )
})

test('losses that follow each other are one statement; a damaged batch is said and taken away', async () => {
  const spool = await open(1e9)
  const at = '2026-11-21T01:00:00.000Z'
  const loss: Loss = { source: 'gate1', file: '/a.log', why: 'newest', lines: 1, bytes: 10, from: at, to: at }
  await spool.state(loss, null)
  await spool.state({ ...loss, bytes: 5 }, null)
  await spool.add(batch(), content(2))
  writeFileSync(join(folder, '0000000000000003.batch'), 'not a batch')
  const damaged: string[] = []
  const left = await all(await open(1e9, 0, (name) => void damaged.push(name)))
  assert.deepEqual(damaged, ['0000000000000003.batch'])
  assert.deepEqual(
    left.map((one) => one.kind),
    ['loss', 'lines'],
  )
  assert.equal((JSON.parse(left[0]!.text) as Loss[])[0]!.bytes, 15)
})

test('bytes are cut after a line and nowhere else, in UTF-16 too', () => {
  assert.deepEqual(wholeLines(Buffer.from('one\ntwo\nhal'), null, 0), { bytes: 8, lines: 2 })
  // U+0A0A and U+0A41 hold the byte of a line feed
  const text = 'a\u0a0a\u0a41\nb'
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  assert.deepEqual(wholeLines(little, 'le', 0), { bytes: little.length - 2, lines: 1 })
  const big = Buffer.from(little).swap16()
  assert.deepEqual(wholeLines(big, 'be', 0), { bytes: big.length - 2, lines: 1 })
  const head = headLines(Buffer.from('#Software: x\n#Fields: a b\n1 2\n#no\n'), null)
  assert.deepEqual([head.bytes.toString(), head.lines], ['#Software: x\n#Fields: a b\n', 2])
})

test('the clock is measured as NTP does; the quickest exchange says it best', () => {
  const clock = newClockMeasure()
  // the agent is 5 s ahead; the way takes 20 ms there and 20 ms back
  clock.take({ askedMs: 105_000, receivedMs: 100_020, answeredMs: 100_030, heardMs: 105_050 })
  clock.take({ askedMs: 205_000, receivedMs: 200_900, answeredMs: 200_900, heardMs: 205_910 })
  assert.equal(clock.best!.errorMs, 5_000)
  assert.equal(clock.best!.roundTripMs, 40)
})

test('waiting grows to a minute, differs by chance, and never ends before the desk asked', () => {
  assert.deepEqual(
    [0, 3, 40].map((failures) => backOff(failures, 1, null)),
    [1_000, 8_000, 60_000],
  )
  assert.equal(backOff(5, 0, null), 0)
  assert.ok(backOff(0, 0, 30_000) >= 30_000)
})

test('a file that was emptied or went before it was read is a loss after a minute, once', () => {
  const place: Place = {
    ...nothingRead,
    key: '1:2',
    path: '/var/log/app.log',
    source: 'gate1',
    watched: '/var/log/app.log',
    changedMs: 0,
    isPacked: false,
    goneMs: 1_000,
    offset: 10,
    size: 25,
    before: { ...nothingRead, offset: 5, size: 7, emptiedMs: 1_000 },
  }
  assert.deepEqual(lossesOf(place, false, 30_000), [])
  const found = lossesOf(place, false, 70_000)
  assert.deepEqual(
    found.map(({ loss }) => [loss.why, loss.bytes]),
    [
      ['truncated', 2],
      ['vanished', 15],
    ],
  )
  assert.deepEqual(lossesOf(found[1]!.after, false, 70_000), [])
})
