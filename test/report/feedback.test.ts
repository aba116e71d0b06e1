// After the answer: the reporter says at the secret link whether it helped, and the desk hears of it (S4-5).
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { linkOf, makeToken } from '#src/detect/report/actions/link.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { NewReport, reportApi } from '#src/detect/report/api.ts'
import { reportPages } from '#src/detect/report/http.ts'
import { ReportDetail } from '#src/detect/report/report.ts'
import { statisticsActions } from '#src/learn/statistics/actions.ts'
import { statisticsApi } from '#src/learn/statistics/api.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

let kit: TestDesk
let app: ReturnType<typeof reportPages>
let responder: Context
const contact = {
  phone: '+81 3-0000-0000',
  fax: '+81 3-0000-0001',
  email: 'desk@desk.example',
  hours: { ja: '平日 9時〜17時', en: 'Weekdays 9:00–17:00 JST' },
}

before(async () => {
  kit = await testDesk()
  responder = await kit.as('responder', 'Hana')
  const desk: Desk = { ...kit.desk, contact }
  app = reportPages(desk, async () => ({ ...kit.anybody, desk }))
})
after(() => kit.close())

const create = async (more: object = {}) => {
  const { id, number } = await reportActions.create(responder, NewReport.parse({ text: 'Somebody scans us.', ...more }))
  return { id, number, path: new URL(await linkOf(kit.desk, id)).pathname }
}
const page = async (path: string, lang = 'en') => (await app.request(`${path}?lang=${lang}`)).text()
const show = async (id: string) => ReportDetail.parse(await reportActions.show(responder, { id }))
const tokenOf = (text: string) => /\/helped\?[\s\S]*?name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''
async function say(path: string, fields: Record<string, string>, token?: string): Promise<Response> {
  const form = new FormData()
  form.set('token', token ?? tokenOf(await page(path)))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return app.request(`${path}/helped?lang=en`, { method: 'POST', body: form })
}

describe('whether it helped', () => {
  it('is not asked before the desk has answered, and an answer sent all the same is not taken', async () => {
    const report = await create()
    assert.ok(!(await page(report.path)).includes('id="helped"'))
    const token = await makeToken(kit.desk, `helped ${report.id}`)
    assert.equal((await say(report.path, { answer: 'helped' }, token)).status, 404)
    assert.equal((await show(report.id)).feedback, null)
  })

  it('is asked in the reader’s language once somebody answered, is kept, shown at the desk and on the record', async () => {
    const report = await create()
    await reportActions.reply(responder, { id: report.id, text: 'We have told the site.' })
    assert.ok((await page(report.path, 'ja')).includes('お役に立てましたか'))
    const sent = await say(report.path, { answer: 'partly', why: 'It took\r\ntwo days <b>' })
    assert.equal(sent.status, 303)
    assert.match(sent.headers.get('location') ?? '', /helped=1#helped$/)
    const { feedback } = await show(report.id)
    assert.deepEqual([feedback?.answer, feedback?.text], ['partly', 'It took two days <b>'])
    const { rows } = await sql<{ payload: string }>`
      select payload from record_entry where report_id = ${report.id} and code = 'report.feedback'`.execute(
      kit.desk.state.db,
    )
    assert.deepEqual(
      rows.map((row) => JSON.parse(row.payload).facts.answer),
      ['partly'],
    )
    const shown = await page(report.path)
    assert.ok(shown.includes('You said that it helped a little.'))
    assert.ok(shown.includes('It took two days &lt;b&gt;'))
  })

  it('may be said anew: the newest holds, the record has both, the trend counts one', async () => {
    const report = await create({ receivedAt: '2004-05-01T00:00:00Z' })
    await reportActions.dispose(responder, { ids: [report.id], disposition: 'disposition:test', reason: 'A trial.' })
    await say(report.path, { answer: 'not-helped' })
    await say(report.path, { answer: 'helped', why: 'Now I see why.' })
    assert.equal((await show(report.id)).feedback?.answer, 'helped')
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from record_entry where report_id = ${report.id} and code = 'report.feedback'`.execute(
      kit.desk.state.db,
    )
    assert.equal(rows[0]?.count, 2)
    const asked = statisticsApi.reports.input.parse({ step: 'year', from: '2004-01', until: '2004-12' })
    const trend = await statisticsActions.reports(responder, asked)
    assert.deepEqual(trend.groups.find((one) => one.name === 'answer')?.rows, [{ id: 'helped', counts: [1] }])
  })

  it('needs one of the three, and a page that this desk made', async () => {
    const report = await create()
    await reportActions.reply(responder, { id: report.id, text: 'Thank you.' })
    const without = await say(report.path, { why: 'Well …' })
    assert.equal(without.status, 422)
    assert.ok((await without.text()).includes('Choose one of the three.'))
    await say(report.path, { answer: 'helped' }, 'forged')
    assert.equal((await show(report.id)).feedback, null)
  })
})

describe('to whom in the organisation a report was addressed', () => {
  it('is kept, found, corrected, and on the record', async () => {
    const { id } = await create({ addressee: '  Centre\r\nof computing ' })
    assert.equal((await show(id)).addressee, 'Centre of computing')
    const input = reportApi.correct.input.parse({
      id,
      addressee: 'abuse@desk.example',
      reason: 'They wrote there first.',
    })
    await reportActions.correct(responder, input)
    assert.equal((await show(id)).addressee, 'abuse@desk.example')
    const { rows } = await sql<{ payload: string }>`
      select payload from record_entry where report_id = ${id} order by seq`.execute(kit.desk.state.db)
    const facts = rows.map((row) => JSON.parse(row.payload).facts)
    assert.equal(facts[0].addressee, 'Centre of computing')
    assert.deepEqual(
      [facts[1].before.addressee, facts[1].after.addressee],
      ['Centre of computing', 'abuse@desk.example'],
    )
  })
})

describe('how to reach the desk without a page', () => {
  it('stands on the form, the reporter’s page and security.txt, in the reader’s language', async () => {
    const report = await create()
    for (const path of ['/report', report.path]) {
      const text = await page(path, 'ja')
      assert.ok(text.includes('<a href="tel:+81300000000">+81 3-0000-0000</a>'))
      assert.ok(text.includes('平日 9時〜17時'))
      assert.ok(text.includes('mailto:desk@desk.example'))
    }
    assert.ok((await page('/report')).includes('Weekdays 9:00–17:00 JST'))
    const security = await (await app.request('/.well-known/security.txt')).text()
    assert.ok(security.includes('Contact: mailto:desk@desk.example\nContact: tel:+81300000000\n'))
  })
})
