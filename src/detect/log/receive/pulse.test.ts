import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beat, type Finding, newPulse, type Pulse } from './pulse.ts'

const start = Date.parse('2026-11-21T00:00:00Z')
const lines = (pulse: Pulse, minute: number, count: number, offsetMs: number | null = 0): Finding[] =>
  Array.from({ length: count }, (_, n) => {
    const at = start + minute * 60_000 + Math.floor((n * 60_000) / count)
    return beat(pulse, at, offsetMs === null ? null : at + offsetMs)
  }).filter((one) => one !== null)

test('a source that sends ten times as much as usual is flooding, which is said once until it is calm again', () => {
  const pulse = newPulse()
  for (let minute = 0; minute < 5; minute++) assert.deepEqual(lines(pulse, minute, 2_000), [])
  assert.deepEqual(lines(pulse, 5, 30_000), [{ kind: 'flood', perMinute: 20_001, usual: 2_000 }])
  assert.deepEqual(lines(pulse, 6, 30_000), [])
  for (let minute = 7; minute < 9; minute++) assert.deepEqual(lines(pulse, minute, 2_000), [])
  assert.equal(lines(pulse, 9, 60_000).length, 1)
})

test('a quiet source that sends a few more lines is not flooding', () => {
  const pulse = newPulse()
  assert.deepEqual(lines(pulse, 0, 1), [])
  assert.deepEqual(lines(pulse, 1, 9_000), [])
})

test('a clock that was set is noticed once, with where it stood before and after', () => {
  const pulse = newPulse()
  lines(pulse, 0, 50, -1_000)
  assert.deepEqual(lines(pulse, 1, 50, 3_600_000), [{ kind: 'jump', fromMs: -1_000, toMs: 3_600_000 }])
  assert.deepEqual(lines(pulse, 2, 50, 3_600_000), [])
})

test('two hosts behind one address jump once an hour, not at each line', () => {
  const pulse = newPulse()
  const found = Array.from({ length: 30 }, (_, n) => lines(pulse, n, 20, n % 2 === 0 ? 0 : 7_200_000)).flat()
  assert.equal(found.length, 1)
})

test('a few old lines that a sender catches up with are no jump', () => {
  const pulse = newPulse()
  lines(pulse, 0, 50, 0)
  for (let n = 0; n < 20; n++) assert.deepEqual(lines(pulse, 1 + n, 5, n * -600_000), [])
})

test('lines without a time say nothing of the clock', () => {
  const pulse = newPulse()
  assert.deepEqual(lines(pulse, 0, 100, null), [])
  assert.equal(pulse.offsetMs, null)
})
