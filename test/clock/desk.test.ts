// Deadlines of an incident through the actions of a real desk: which apply, started, overridden, sent, stopped, reminded of, and who may see them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import type { When } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import { clockActions } from '#src/respond/clock/actions.ts'
import { clockApi } from '#src/respond/clock/api.ts'
import type { ClockRow } from '#src/respond/clock/clock.ts'
import { remind } from '#src/respond/clock/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'

const clock = calls(clockApi, clockActions as never)
const exact = (at: string): When => ({ from: at, to: at, precision: 'minute', zone: 'Asia/Tokyo' })
const hoursAgo = (hours: number) => exact(new Date(Date.now() - hours * 3_600_000).toISOString())

let kit: ServedDesk
let lead: Context
before(async () => {
  kit = await servedDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

const open = async (isSecret = false, by = lead) =>
  (await incident.create(by, { title: '個人情報の漏えい', kinds: [], isSecret, lead: by.viewer.id })).number
const stageOf = (rows: readonly ClockRow[], stage: string): ClockRow => rows.find((one) => one.stage === stage)!
const entries = async (number: string): Promise<string[]> =>
  (await incident.entries(lead, { incident: number, limit: 50 })).rows.map((one) => one.text)

test('answers decide which regimes apply, each with its reason, and go on the record', async () => {
  const number = await open()
  const facts = { 'personal-data-leak': true, persons: 1_001 }
  const shown = await clock.answer(lead, { incident: number, facts })
  const regime = (id: string) => shown.regimes.find((one) => one.id === id)!
  assert.equal(regime('jp-appi').applies, 'yes')
  assert.match(regime('jp-appi').reasons[0]!.en, /More than 1,000/)
  assert.equal(regime('us-circia').applies, 'no')
  assert.equal(regime('eu-gdpr').applies, 'open')
  assert.ok((await entries(number)).some((text) => /Answered questions on deadlines.*yes.*1001/s.test(text)))
  const exactly = await clock.answer(lead, { incident: number, facts: { persons: 1_000 } })
  assert.equal(exactly.regimes.find((one) => one.id === 'jp-appi')!.applies, 'open')
  assert.equal(
    await refusalOf(clock.answer(lead, { incident: number, facts: { nonsense: true } })),
    'clock.fact.invalid',
  )
  assert.equal(
    await refusalOf(clock.answer(lead, { incident: number, facts: { persons: true } })),
    'clock.fact.invalid',
  )
})

test('a regime is started once, its stages follow from what is sent, and a longer period comes with its answer', async () => {
  const number = await open()
  const started = await clock.start(lead, {
    incident: number,
    regime: 'jp-appi',
    events: { known: exact('2026-06-17T00:00:00Z') },
  })
  const final = stageOf(started.clocks, 'final')
  assert.equal(final.dueAt, '2026-07-16T14:59:59.000Z')
  assert.equal(final.standing, 'overdue')
  const longer = await clock.answer(lead, { incident: number, facts: { 'unjust-purpose': true } })
  assert.equal(stageOf(longer.clocks, 'final').dueAt, '2026-08-17T14:59:59.000Z')

  await clock.start(lead, { incident: number, regime: 'eu-nis2', events: { aware: hoursAgo(30) } })
  const nis2 = (await clock.show(lead, { incident: number })).clocks.filter((one) => one.regime === 'eu-nis2')
  assert.equal(stageOf(nis2, 'final').standing, 'waiting')
  assert.equal(stageOf(nis2, 'early-warning').standing, 'overdue')
  const sent = await clock.done(lead, {
    incident: number,
    clock: stageOf(nis2, 'notification').id,
    sent: exact('2026-10-31T03:00:00Z'),
    proof: '受付番号 A-1',
  })
  const after = sent.clocks.filter((one) => one.regime === 'eu-nis2')
  assert.equal(stageOf(after, 'notification').standing, 'done')
  assert.equal(stageOf(after, 'final').dueAt, '2026-11-30T14:59:59.000Z')
  assert.ok((await entries(number)).some((text) => text.includes('受付番号 A-1')))
})

test('a start is corrected only with a reason, is never in the future, and is known at least roughly', async () => {
  const number = await open()
  const start = (events: Record<string, When>, reason = '') =>
    clock.start(lead, { incident: number, regime: 'eu-gdpr', events, reason })
  await start({ aware: exact('2026-06-17T00:00:00Z') })
  assert.equal(await refusalOf(start({ aware: exact('2026-06-16T00:00:00Z') })), 'clock.reason.invalid')
  const corrected = await start({ aware: exact('2026-06-16T00:00:00Z') }, 'The mail is dated a day before.')
  assert.equal(stageOf(corrected.clocks, 'authority').dueAt, '2026-06-19T00:00:00.000Z')
  assert.equal(corrected.clocks.filter((one) => one.stage === 'authority').length, 1)
  assert.equal(await refusalOf(start({ aware: hoursAgo(-2) }, 'x')), 'clock.start.future')
  assert.equal(await refusalOf(start({ aware: { ...hoursAgo(1), precision: 'unknown' } }, 'x')), 'clock.start.unknown')
  assert.equal(await refusalOf(start({ nonsense: hoursAgo(1) }, 'x')), 'clock.event.invalid')
  const off = clock.start(lead, { incident: number, regime: 'us-circia', events: { believed: hoursAgo(1) } })
  assert.equal(await refusalOf(off), 'clock.regime.off')
})

test('a deadline set by hand counts before what was reckoned; one that was stopped reminds nobody and can run again', async () => {
  const number = await open()
  const of = async () => (await clock.show(lead, { incident: number })).clocks
  const dueAt = new Date(Date.now() + 10 * 86_400_000).toISOString()
  await clock.start(lead, { incident: number, regime: 'contract', label: 'A 社', events: { known: hoursAgo(1) } })
  const notice = stageOf(await of(), 'notice')
  assert.equal(notice.standing, 'open')
  await clock.override(lead, { incident: number, clock: notice.id, dueAt, reason: '契約書 12 条' })
  assert.equal(stageOf(await of(), 'notice').standing, 'running')
  assert.equal(stageOf(await of(), 'notice').overridden?.by, '神戸 花子')
  await clock.stop(lead, { incident: number, clock: notice.id, reason: 'A 社は対象外だった' })
  assert.equal(stageOf(await of(), 'notice').standing, 'stopped')
  assert.equal(await refusalOf(clock.stop(lead, { incident: number, clock: notice.id, reason: 'x' })), 'clock.ended')
  await clock.resume(lead, { incident: number, clock: notice.id, reason: 'やはり対象' })
  assert.equal(stageOf(await of(), 'notice').standing, 'running')
  const lines = (await entries(number)).join('\n')
  for (const word of [/Set a deadline by hand/, /Stopped a deadline/, /run again/]) assert.match(lines, word)
})

test('reminders are put down once, whoever looks and however often the desk is started again', async () => {
  const number = await open()
  await clock.start(lead, { incident: number, regime: 'eu-cra', events: { aware: hoursAgo(30) } })
  const { id } = await incident.show(lead, { incident: number })
  const desk = contextOfDesk(kit.desk)
  // Several processes on one database look at the same moment, then again as after a restart.
  await Promise.all([remind(desk), remind(desk), remind(desk)])
  assert.equal(await remind(desk), 0)
  const { rows } = await kit.desk.state.pool.query(
    `select c.stage, r.kind, count(*)::int as count from clock_reminder r join clock c on c.id = r.clock_id
     where c.incident_id = $1 group by 1, 2 order by 1, 2`,
    [id],
  )
  assert.deepEqual(rows, [{ stage: 'early-warning', kind: 'overdue', count: 1 }])
  const overdue = (await entries(number)).filter((text) => text.startsWith('Overdue'))
  assert.equal(overdue.length, 1)
})

test('a reminder goes by mail to the team alone, once, without the title of the incident', async () => {
  const number = await open(true)
  await clock.start(lead, { incident: number, regime: 'eu-cra', events: { aware: hoursAgo(30) } })
  const { id } = await incident.show(lead, { incident: number })
  await kit.as('lead', '隣の部署')
  const server = { host: '127.0.0.1', port: 1, tls: 'none', user: '', password: '' } as const
  const desk = contextOfDesk({
    ...kit.desk,
    mail: { from: { address: 'csirt@desk.example', name: '' }, server, replyTo: null },
  })
  await Promise.all([remind(desk), remind(desk)])
  const { rows } = await kit.desk.state.pool.query(
    `select r.address, m.subject, m.raw from mail m join mail_recipient r on r.mail_id = m.id where m.incident_id = $1`,
    [id],
  )
  const { rows: people } = await kit.desk.state.pool.query('select email from person where id = $1', [lead.viewer.id])
  assert.deepEqual(
    rows.map((row) => row.address),
    [people[0].email],
  )
  assert.match(rows[0].subject, new RegExp(`^\\[${number}\\] Overdue: `))
  const raw = rows[0].raw.toString('utf8')
  assert.match(raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.doesNotMatch(raw, /個人情報の漏えい/)
  const sent = await kit.desk.state.pool.query(
    'select sent_at from clock_reminder join clock c on c.id = clock_id where c.incident_id = $1',
    [id],
  )
  assert.ok(sent.rows.every((row) => row.sent_at !== null))
})

test('who may not know of an incident sees none of its deadlines, neither in the list nor in the calendar', async () => {
  const secret = await open(true)
  await clock.start(lead, { incident: secret, regime: 'eu-gdpr', events: { aware: hoursAgo(1) } })
  const other = await kit.as('responder')
  const seen = (rows: readonly ClockRow[]) => rows.some((one) => one.incident.number === secret)
  assert.equal(seen((await clock.due(lead, { limit: 200 })).rows), true)
  assert.equal(seen((await clock.due(other, { limit: 200 })).rows), false)
  assert.equal(await refusalOf(clock.show(other, { incident: secret })), 'incident.not-found')
  const read = async (context: Context) => {
    const { url } = await clock.makeFeed(context, {})
    const answer = await kit.fetch(new Request(url))
    assert.equal(answer.status, 200)
    return await answer.text()
  }
  const mine = await read(lead)
  assert.ok(mine.includes(secret))
  assert.ok(!(await read(other)).includes(secret))
  // No title leaves the desk by a calendar.
  assert.ok(!mine.includes('漏えい等の事態') || !mine.includes('個人情報の漏えい\r\n'))
})

test('the calendar is one that another program reads: every entry once, with its end, folded lines and an alarm', async () => {
  const number = await open()
  const started = await clock.start(lead, { incident: number, regime: 'eu-gdpr', events: { aware: hoursAgo(2) } })
  const { url } = await clock.makeFeed(lead, {})
  const text = await (await kit.fetch(new Request(url))).text()
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  assert.equal(new Set(events.map((one) => one.uid)).size, events.length)
  const due = stageOf(started.clocks, 'authority')
  const event = events.find((one) => one.uid === `${due.id}@hikeshi`)!
  assert.equal(event.endDate.toJSDate().toISOString(), new Date(due.dueAt!).toISOString().replace(/\.\d+Z/, '.000Z'))
  assert.ok(event.summary.includes(number))
  assert.ok(event.component.getAllSubcomponents('valarm').length > 0)
  // A new link ends the one before, and the end ends it.
  const second = await clock.makeFeed(lead, {})
  assert.equal((await kit.fetch(new Request(url))).status, 404)
  await clock.endFeed(lead, {})
  assert.equal((await kit.fetch(new Request(second.url))).status, 404)
  assert.equal((await kit.fetch(new Request('http://desk.example/calendar/nonsense.ics'))).status, 404)
})

test('who only reads may not answer, start or stop', async () => {
  const number = await open()
  const headers = await kit.signIn('auditor')
  const auditor = kit.client(clockApi, headers)
  assert.equal((await auditor.show({ incident: number })).canWrite, false)
  await assert.rejects(auditor.answer({ incident: number, facts: { contract: true } }), /403/)
})
