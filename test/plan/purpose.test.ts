// What tasks are there for: small projects that ease a complaint, over all incidents; dealings with somebody outside; and what management was told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const plan = calls(planApi, planActions as never)
const contacts = calls(contactApi, contactActions as never)

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

const open = async (given: object = {}) =>
  (await incident.create(lead, { title: 'パスワードの一括変更', kinds: [], ...given })).number
const entries = async (number: string): Promise<string> =>
  (await incident.entries(lead, { incident: number, limit: 100 })).rows.map((one) => one.text).join('\n')

test('a project born of a complaint is followed over all incidents until it is in service', async () => {
  const [first, second] = [await open(), await open()]
  const complaint = '学外からパスワードを変えられない'
  const proxy = await plan.add(lead, {
    incident: first,
    title: '認証Proxyを設ける',
    purpose: { kind: 'complaint', complaint },
  })
  await plan.add(lead, {
    incident: second,
    title: 'APOPの設定を配る',
    purpose: { kind: 'complaint', complaint: 'POPが使えない' },
  })
  await plan.add(lead, { incident: second, title: 'ログを写す' })
  await plan.answer(lead, { task: proxy.id, state: 'done', proof: '6月20日から運用' })
  const { rows } = await plan.easing(await kit.as('responder'), {})
  assert.deepEqual(
    rows.map((one) => [one.title.ja, one.easing, one.incident.number]),
    [
      ['APOPの設定を配る', 'built', second],
      ['認証Proxyを設ける', 'in-service', first],
    ],
  )
  assert.equal(rows[1]!.purpose?.complaint, complaint)
  assert.match(await entries(first), /to ease the complaint “学外からパスワードを変えられない”/)
})

test('a project of a secret incident is shown only to those named in it', async () => {
  const number = await open({ isSecret: true, secretReason: '内部者' })
  await plan.add(lead, { incident: number, title: '秘匿の手立て', purpose: { kind: 'complaint', complaint: '困る' } })
  const seen = async (by: Context) => (await plan.easing(by, {})).rows.some((one) => one.title.ja === '秘匿の手立て')
  assert.deepEqual([await seen(lead), await seen(await kit.as('responder'))], [true, false])
})

test('dealing with somebody outside is a task of its own, with the CSIRT that stands between', async () => {
  const number = await open()
  const site = await contacts.add(lead, {
    kind: 'site',
    name: '攻撃元サイト',
    lang: 'ja',
    channels: [{ kind: 'email', value: 'noc@source.example' }],
  })
  const purpose = { kind: 'outside' as const, contact: site.id, via: 'JPCERT/CC' }
  const task = await plan.add(lead, { incident: number, title: '攻撃元に知らせる', purpose })
  assert.deepEqual(task.purpose, {
    kind: 'outside',
    complaint: '',
    told: '',
    contact: { id: site.id, name: '攻撃元サイト' },
    via: 'JPCERT/CC',
  })
  assert.match(await entries(number), /for dealing with “攻撃元サイト” through JPCERT\/CC/)
  const stranger = { ...purpose, contact: kit.desk.newId() }
  const refused = plan.add(lead, { incident: number, title: 'x', purpose: stranger })
  assert.equal(await refusalOf(refused), 'plan.purpose.contact.not-found')
  const { tasks } = await plan.show(lead, { incident: number })
  assert.equal(tasks.length, 1, 'what was refused left no task')
})

test('each briefing of the president stays with what the page said then and what was answered', async () => {
  const number = await open()
  await incident.change(lead, {
    incident: number,
    summary: { ja: '漏えいのおそれがあります。', en: 'Data may have leaked.' },
  })
  await incident.briefingSent(lead, {
    incident: number,
    to: '学長',
    by: 'spoken',
    said: '毎日17時に報告を',
    lang: 'ja',
  })
  await incident.change(lead, {
    incident: number,
    summary: { ja: '漏えいはありませんでした。', en: 'No data leaked.' },
  })
  await incident.briefingSent(lead, { incident: number, to: '学長', by: 'paper', lang: 'ja' })
  const executive = await kit.as('executive')
  const { rows } = await incident.briefings(executive, { incident: number })
  assert.deepEqual(
    rows.map((one) => [one.to, one.way, one.said, one.by]),
    [
      ['学長', 'paper', '', '神戸 花子'],
      ['学長', 'spoken', '毎日17時に報告を', '神戸 花子'],
    ],
  )
  assert.match(rows[0]!.shown, /漏えいはありませんでした/)
  assert.match(rows[1]!.shown, /漏えいのおそれがあります/)
  assert.match(await entries(number), /Gave the page for management to 学長 \(.*\)\. They said: 毎日17時に報告を/)
  assert.ok((await incident.briefings(executive, {})).rows.some((one) => one.incident.number === number))
})
