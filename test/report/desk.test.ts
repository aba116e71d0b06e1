// What the desk does with reports: taking in, the inbox, triage, answers, corrections. Real database, real files.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { reportActions } from '#src/detect/report/actions.ts'
import { NewReport, reportApi } from '#src/detect/report/api.ts'
import { ReportDetail } from '#src/detect/report/report.ts'
import type { Context } from '#src/platform/context.ts'
import { setNamed, setSecret } from '#src/platform/need-to-know.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

let kit: TestDesk
let responder: Context
const ask = { limit: 50, noise: 'without' as const }
const create = (input: object, context = responder) => reportActions.create(context, NewReport.parse(input))
const show = async (id: string, context = responder) => ReportDetail.parse(await reportActions.show(context, { id }))
const refused = (code: string) => (error: unknown) => (error as { code?: string }).code === code
const eml = (body: string, subject = 'Scan from your network', more = '') =>
  new TextEncoder().encode(
    `From: Bob <bob@bsite.example>\r\nTo: desk@desk.example\r\nSubject: ${subject}\r\nDate: Wed, 23 Jun 1999 14:00:00 +0900\r\nMessage-ID: <${Math.random()}@x>\r\n${more}\r\n${body}\r\n`,
  )
const file = (name: string, bytes: Uint8Array) => ({ name, mediaType: 'message/rfc822', bytes })
const entries = async (reportId: string) =>
  (
    await sql<{
      code: string
      kind: string
      payload: string
    }>`select code, kind, payload from record_entry where report_id = ${reportId} order by seq`.execute(
      kit.desk.state.db,
    )
  ).rows

/** What the incident slice does, as far as the tables go. */
async function incidentOf(reportIds: string[], isSecret = false, members: string[] = []): Promise<string> {
  const { desk } = kit
  const id = desk.newId()
  await desk.state.db.transaction().execute(async (tx) => {
    await sql`insert into incident (id, number, title, phase, tlp, detection, zone, noticed_at, opened_at, opened_by_name)
      values (${id}, ${id.slice(-12)}, 'An affair', 'triage', 'amber', 'unknown', 'Asia/Tokyo', now(), now(), 'x')`.execute(
      tx,
    )
    for (const report of reportIds)
      await sql`insert into incident_report (incident_id, report_id, at) values (${id}, ${report}, now())`.execute(tx)
    if (isSecret) await setSecret(tx, id, true)
    for (const person of members) await setNamed(tx, id, person, true)
  })
  return id
}

before(async () => {
  kit = await testDesk()
  responder = await kit.as('responder', 'Hana')
})
after(() => kit.close())

describe('a report that is typed in', () => {
  it('gets a number, a link, its fields, observables with roles and an entry on the record', async () => {
    const made = await create({
      channel: 'phone',
      subject: 'Port scan',
      text: 'Somebody scans us.',
      log: 'Jun 23 12:34:00 bsite telnetd[12]: connect from 192.0.2.77',
      sourceAddresses: '192[.]0[.]2[.]77',
      targetAddresses: 'www.bsite.example:23',
      reporter: { name: 'Bob', email: 'bob@bsite.example' },
      clock: { zone: 'Asia/Tokyo', isSynced: true },
      consent: { log: 'public', address: 'nobody' },
      occurred: { from: '1999-06-23T03:34:00Z', to: '1999-06-23T03:34:00Z', precision: 'minute', zone: 'Asia/Tokyo' },
    })
    assert.match(made.number, /^R\d{4}-\d{4}$/)
    assert.match(made.link, /^http:\/\/desk\.example\/report\/r\/[A-Za-z0-9_-]{43}$/)
    const report = await show(made.number)
    assert.equal(report.state, 'new')
    assert.equal(report.consent.log, 'public')
    assert.equal(report.consent.identity, null)
    assert.deepEqual(
      report.observables
        .filter((one) => one.role !== 'other')
        .map((one) => `${one.role} ${one.type} ${one.value}`)
        .sort(),
      [
        'reporter domain-name bsite.example',
        'reporter email-addr bob@bsite.example',
        'source ipv4-addr 192.0.2.77',
        'target domain-name www.bsite.example',
      ].sort(),
    )
    assert.equal(report.observables.find((one) => one.role === 'source')?.defanged, '192[.]0[.]2[.]77')
    assert.equal(report.logLines[0]?.at, '1999-06-23T03:34:00.000Z')
    const [entry] = await entries(report.id)
    assert.equal(entry?.code, 'report.received')
    assert.equal(JSON.parse(entry!.payload).facts.number, made.number)
    assert.deepEqual(report.sources, ['192[.]0[.]2[.]77'])
  })

  it('keeps what was sent as its original, with the hash that the record names', async () => {
    const { id } = await create({ text: 'A program says so.' })
    const download = await reportActions.original(responder, { id })
    const sha256 = createHash('sha256')
      .update(download.body as Uint8Array)
      .digest('hex')
    assert.equal((await show(id)).original?.sha256, sha256)
    assert.equal(JSON.parse((await entries(id))[0]!.payload).facts.sha256, sha256)
  })

  it('needs what happened or a log, and nothing else', () => {
    assert.equal(NewReport.safeParse({ subject: 'only a subject' }).success, false)
    assert.equal(NewReport.safeParse({ log: 'x' }).success, true)
  })

  it('takes NUL bytes, halves of characters, header injection and scripts as data', async () => {
    const { id } = await create({
      subject: 'a\r\nBcc: x@y.example\u202Etxt',
      text: 'x\u0000y \ud800 <script>alert(1)</script> "; drop table report; --',
      reporter: { name: '<b>\u0000' },
    })
    const report = await show(id)
    assert.equal(report.subject, 'a Bcc: x@y.exampletxt')
    assert.ok(report.text.includes('<script>alert(1)</script>'))
    assert.ok(!report.text.includes('\u0000'))
  })

  it('numbers without gaps when many come at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => create({ text: `report ${i} of many from 198.51.100.${i}` })),
    )
    const numbers = made.map((one) => Number(one.number.slice(6))).sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      Array.from({ length: 20 }, (_, i) => numbers[0]! + i),
    )
  })
})

