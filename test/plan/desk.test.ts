// The plan of an incident through the actions of a real desk: playbooks, tasks, gates, units, links, questions, reminders.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import type { Context } from '#src/platform/context.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { remindOfTasks } from '#src/respond/plan/jobs.ts'
import type { TaskRow } from '#src/respond/plan/task.ts'
import { planVersionActions } from '#src/respond/plan/version/actions.ts'
import { planVersionApi } from '#src/respond/plan/version/api.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident, refusalOf, textOf } from '#test/incident/kit.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'

const version = calls(planVersionApi, planVersionActions as never)
const plan = calls(planApi, planActions as never)
const hour = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString()

let kit: ServedDesk
let lead: Context
before(async () => {
  kit = await servedDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

const open = async (given: object = {}, by = lead) =>
  (
    await incident.create(by, {
      title: 'ポート120のバックドア',
      kinds: ['rsit:intrusions/system-compromise'],
      lead: by.viewer.id,
      ...given,
    })
  ).number
const entries = async (number: string): Promise<string> =>
  (await incident.entries(lead, { incident: number, limit: 100 })).rows.map((one) => one.text).join('\n')
const atUnit = async (unit: string): Promise<Context> => {
  const who = await kit.as('unit-administrator')
  await kit.desk.state.pool.query('update person set unit = $2 where id = $1', [who.viewer.id, unit])
  return who
}
const add = async (number: string, title: string, given: object = {}) =>
  await plan.add(lead, { incident: number, title, ...given })
const done = (by: Context, task: TaskRow, proof = '確かめた') =>
  plan.answer(by, { task: task.id, state: 'done', proof })

test('a playbook for the kinds of the incident becomes its plan once, and what to do next is three tasks', async () => {
  const number = await open()
  const before = await plan.next(lead, { incident: number })
  assert.equal(before.playbook?.isForThis, true)
  const { id } = before.playbook!
  const first = await plan.follow(lead, { incident: number, playbook: id })
  assert.equal(first.tasks.length, before.playbook!.steps)
  const again = await plan.follow(lead, { incident: number, playbook: id })
  assert.deepEqual(
    again.tasks.map((one) => one.id),
    first.tasks.map((one) => one.id),
  )
  assert.equal((await entries(number)).match(/Took up the playbook/g)?.length, 1)
  const next = await plan.next(lead, { incident: number })
  assert.equal(next.tasks.length, 3)
  assert.equal(next.playbook, null)
  assert.ok(next.tasks.every((one) => one.waitsFor.length === 0 && one.heldBy.length === 0))
  // Who leads the team leads these steps.
  const ofLead = first.tasks.filter((one) => one.role === 'lead')
  assert.ok(ofLead.length > 0 && ofLead.every((one) => one.owner?.id === lead.viewer.id))
  const missing = plan.follow(lead, { incident: number, playbook: 'nonsense' })
  assert.equal(await refusalOf(missing), 'plan.playbook.not-found')
})

test('a step is done with what shows it; a question is answered, and the other answers are not needed', async () => {
  const number = await open({ kinds: ['rsit:availability/dos'] })
  const { tasks } = await plan.follow(lead, { incident: number, playbook: 'denial-of-service' })
  const measure = tasks.find((one) => one.title.en.startsWith('Measure what is full'))!
  assert.equal(await refusalOf(plan.answer(lead, { task: measure.id, state: 'done' })), 'plan.proof.missing')
  const without = plan.answer(lead, { task: measure.id, state: 'done', proof: '回線 98%' })
  assert.equal(await refusalOf(without), 'plan.answer.missing')
  await plan.answer(lead, { task: measure.id, state: 'done', proof: '回線 98%', answer: 'line' })
  const after = await plan.show(lead, { incident: number })
  const named = (start: string) => after.tasks.find((one) => one.title.en.startsWith(start))!
  assert.equal(named('Limit requests').isUnneeded, true)
  assert.equal(named('Ask the provider to filter').state, 'todo')
  assert.deepEqual(named('Ask the provider to filter').waitsFor, [])
  const again = plan.answer(lead, { task: measure.id, state: 'done', proof: 'x', answer: 'app' })
  assert.equal(await refusalOf(again), 'plan.task.over')
  await plan.reopen(lead, { incident: number, task: measure.id, reason: '測り間違い' })
  const reopened = await plan.show(lead, { incident: number })
  assert.equal(reopened.tasks.find((one) => one.id === named('Limit requests').id)?.state, 'todo')
  assert.match(await entries(number), /回線 98%[\s\S]*Not needed, as the answer is “The line”/)
})

test('a gate holds the cure until the first aid is done, or until somebody records why not', async () => {
  const number = await open({ kinds: ['rsit:availability/dos'] })
  const { tasks, gates } = await plan.follow(lead, { incident: number, playbook: 'denial-of-service' })
  const gate = gates.find((one) => one.rule === 'provisional-before-full')!
  const cure = tasks.find((one) => gate.holds.includes(one.id))!
  assert.deepEqual(cure.heldBy, [gate.id])
  assert.equal(await refusalOf(plan.answer(lead, { task: cure.id, state: 'doing' })), 'plan.gate.closed')
  // Dropping the first aid opens no gate.
  const need = tasks.find((one) => gate.needs.includes(one.id))!
  await plan.drop(lead, { incident: number, task: need.id, reason: '要らない' })
  assert.equal(await refusalOf(plan.answer(lead, { task: cure.id, state: 'doing' })), 'plan.gate.closed')
  const passed = await plan.except(lead, { incident: number, gate: gate.id, reason: '部長の了承' })
  assert.equal(passed.gates.find((one) => one.id === gate.id)?.isPassed, true)
  assert.equal((await plan.answer(lead, { task: cure.id, state: 'doing' })).state, 'doing')
  const twice = plan.except(lead, { incident: number, gate: gate.id, reason: 'x' })
  assert.equal(await refusalOf(twice), 'plan.gate.already-passed')
  assert.match(await entries(number), /as an exception. Reason: 部長の了承/)
})

test('tasks by hand: a time after the notice moves with the notice, a circle is refused and named', async () => {
  const number = await open({ noticedAt: '2003-06-16T15:00:00Z' })
  const cut = await add(number, '遮断', { dueAfterMinutes: 30 })
  assert.equal(cut.dueAt, '2003-06-16T15:30:00.000Z')
  assert.equal(cut.standing, 'late')
  await incident.change(lead, { incident: number, noticedAt: '2003-06-16T15:10:00Z', reason: '' })
  assert.equal((await plan.task(lead, { task: cut.id })).dueAt, '2003-06-16T15:40:00.000Z')
  const look = await add(number, '確認', { after: [cut.id] })
  const tell = await add(number, '連絡', { after: [look.id] })
  assert.deepEqual(tell.waitsFor, [2])
  const circle = plan.change(lead, { incident: number, task: cut.id, after: [tell.id] })
  const error = await circle.then(
    () => null,
    (refused: { code: string; facts: { tasks: string } }) => refused,
  )
  assert.equal(error?.code, 'plan.circle')
  assert.equal(error?.facts.tasks, '1 → 3 → 2 → 1')
  const both = add(number, 'x', { dueAfterMinutes: 5, dueAt: inHours(1) })
  assert.equal(await refusalOf(both), 'plan.due.invalid')
  const other = await open()
  assert.equal(await refusalOf(add(other, 'x', { after: [cut.id] })), 'plan.after.not-found')
  const changed = await plan.change(lead, { incident: number, task: look.id, dueAt: inHours(2), title: '現地で確認' })
  assert.equal(changed.standing, 'ahead')
  assert.match(await entries(number), /Task 2, “確認”: title “確認” → “現地で確認”/)
  await done(lead, cut)
  assert.deepEqual((await plan.task(lead, { task: look.id })).waitsFor, [])
})

test('a unit administrator sees and answers the tasks of the own unit alone, and not those of a secret incident', async () => {
  const number = await open()
  const ours = await add(number, '機器を切り離す', { owner: { kind: 'unit', name: '工学部' } })
  const theirs = await add(number, '掲示する', { owner: { kind: 'unit', name: '文学部' } })
  const who = await atUnit('工学部')
  const mine = await plan.mine(who, {})
  assert.deepEqual(
    mine.rows.map((one) => one.id),
    [ours.id],
  )
  // The title of an incident that they may not know of is not theirs to read.
  assert.deepEqual(mine.rows[0]!.incident, { number, title: null })
  assert.equal(await refusalOf(plan.task(who, { task: theirs.id })), 'plan.task.not-found')
  assert.equal(await refusalOf(done(who, theirs)), 'plan.task.not-found')
  assert.equal(await refusalOf(plan.show(who, { incident: number })), 'incident.not-found')
  const noted = await plan.note(who, { task: ours.id, text: '13時に切り離した', files: [] } as never)
  assert.equal(noted.notes[0]?.text, '13時に切り離した')
  assert.equal((await done(who, ours, 'ケーブルを抜いた')).state, 'done')
  assert.match(await entries(number), /Done: task 1, “機器を切り離す”. Proof: ケーブルを抜いた/)
  assert.deepEqual((await plan.mine(who, {})).rows, [])
  assert.equal((await plan.mine(who, { done: true })).rows.length, 1)

  const secret = await open({ isSecret: true })
  await add(secret, '内密に調べる', { owner: { kind: 'unit', name: '工学部' } })
  assert.deepEqual((await plan.mine(who, {})).rows, [])
  const helper = await kit.as('responder')
  const unnamed = add(secret, 'x', { owner: { kind: 'person', person: helper.viewer.id } })
  assert.equal(await refusalOf(unnamed), 'plan.owner.unnamed')
  assert.equal(await refusalOf(plan.show(helper, { incident: secret })), 'incident.not-found')
})

test('an auditor is given nothing, an executive answers only what is theirs, and a closed incident takes no answers', async () => {
  const number = await open()
  const auditor = await kit.as('auditor')
  const executive = await kit.as('executive')
  const toAuditor = add(number, 'x', { owner: { kind: 'person', person: auditor.viewer.id } })
  assert.equal(await refusalOf(toAuditor), 'plan.owner.auditor')
  const task = await add(number, '承認する', { owner: { kind: 'person', person: executive.viewer.id } })
  const other = await add(number, '別の作業')
  assert.equal((await plan.show(auditor, { incident: number })).canWrite, false)
  assert.equal(await refusalOf(done(executive, other)), 'plan.task.not-allowed')
  assert.equal((await done(executive, task, '')).state, 'done')
  await incident.close(lead, {
    incident: number,
    reason: '済んだ',
    exceptions: Object.fromEntries(
      ['severity', 'lead', 'kinds', 'situation', 'summary', 'questions', 'reports'].map((code) => [code, '試験']),
    ),
  })
  assert.equal(await refusalOf(done(lead, other)), 'incident.closed')
  assert.equal(await refusalOf(add(number, 'x')), 'incident.closed')
})

test('a picture in a note is kept as it came and shown only while one may see the task', async () => {
  const number = await open()
  const task = await add(number, '写真を撮る')
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex')
  const noted = await plan.note(lead, {
    task: task.id,
    text: '',
    files: [{ name: 'a/b.png', mediaType: 'image/png', bytes: png }],
  } as never)
  const note = noted.notes[0]!
  assert.deepEqual(note.files, [{ name: 'a_b.png', position: 0, isImage: true }])
  const file = await plan.noteFile(lead, { task: task.id, note: note.id, position: 0 })
  assert.deepEqual(Buffer.from(file.body), png)
  const other = plan.noteFile(await atUnit('理学部'), { task: task.id, note: note.id, position: 0 })
  assert.equal(await refusalOf(other), 'plan.task.not-found')
})

test('many units are asked the same question, answers are gathered, and only who is silent is asked again', async () => {
  const number = await open()
  const assignees = ['工学部', '文学部', '理学部'].map((name) => ({ kind: 'unit' as const, name }))
  const asked = await plan.ask(lead, { incident: number, text: '120番ポートは開いていますか', assignees })
  assert.equal(asked.cells.length, 3)
  const inquiry = asked.inquiries[0]!
  const unit = (name: string) => asked.assignees.find((one) => one.name === name)!.id
  await plan.enter(lead, { incident: number, inquiry: inquiry.id, assignee: unit('文学部'), answer: '=いいえ' })
  const chased = await plan.chase(lead, { incident: number, inquiry: inquiry.id })
  assert.deepEqual(chased.cells.map((one) => [one.assignee === unit('文学部'), one.chased]).sort(), [
    [false, 1],
    [false, 1],
    [true, 0],
  ])
  assert.equal(chased.inquiries[0]?.answered, 1)
  const csv = textOf(await plan.matrixCsv(lead, { incident: number, lang: 'ja' }))
  const lines = csv.replace('\uFEFF', '').split('\r\n')
  assert.equal(lines.length, 5)
  // Nothing that a spreadsheet would run.
  assert.ok(lines.some((line) => line.startsWith("文学部,部局,'=いいえ,")))
  assert.ok(lines.some((line) => line.startsWith('工学部,部局,（未回答）')))
  for (const name of ['工学部', '理学部'])
    await plan.enter(lead, { incident: number, inquiry: inquiry.id, assignee: unit(name), answer: 'いいえ' })
  assert.equal(
    await refusalOf(plan.chase(lead, { incident: number, inquiry: inquiry.id })),
    'plan.inquiry.already-answered',
  )
  assert.match(await entries(number), /Asked 2 places again/)
})

test('reminders are put down once, whoever looks and however often the desk is started again', async () => {
  const number = await open({ noticedAt: inHours(-2) })
  const late = await add(number, '遅れている', { dueAfterMinutes: 30 })
  await add(number, '間近', { dueAt: inHours(0.25) })
  await add(number, 'まだ先', { dueAt: inHours(50) })
  const over = await add(number, '済んだ', { dueAfterMinutes: 30 })
  await done(lead, over)
  const desk = contextOfDesk(kit.desk)
  await Promise.all([remindOfTasks(desk), remindOfTasks(desk), remindOfTasks(desk)])
  assert.equal(await remindOfTasks(desk), 0)
  const text = await entries(number)
  assert.equal(text.match(/Overdue: task/g)?.length, 1)
  assert.equal(text.match(/Soon due: task/g)?.length, 1)
  // Another time is another reminder.
  await plan.change(lead, { incident: number, task: late.id, dueAfterMinutes: 40 })
  assert.equal(await remindOfTasks(desk), 1)
})

test('with a mail server whoever is asked gets a mail with their link, once; it names no title', async () => {
  const server = { host: '127.0.0.1', port: 1, tls: 'none', user: '', password: '' } as const
  const mailing = { ...kit.desk, mail: { from: { address: 'csirt@desk.example', name: '' }, server } }
  const by = { ...lead, desk: mailing }
  const number = await open({ isSecret: true })
  const { id } = await incident.show(lead, { incident: number })
  const mails = async () => {
    const { rows } = await kit.desk.state.pool.query(
      `select r.address, m.subject, m.raw from mail m join mail_recipient r on r.mail_id = m.id where m.incident_id = $1
       order by m.queued_at, m.id`,
      [id],
    )
    return rows as { address: string; subject: string; raw: Buffer }[]
  }
  const owner = { kind: 'outside' as const, name: 'A社', email: 'csirt@a.example', lang: 'ja' as const }
  const task = await plan.add(by, { incident: number, title: '内密の作業', owner, dueAt: inHours(-1) })
  const asked = await plan.ask(by, { incident: number, text: '開いていますか', assignees: [owner] })
  await plan.chase(by, { incident: number, inquiry: asked.inquiries[0]!.id })
  const mine = { kind: 'person' as const, person: lead.viewer.id! }
  await plan.add(by, { incident: number, title: '自分の作業', owner: mine, dueAt: inHours(-1) })
  const watch = contextOfDesk(mailing)
  await Promise.all([remindOfTasks(watch), remindOfTasks(watch)])
  const sent = await mails()
  assert.deepEqual(sent.map((one) => one.address.includes('a.example')).sort(), [false, true, true, true, true])
  assert.equal(sent.filter((one) => one.subject.includes('期限を過ぎました')).length, 1)
  const texts = await Promise.all(sent.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ''))
  const links = new Set(texts.flatMap((text) => /\/asked\/[\w-]+/.exec(text)?.[0] ?? []))
  // One link for all of them, and it opens the page.
  assert.equal(links.size, 1)
  const page = await kit.fetch(new Request(`http://desk.example${[...links][0]}`))
  assert.match(await page.text(), /内密の作業/)
  assert.ok(texts.every((text) => text.includes(number) && !/内密|自分の作業|ポート120/.test(text)))
  assert.equal((await plan.task(lead, { task: task.id })).state, 'todo')
})

test('the plan is kept under a name before it is told, and later says what inquiries changed in it', async () => {
  const number = await open()
  const keep = { incident: number, name: '第一案', cause: 'first' as const, reason: '日程の案', told: '' }
  assert.equal(await refusalOf(version.keep(lead, keep)), 'plan.version.empty')
  const task = await plan.add(lead, { incident: number, title: '通知書を印刷する', owner: null, dueAt: inHours(48) })
  await version.keep(lead, keep)
  await plan.change(lead, { incident: number, task: task.id, dueAt: inHours(72) })
  await plan.add(lead, { incident: number, title: '学外からの変更手段', owner: null })
  const { since } = await version.list(lead, { incident: number })
  assert.deepEqual(
    since.map((one) => [one.number, one.what]),
    [
      [1, 'due'],
      [2, 'added'],
    ],
  )
  const told = 'Webページ（6月23日）、全利用者へのメール（6月24日）'
  const second = await version.keep(lead, { ...keep, name: '第二案', cause: 'inquiries', told })
  assert.deepEqual(
    [second.since.length, second.rows.map((one) => [one.no, one.told])],
    [
      0,
      [
        [2, told],
        [1, ''],
      ],
    ],
  )
  const between = await version.changes(lead, { incident: number, from: 1, to: 2 })
  assert.equal(between.rows.length, 2)
  assert.equal(await refusalOf(version.changes(lead, { incident: number, from: 3 })), 'plan.version.not-found')
  const { rows } = await incident.entries(lead, { incident: number, limit: 20 })
  assert.ok(rows.some((one) => /what inquiries showed/.test(one.text) && one.text.includes(told)))
})
