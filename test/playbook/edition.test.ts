// Playbooks changed at the desk: a draft, approved by somebody else, in force over the files; compared, exported, taken in again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { differences } from '#src/core/difference.ts'
import type { Context } from '#src/platform/context.ts'
import { editionActions } from '#src/prepare/playbook/edition/actions.ts'
import { editionApi } from '#src/prepare/playbook/edition/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const playbooks = calls(editionApi, editionActions as never)
const plan = calls(planApi, planActions as never)
const playbook = 'malware-worm'
let kit: TestDesk
let lead: Context
let responder: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  responder = await kit.as('responder', '当番 一郎')
})
after(() => kit.close())

test('what the desk changed is approved by somebody else, and is what the next incident follows', async () => {
  const { text, can } = await playbooks.show(lead, { playbook })
  assert.equal(can.approve, false)
  const changed = text
    .replace(/^version: .*$/m, 'version: "9"')
    .replace(/(name:\n\s+ja: ).*\n(\s+en: ).*/, '$1ワーム（改訂）\n$2Worm, revised')
  const drafted = await playbooks.save(lead, { playbook, text: changed, incident: '2026-0001' })
  assert.deepEqual([drafted.problems, drafted.inForce], [[], 0])
  assert.equal(await refusalOf(playbooks.ask(lead, { playbook })), 'playbook.edition.reason-missing')
  await playbooks.save(lead, { playbook, text: changed, note: '反省会から', incident: '2026-0001' })
  await playbooks.ask(lead, { playbook })
  const decide = { playbook, no: 1, isApproved: true }
  assert.equal(await refusalOf(playbooks.decide(lead, decide)), 'playbook.edition.own.not-allowed')
  assert.equal(await refusalOf(playbooks.save(responder, { playbook, text })), 'playbook.edition.already-asked')
  const other = await kit.as('lead')
  assert.equal((await playbooks.decide(other, decide)).inForce, 1)
  assert.equal(await refusalOf(playbooks.decide(other, decide)), 'playbook.edition.not-asked')
  const { number } = await incident.create(lead, { title: 'ワーム', kinds: [] })
  const choice = (await plan.show(lead, { incident: number })).playbooks.find((one) => one.id === playbook)
  assert.equal(choice?.name.en, 'Worm, revised')
  await plan.follow(lead, { incident: number, playbook })
  const { parts } = await playbooks.diff(lead, { playbook, from: 0, to: 1 })
  assert.ok(parts.some((one) => one.kind === 'added' && one.text.includes('Worm, revised')))
  assert.ok(parts.every((one) => one.kind !== 'same' || one.text.split('\n').length <= 9))
})

test('a draft with faults is kept with what is wrong by line, but is not put before anybody', async () => {
  const broken = await playbooks.save(responder, {
    playbook: 'ransomware',
    text: 'id: ransomware\nname: x\n',
    note: 'x',
  })
  assert.ok(broken.problems.length > 0 && broken.problems.some((one) => one.line === 2))
  assert.equal(await refusalOf(playbooks.ask(responder, { playbook: 'ransomware' })), 'playbook.edition.unsound')
  const { editions } = await playbooks.withdraw(responder, { playbook: 'ransomware' })
  assert.deepEqual(
    editions.map((one) => one.state),
    ['withdrawn'],
  )
})

test('a playbook leaves as CACAO and comes in again as a draft; what is none is refused with the reason', async () => {
  const file = await playbooks.file(lead, { playbook: 'insider', format: 'cacao' })
  const upload = (bytes: Uint8Array) => [{ name: 'x.json', mediaType: 'application/json', bytes }]
  const taken = await playbooks.take(lead, { files: upload(file.body as Uint8Array) })
  assert.deepEqual([taken.playbook, taken.refusals], ['insider', []])
  const row = (await playbooks.list(lead, {})).rows.find((one) => one.id === 'insider')
  assert.equal(row?.open?.state, 'draft')
  const strange = await playbooks.take(lead, { files: upload(new TextEncoder().encode('{"type":"bundle"}')) })
  assert.ok(strange.playbook === null && strange.refusals.length > 0)
})

test('a comparison shows what changed and a little around it', () => {
  const before = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n')
  const parts = differences(before, before.replace('line 20', 'line twenty'))
  assert.deepEqual(
    parts.map((one) => one.kind),
    ['same', 'removed', 'added', 'same'],
  )
  assert.equal(parts[0]?.text, '…\nline 17\nline 18\nline 19\n')
})
