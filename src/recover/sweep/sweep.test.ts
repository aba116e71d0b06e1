import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readHosts, readUnits } from './read-lines.ts'
import { hostsFound, hostsOfForm, huntOf, refusedAnswer, standingOf } from './sweep.ts'

test('a unit is silent once its day has passed without an answer', () => {
  assert.equal(standingOf('asked', '2026-11-20', '2026-11-21'), 'silent')
  assert.equal(standingOf('asked', '2026-11-21', '2026-11-21'), 'asked')
  assert.equal(standingOf('asked', null, '2026-11-21'), 'asked')
  assert.equal(standingOf('hit', '2026-11-20', '2026-11-21'), 'hit')
})

test('a unit is not clean while one of its hosts is hit, nor while a standby machine or a backup was not looked at', () => {
  const pc = { kind: 'machine', state: 'clean' } as const
  assert.equal(refusedAnswer('clean', [pc, { ...pc, state: 'hit' }]), 'contradiction')
  assert.equal(refusedAnswer('fixed', [{ ...pc, state: 'hit' }]), 'contradiction')
  assert.equal(refusedAnswer('hit', [{ ...pc, state: 'hit' }]), null)
  assert.equal(refusedAnswer('clean', [{ ...pc, state: 'unchecked' }]), null)
  for (const kind of ['standby', 'backup'] as const) {
    assert.equal(refusedAnswer('clean', [pc, { kind, state: 'unchecked' }]), 'reserve')
    assert.equal(refusedAnswer('asked', [{ kind, state: 'unchecked' }]), null)
  }
})

test('what a form says of hosts changes those alone; the rest is clean where that is said', () => {
  const shown = [
    { host: 'pc-1', kind: 'machine', state: 'unchecked' },
    { host: 'pc-2', kind: 'standby', state: 'unchecked' },
    { host: 'pc-3', kind: 'machine', state: 'hit' },
  ] as const
  const said = (host: string) => ({ 'pc-1': 'hit', 'pc-3': 'nonsense' })[host]
  assert.deepEqual(hostsOfForm(shown, said, false), [{ host: 'pc-1', kind: 'machine', state: 'hit' }])
  assert.deepEqual(hostsOfForm(shown, said, true), [
    { host: 'pc-1', kind: 'machine', state: 'hit' },
    { host: 'pc-2', kind: 'standby', state: 'clean' },
  ])
})

test('units and their hosts are read from lines; a line that is none is named', () => {
  const { units, wrong } = readUnits(
    '営業部,sales@example.jp,pc-1\n営業部,,pc-2,予備\r\n\n経理部\n,x@example.jp\n総務部,not-an-address\n営業部,,日次 テープ,backup',
  )
  assert.deepEqual(units, [
    { unit: '営業部', address: 'sales@example.jp', hosts: ['pc-1'], standby: ['pc-2'], backups: ['日次 テープ'] },
    { unit: '経理部', address: '', hosts: [], standby: [], backups: [] },
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
  assert.deepEqual(
    readHosts('pc-1 clean\npc-2\thit\t*\npc-3 maybe\n日次 テープ、対処済み、バックアップ\npc-4 clean what'),
    {
      hosts: [
        { host: 'pc-1', state: 'clean', kind: 'machine' },
        { host: 'pc-2', state: 'hit', kind: 'standby' },
        { host: '日次 テープ', state: 'fixed', kind: 'backup' },
      ],
      wrong: [3, 5],
    },
  )
})

test('a rule and a list of observables are looked for in the archive; a checklist is for people', () => {
  assert.deepEqual(huntOf('observables', '192.0.2.7\nevil.example、192.0.2.7\n'), {
    kind: 'observables',
    values: ['192.0.2.7', 'evil.example'],
  })
  assert.equal(huntOf('rule', 'title: x')?.kind, 'texts')
  for (const [kind, detail] of [
    ['observables', ' \n'],
    ['rule', ''],
    ['checklist', '192.0.2.7'],
    ['condition', 'httpd < 2'],
  ] as const)
    assert.equal(huntOf(kind, detail), null)
})

test('a host is named by what was found with or without its domain; an address only by itself', () => {
  const hosts = ['PC-1', 'pc-2.sales.example', 'pc-3', '192.0.2.7', '192.0.2.70'].map((host) => ({ unitId: 'u', host }))
  const named = hostsFound(hosts, ['pc-1.sales.example', 'PC-2', '192.0.2.7', 'pc-33'])
  assert.deepEqual(
    named.map((one) => one.host),
    ['PC-1', 'pc-2.sales.example', '192.0.2.7'],
  )
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 20 }), (names) => {
      const all = names.map((host) => ({ unitId: 'u', host }))
      assert.deepEqual(hostsFound(all, names), all)
      assert.deepEqual(hostsFound(all, []), [])
    }),
  )
})

test('a word that every object knows is no state and no kind', () => {
  assert.deepEqual(readHosts('pc-5 constructor'), { hosts: [], wrong: [1] })
  assert.deepEqual(readUnits('営業部,,pc-1,constructor'), { units: [], wrong: [1] })
})
