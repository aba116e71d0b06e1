// One voice towards press and users, through a real desk: what may be said is agreed by two, what was asked is kept, what holds a real problem reaches the team.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { containmentActions } from '#src/respond/containment/actions.ts'
import { containmentApi } from '#src/respond/containment/api.ts'
import { helpdeskActions } from '#src/respond/helpdesk/actions.ts'
import { helpdeskApi } from '#src/respond/helpdesk/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { calls, incident, newReport, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const plan = calls(planApi, planActions as never)
const helpdesk = calls(helpdeskApi, helpdeskActions as never)
const containment = calls(containmentApi, containmentActions as never)

let kit: TestDesk
let writer: Context
let lead: Context
let window: Context
let number = ''
before(async () => {
  kit = await testDesk()
  writer = await kit.as('responder', '広報 一郎')
  lead = await kit.as('lead', '指揮 花子')
  window = await kit.as('help-desk', '窓口 三郎')
  const report = await newReport(writer, {
    text: '改ざんされている',
    reporter: { name: '佐藤 美咲', email: 'misaki@finder.example.net', organisation: '見つけた会社' },
    consent: { identity: 'nobody', organisation: 'nobody' },
  } as never)
  number = (
    await incident.create(lead, { title: 'POPサーバへの侵入', kinds: [], reports: [report], lead: lead.viewer.id! })
  ).number
  const now = kit.desk.now().toISOString()
  await containment.propose(lead, {
    incident: number,
    target: { kind: 'stop-service', service: 'POP3' },
    reason: '平文のパスワード',
    carrier: '運用係',
    done: { from: now, to: now, precision: 'minute', zone: 'Asia/Tokyo' },
  } as never)
})
after(() => kit.close())

const both = (ja: string, en = '') => ({ ja, en })
const content = (now: string) => ({
  matter: both('メールの停止', 'mail is down'),
  now: both(now, 'Mail is stopped while we look into it.'),
  speaker: '広報課 内線 1234',
  hours: '9:00-17:00',
  decider: '学長と広報担当理事',
  criteria: '利用者に害が及ぶおそれがあれば、確認したことだけを当日のうちに公表する',
  steps: [{ at: '2026-07-06T09:00:00.000Z', what: '記者会見', channel: 'meeting' as const, by: '学長' }],
  answers: [
    {
      id: 'a1',
      question: both('いつ直りますか', 'When will it work again?'),
      answer: both('夕方にお知らせします。', 'We will tell you in the evening.'),
    },
    {
      id: 'a2',
      audience: 'user' as const,
      question: both('外からメールが読めません'),
      answer: both('POPを止めています。'),
      containment: 'C1',
    },
  ],
  notSaid: ['侵入の手口'],
})

test('what may be said is agreed by two: before that the help desk sees nothing of the incident, and afterwards only that', async () => {
  assert.deepEqual((await helpdesk.window(window, {})).rows, [])
  const asked = { incident: number, sort: 'user', channel: 'telephone', text: '読めません' } as const
  assert.equal(await refusalOf(helpdesk.take(window, asked)), 'incident.not-found')
  const draft = await helpdesk.writeSheet(writer, {
    incident: number,
    content: content('メールを止めて調べています。'),
  })
  assert.equal(draft.versions[0]!.state, 'review')
  assert.equal(await refusalOf(helpdesk.approveSheet(writer, { incident: number, version: 1 })), 'helpdesk.sheet.own')
  await helpdesk.returnSheet(lead, { incident: number, version: 1, reason: '時刻を入れる' })
  assert.equal(
    await refusalOf(helpdesk.approveSheet(lead, { incident: number, version: 1 })),
    'helpdesk.sheet.not-in-review',
  )
  await helpdesk.writeSheet(writer, { incident: number, content: content('10時からメールを止めて調べています。') })
  assert.equal(
    await refusalOf(helpdesk.approveSheet(lead, { incident: number, version: 1 })),
    'helpdesk.sheet.changed-since',
  )
  const approved = await helpdesk.approveSheet(lead, { incident: number, version: 2 })
  assert.deepEqual(
    approved.versions.map((one) => [one.version, one.state, one.approvedBy]),
    [
      [2, 'approved', '指揮 花子'],
      [1, 'replaced', null],
    ],
  )
  const [row] = (await helpdesk.window(window, { q: '直り' })).rows
  assert.equal(row!.now.ja, '10時からメールを止めて調べています。')
  assert.deepEqual(
    row!.answers.map((one) => one.id),
    ['a1'],
  )
  assert.equal(await refusalOf(incident.show(window, { incident: number })), 'incident.not-found')
  const paper = await helpdesk.sheetPaper(window, { incident: number, lang: 'ja' })
  assert.equal(new TextDecoder().decode(paper.body.subarray(0, 5)), '%PDF-')
})

