import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contractsNamedIn, stateOfContract } from './contract.ts'

test('an agreement is in force to its last day; without a payer it settles nothing', () => {
  const of = { payer: 'Firm B', untilOn: '2026-11-22' }
  assert.equal(stateOfContract(of, '2026-11-22'), 'in-force')
  assert.equal(stateOfContract(of, '2026-11-23'), 'expired')
  assert.equal(stateOfContract({ payer: '', untilOn: null }, '2026-11-22'), 'unsettled')
})

test('a system is known by its name however it is written, and a name of one letter names nothing', () => {
  const all = [{ system: '予約サイト' }, { system: 'Web Shop' }, { system: 'w' }]
  assert.deepEqual(contractsNamedIn(all, ['ＷＥＢ　ｓｈｏｐ (B社)']), [{ system: 'Web Shop' }])
  assert.deepEqual(contractsNamedIn(all, ['予約サイトの改ざん']), [{ system: '予約サイト' }])
  assert.deepEqual(contractsNamedIn(all, ['www', '']), [])
})
