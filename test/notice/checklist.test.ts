// Whom to contact: the parties of the case stand on their lines, what was told is seen, what is not needed is said.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const notice = calls(noticeApi, noticeActions as never)

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

const stateOf = async (number: string, line: string) =>
  (await notice.checklist(lead, { incident: number })).rows.find((one) => one.line === line)!

test('both ends of the attack are named when they stand in the case, and told by an entry of contact', async () => {
  const { number } = await incident.create(lead, { title: 'x', kinds: [] })
  assert.equal((await stateOf(number, 'source-end')).state, 'open')
  const detail = await incident.addParty(lead, {
    incident: number,
    name: 'ラボB',
    kind: 'site',
    roles: ['source-site'],
  })
  const { id } = detail.parties.find((one) => one.name === 'ラボB')!
  const named = await stateOf(number, 'source-end')
  assert.deepEqual([named.state, named.parties[0]!.name], ['named', 'ラボB'])
  await incident.addEntry(lead, { incident: number, kind: 'contact', text: '電話で知らせた', party: id })
  assert.equal((await stateOf(number, 'source-end')).state, 'told')
})

test('a line is told by other ways or not needed, each with words; taken back it is open again', async () => {
  const { number } = await incident.create(lead, { title: 'y', kinds: [] })
  const check = (line: 'police' | 'legal', state: 'told' | 'needless' | null, note = '') =>
    notice.check(lead, { incident: number, line, state, note })
  await assert.rejects(check('police', 'needless'))
  await check('police', 'needless', '被害届は出さない')
  await check('legal', 'told', '顧問弁護士に電話 10:05')
  assert.deepEqual(
    [(await stateOf(number, 'police')).state, (await stateOf(number, 'legal')).state],
    ['needless', 'told'],
  )
  const texts = (await incident.entries(lead, { incident: number, limit: 20 })).rows.map((one) => one.text)
  assert.ok(texts.includes('Not needed to tell: Police. Reason: 被害届は出さない'), texts.join('|'))
  await check('police', null)
  assert.equal((await stateOf(number, 'police')).state, 'open')
  assert.equal(await refusalOf(notice.checklist(lead, { incident: '2026-9999' })), 'incident.not-found')
})
