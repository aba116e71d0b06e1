// The public pages, for people without an account and without JavaScript.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { rateLimits } from '#src/detect/report/actions/rate.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { reportPages } from '#src/detect/report/http.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

let kit: TestDesk
let app: ReturnType<typeof reportPages>
let responder: Context
let laterMs = 0
let address = 0

before(async () => {
  kit = await testDesk()
  responder = await kit.as('responder', 'Hana')
  // A clock that the test turns on, so that nobody has to wait for a form to be filled in.
  const desk: Desk = { ...kit.desk, now: () => new Date(Date.now() + laterMs) }
  app = reportPages(desk, async (http) => ({
    ...kit.anybody,
    desk,
    address: http.req.header('x-test-address') ?? '192.0.2.10',
  }))
})
after(() => kit.close())

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const tokenIn = (page: string) => /name="token" value="([^"]+)"/.exec(page)![1]!
const secretIn = (response: Response) => /\/report\/r\/([^?]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? ''
const freshAddress = () => `198.51.100.${++address % 250}`

async function send(
  fields: Record<string, string | Blob | string[]>,
  { lang = 'en', from = freshAddress(), waitMs = 30_000, token = '' } = {},
): Promise<Response> {
  const form = new FormData()
  form.set('token', token || tokenIn(await (await get(`/report?lang=${lang}`)).text()))
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) form.append(name, one)
    else form.append(name, value)
  }
  laterMs += waitMs
  return app.request(`/report?lang=${lang}`, { method: 'POST', body: form, headers: { 'x-test-address': from } })
}

describe('while the database is away', () => {
  for (const [lang, said] of [
    ['ja', '数分おいて'],
    ['en', 'wait a few minutes'],
  ] as const)
    it(`form and link answer with a page that says what to do, in ${lang}`, async () => {
      // Nobody listens at port 1.
      const pool = new pg.Pool({ host: '127.0.0.1', port: 1 })
      const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
      const logged: string[] = []
      const desk: Desk = {
        ...kit.desk,
        state: { ...kit.desk.state, db: db as never },
        log: (level, event, facts) => void logged.push(`${level} ${event} ${JSON.stringify(facts)}`),
      }
      const cut = reportPages(desk, async () => ({ ...kit.anybody, desk, address: '192.0.2.10' }))
      const secret = 'a'.repeat(28)
      for (const [path, method] of [
        [`/report?lang=${lang}`, 'POST'],
        [`/report/r/${secret}?lang=${lang}`, 'GET'],
      ] as const) {
        const form = new FormData()
        form.set('text', 'x')
        form.set('token', tokenIn(await (await get('/report')).text()))
        const response = await cut.request(path, method === 'POST' ? { method, body: form } : { method })
        const page = await response.text()
        assert.equal(response.status, 503, page)
        assert.match(response.headers.get('content-type') ?? '', /text\/html/)
        assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/)
        assert.ok(page.includes(`<html lang="${lang}">`) && page.includes(said), page)
        assert.ok(response.headers.has('retry-after'))
      }
      assert.ok(logged.length > 0 && logged.every((one) => one.startsWith('error request failed')))
      assert.ok(!logged.join().includes(secret), 'the secret of a link is on the log')
      await db.destroy()
    })
})

