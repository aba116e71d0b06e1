// Dealings with people outside through the actions of a real desk: what holds back closing, evidence that is given, extortion that few know of.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { outsideActions } from '#src/recover/outside/actions.ts'
import { outsideApi } from '#src/recover/outside/api.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { evidenceActions } from '#src/respond/evidence/actions.ts'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { calls, find, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const outside = calls(outsideApi, outsideActions as never)
const recovery = calls(recoveryApi, recoveryActions as never)
const evidence = calls(evidenceApi, evidenceActions as never)
let kit: TestDesk
let lead: Context
let number: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  ;({ number } = await incident.create(lead, { title: '予約サイトの改ざん', kinds: [] }))
})
after(() => kit.close())

test('a briefing that was planned holds back closing until somebody says how it went', async () => {
  const { rows } = await outside.add(lead, {
    ...{ incident: number, kind: 'briefing', title: '会員への説明会', who: '会員', plannedOn: '2020-01-10' },
  })
  assert.deepEqual([rows[0]?.state, rows[0]?.isOverdue], ['open', true])
  const missing = () =>
    incident.close(lead, { incident: number, reason: '済んだ' }).then(
      () => [] as string[],
      (error) => error.facts.codes as string[],
    )
  assert.ok((await missing()).includes('outside-open'))
  const late = { incident: number, no: 1, heldOn: '2999-01-01', said: '経緯' }
  assert.equal(await refusalOf(outside.hold(lead, late)), 'outside.time.future')
  const held = await outside.hold(lead, { ...late, heldOn: '2020-01-12', people: 84, heard: '補償を求める声' })
  assert.deepEqual([held.rows[0]?.state, held.rows[0]?.outcome?.people, held.rows[0]?.isOverdue], ['done', 84, false])
  assert.ok(!(await missing()).includes('outside-open'))
})

test('what is no longer needed is dropped with its reason', async () => {
  await outside.add(lead, { incident: number, kind: 'shareholders', title: '適時開示', market: '横ばい' })
  const { rows } = await outside.drop(lead, { incident: number, no: 2, reason: '開示の基準に当たらない' })
  assert.deepEqual(rows.find((one) => one.no === 2 && one.state === 'dropped')?.reason, '開示の基準に当たらない')
  assert.equal(await refusalOf(outside.drop(lead, { incident: number, no: 9, reason: 'x' })), 'outside.not-found')
})

test('an investigation says how much evidence was given, which items, and what that did to services', async () => {
  const item = await evidence.add(lead, {
    ...{ incident: number, kind: 'device', description: 'Webサーバーのディスク', marks: 'S/N 1' },
  })
  const asked = { kind: 'investigation', title: '県警への協力', basis: 'inquiry', wanted: '6月のログ' } as const
  const { rows, evidence: choices } = await outside.add(lead, { incident: number, ...asked })
  const no = rows.find((one) => one.plan.kind === 'investigation')!.no
  assert.deepEqual(choices[0]?.number, item.number)
  const said = { incident: number, no, heldOn: '2020-02-01', said: '6月分を渡した', evidence: [choices[0]!.id] }
  assert.equal(await refusalOf(outside.hold(lead, said)), 'outside.investigation.scope-missing')
  const scope = { scope: '6月分だけ。ほかは照会の外', effect: '複製を渡したので止まらない' }
  const strange = { ...said, ...scope, evidence: [kit.desk.newId()] }
  assert.equal(await refusalOf(outside.hold(lead, strange)), 'evidence.not-found')
  const given = await outside.hold(lead, { ...said, ...scope })
  assert.deepEqual(given.rows.find((one) => one.no === no)?.evidence, [item.number])
  const entries = await incident.entries(lead, { incident: number, limit: 100 })
  assert.ok(entries.rows.some((one) => one.text.includes(item.number) && one.text.includes('県警')))
  const executive = await kit.as('executive')
  assert.deepEqual((await outside.list(executive, { incident: number })).evidence, [])
})

test('extortion stands in the restricted file alone: nobody else sees it, finds it, or is told of it when closing', async () => {
  const demand = {
    incident: number,
    kind: 'extortion',
    title: '身代金の要求メール',
    wanted: '三千万円クラクマ',
  } as const
  assert.equal(await refusalOf(outside.add(lead, demand)), 'outside.extortion.no-file')
  await recovery.begin(lead, { incident: number, lead: lead.viewer.id! })
  const { restricted } = await recovery.restrict(lead, { incident: number })
  const { rows } = await outside.add(lead, demand)
  const row = rows.find((one) => one.plan.kind === 'extortion')!
  assert.deepEqual([row.incident, row.isRestricted], [restricted!.number, true])
  await outside.hold(lead, { incident: row.incident, no: row.no, heldOn: '2020-02-02', said: '払わない。警察に届けた' })
  for (const role of ['administrator', 'responder', 'executive', 'auditor'] as const) {
    const other = await kit.as(role)
    const seen = await outside.list(other, { incident: number })
    assert.ok(!seen.rows.some((one) => one.plan.kind === 'extortion'), role)
    assert.equal(seen.restricted, null)
    assert.equal(await refusalOf(outside.list(other, { incident: row.incident })), 'incident.not-found')
    assert.equal((await find(other, { q: 'クラクマ' })).rows.length, 0)
  }
})
