// The first day of the Kobe case (S0-1..14, S0-21), lived through at the desk at the hours at which it happened: 17 June 2003.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { formatWhen, type When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { actWords } from '#src/detect/report/web/act-words.ts'
import { containmentKindWords } from '#src/prepare/duty/words.ts'
import { containmentPageWords } from '#src/respond/containment/web/words.ts'
import { pressDecisions } from '#src/respond/decision/jobs.ts'
import { decisionPageWords } from '#src/respond/decision/web/words.ts'
import { recordWords } from '#src/respond/incident/web/words/record.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incident } from '../incident/kit.ts'
import { axeOn } from './axe.ts'
import { settle, skip } from './browser.ts'
import { type PastDesk, pastDesk } from './own-clock.ts'
import { stumblesOn } from './wording.ts'

const zone = 'Asia/Tokyo'
const out = 'test/out/first-day'
const hour = (clock: string) => `2003-06-17T${clock}:00+09:00`
const t = {
  act: speaker(actWords, 'ja'),
  cut: speaker(containmentPageWords, 'ja'),
  kind: speaker(containmentKindWords, 'ja'),
  decide: speaker(decisionPageWords, 'ja'),
  record: speaker(recordWords, 'ja'),
  kit: speaker(kitWords, 'ja'),
}
const mail = [
  'From: Security <security@arc.nasa.example>',
  'To: center@kobe.example',
  'Subject: Port scan from a machine of yours',
  'Date: Tue, 17 Jun 2003 00:00:00 +0900',
  'Message-ID: <scan-1@arc.nasa.example>',
  '',
  'We see a port scan from 192.168.100.1, your bulletin board.',
].join('\r\n')
const title = '掲示板システムからの探査'
/** What was cut off, and in how many minutes. */
const cuts = [
  { minutes: 5, kind: 'block-address', reason: '学外への探査を止めるため', by: 'スイッチの担当', isWider: false },
  { minutes: 30, kind: 'block-port', reason: '120番がバックドアになっていたため', by: '学内網の担当', isWider: true },
  { minutes: 60, kind: 'isolate-host', reason: '確実に切り離すため', by: 'サーバ室で 大場', isWider: false },
] as const

let desk: PastDesk
let lead: Page
let phone: Page
let number = ''
const button = (name: string, within: Page | Locator = lead) => within.getByRole('button', { name, exact: true })
async function look(page: Page, name: string): Promise<void> {
  await settle(page)
  await page.screenshot({ path: `${out}/${name}.png` })
  assert.deepEqual([...(await axeOn(page)), ...(await stumblesOn(page, 'ja'))], [])
}
const said = async () => (await incident.entries(await desk.as('lead'), { incident: number, limit: 200 })).rows

before(async () => {
  if (skip) return
  mkdirSync(out, { recursive: true })
  desk = await pastDesk(hour('00:00'))
  ;({ page: lead } = await desk.enter({ name: '大場 指揮', role: 'lead' }, 1440))
  ;({ page: phone } = await desk.enter({ name: '学長補佐 理事', role: 'executive' }, 360))
})
after(() => desk?.close())

test('at midnight the mail stands in the inbox and becomes an incident whose time runs from it', { skip }, async () => {
  const files = [{ name: 'scan.eml', mediaType: 'message/rfc822', bytes: Buffer.from(mail) }]
  await reportActions.import(desk.itself, { channel: 'mail', files } as never)
  await lead.goto('/inbox')
  await lead.getByRole('link', { name: 'Port scan from a machine of yours' }).first().click()
  await lead.keyboard.press('a')
  const dialog = lead.getByRole('dialog')
  await dialog.getByText(t.act('incident.new'), { exact: true }).click()
  await dialog.getByLabel(t.act('incident.name')).fill(title)
  await button(t.act('incident.create'), dialog).click()
  await lead.waitForURL(/\/incidents\/2003-\d{4}$/)
  number = new URL(lead.url()).pathname.split('/').at(-1)!
  await lead.getByRole('heading', { name: title, level: 1 }).waitFor()
  const head = await incident.show(await desk.as('lead'), { incident: number })
  assert.equal(head.noticedAt, '2003-06-16T15:00:00.000Z')
  await look(lead, 'midnight')
})

for (const { minutes, kind, reason, by, isWider } of cuts)
  test(`within ${minutes} minutes it is contained a step further, put down at its time`, { skip }, async () => {
    await desk.at(new Date(Date.parse(hour('00:00')) + minutes * 60_000).toISOString())
    await lead.goto(`/incidents/${number}/containment`)
    await button(t.cut('propose')).first().click()
    await lead.getByLabel(t.cut('propose.kind')).selectOption({ label: t.kind(`containment.kind.${kind}`) })
    if (kind === 'block-address') await lead.getByLabel(t.cut('propose.address')).fill('192.168.100.1')
    if (kind === 'block-port') {
      await lead.getByLabel(t.cut('propose.ports')).fill('120')
      await lead.getByLabel(t.cut('propose.network')).fill('192.168.0.0/16')
      await lead.getByLabel(t.cut('propose.scope')).fill('学内すべての計算機')
    }
    if (kind === 'isolate-host') await lead.getByLabel(t.cut('propose.host')).fill('掲示板システム')
    if (isWider) await lead.getByLabel(t.cut('is-wider')).check()
    await lead.getByLabel(t.cut('propose.reason')).fill(reason)
    await lead.getByLabel(t.cut('propose.carrier')).fill(by)
    await lead.getByLabel(t.cut('propose.done')).check()
    const when = lead.getByRole('group', { name: t.cut('propose.done.when') })
    await when.getByLabel(t.kit('when.precision')).selectOption({ label: t.kit('when.within') })
    await when.getByLabel(t.kit('when.date'), { exact: true }).fill('2003-06-17')
    await when.getByLabel(t.kit('when.clock'), { exact: true }).fill('00:00')
    await when.getByLabel(t.kit('when.minutes')).fill(String(minutes))
    await button(t.cut('propose.save.done'), lead.getByRole('tabpanel')).click()
    const row = lead.getByRole('listitem').filter({ hasText: reason })
    await row.getByText(minutes === 60 ? /覚知から1時間/ : new RegExp(`覚知から${minutes}分`)).waitFor()
    if (isWider) await row.getByText(/学内すべての計算機/).waitFor()
    if (minutes === 60) await look(lead, 'contained')
  })