test('what a source keeps from everybody, blanks and a containment that is not there never become an answer', async () => {
  const wrong = {
    ...content('佐藤美咲様からご連絡をいただきました。'),
    answers: [
      { id: 'a1', question: both('誰が見つけましたか', 'Who found it?'), answer: both('見つけた会社です。') },
      { id: 'a1', question: both('もう一つ'), answer: both('はい'), containment: 'C9' },
    ],
  }
  const { faults } = await helpdesk.checkSheet(writer, { incident: number, content: wrong })
  assert.deepEqual(
    faults.map((one) => `${one.place} ${one.lang} ${one.what}`),
    ['a1 en empty', 'a1 ja duplicate', 'a1 ja no-containment', 'now ja withheld', 'a1 ja withheld'],
  )
  assert.equal(
    await refusalOf(helpdesk.writeSheet(writer, { incident: number, content: wrong })),
    'helpdesk.sheet.faults',
  )
})

test('a query is kept with who asked, when, and the answer given; what the person asked before is found by name', async () => {
  const press = await helpdesk.take(window, {
    incident: number,
    sort: 'press',
    channel: 'telephone',
    name: '記者 太郎',
    organisation: '神戸日報',
    reach: '078-000-0000',
    askedAt: '2026-07-06T01:00:00.000Z',
    text: '個人情報は漏れたのか',
    given: 'a1',
    lang: 'ja',
  })
  assert.equal(press.number, `${number}-Q1`)
  assert.equal(press.state, 'answered')
  assert.equal(press.answer, '夕方にお知らせします。')
  assert.deepEqual(press.given, { id: 'a1', version: 2 })
  const found = await helpdesk.window(window, { q: '神戸日報' })
  assert.deepEqual(
    found.earlier.map((one) => one.number),
    [press.number],
  )
  const record = await incident.entries(lead, { incident: number })
  const entry = record.rows.find((one) => one.code === 'helpdesk.asked')
  assert.equal(entry?.kind, 'media')
  assert.match(entry?.text ?? '', /神戸日報 記者 太郎/)
  assert.equal(
    await refusalOf(
      helpdesk.take(window, { incident: number, sort: 'user', channel: 'mail', text: '？', given: 'a9' }),
    ),
    'helpdesk.answer.not-found',
  )
})

test('complaints are counted for the countermeasure that the answer is about', async () => {
  for (const name of ['一人目', '二人目'])
    await helpdesk.take(window, {
      incident: number,
      sort: 'user',
      channel: 'counter',
      name,
      text: '学外から読めない',
      given: 'a2',
      isComplaint: true,
    })
  const { counts } = await helpdesk.queries(window, { incident: number })
  assert.equal(counts.complaints, 2)
  assert.deepEqual(counts.byContainment, [{ containment: 'C1', count: 2 }])
  assert.deepEqual(counts.byAnswer, [
    { id: 'a2', count: 2 },
    { id: 'a1', count: 1 },
  ])
  const { rows } = await containment.list(lead, { incident: number })
  assert.equal(rows[0]!.effects.filter((one) => one.kind === 'complaint').length, 2)
})

