// Meetings about an incident: called with an agenda, held with what was decided, and the tasks that came of it stand in the plan (S0-35).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { meetingActions } from '#src/respond/plan/meeting/actions.ts'
import { meetingApi } from '#src/respond/plan/meeting/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const meeting = calls(meetingApi, meetingActions as never)
const plan = calls(planApi, planActions as never)
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

let kit: TestDesk
let lead: Context
let number: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '大場')
  number = (await incident.create(lead, { title: 'worm', kinds: [], lead: lead.viewer.id })).number
})
after(() => kit.close())

const called = { subject: '電算機メーカーとの打ち合わせ', invited: 'B社 技術課長', agenda: '全員分の変更にかかる時間' }

test('a meeting is called with its agenda, and one whose hour has passed waits to be written down', async () => {
  await meeting.call(lead, { incident: number, ...called, plannedAt: ago(60), place: '第二会議室' })
  const { rows } = await meeting.call(lead, {
    ...{ incident: number, subject: '全学会議', invited: '学部長' },
    plannedAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  assert.deepEqual(
    rows.map((one) => [one.no, one.subject, one.outcome, one.isOverdue]),
    [
      [2, '全学会議', null, false],
      [1, called.subject, null, true],
    ],
  )
})

test('what was decided stands on the record at its hour, and what somebody took on is a task of the plan', async () => {
  const outcome = { heldAt: ago(50), people: '大場、B社 技術課長', decided: '一晩で終わる方法をB社が試す' }
  const tasks = [
    { title: '印刷に何時間かかるか測る', owner: 'B社', dueAt: ago(-600) },
    { title: '紙を手配する', owner: '' },
  ]
  const { rows } = await meeting.hold(lead, { incident: number, no: 1, ...outcome, tasks })
  const held = rows.find((one) => one.no === 1)!
  assert.deepEqual([held.outcome, held.isOverdue], [outcome, false])
  assert.deepEqual(
    held.tasks.map((one) => [one.number, one.title.ja, one.owner, one.state]),
    [
      [1, '印刷に何時間かかるか測る', 'B社', 'todo'],
      [2, '紙を手配する', '', 'todo'],
    ],
  )
  const { tasks: all } = await plan.show(lead, { incident: number })
  assert.deepEqual(
    all.map((one) => one.title.ja),
    ['印刷に何時間かかるか測る', '紙を手配する'],
  )
  const said = (await incident.entries(lead, { incident: number, limit: 20 })).rows.find(
    (one) => one.kind === 'meeting',
  )!
  assert.equal(said.when.from, outcome.heldAt)
  assert.match(said.text, /Decided: 一晩で終わる方法をB社が試す \(2 tasks\)/)
})

test('a meeting that was never called, or lies ahead, is not written down as held', async () => {
  const outcome = { people: '大場', decided: 'x' }
  const none = meeting.hold(lead, { incident: number, no: 9, heldAt: ago(1), ...outcome })
  assert.equal(await refusalOf(none), 'meeting.not-found')
  const ahead = meeting.hold(lead, { incident: number, no: 2, heldAt: ago(-600), ...outcome })
  assert.equal(await refusalOf(ahead), 'meeting.time.future')
})