describe('files that are given in', () => {
  it('become reports, each file with its outcome, a bad one among them', async () => {
    const mail = eml('We saw a scan from 203.0.113.5 against our host.')
    const { outcomes } = await reportActions.import(responder, {
      channel: 'upload',
      files: [
        file('one.eml', mail),
        file('empty.eml', new Uint8Array()),
        file('noise.bin', new Uint8Array([0, 1, 2, 255, 0, 3, 0, 9])),
      ],
    })
    assert.equal(outcomes.length, 3)
    assert.equal(outcomes[0]?.ok, true)
    assert.equal(outcomes[1]?.ok, false)
    assert.equal(outcomes[1]?.reports.length, 0)
    assert.ok(outcomes[2]!.problems.length > 0)
    const report = await show(outcomes[0]!.reports[0]!.id)
    assert.equal(report.subject, 'Scan from your network')
    assert.equal(report.reporter.email, 'bob@bsite.example')
    assert.ok(report.headers.some((one) => one.name.toLowerCase() === 'subject'))
    const original = await reportActions.original(responder, { id: report.id })
    assert.deepEqual(new Uint8Array(await new Response(original.body as ReadableStream).arrayBuffer()), mail)
    assert.equal(report.original?.sha256, createHash('sha256').update(mail).digest('hex'))
  })

  it('are known when the same bytes come again, also twice at the same moment', async () => {
    const mail = eml('The same again from 203.0.113.6.')
    const give = () => reportActions.import(responder, { channel: 'upload', files: [file('a.eml', mail)] })
    const both = (await Promise.all([give(), give()])).flatMap((one) => one.outcomes)
    assert.equal(both.flatMap((one) => one.reports).length, 1)
    assert.equal(both.filter((one) => one.knownAs !== null).length, 1)
    const [again] = (await give()).outcomes
    assert.equal(again?.reports.length, 0)
    assert.match(again?.knownAs ?? '', /^R/)
  })

  it('show the tricks of their attachments, and give them back as bytes', async () => {
    const body = [
      '--b',
      'Content-Type: text/plain',
      '',
      'See the file, it came from 203.0.113.9.',
      '--b',
      'Content-Type: application/octet-stream; name="invoice.txt.exe"',
      'Content-Disposition: attachment; filename="invoice.txt.exe"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('MZ harmless').toString('base64'),
      '--b--',
    ].join('\r\n')
    const { outcomes } = await reportActions.import(responder, {
      channel: 'upload',
      files: [
        file('b.eml', eml(body, 'Attachment', 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n')),
      ],
    })
    const report = await show(outcomes[0]!.reports[0]!.id)
    assert.equal(report.hasSigns, true)
    assert.ok(report.signs.some((one) => one.code === 'double-extension' && one.message !== one.code))
    const download = await reportActions.attachment(responder, {
      id: report.id,
      position: report.attachments[0]!.position,
    })
    assert.equal(await new Response(download.body as ReadableStream).text(), 'MZ harmless')
    assert.equal(download.mediaType, 'application/octet-stream')
  })

  it('come five hundred at a time', async () => {
    const files = Array.from({ length: 500 }, (_, i) =>
      file(`${i}.eml`, i % 50 === 0 ? new Uint8Array() : eml(`Number ${i} from 198.18.${i >> 8}.${i & 255}`)),
    )
    const { outcomes } = await reportActions.import(responder, { channel: 'upload', files })
    assert.equal(outcomes.filter((one) => one.reports.length === 1).length, 490)
    assert.equal(outcomes.filter((one) => !one.ok).length, 10)
  })
})

describe('the inbox', () => {
  it('pages by keyset without losing or repeating a report, newest first', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await reportActions.list(responder, { ...ask, limit: 200, noise: 'with', cursor })
      seen.push(...page.rows.map((one) => one.id))
      cursor = page.next ?? undefined
    } while (cursor)
    assert.equal(new Set(seen).size, seen.length)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from report`.execute(kit.desk.state.db)
    assert.equal(seen.length, rows[0]!.n)
    const page = await reportActions.list(responder, ask)
    assert.ok(JSON.stringify(page).length < 40_000)
    reportApi.list.output.parse(page)
  })

  it('finds by words of two characters, by number, by an address as people write it', async () => {
    const { number } = await create({ subject: '不審な侵入', text: '昨夜、侵入の跡がありました。203.0.113.200 から' })
    for (const q of ['侵入', number, '203[.]0[.]113[.]200', '２０３．０．１１３．２００'])
      assert.ok(
        (await reportActions.list(responder, { ...ask, q })).rows.some((one) => one.number === number),
        q,
      )
    assert.deepEqual(
      (await reportActions.list(responder, { ...ask, observable: '203.0.113[.]200' })).rows.map((one) => one.number),
      [number],
    )
    assert.equal(
      (await reportActions.list(responder, { ...ask, q: '%' })).rows.some((one) => one.number === number),
      false,
    )
  })

  it('folds bursts of the same, empty texts and links away, and loses none of them', async () => {
    const before = await reportActions.counts(responder, {})
    for (let i = 0; i < 6; i++) await create({ text: 'Cheap pills, buy now, all the same words' })
    const after = await reportActions.counts(responder, {})
    assert.equal(after.new - before.new, 3)
    assert.equal(after.noise - before.noise, 3)
    const folded = await reportActions.list(responder, { ...ask, noise: 'only', q: 'Cheap pills' })
    assert.equal(folded.total, 3)
    const [first] = folded.rows
    assert.ok((await show(first!.id)).signs.some((one) => one.code === 'noise.repeated'))
    assert.equal((await reportActions.noise(responder, { ids: [first!.id], isNoise: false })).changed, 1)
    assert.equal((await show(first!.id)).isNoise, false)
  })
})

describe('triage', () => {
  it('takes reports on, for a colleague too, and lays them back', async () => {
    const { id } = await create({ text: 'take me, 198.51.100.201' })
    const colleague = await kit.as('lead', 'Kenji')
    assert.deepEqual(await reportActions.take(responder, { ids: [id, id], assignee: colleague.viewer.id! }), {
      changed: 1,
    })
    const taken = await show(id)
    assert.deepEqual([taken.state, taken.assignee?.name], ['taken', 'Kenji'])
    assert.equal((await reportActions.list(colleague, { ...ask, mine: true })).rows[0]?.id, id)
    await reportActions.take(responder, { ids: [id], assignee: null })
    assert.equal((await show(id)).state, 'new')
    const executive = await kit.as('executive')
    await assert.rejects(
      reportActions.take(responder, { ids: [id], assignee: executive.viewer.id! }),
      refused('report.person-cannot'),
    )
    assert.deepEqual(
      (await entries(id)).map((one) => one.code),
      ['report.received', 'report.taken', 'report.laid-back'],
    )
  })

  it('asks whether it is really an incident, and keeps the answer as a decision', async () => {
    const { id } = await create({ text: 'is it? 198.51.100.202' })
    const report = await reportActions.assess(responder, {
      id,
      outcome: 'not-incident',
      answers: { 'own-system': 'no' },
      reason: 'Our own scanner.',
    })
    assert.deepEqual([report.assessment?.outcome, report.assessment?.by], ['not-incident', 'Hana'])
    assert.equal((await entries(id)).at(-1)?.kind, 'decision')
  })

  it('sets aside with a polite letter in the language of the reporter, and brings back', async () => {
    const { id } = await create({
      text: '迷惑メールが 203.0.113.77 から届きました。止めてください。',
      reporter: { name: '山田', email: 'yamada@example.jp' },
    })
    assert.deepEqual(
      await reportActions.dispose(responder, {
        ids: [id],
        disposition: 'disposition:spam-complaint',
        reason: 'Forged sender',
        letter: 'dispose-spam-complaint',
      }),
      { changed: 1 },
    )
    const report = await show(id)
    assert.deepEqual(
      [report.state, report.disposition, report.messages.length],
      ['disposed', 'disposition:spam-complaint', 1],
    )
    assert.match(report.messages[0]!.text, /山田 様/)
    assert.match(report.messages[0]!.text, new RegExp(report.number))
    assert.ok(!report.messages[0]!.text.includes('【'), 'no blank goes out')
    await reportActions.restore(responder, { ids: [id], reason: 'There is more to it' })
    assert.equal((await show(id)).state, 'new')
    await assert.rejects(
      reportActions.dispose(responder, { ids: [id], disposition: 'rsit:fraud', reason: '' }),
      refused('report.disposition.not-found'),
    )
    await assert.rejects(
      reportActions.dispose(responder, { ids: [id], disposition: 'disposition:hoax', reason: '', letter: 'none' }),
      refused('report.letter.not-found'),
    )
  })

  it('does not set aside what belongs to an incident, and changes none of the others then', async () => {
    const [a, b] = [
      await create({ text: 'in an incident 198.51.100.203' }),
      await create({ text: 'in none 198.51.100.204' }),
    ]
    await incidentOf([a.id])
    await sql`update report set state = 'incident' where id = ${a.id}`.execute(kit.desk.state.db)
    await assert.rejects(
      reportActions.dispose(responder, { ids: [a.id, b.id], disposition: 'disposition:hoax', reason: '' }),
      refused('report.in-incident'),
    )
    assert.equal((await show(b.id)).state, 'new')
  })

  it('answers the reporter, and tells the link again with a trace on the record', async () => {
    const made = await create({ text: 'answer me 198.51.100.205' })
    const report = await reportActions.reply(responder, { id: made.id, text: 'Thank you.' })
    assert.deepEqual(
      report.messages.map((one) => [one.from, one.byName, one.text]),
      [['desk', 'Hana', 'Thank you.']],
    )
    assert.equal((await reportActions.link(responder, { id: made.id })).link, made.link)
    assert.deepEqual(
      (await entries(made.id)).map((one) => one.code),
      ['report.received', 'report.replied', 'report.link-told'],
    )
  })

  it('corrects what was read; what was and what is are on the record, and a clock moves its log lines', async () => {
    const { id } = await create({
      text: 'times',
      log: 'Jun 23 12:34:00 bsite telnetd[12]: connect from 198.51.100.206',
      clock: { zone: 'Asia/Tokyo' },
      occurred: { from: '1999-06-23T03:34:00Z', to: '1999-06-23T03:34:00Z', precision: 'minute', zone: 'Asia/Tokyo' },
    })
    const report = await reportActions.correct(responder, {
      id,
      clock: { zone: 'UTC' },
      kinds: ['rsit:information-gathering/scanner'],
      reason: 'They run on UTC',
    })
    assert.equal(report.logLines[0]?.at, '1999-06-23T12:34:00.000Z')
    assert.deepEqual(report.kinds, ['rsit:information-gathering/scanner'])
    const facts = JSON.parse((await entries(id)).at(-1)!.payload).facts
    assert.equal(facts.before.clock.zone, 'Asia/Tokyo')
    assert.equal(facts.after.clock.zone, 'UTC')
    await assert.rejects(
      reportActions.correct(responder, { id, kinds: ['no:such'], reason: 'x' }),
      refused('report.kind.not-found'),
    )
  })
})

describe('the two sites of 1999', () => {
  const a = `分類：侵入後、踏み台として使われた
発生日時：6月23日10時
発見方法：攻撃先からの通知
要望：解決に協力してほしい
その他：侵入者は 192.168.100.1 からポートスキャンを実行している

Jun 23 10:00:00 asite statd[123]: statd: open of /var/statmon/sm/;`
  const b = `分類：ポートスキャン
発見方法：ログの監視
要望：攻撃元に連絡してほしい
条件：全ての情報を開示してよい
その他：タイムゾーンはJST、時刻は正確

Jun 23 12:34:00 bsite telnetd[12]: connect from 192.168.100.1
Jun 23 12:34:00 bsite popper[13]: @[192.168.100.1]: -ERR POP EOF received`

  it('are proposed to each other, with the address and the time as the reason, in both languages', async () => {
    const give = async (name: string, text: string) =>
      (
        await reportActions.import(responder, {
          channel: 'fax',
          year: 1999,
          zone: 'Asia/Tokyo',
          files: [{ name, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }],
        })
      ).outcomes[0]!.reports[0]!
    const siteA = await give('site-a.txt', a)
    const siteB = await give('site-b.txt', b)
    const { rows } = await reportActions.similar(responder, { id: siteA.id })
    const match = rows.find((one) => one.report.id === siteB.id)
    assert.ok(match, 'B is proposed for A')
    assert.ok(match.score >= 0.5, JSON.stringify(match.reasons))
    assert.match(match.reasons[0]!, /192\[\.\]168\[\.\]100\[\.\]1/)
    assert.match(match.reasons[0]!, /10:00.*12:34|12:34.*10:00/)
    assert.match(match.reasons[0]!, /1999/)
    const japanese = await reportActions.similar({ ...responder, lang: 'ja' }, { id: siteB.id })
    const other = japanese.rows.find((one) => one.report.id === siteA.id)
    assert.match(other?.reasons[0] ?? '', /発信元.*時刻の差|時刻の差/)
    assert.equal((await show(siteA.id)).similar >= 1, true)
  })
})

describe('need to know', () => {
  it('hides a report of a secret incident from whoever is not named: list, search, counts, companions, originals', async () => {
    const hidden = await create({
      subject: 'Leak of the Kitsune plan',
      text: 'The Kitsune papers went to 198.51.100.250',
    })
    const open = await create({ text: 'Something else from 198.51.100.250' })
    const member = await kit.as('responder')
    await incidentOf([hidden.id], true, [member.viewer.id!])
    assert.equal((await show(hidden.id, member)).incidents.length, 1)
    assert.equal((await show(open.id, member)).similar, 1)
    for (const context of [responder, await kit.as('administrator'), await kit.as('help-desk')]) {
      await assert.rejects(reportActions.show(context, { id: hidden.id }), refused('report.not-found'))
      await assert.rejects(reportActions.show(context, { id: hidden.number }), refused('report.not-found'))
      for (const action of ['similar', 'original', 'link'] as const)
        await assert.rejects(reportActions[action](context, { id: hidden.id }), refused('report.not-found'))
      assert.equal((await reportActions.list(context, { ...ask, q: 'Kitsune' })).total, 0)
      assert.equal((await reportActions.list(context, { ...ask, q: hidden.number })).total, 0)
      assert.equal((await reportActions.list(context, { ...ask, observable: '198.51.100.250' })).total, 1)
      const seen = await show(open.id, context)
      assert.equal(seen.similar, 0)
      assert.equal(seen.observables.find((one) => one.value === '198.51.100.250')?.seenReports, 0)
      assert.equal((await reportActions.similar(context, { id: open.id })).rows.length, 0)
      assert.deepEqual(await reportActions.take(context, { ids: [hidden.id], assignee: null }), { changed: 0 })
      await assert.rejects(reportActions.reply(context, { id: hidden.id, text: 'x' }), refused('report.not-found'))
    }
  })

  it('shows the help desk reports in no incident, and those of incidents it is named in', async () => {
    const helper = await kit.as('help-desk')
    const [own, others] = [
      await create({ text: 'own incident 198.51.100.251' }),
      await create({ text: 'other incident 198.51.100.252' }),
    ]
    await incidentOf([own.id], false, [helper.viewer.id!])
    await incidentOf([others.id])
    assert.equal((await show(own.id, helper)).number, own.number)
    await assert.rejects(reportActions.show(helper, { id: others.id }), refused('report.not-found'))
    assert.equal((await show(others.id)).number, others.number)
  })
})

describe('every endpoint', () => {
  it('has an action of the same name', () => {
    assert.deepEqual(Object.keys(reportActions).sort(), Object.keys(reportApi).sort())
  })
})
