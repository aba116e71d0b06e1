// What the first minutes of an incident lead through: no restart before volatile data is taken, whom to call next, the agreed procedure.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { dutyActions } from '#src/prepare/duty/actions.ts'
import { dutyApi } from '#src/prepare/duty/api.ts'
import { volatileActions } from '#src/respond/evidence/volatile/actions.ts'
import { volatileApi } from '#src/respond/evidence/volatile/api.ts'
import { callActions } from '#src/respond/incident/call/actions.ts'
import { callApi } from '#src/respond/incident/call/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { calls, incident, refusalOf } from './kit.ts'

const volatile = calls(volatileApi, volatileActions as never)
const call = calls(callApi, callActions as never)
const duty = calls(dutyApi, dutyActions as never)
const plan = calls(planApi, planActions as never)

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())
const texts = async (number: string) =>
  (await incident.entries(lead, { incident: number, limit: 100 })).rows.map((one) => one.text).join('\n')

test('a machine is warned of until its volatile data is taken, or somebody says why it will not be', async () => {
  const { number } = await incident.create(lead, { title: 'Back door', kinds: [] })
  for (const name of ['board', 'mail'])
    await incident.addAsset(lead, { incident: number, name, owner: '', isOurs: true, description: '', services: '' })
  const { machines } = await volatile.list(lead, { incident: number })
  assert.deepEqual(
    machines.map((one) => [one.name, one.state]),
    [
      ['board', 'open'],
      ['mail', 'open'],
    ],
  )
  const [board, mail] = machines
  await volatile.set(lead, { incident: number, asset: board!.asset, state: 'collected', reason: 'On the USB disk 3.' })
  const after = await volatile.set(lead, { incident: number, asset: mail!.asset, state: 'not-needed', reason: 'Off.' })
  assert.deepEqual(
    after.machines.map((one) => [one.state, one.by]),
    [
      ['collected', '神戸 花子'],
      ['not-needed', '神戸 花子'],
    ],
  )
  for (const said of [/Took the volatile data of board/, /Decided not to take the volatile data of mail/])
    assert.match(await texts(number), said)
  const other = await incident.create(lead, { title: 'Another', kinds: [] })
  const stray = { incident: other.number, asset: board!.asset, state: 'collected' as const, reason: 'x' }
  assert.equal(await refusalOf(volatile.set(lead, stray)), 'volatile.not-found')
})

test('a level tells whom to call; silence leads to the deputy, an answer ends it, and all is on the record', async () => {
  const place = (name: string) => ({ name, phone: '078-000-0000', hours: '夜間', waitMin: 5 })
  await duty.setPost(lead, { post: 'executives', places: [place('学長補佐'), place('副学長')] })
  const { posts } = await duty.roster(lead, {})
  assert.deepEqual(
    posts.map((one) => [one.post, one.isStale, one.places.length]),
    [['executives', false, 2]],
  )
  const { number } = await incident.create(lead, { title: 'Leak', kinds: [] })
  assert.equal((await call.list(lead, { incident: number })).level, null)
  await incident.change(lead, { incident: number, severity: { scheme: 'quality', level: 'scandal' }, reason: 'x' })
  const shown = async (by = lead) => {
    const { posts: all } = await call.list(by, { incident: number })
    return all.find((one) => one.post === 'executives')!
  }
  assert.equal((await shown()).next?.name, '学長補佐')
  await call.call(lead, { incident: number, post: 'executives', name: '学長補佐' })
  const waiting = await shown()
  assert.deepEqual([waiting.standing, waiting.next], ['waiting', null])
  const later = { ...lead, desk: { ...kit.desk, now: () => new Date(Date.now() + 6 * 60_000) } }
  const silent = await shown(later)
  assert.deepEqual([silent.standing, silent.next?.name], ['silent', '副学長'])
  const answer = (id: string, state: 'acknowledged' | 'no-answer') =>
    call.answer(lead, { incident: number, call: id, state })
  await answer(silent.calls[0]!.id, 'no-answer')
  await call.call(lead, { incident: number, post: 'executives', name: '副学長' })
  await answer((await shown()).calls[1]!.id, 'acknowledged')
  assert.equal((await shown()).standing, 'acknowledged')
  assert.equal(await refusalOf(answer(silent.calls[0]!.id, 'acknowledged')), 'call.not-found')
  for (const said of [/Called 学長補佐 \(telephone\)/, /学長補佐 did not answer/, /副学長 answered/])
    assert.match(await texts(number), said)
})

test('whom a secret incident tells, and its machines, are unknown to whoever is not named', async () => {
  const { number } = await incident.create(lead, { title: 'Secret', kinds: [], isSecret: true })
  const stranger = await kit.as('responder')
  assert.equal(await refusalOf(volatile.list(stranger, { incident: number })), 'incident.not-found')
  assert.equal(await refusalOf(call.list(stranger, { incident: number })), 'incident.not-found')
})

test('an incident opens with the procedure agreed for its kind, step by step, until it is taken up', async () => {
  const { number } = await incident.create(lead, { title: 'Worm', kinds: ['kind:virus'] })
  const { playbook } = await plan.next(lead, { incident: number })
  assert.ok(playbook?.isForThis && playbook.phases.length > 1)
  assert.equal(
    playbook.phases.reduce((sum, one) => sum + one.steps.length, 0),
    playbook.steps,
  )
  await plan.follow(lead, { incident: number, playbook: playbook.id })
  assert.equal((await plan.next(lead, { incident: number })).playbook, null)
})
