// Notices through a real desk: the two sites of 1999, what each may be told, review by a second person, and a source that changes its mind.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parseIntake } from '#src/detect/report/parse/parse.ts'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { calls, incident, newReport, refusalOf, reports } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const contact = calls(contactApi, contactActions as never)
const notice = calls(noticeApi, noticeActions as never)
const sites = join(import.meta.dirname, '../../demo/sites-1999')

let kit: TestDesk
let writer: Context
let lead: Context
let number = ''
const report = { a: '', b: '' }
const to = { a: '', b: '', other: '' }
before(async () => {
  kit = await testDesk()
  writer = await kit.as('responder', '当番 一郎')
  lead = await kit.as('lead', '指揮 花子')
  const taken = await reports.import(writer, {
    files: ['site-a.eml', 'site-b.eml'].map((name) => ({
      name,
      mediaType: 'message/rfc822',
      bytes: new Uint8Array(readFileSync(join(sites, name))),
    })),
  })
  const [a, b] = taken.outcomes.map((one) => one.reports[0]!)
  report.a = a!.number
  report.b = b!.number
  const opened = await incident.create(lead, {
    title: 'ポートスキャンと踏み台',
    kinds: ['jpcert:scan'],
    reports: [a!.id, b!.id],
    lead: lead.viewer.id!,
  })
  number = opened.number
  const add = async (name: string, email: string, range: string, lang: 'ja' | 'en' = 'ja') =>
    (
      await contact.add(writer, {
        name,
        kind: 'site',
        lang,
        channels: [{ kind: 'email', value: email }],
        holdings: range === '' ? [] : [{ type: 'cidr', value: range }],
      })
    ).id
  to.a = await add('192.168.100.0/24 の管理者', 'hostmaster@net-100.example.net', '192.168.100.0/24', 'en')
  to.b = await add('Bのネットワーク担当', 'noc@site-b.example.jp', '')
  to.other = await add('第三者', 'noc@third.example.jp', '203.0.113.0/24')
  await notice.setConsent(writer, {
    report: report.a,
    by: 'source',
    ground: '電話で確認',
    identity: 'nobody',
    organisation: 'nobody',
    log: 'parties',
  })
})
after(() => kit.close())

test('the address in the case is told of B and its log; B is told of A’s log without its name', async () => {
  const atSource = await notice.preview(writer, { incident: number, to: to.a, template: 'notice-source' })
  assert.equal(atSource.lang, 'en')
  assert.match(atSource.body, /connect from 192\[\.\]168\[\.\]100\[\.\]1/)
  assert.deepEqual(
    atSource.included
      .filter((one) => one.source === report.b)
      .map((one) => one.kind)
      .sort(),
    ['address', 'identity', 'log', 'organisation'].filter((kind) =>
      atSource.included.some((one) => one.kind === kind && one.source === report.b),
    ),
  )
  assert.ok(atSource.included.some((one) => one.item === `${report.b}:log`))
  assert.deepEqual(
    atSource.withheld.map((one) => `${one.item} ${one.reason}`).filter((one) => /identity|organisation/.test(one)),
    [`${report.a}:identity nobody`, `${report.a}:organisation nobody`],
  )
  const out = JSON.stringify([atSource.subject, atSource.body, atSource.attachments])
  assert.doesNotMatch(out, /site-a|asite|サイトA/)
  assert.match(atSource.body, /\[withheld\]/)

  const atB = await notice.preview(writer, { incident: number, to: to.b, template: 'notice-affected' })
  assert.equal(atB.lang, 'ja')
  assert.match(atB.body, /statd: open of \/var\/statmon\/sm/)
  assert.doesNotMatch(JSON.stringify([atB.subject, atB.body, atB.attachments]), /site-a|asite|サイトA/)
  assert.match(atB.body, /Jun 23 10:00:00 ［非開示］ statd/)
  assert.doesNotMatch(atB.body, /telnetd/)

  const atOther = await notice.preview(writer, { incident: number, to: to.other, template: 'notice-affected' })
  assert.doesNotMatch(atOther.body, /statd\[123\]/)
  assert.ok(
    atOther.withheld.some(
      (one) => one.item === `${report.a}:log` && one.reason === 'not-concerned' && one.text.length > 10,
    ),
  )
})

test('what goes to a machine is XARF 4 as we read it ourselves, with times in UTC and the stated clock beside the lines', async () => {
  const shown = await notice.preview(writer, { incident: number, to: to.a, template: 'notice-source', lang: 'ja' })
  const log = shown.attachments.find((one) => one.mediaType === 'text/plain')!
  assert.match(log.text, /1999-06-23T03:34:00Z {2}1999-06-23 12:34:00 JST {2}Jun 23 12:34:00/)
  assert.match(log.text, /時計：.*正確/)
  const xarf = shown.attachments.find((one) => one.mediaType === 'application/json')!
  const [read] = await parseIntake(new TextEncoder().encode(xarf.text), { file: 'xarf.json', now: new Date() } as never)
  assert.equal(read!.format, 'xarf-4')
  assert.deepEqual(read!.problems, [])
  assert.ok(read!.observables.some((one) => one.value === '192.168.100.1'))
})

