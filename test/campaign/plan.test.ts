// The plan of a mass reset in its versions: what each changed, who approved it, where people were told of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { begun, campaign, file } from './kit.ts'

let kit: TestDesk
before(async () => {
  kit = await testDesk()
})
after(() => kit.close())

const print = { kind: 'print' as const, from: '2003-07-01T00:00:00Z', to: '2003-07-02T00:00:00Z' }
const change = { kind: 'forced-change' as const, from: '2003-07-04T09:00:00Z', to: null }

test('each version of a plan says what it changed, and only an approved one is told to people', async () => {
  const lead = await kit.as('lead')
  const ask = await begun(lead)
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file('login\ns000001\n')] })
  assert.equal(await refusalOf(campaign.approve(lead, { ...ask, by: '学長' })), 'campaign.plan.not-found')
  await campaign.plan(lead, { ...ask, plan: { phases: [print] }, waves: [{ name: '全員' }], reason: '第一案' })
  assert.equal(
    await refusalOf(campaign.tellPlan(lead, { ...ask, where: 'https://www.example.ac.jp/' })),
    'campaign.plan.unapproved',
  )
  assert.deepEqual((await campaign.openNow(kit.anybody, { door: ask.door })).schedule, [])
  const later = { ...print, to: '2003-07-03T00:00:00Z' }
  await campaign.plan(lead, {
    ...ask,
    plan: { phases: [later, change] },
    waves: [{ name: '全員' }],
    reason: '学長の指摘',
  })
  await campaign.approve(lead, { ...ask, by: '大学執行部' })
  const { rows } = await campaign.tellPlan(lead, { ...ask, where: '全利用者へのメール' })
  assert.deepEqual(
    rows.map((row) => [row.version, row.reason, row.approved?.by ?? null, row.told.map((one) => one.where)]),
    [
      [2, '学長の指摘', '大学執行部', ['全利用者へのメール']],
      [1, '第一案', null, []],
    ],
  )
  const span = ({ from, to }: { from: string; to: string | null }) => ({ from, to })
  assert.deepEqual(rows[0]?.changes, [
    { what: 'phase', kind: 'print', before: span(print), after: span(later) },
    { what: 'phase', kind: 'forced-change', before: null, after: span(change) },
  ])
  assert.deepEqual((await campaign.openNow(kit.anybody, { door: ask.door })).schedule, [later, change])
  const { body } = await campaign.planCalendar(lead, ask)
  const calendar = new TextDecoder().decode(body as Uint8Array).replaceAll('\r\n ', '')
  for (const line of ['SUMMARY:2026-', 'DTSTART:20030704T090000Z', 'DTEND:20030703T000000Z', 'SEQUENCE:2'])
    assert.ok(calendar.includes(line.replace('2026-', '')), line)
  // A newer version that nobody was told of is not what people read.
  await campaign.plan(lead, { ...ask, plan: { phases: [print] }, waves: [{ name: '全員' }] })
  assert.deepEqual((await campaign.openNow(kit.anybody, { door: ask.door })).schedule, [later, change])
  const record = await incident.entries(lead, { incident: ask.incident })
  for (const code of ['campaign.planned', 'campaign.approved', 'campaign.plan-told'])
    assert.ok(
      record.rows.some((row) => row.code === code),
      code,
    )
})

test('mail that would go out at night is shown as meeting the night, and a FAX goes to each unit once', async () => {
  const lead = await kit.as('lead')
  const ask = await begun(lead)
  const mail = { kind: 'mail' as const, from: '2003-06-24T11:00:00Z', to: null }
  const fax = { ...mail, kind: 'fax' as const }
  const night = { name: '夜間', from: '2003-06-24T11:00:30Z', to: '2003-06-24T22:00:00Z' }
  await campaign.load(lead, { ...ask, list: 'accounts', files: [file('login,route\na,工学部\nb,文学部\nc,工学部\n')] })
  const capacity = { lettersPerHour: 1, handedPerHour: 1, changesPerHour: 1, mailsPerHour: 60, faxesPerHour: 4 }
  await campaign.bundle(lead, ask)
  const { forecast } = await campaign.plan(lead, {
    ...ask,
    plan: { phases: [mail, fax], kept: [night], capacity },
    waves: [],
  })
  const [told, faxed] = forecast.phases
  assert.deepEqual([told?.amount, told?.clashes, faxed?.amount, faxed?.hours], [3, ['夜間'], 2, 0.5])
})