test('what holds a real problem becomes a question that the team has to answer, once', async () => {
  const heard = await helpdesk.take(window, {
    incident: number,
    sort: 'user',
    channel: 'mail',
    text: '知らない人が自分のメールを読んでいる',
  })
  assert.equal(heard.state, 'open')
  const raised = await helpdesk.raise(window, { query: heard.number, why: '新しい被害かもしれない' })
  assert.equal(raised.state, 'raised')
  assert.equal(await refusalOf(helpdesk.raise(window, { query: heard.id, why: 'もう一度' })), 'helpdesk.query.raised')
  const { questions } = await incident.show(lead, { incident: number })
  assert.match(questions[0]!.text, new RegExp(`^${heard.number} 新しい被害かもしれない`))
  await incident.answer(lead, { incident: number, id: questions[0]!.id, text: '別の端末だった' })
  await helpdesk.answer(window, { query: heard.number, answer: '調べました。ご本人の別の端末でした。' })
  const { rows } = await helpdesk.queries(window, { incident: number, q: '' })
  assert.equal(rows.find((one) => one.id === heard.id)!.state, 'settled')
})

test('whom each channel reached is counted where the desk can, and noted where it cannot', async () => {
  await helpdesk.noteReached(writer, {
    incident: number,
    channel: 'poster',
    audience: '各部局の掲示板',
    meant: 40,
    reached: 38,
  })
  const { rows } = await helpdesk.reached(lead, { incident: number })
  const told = rows.map((one) => [one.source, one.channel, one.meant, one.reached, one.waiting])
  assert.deepEqual(told, [
    ['counted', 'counter', null, 2, 0],
    ['counted', 'telephone', null, 1, 0],
    ['noted', 'poster', 40, 38, 0],
  ])
})

test('the answers of a secret incident are for those who are named in it, whoever else answers the telephone', async () => {
  const secret = await incident.create(lead, {
    title: '内部の不正',
    kinds: [],
    reports: [],
    lead: lead.viewer.id!,
    isSecret: true,
  } as never)
  await helpdesk.writeSheet(lead, { incident: secret.number, content: { ...content('調べています。'), answers: [] } })
  await helpdesk.approveSheet(lead, { incident: secret.number, version: 1, alone: '夜間' })
  const seen = async (who: Context) => (await helpdesk.window(who, {})).rows.map((one) => one.incident)
  assert.ok((await seen(lead)).includes(secret.number))
  assert.ok(!(await seen(window)).includes(secret.number))
  assert.ok(!(await seen(writer)).includes(secret.number))
  assert.equal(
    await refusalOf(
      helpdesk.take(window, { incident: secret.number, sort: 'press', channel: 'telephone', text: '本当か' }),
    ),
    'incident.not-found',
  )
  const taken = await helpdesk.take(lead, {
    incident: secret.number,
    sort: 'press',
    channel: 'telephone',
    name: '秘密の記者',
    text: '本当か',
  })
  assert.deepEqual((await helpdesk.window(window, { q: '秘密の記者' })).earlier, [])
  assert.equal(await refusalOf(helpdesk.answer(window, { query: taken.id, answer: 'x' })), 'helpdesk.query.not-found')
})

test('a step of the media plan becomes a task that waits for others, and says so on the record', async () => {
  const first = await plan.add(lead, { incident: number, title: '漏れた件数を確かめる' })
  const task = await plan.add(lead, {
    incident: number,
    title: '記者会見',
    after: [first.id],
    dueAt: '2026-07-06T09:00:00.000Z',
    owner: { kind: 'unit', name: '学長' },
    purpose: { kind: 'telling', told: '記者会見' },
  })
  const { tasks } = await plan.show(lead, { incident: number })
  const found = tasks.find((one) => one.id === task.id)!
  assert.deepEqual(
    [found.purpose?.kind, found.purpose?.told, found.after, found.owner?.name],
    ['telling', '記者会見', [first.id], '学長'],
  )
  const { rows } = await incident.entries(lead, { incident: number, order: 'newest' })
  assert.ok(rows.some((one) => /知らせる予定「記者会見」|a step of the media plan, “記者会見”/.test(one.text)))
})