test('a notice is read by a second person before it goes, and the version that was read is the one that goes', async () => {
  const { rows } = await notice.write(writer, {
    incident: number,
    to: [to.a, to.b],
    template: 'notice-source',
    given: { request: '至急ご確認ください。' },
  })
  assert.deepEqual(
    rows.map((one) => one.state),
    ['review', 'review'],
  )
  const [first, second] = rows
  assert.equal(await refusalOf(notice.approve(writer as never, { incident: number, notice: first!.id })), 'notice.own')
  await notice.revise(writer, {
    incident: number,
    notice: first!.number,
    given: { request: '本日中にご確認ください。' },
  })
  assert.equal(
    await refusalOf(notice.approve(lead, { incident: number, notice: first!.id, version: 1 })),
    'notice.changed-since',
  )
  const approved = await notice.approve(lead, { incident: number, notice: first!.id, version: 2 })
  assert.equal(approved.row.state, 'queued')
  assert.equal(approved.versions.length, 2)
  const mails = await kit.desk.state.pool.query<{ raw: Buffer }>("select raw from mail where purpose = 'notice'")
  assert.equal(mails.rows.length, 1)
  assert.match(mails.rows[0]!.raw.toString('utf8'), /^To: .*\r\n? ?<hostmaster@net-100\.example\.net>/m)
  await notice.giveBack(lead, { incident: number, notice: second!.id, reason: '宛先が違う', isWithdrawn: true })
  assert.equal(await refusalOf(notice.approve(lead, { incident: number, notice: second!.id })), 'notice.not-in-review')
  const { rows: parties } = await notice.parties(lead, { incident: number })
  assert.deepEqual(
    parties.map((one) => [one.contact.id, one.standing]),
    [[to.a, 'waiting']],
  )
})

test('one warning goes to every unit of ours, who got it is kept, and whom no mail reaches is said', async () => {
  const add = (name: string, email: string) =>
    contact.add(writer, { name, kind: 'unit', channels: email === '' ? [] : [{ kind: 'email', value: email }] })
  await add('文学部', 'admin@lit.example.jp')
  await add('工学部', 'admin@eng.example.jp')
  await add('附属図書館', '')
  const units = await contact.units(writer, {})
  assert.deepEqual(
    [units.rows.map((one) => one.name).toSorted(), units.without],
    [['工学部', '文学部'], ['附属図書館']],
  )
  const { rows } = await notice.write(writer, {
    incident: number,
    to: units.rows.map((one) => one.id),
    template: 'warn-administrators',
    given: { findings: '掲示板のサーバーに侵入された', request: '6月17日以降のログを確かめる', next: '本日 18:00' },
  })
  for (const row of rows) await notice.approve(lead, { incident: number, notice: row.id })
  const mails = await kit.desk.state.pool.query<{ to: string }>(
    "select substring(convert_from(raw, 'UTF8') from 'To: [^<]*<([^>]+)>') as to from mail where purpose = 'notice' and convert_from(raw, 'UTF8') like '%admin@%'",
  )
  assert.deepEqual(mails.rows.map((one) => one.to).toSorted(), ['admin@eng.example.jp', 'admin@lit.example.jp'])
  const { rows: all } = await notice.list(writer, { incident: number })
  const told = all.filter((one) => one.template.id === 'warn-administrators')
  assert.deepEqual(told.map((one) => one.to.name).toSorted(), ['工学部', '文学部'])
  assert.ok(told.every((one) => one.state !== 'review'))
})

test('a source that changes its mind before a notice has left stops it', async () => {
  const { rows } = await notice.write(writer, { incident: number, to: [to.b], template: 'notice-affected' })
  await notice.setConsent(writer, { report: report.a, by: 'source', ground: 'メールで撤回', log: 'nobody' })
  assert.equal(await refusalOf(notice.approve(lead, { incident: number, notice: rows[0]!.id })), 'notice.changed-since')
  await notice.setConsent(writer, { report: report.a, by: 'source', ground: '再び許可', log: 'parties' })
  assert.equal((await notice.approve(lead, { incident: number, notice: rows[0]!.id })).row.state, 'queued')
})