/** The lead asks on the page of the incident; whoever decides answers on a phone. */
async function ask(question: string, ground: string): Promise<void> {
  await lead.goto(`/incidents/${number}/containment`)
  await button(t.decide('ask')).click()
  await lead.getByLabel(t.decide('ask.question')).fill(question)
  await lead.getByLabel(t.decide('ask.ground')).fill(ground)
  await lead.getByLabel(t.decide('ask.deciders')).selectOption({ label: '学長補佐 理事' })
  await button(t.decide('ask')).last().click()
  await lead.getByRole('listitem').filter({ hasText: question }).first().waitFor()
}

test('that night the answer is to wait until the morning, and at seven the question comes back', { skip }, async () => {
  await desk.at(hour('01:20'))
  await ask(
    '今夜のうちに掲示板システムを再起動して調べるか',
    '管理者が不在でログインできない。再起動すると揮発情報が失われる。',
  )
  await phone.goto('/')
  await phone.getByRole('link', { name: t.decide('strip.open') }).click()
  await phone.getByRole('radio', { name: t.decide('answer.later') }).check()
  const when = phone.getByRole('group', { name: t.decide('answer.when') })
  await when.getByLabel(t.kit('when.date'), { exact: true }).fill('2003-06-17')
  await when.getByLabel(t.kit('when.clock'), { exact: true }).fill('07:00')
  await phone.getByLabel(t.decide('answer.reason')).fill('網から切り離した。朝に管理者を待つ。')
  await look(phone, 'wait')
  await button(t.decide('answer.save.later'), phone).click()
  await phone.getByText(t.decide('standing.later'), { exact: true }).first().waitFor()
  assert.equal(await pressDecisions(desk.itself), 0)
  await desk.at(hour('07:00'))
  assert.equal(await pressDecisions(desk.itself), 1)
  await phone.goto(`/decisions/${number}-D1`)
  await phone.getByRole('radio', { name: t.decide('answer.approve') }).check()
  await phone.getByLabel(t.decide('answer.reason')).fill('管理者が来た。再起動せずに調べる。')
  await button(t.decide('answer.save.approve'), phone).click()
  await phone.getByText(t.decide('standing.approved'), { exact: true }).first().waitFor()
})

test('what the morning shows goes on the record, also what is not there', { skip }, async () => {
  await desk.at(hour('09:00'))
  await lead.goto(`/incidents/${number}/record`)
  const composer = lead.getByRole('region', { name: t.record('compose.title') })
  for (const text of [
    'Linux、Apache 1.3.20、OpenSSL 0.96b。海外から侵入された跡がある。',
    '約25,800人分のログインIDと暗号化パスワードが読める状態だった。うち22,721人分はセンターと同じ。',
    'ほかの個人情報は置かれていなかった。',
  ]) {
    await composer.getByLabel(t.record('compose.text')).fill(text)
    await button(t.record('compose.act'), composer).click()
    await lead.getByRole('listitem').filter({ hasText: text }).first().waitFor()
  }
})

test('at half past one the executives approve, on a phone, in one step', { skip }, async () => {
  await desk.at(hour('13:20'))
  await ask('全利用者のパスワードを変更し、経緯を全面的に公表する', '22,721人分が一致した。隠せば被害が広がる。')
  await desk.at(hour('13:30'))
  await phone.goto(`/decisions/${number}-D2`)
  await phone.getByRole('radio', { name: t.decide('answer.approve') }).check()
  await phone.getByLabel(t.decide('answer.reason')).fill('了承する。利用者と社会に対して隠さない。')
  await look(phone, 'approval')
  await button(t.decide('answer.save.approve'), phone).click()
  await phone.getByText(t.decide('standing.approved'), { exact: true }).first().waitFor()
})

test('all of it stands on the record with its times, proved, and is read on the page', { skip }, async () => {
  const rows = await said()
  assert.ok(rows.every((row) => row.isProved))
  const one = (text: string, kind: string) => rows.find((row) => row.kind === kind && row.text.includes(text))!.when
  const at = (clock: string) => new Date(hour(clock)).toISOString()
  for (const { minutes, reason } of cuts) {
    const when = one(reason, 'containment')
    assert.deepEqual([when.precision, when.from], ['within', at('00:00')])
    assert.equal(Date.parse(when.to) - Date.parse(when.from), minutes * 60_000)
  }
  assert.equal(one('網から切り離した', 'decision').from, at('01:20'))
  assert.equal(one('再起動せずに調べる', 'decision').from, at('07:00'))
  const approval = one('利用者と社会に対して隠さない', 'decision')
  assert.equal(approval.from, at('13:30'))
  await lead.goto(`/incidents/${number}/record`)
  const line = lead.getByRole('listitem').filter({ hasText: '利用者と社会に対して隠さない' }).first()
  await line
    .getByText(formatWhen(approval as When, { lang: 'ja', zone }))
    .first()
    .waitFor()
  await look(lead, 'record')
  assert.deepEqual(desk.faults(), [])
  assert.deepEqual(desk.troubles, [])
})