describe('the report form', () => {
  it('stands in both languages, without a script, with headers that allow none', async () => {
    for (const lang of ['ja', 'en']) {
      const response = await get(`/report?lang=${lang}`)
      const page = await response.text()
      assert.equal(response.status, 200)
      assert.ok(page.includes(`<html lang="${lang}">`))
      assert.ok(!/<script|onclick|javascript:/i.test(page))
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.ok(!(response.headers.get('content-security-policy') ?? '').includes('script-src'))
      assert.equal(response.headers.get('cache-control'), 'no-store')
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer')
      for (const [, id] of page.matchAll(/<(?:input|textarea|select)[^>]* id="([^"]+)"/g))
        assert.ok(page.includes(`for="${id}"`), `${id} has a label`)
    }
    assert.ok((await (await get('/report', { 'accept-language': 'en-GB,en' })).text()).includes('<html lang="en">'))
    assert.ok((await (await get('/report', { 'accept-language': 'fr' })).text()).includes('<html lang="ja">'))
  })

  it('says in words that an address below it leads nowhere, instead of asking a stranger to sign in', async () => {
    for (const path of ['/report/nothing', '/report/r', '/report/r/cut/off']) {
      const response = await get(`${path}?lang=en`)
      assert.equal(response.status, 404, path)
      const page = await response.text()
      assert.match(page, /<main id="main"><h1>/)
      assert.ok(page.includes('href="/report?lang=en"'))
    }
  })

  it('takes in a report with all its fields and files, and leads to its own page', async () => {
    const response = await send({
      text: 'Somebody scans our network',
      log: 'Jun 23 12:34:00 bsite telnetd[12]: connect from 203.0.113.44',
      date: '1999-06-23',
      time: '12:34',
      zone: 'Asia/Tokyo',
      source: '203.0.113.44',
      target: '192.0.2.1:23',
      name: 'Bob',
      organisation: 'B Site',
      email: 'bob@bsite.example',
      purpose: 'contact-site',
      request: 'Please contact them',
      kinds: ['jpcert:scan', 'no:such'],
      howFound: 'Log watching',
      untilDate: '1999-06-23',
      untilTime: '13:00',
      discoveredDate: '1999-06-24',
      synced: 'yes',
      clockError: '5',
      'consent.log': 'public',
      'consent.address': 'named',
      'consent.named': 'The source site',
      targetSystem: 'telnet',
      actionTaken: 'Filtered',
      reportedElsewhere: 'Police',
      department: 'NOC',
      phone: '03-1',
      fax: '03-2',
      pgpKey: 'KEY',
      files: new File(['proof'], 'invoice.txt.exe', { type: 'text/plain' }),
    })
    assert.equal(response.status, 303)
    const secret = secretIn(response)
    assert.match(secret, /^[\w-]{43}$/)
    const page = await (await get(response.headers.get('location')!)).text()
    const number = /R\d{4}-\d{4}/.exec(page)![0]
    const report = await reportActions.show(responder, { id: number })
    assert.deepEqual(
      [
        report.channel,
        report.purpose,
        report.request,
        report.howFound,
        report.actionTaken,
        report.reportedElsewhere,
        report.targetSystem,
        report.kinds,
      ],
      ['form', 'contact-site', 'Please contact them', 'Log watching', 'Filtered', 'Police', 'telnet', ['jpcert:scan']],
    )
    assert.deepEqual(report.reporter, {
      name: 'Bob',
      organisation: 'B Site',
      department: 'NOC',
      email: 'bob@bsite.example',
      phone: '03-1',
      fax: '03-2',
      pgpKey: 'KEY',
    })
    assert.deepEqual(report.consent, {
      identity: null,
      organisation: null,
      address: 'named',
      log: 'public',
      attachments: null,
      named: 'The source site',
    })
    assert.deepEqual([report.clock.zone, report.clock.isSynced, report.clock.errorSeconds], ['Asia/Tokyo', true, 5])
    assert.deepEqual(
      [report.occurred?.from, report.occurred?.to, report.occurred?.precision],
      ['1999-06-23T03:34:00.000Z', '1999-06-23T04:01:00.000Z', 'range'],
    )
    assert.equal(report.logLines[0]?.at, '1999-06-23T03:34:00.000Z')
    assert.ok(report.signs.some((one) => one.code === 'double-extension'))
    assert.equal(report.isNoise, false)
  })

  it('says what is missing and where, and keeps what was written', async () => {
    const response = await send({
      time: '25:99',
      date: 'soon',
      email: 'nonsense',
      clockError: '-1',
      name: '"><script>alert(1)</script>',
      'consent.log': 'named',
    })
    assert.equal(response.status, 422)
    const page = await response.text()
    for (const id of ['text', 'date', 'time', 'email', 'clockError', 'consent.named']) {
      assert.ok(page.includes(`href="#${id}"`), id)
      assert.ok(page.includes(`id="${id}-error"`), id)
    }
    assert.ok(page.includes('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'))
    assert.ok(!page.includes('<script>'))
    assert.match(page, /aria-invalid="true"/)
  })

  it('becomes one report however often it is sent', async () => {
    const token = tokenIn(await (await get('/report?lang=en')).text())
    const answers = await Promise.all([1, 2, 3].map(() => send({ text: 'pressed thrice' }, { token })))
    assert.equal(new Set(answers.map(secretIn)).size, 1)
    assert.equal((await reportActions.list(responder, { limit: 50, noise: 'with', q: 'pressed thrice' })).total, 1)
  })

  it('asks again when the page is too old or its token is not ours, and keeps the text', async () => {
    for (const answer of [
      await send({ text: 'kept text' }, { waitMs: 25 * 3_600_000 }),
      await send({ text: 'kept text' }, { token: 'a.b.c' }),
    ]) {
      assert.equal(answer.status, 422)
      assert.ok((await answer.text()).includes('kept text</textarea>'))
    }
  })

  it('folds away what a robot sends, and answers it as it answers everybody', async () => {
    const trapped = await send({ text: 'honest looking words one', website: 'http://spam.example' })
    const hurried = await send({ text: 'honest looking words two' }, { waitMs: 0 })
    assert.deepEqual([trapped.status, hurried.status], [303, 303])
    assert.equal((await reportActions.list(responder, { limit: 50, noise: 'without', q: 'honest looking' })).total, 0)
    assert.equal((await reportActions.list(responder, { limit: 50, noise: 'only', q: 'honest looking' })).total, 2)
  })

  it('stops one sender who sends too much, says until when, and lets others through', async () => {
    const from = '2001:db8:1:2::1'
    // Visits are counted by the hour, and filling in the form takes time: all of this in one hour.
    laterMs += 3_600_000 - ((Date.now() + laterMs) % 3_600_000)
    for (let i = 0; i < rateLimits.send.perSender; i++)
      assert.equal((await send({ text: `text number ${i} of one sender` }, { from })).status, 303)
    const stopped = await send({ text: 'one too many' }, { from: '2001:db8:1:2:ffff::9' })
    assert.equal(stopped.status, 429)
    assert.ok(Number(stopped.headers.get('retry-after')) > 0)
    assert.match(await stopped.text(), /about \d+ min/)
    assert.equal((await send({ text: 'somebody else' })).status, 303)
    const { rows } = await sql<{ bucket: string }>`select bucket from report_rate`.execute(kit.desk.state.db)
    assert.ok(
      rows.every(({ bucket }) => !bucket.includes('2001:db8')),
      'addresses are not readable in the database',
    )
  })

  it('refuses files that are too many or too large, and bodies beyond all bounds', async () => {
    const many = await send({ text: 'many files', files: Array.from({ length: 11 }, () => 'x') as never })
    assert.equal(many.status, 303, 'text fields named files are no files')
    const form = new FormData()
    form.set('token', tokenIn(await (await get('/report?lang=en')).text()))
    form.set('text', 'many files')
    for (let i = 0; i < 11; i++) form.append('files', new File(['x'], `${i}.txt`))
    const response = await app.request('/report?lang=en', { method: 'POST', body: form })
    assert.equal(response.status, 422)
    assert.match(await response.text(), /At most 10 files/)
    const huge = await app.request('/report?lang=en', {
      method: 'POST',
      body: new Uint8Array(27 * 1024 * 1024),
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(27 * 1024 * 1024) },
    })
    assert.equal(huge.status, 413)
    const broken = await app.request('/report?lang=en', {
      method: 'POST',
      body: 'nonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    })
    assert.equal(broken.status, 422)
  })
})

describe("the reporter's own page", () => {
  it('shows the state in plain words, what the desk wrote, and takes more; a report set aside comes back', async () => {
    const secret = secretIn(await send({ text: 'Please help, 203.0.113.45 attacks', name: 'Bob' }))
    const first = await (await get(`/report/r/${secret}?lang=en`)).text()
    assert.match(first, /waits to be read/)
    const number = /R\d{4}-\d{4}/.exec(first)![0]
    const { id } = await reportActions.show(responder, { id: number })
    await reportActions.reply(responder, { id, text: 'What does <b>your</b> log say?' })
    await reportActions.dispose(responder, { ids: [id], disposition: 'disposition:insufficient', reason: '' })
    const answered = await (await get(`/report/r/${secret}?lang=ja`)).text()
    assert.ok(answered.includes('What does &lt;b&gt;your&lt;/b&gt; log say?'))
    assert.match(answered, /確認を終えました/)
    assert.ok(!answered.includes('Hana'), 'the name of the responder stays in the house')
    const form = new FormData()
    form.set('token', tokenIn(answered))
    form.set('text', 'It says this')
    form.append('files', new File(['log'], 'more.log'))
    const added = await app.request(`/report/r/${secret}?lang=en`, {
      method: 'POST',
      body: form,
      headers: { 'x-test-address': freshAddress() },
    })
    assert.equal(added.status, 303)
    const report = await reportActions.show(responder, { id })
    assert.deepEqual(
      report.messages.map((one) => one.from),
      ['desk', 'reporter'],
    )
    assert.equal(report.messages[1]?.attachments[0]?.name, 'more.log')
    assert.equal(report.state, 'new')
    assert.equal((await reportActions.list(responder, { limit: 50, noise: 'without', q: 'It says this' })).total, 1)
  })

  it('is found by the whole secret alone, and the database does not hold it', async () => {
    const secret = secretIn(await send({ text: 'secret of a link' }))
    for (const wrong of [
      secret.slice(0, -1),
      `${secret}x`,
      secret.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      'x',
      '%00',
      "' or 1=1 --",
    ]) {
      const response = await get(`/report/r/${encodeURIComponent(wrong)}`)
      assert.equal(response.status, 404, wrong)
    }
    const { rows } = await sql<{
      dump: string
    }>`select row_to_json(r)::text || row_to_json(b)::text as dump from report r join report_body b on b.report_id = r.id`.execute(
      kit.desk.state.db,
    )
    assert.ok(rows.every(({ dump }) => !dump.includes(secret)))
    const record = await sql<{ text: string }>`select head || coalesce(payload, '') as text from record_entry`.execute(
      kit.desk.state.db,
    )
    assert.ok(record.rows.every(({ text }) => !text.includes(secret)))
  })

  it('does not tell that the report became part of an incident', async () => {
    const secret = secretIn(await send({ text: 'becomes an incident' }))
    await sql`update report set state = 'incident' where seq = (select max(seq) from report)`.execute(kit.desk.state.db)
    const page = await (await get(`/report/r/${secret}?lang=en`)).text()
    assert.match(page, /is working on it/)
    assert.ok(!/incident/i.test(page.replace(/<title>.*?<\/title>|becomes an incident/g, '')))
  })
})

describe('beside the form', () => {
  it('a page says what the desk does and does not do', async () => {
    for (const lang of ['ja', 'en']) assert.equal((await get(`/report/scope?lang=${lang}`)).status, 200)
    assert.match(await (await get('/report/scope?lang=en')).text(), /Remote checks/)
  })

  it('security.txt names the form and when it ends (RFC 9116)', async () => {
    const response = await get('/.well-known/security.txt')
    const text = await response.text()
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8')
    assert.match(text, /^Contact: http:\/\/desk\.example\/report$/m)
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)![1]!)
    assert.ok(expires > Date.now() && expires < Date.now() + 366 * 86_400_000 + laterMs)
    assert.equal(text.match(/^Expires:/gm)?.length, 1)
    assert.match(text, /^Preferred-Languages: ja, en$/m)
  })
})