test('more than the source allows is told only by a decision of whoever may approve, with its ground on the record', async () => {
  const wider = {
    report: report.a,
    by: 'decision' as const,
    ground: '不正アクセス禁止法に基づく照会',
    identity: 'parties' as const,
  }
  assert.equal(await refusalOf(notice.setConsent(writer, wider)), 'notice.decide.not-allowed')
  const decided = await notice.setConsent(lead, wider)
  assert.deepEqual(
    [decided.consent.identity, decided.changed?.by, decided.changed?.byName],
    ['parties', 'decision', '指揮 花子'],
  )
  const reportA = await reports.show(lead, { id: report.a })
  assert.equal(
    await refusalOf(reports.correct(writer, { id: reportA.id, consent: { identity: 'public' }, reason: 'x' })),
    'report.consent.wider',
  )
  assert.equal(
    await refusalOf(reports.correct(writer, { id: reportA.id, consent: { identity: 'nobody' }, reason: '読み違い' })),
    'allowed',
  )
})

test('a letter with blanks does not go into review; nobody is told of a secret incident', async () => {
  assert.equal(
    await refusalOf(notice.write(writer, { incident: number, to: [to.b], template: 'notice-progress' })),
    'notice.missing',
  )
  assert.equal(
    await refusalOf(notice.preview(writer, { incident: number, to: null, template: 'notice-source' })),
    'notice.template.not-for-them',
  )
  const secret = await incident.create(lead, { title: '秘匿', isSecret: true, lead: lead.viewer.id! })
  assert.equal(await refusalOf(notice.list(writer, { incident: secret.number })), 'incident.not-found')
})

test('a party has its row: asked, answered, what was promised, and what is overdue', async () => {
  await notice.addParty(writer, {
    incident: number,
    contact: to.other,
    role: 'affected-site',
    because: 'ログに名前がある',
  })
  const inRow = async () =>
    (await notice.parties(lead, { incident: number })).rows.find((one) => one.contact.id === to.other)!
  assert.equal((await inRow()).standing, 'not-asked')
  const seen = await notice.preview(writer, { incident: number, to: to.other, template: 'notice-affected' })
  assert.ok(seen.included.some((one) => one.item === `${report.a}:log` && one.why === 'party'))
  await notice.noteParty(writer, { incident: number, contact: to.other, promisedAt: '2026-01-01T00:00:00Z' })
  assert.equal((await inRow()).standing, 'we-are-late')
  await notice.noteParty(writer, { incident: number, contact: to.other, answer: '調べています。', isClosed: true })
  assert.equal((await inRow()).standing, 'closed')
  const detail = await incident.show(lead, { incident: number } as never)
  assert.ok(detail.parties.some((one) => one.name === '第三者'))
})

test('from the incident itself one apologises to who suffered, and asks about a source directly or through a CSIRT', async () => {
  const of = { incident: number, lang: 'ja' } as const
  const to = (name: string, kind: 'site' | 'csirt') =>
    contact.add(writer, { name, kind, channels: [{ kind: 'email', value: `desk@${kind}-9.example.net` }] })
  const sufferer = await to('被害を受けた組織', 'site')
  const given = { findings: '中継に使われていました。', measures: '切り離しました。', next: '11月25日' }
  const apology = await notice.preview(writer, { ...of, to: sufferer.id, template: 'apology', given })
  assert.deepEqual(apology.missing, [])
  assert.match(apology.body, /心よりお詫び申し上げます/)
  const csirt = await to('調整機関', 'csirt')
  const ask = { ...of, to: [csirt.id], template: 'ask-about-source', given: { request: '管理者を教えてください。' } }
  const { rows } = await notice.write(writer, ask)
  await notice.approve(lead, { incident: number, notice: rows[0]!.id, version: 1 })
  const party = (await notice.parties(writer, { incident: number })).rows.find((one) => one.contact.id === csirt.id)
  assert.equal(party?.standing, 'waiting', 'what was asked is waited for')
})

test('two hundred holders of addresses in one log get each their own lines', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, i) =>
      `Jun 24 10:00:${String(i % 60).padStart(2, '0')} gate sshd[9]: Failed password for root from 203.0.113.${100 + i} port 22 ssh2`,
  )
  const id = await newReport(writer, { text: 'log', log: lines.join('\n'), consent: { log: 'public' } })
  await incident.attach(writer, { incident: number, reports: [id] })
  const holder = await contact.add(writer, {
    name: 'one',
    kind: 'site',
    channels: [{ kind: 'email', value: 'a@one.example.net' }],
    holdings: [{ type: 'cidr', value: '203.0.113.120/32' }],
  })
  const shown = await notice.preview(writer, { incident: number, to: holder.id, template: 'notice-source' })
  const all = shown.attachments.map((one) => one.text).join('\n')
  assert.match(all, /203\.0\.113\.120/)
  assert.doesNotMatch(all, /203\.0\.113\.1(?:0\d|1\d|2[1-9]|3\d)/)
})
