import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameMachine, standingOf, unlogged } from './coverage.ts'

const source = (name: string, given: object = {}) => ({
  ...{ name, events: 5, isSilent: false, keep: 'quarter', lastAt: '2026-11-22T00:00:00Z' },
  ...given,
})
const keeps = [
  { name: 'quarter', days: 92 },
  { name: 'year', days: 366 },
]

test('a machine is the same under its short and its full name; two hosts of one name in two domains are not', () => {
  assert.ok(isSameMachine('WEB', 'web.example.ac.jp'))
  assert.ok(!isSameMachine('web', 'web2.example.ac.jp'))
  assert.ok(!isSameMachine('web.a.example', 'web.b.example'))
  assert.ok(!isSameMachine('192', '192.168.0.1'), 'the beginning of an address is no short name')
  assert.ok(!isSameMachine('', ''))
})

test('what must log is missing, silent, kept too short, or well', () => {
  const duty = { system: 'proxy', keepDays: 366 }
  assert.equal(standingOf(duty, [], keeps).state, 'missing')
  assert.equal(standingOf(duty, [source('proxy', { events: 0 })], keeps).state, 'silent')
  assert.equal(standingOf(duty, [source('proxy', { isSilent: true })], keeps).state, 'silent')
  assert.deepEqual(standingOf(duty, [source('proxy.example.jp')], keeps), {
    ...{ state: 'short', source: 'proxy.example.jp', keptDays: 92, lastAt: '2026-11-22T00:00:00Z' },
  })
  assert.equal(standingOf(duty, [source('proxy', { keep: 'year' })], keeps).state, 'well')
})

test('a machine that nobody made a source is named once, with every register that knows of it', () => {
  const known = [
    { name: 'bbs', from: 'readiness' as const },
    { name: 'bbs.example.jp', from: 'backup' as const },
    { name: 'web', from: 'backup' as const },
    { name: 'printer', from: 'readiness' as const },
  ]
  assert.deepEqual(unlogged(known, [source('web.example.jp')], [{ system: 'printer' }]), [
    { name: 'bbs', known: ['readiness', 'backup'] },
  ])
})
