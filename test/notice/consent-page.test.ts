// A source is asked by mail what may be disclosed, and answers on its own page by one press.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { consentPages } from '#src/respond/notice/http.ts'
import { calls, newReport, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const notice = calls(noticeApi, noticeActions as never)
let kit: TestDesk
let writer: Context
let app: ReturnType<typeof consentPages>
let report = ''
let path = ''
before(async () => {
  kit = await testDesk()
  writer = await kit.as('responder', '当番 一郎')
  app = consentPages(kit.desk, async () => ({ ...kit.anybody }))
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
