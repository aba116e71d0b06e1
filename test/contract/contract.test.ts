// What is agreed with suppliers beforehand, entered, put right, run out; and read where a measure for that system is proposed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contractActions } from '#src/prepare/contract/actions.ts'
import { contractApi } from '#src/prepare/contract/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const contract = calls(contractApi, contractActions as never)
const measure = calls(measureApi, measureActions as never)
let kit: TestDesk
before(async () => {
  kit = await testDesk()
})
after(() => kit.close())

const shop = { system: 'チケット販売サイト', supplier: 'B社', payer: '半額ずつ', document: '覚書 2003-12 第4条' }

test('one agreement a system and supplier; what is open or has run out stands first, and every step is on the record', async () => {
  const lead = await kit.as('lead')
  const made = await contract.add(lead, shop)
  assert.equal(made.state, 'in-force')
  assert.equal(await refusalOf(contract.add(lead, { ...shop, supplier: 'b社' })), 'contract.already-there')
  const open = await contract.add(lead, { system: 'Mail', supplier: 'Firm D' })
  const old = await contract.add(lead, { system: 'Proxy', supplier: 'Firm D', payer: 'Firm D', untilOn: '2004-03-31' })
  const { rows } = await contract.list(await kit.as('auditor'), {})
  assert.deepEqual(
    rows.map((one) => [one.system, one.state]),
    [
      ['Mail', 'unsettled'],
      ['Proxy', 'expired'],
      ['チケット販売サイト', 'in-force'],
    ],
  )
  const asked = { contract: open.id, reason: 'settled', system: 'Mail', supplier: 'Firm D', payer: 'Firm D' }
  assert.equal((await contract.change(lead, asked)).state, 'in-force')
  await contract.end(lead, { contract: old.id, reason: 'replaced' })
  assert.equal(await refusalOf(contract.end(lead, { contract: old.id, reason: 'again' })), 'contract.not-found')
  const { rows: entries } = await kit.desk.state.pool.query(
    `select code from record_entry where code like 'contract.%' order by seq`,
  )
  assert.deepEqual(
    entries.map((one) => one.code),
    ['contract.added', 'contract.added', 'contract.added', 'contract.changed', 'contract.ended'],
  )
})

test('the measures of an incident show what was agreed about the systems that it names, and no other', async () => {
  const lead = await kit.as('lead')
  const { number } = await incident.create(lead, { title: '改ざん', kinds: [] })
  assert.deepEqual((await measure.list(lead, { incident: number })).agreed, [])
  await incident.addAsset(lead, { incident: number, name: 'チケット販売サイト（B社運用）' })
  const { agreed } = await measure.list(lead, { incident: number })
  assert.deepEqual(
    agreed.map((one) => [one.system, one.payer, one.state]),
    [['チケット販売サイト', '半額ずつ', 'in-force']],
  )
})
