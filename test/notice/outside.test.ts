// Pages of those who have no account: a source that says what may be disclosed, and a party outside that answers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkSecret } from '#src/detect/report/actions/link.ts'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { askStale } from '#src/respond/notice/actions/contact-question.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { outsidePages } from '#src/respond/notice/http.ts'
import { calls, incident, newReport, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { reader, textOf } from '#test/paper/pdf-text.ts'

const contact = calls(contactApi, contactActions as never)
const notice = calls(noticeApi, noticeActions as never)
let kit: TestDesk
let writer: Context
let app: ReturnType<typeof outsidePages>
let report = ''
let path = ''
before(async () => {
  kit = await testDesk()
  writer = await kit.as('responder', '当番 一郎')
  app = outsidePages(kit.desk, async () => ({ ...kit.anybody }))
  report = await newReport(writer, {
    text: 'ログを見つけました。',
    lang: 'ja',
    reporter: { name: '佐藤', email: 'sato@finder.example.net' },
  } as never)
})
after(() => kit.close())

const tokenIn = (page: string) => /name="token" value="([^"]+)"/.exec(page)![1]!
const post = (fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

test('the source gets one mail with a link of its own; asked again at once, the desk says so', async () => {
  const asked = await notice.askConsent(writer, { report })
  assert.ok(asked.asked !== null && asked.asked.answeredAt === null && asked.canBeAsked)
  assert.equal(await refusalOf(notice.askConsent(writer, { report })), 'notice.consent.asked-already')
  const { rows } = await kit.desk.state.pool.query<{ raw: Buffer }>(
    "select raw from mail where purpose = 'consent-question'",
  )
  assert.equal(rows.length, 1)
  const raw = rows[0]!.raw.toString('utf8')
  const body = Buffer.from(raw.split('\r\n\r\n').slice(1).join('\r\n\r\n'), 'base64').toString('utf8')
  path = /http:\/\/desk\.example(\/consent\/[\w-]{43})/.exec(`${raw.replaceAll('=\r\n', '')} ${body}`)![1]!
  const nobody = await newReport(writer, { text: 'x' })
  assert.equal(await refusalOf(notice.askConsent(writer, { report: nobody })), 'notice.consent.no-mailbox')
})

test('opening the page says nothing; one press does, and it is on the record as the word of the source', async () => {
  const page = await (await app.request(path)).text()
  assert.match(page, /どこまで伝えてよいか/)
  assert.equal((await notice.consent(writer, { report })).consent.log, null)
  assert.equal((await post({ token: 'made up', all: 'public' })).status, 422)
  assert.equal((await post({ token: tokenIn(page), all: 'parties' })).status, 303)
  const said = await notice.consent(writer, { report })
  assert.deepEqual(
    [said.consent.log, said.consent.identity, said.changed?.by, said.asked?.answeredAt !== null],
    ['parties', 'nobody', 'source', true],
  )
  const { rows } = await kit.desk.state.pool.query<{ n: number }>(
    "select count(*)::int as n from record_entry where code = 'notice.consent.source' and report_id = $1",
    [report],
  )
  assert.equal(rows[0]!.n, 1)
})

test('it changes its mind by the same link, item by item, and names whom it means', async () => {
  const page = await (await app.request(`${path}?lang=en`)).text()
  assert.match(page, /We have your answer/)
  const fields = { identity: 'none', organisation: 'nobody', address: 'named', log: 'public', attachments: 'none' }
  await post({ token: tokenIn(page), ...fields, named: 'JPCERT/CC' })
  const { consent } = await notice.consent(writer, { report })
  assert.deepEqual(consent, {
    identity: null,
    organisation: 'nobody',
    address: 'named',
    log: 'public',
    attachments: null,
    named: 'JPCERT/CC',
  })
  assert.equal((await app.request(`/consent/${'a'.repeat(43)}`)).status, 404)
})

test('a party outside promises a day and hands over a file behind its link; both land in its row and on the record', async () => {
  const lead = await kit.as('lead', '指揮 花子')
  const { number } = await incident.create(lead, { title: '秘匿の件', isSecret: true, lead: lead.viewer.id! })
  const { id } = await contact.add(writer, {
    name: '接続業者',
    kind: 'vendor',
    channels: [{ kind: 'email', value: 'noc@isp.example.net' }],
  })
  const linked = await notice.linkParty(lead, { incident: number, contact: id })
  assert.ok(linked.isMailed)
  assert.equal((await notice.linkParty(lead, { incident: number, contact: id })).url, linked.url)
  assert.equal(await refusalOf(notice.linkParty(writer, { incident: number, contact: id })), 'incident.not-found')
  path = linked.url.replace('http://desk.example', '')
  const page = await (await app.request(path)).text()
  assert.match(page, new RegExp(number))
  assert.doesNotMatch(page, /秘匿の件/)
  const token = tokenIn(page)
  assert.equal((await post({ token, act: 'answer', text: '' })).status, 422)
  assert.equal((await post({ token, act: 'promise', day: '2020-01-01' })).status, 422)
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  const form = new FormData()
  for (const [name, value] of Object.entries({ token, act: 'promise', day, text: '調べます。' })) form.set(name, value)
  form.append('files', new File(['line'], 'access.log', { type: 'text/plain' }))
  assert.equal((await app.request(path, { method: 'POST', body: form })).status, 303)
  const { rows } = await notice.parties(lead, { incident: number })
  assert.ok(rows[0]!.answeredAt !== null)
  assert.equal(rows[0]!.expectedAt, new Date(`${day}T14:59:00.000Z`).toISOString())
  const { rows: entries } = await kit.desk.state.pool.query<{ payload: string; by_kind: string }>(
    "select payload, by_kind from record_entry where code = 'notice.party.said.promise'",
  )
  assert.equal(entries[0]!.by_kind, 'anybody')
  const payload = JSON.parse(entries[0]!.payload)
  assert.deepEqual(
    [payload.byName, payload.facts.text, payload.files[0].name],
    ['接続業者', '調べます。', 'access.log'],
  )
  await notice.noteParty(lead, { incident: number, contact: id, isClosed: true })
  assert.match(await (await app.request(`${path}?lang=ja`)).text(), /終わりました/)
})

test('a contact that nobody confirmed for a year is asked once, says by one press that it is right, or what is wrong', async () => {
  const other = await contact.add(writer, {
    name: '古い連絡先',
    kind: 'site',
    channels: [{ kind: 'email', value: 'old@site.example.net' }],
  })
  assert.equal((await notice.contactQuestions(writer, {})).stale, 2)
  assert.deepEqual(await notice.askContacts(writer, {}), { asked: 2, left: 0 })
  assert.deepEqual(await notice.askContacts(writer, {}), { asked: 0, left: 0 })
  const later = (days: number) => ({
    ...writer,
    desk: { ...kit.desk, now: () => new Date(Date.now() + days * 86_400_000) },
  })
  assert.equal(await askStale(later(300), 'yearly', 50), 0, 'the desk itself asks once a year')
  assert.equal(await askStale(later(367), 'yearly', 50), 2)
  assert.equal(await askStale(later(367), 'yearly', 50), 0)
  path = `/contact/${await linkSecret(kit.desk, 'contact', other.id)}`
  const page = await (await app.request(`${path}?lang=ja`)).text()
  assert.match(page, /old@site\.example\.net/)
  const token = tokenIn(page)
  assert.equal((await contact.show(writer, { id: other.id })).confirmedAt, null)
  assert.equal((await post({ token, act: 'wrong', text: '' })).status, 422)
  assert.equal((await post({ token, act: 'wrong', text: '電話が変わりました。' })).status, 303)
  const { rows } = await notice.contactQuestions(writer, {})
  assert.deepEqual(
    rows.map((row) => [row.contact.name, row.said]),
    [['古い連絡先', '電話が変わりました。']],
  )
  assert.equal((await post({ token, act: 'right' })).status, 303)
  const now = await contact.show(writer, { id: other.id })
  assert.ok(now.confirmedAt !== null && now.confirmedBy === '古い連絡先')
  assert.deepEqual((await notice.contactQuestions(writer, {})).rows, [])
})

test('the telephone tree names who is called, and who is called when nobody answers', { skip: reader }, async () => {
  assert.equal(await refusalOf(notice.telephoneTree(writer, { lang: 'ja' })), 'notice.tree.empty')
  const call = (name: string, value: string, deputies: string[] = []) =>
    contact.add(writer, { name, kind: 'unit', channels: [{ kind: 'phone', value, hours: '平日' }], deputies })
  const deputy = await call('副管理者', '03-0000-0003')
  await call('学部管理者', '03-0000-0001', [deputy.id])
  const text = textOf((await notice.telephoneTree(writer, { lang: 'ja' })).body)
  assert.match(text, /学部管理者/)
  assert.match(text, /03-0000-0001/)
  assert.ok(text.split('03-0000-0003').length === 3, text)
})
