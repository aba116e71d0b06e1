import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contradicts, readHosts, readUnits, standingOf } from './sweep.ts'

test('a unit is silent once its day has passed without an answer', () => {
  assert.equal(standingOf('asked', '2026-11-20', '2026-11-21'), 'silent')
  assert.equal(standingOf('asked', '2026-11-21', '2026-11-21'), 'asked')
  assert.equal(standingOf('asked', null, '2026-11-21'), 'asked')
  assert.equal(standingOf('hit', '2026-11-20', '2026-11-21'), 'hit')
})

test('a unit is not clean while one of its hosts is hit', () => {
  assert.equal(contradicts('clean', [{ state: 'clean' }, { state: 'hit' }]), true)
  assert.equal(contradicts('fixed', [{ state: 'hit' }]), true)
  assert.equal(contradicts('hit', [{ state: 'hit' }]), false)
})

test('units and their hosts are read from lines; a line that is none is named', () => {
  const { units, wrong } = readUnits(
    '営業部,sales@example.jp,pc-1\n営業部,,pc-2\r\n\n経理部\n,x@example.jp\n総務部,not-an-address',
  )
  assert.deepEqual(units, [
    { unit: '営業部', address: 'sales@example.jp', hosts: ['pc-1', 'pc-2'] },
    { unit: '経理部', address: '', hosts: [] },
  ])
  assert.deepEqual(wrong, [5, 6])
})

test('no line of units is lost: each is a unit, a host of one, or named', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n')
      const { units, wrong } = readUnits(text)
      assert.equal(new Set(units.map((one) => one.unit)).size, units.length)
      const filled = text.split(/\r?\n/).filter((line) => line.trim() !== '').length
      assert.ok(units.length + wrong.length <= filled)
      assert.ok(units.length + wrong.length > 0 || filled === 0)
    }),
  )
})

test('the answer of a host is read with its state', () => {
  assert.deepEqual(readHosts('pc-1 clean\npc-2\thit *\npc-3 maybe'), {
    hosts: [
      { host: 'pc-1', state: 'clean', isStandby: false },
      { host: 'pc-2', state: 'hit', isStandby: true },
    ],
    wrong: [3],
  })
})
