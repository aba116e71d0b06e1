// What came in, counted by calendar: on a real database, with the rights of whoever asks.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { reportActions } from '#src/detect/report/actions.ts'
import { NewReport } from '#src/detect/report/api.ts'
import { statisticsActions } from '#src/learn/statistics/actions.ts'
import { statisticsApi } from '#src/learn/statistics/api.ts'
import { Trend } from '#src/learn/statistics/figures.ts'
import type { Context } from '#src/platform/context.ts'
import { setNamed, setSecret } from '#src/platform/need-to-know.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

let kit: TestDesk
let responder: Context
const refused = (code: string) => (error: unknown) => (error as { code?: string }).code === code
const ask = (more: object = {}) => statisticsApi.reports.input.parse({ from: '2004-01', until: '2004-12', ...more })
const reports = async (more: object = {}, context = responder) =>
  Trend.parse(await statisticsActions.reports(context, ask(more)))
const incidents = async (more: object = {}, context = responder) =>
  Trend.parse(await statisticsActions.incidents(context, ask(more)))
const countsOf = (trend: Trend, group: string) =>
  Object.fromEntries(trend.groups.find((one) => one.name === group)!.rows.map((row) => [row.id, row.counts]))
const create = (receivedAt: string, more: object = {}) =>
  reportActions.create(responder, NewReport.parse({ text: `What happened ${receivedAt}`, receivedAt, ...more }))

async function incidentOf(noticedAt: string, reportIds: string[], members: string[] | null): Promise<void> {
  const { desk } = kit
  const id = desk.newId()
  await desk.state.db.transaction().execute(async (tx) => {
    await sql`insert into incident (id, number, title, phase, tlp, detection, zone, noticed_at, opened_at, opened_by_name, kinds, scheme, level)
      values (${id}, ${id.slice(-12)}, 'An affair', 'triage', 'amber', 'notified', 'Asia/Tokyo', ${noticedAt}, now(), 'x',
        '{rsit:intrusions/system-compromise}', 'quality', 'scandal')`.execute(tx)
    for (const report of reportIds)
      await sql`insert into incident_report (incident_id, report_id, at) values (${id}, ${report}, now())`.execute(tx)
    if (members) await setSecret(tx, id, true)
    for (const person of members ?? []) await setNamed(tx, id, person, true)
  })
}

before(async () => {
  kit = await testDesk()
  responder = await kit.as('responder', 'Hana')
})
after(() => kit.close())

describe('the figures of a quarter', () => {
  it('count a report where the calendar of the desk has it, not where UTC has it', async () => {
    await create('2004-03-31T14:59:59Z', { channel: 'phone', kinds: ['rsit:information-gathering/scanner'] })
    await create('2004-03-31T15:00:00Z', {
      channel: 'fax',
      kinds: ['rsit:intrusions/system-compromise', 'rsit:intrusions/application-compromise'],
    })
    const trend = await reports()
    assert.deepEqual(
      trend.periods.map((one) => one.key),
      ['2004-Q1', '2004-Q2', '2004-Q3', '2004-Q4'],
    )
    assert.deepEqual(trend.total, [1, 1, 0, 0])
    assert.deepEqual(countsOf(trend, 'channel'), { phone: [1, 0, 0, 0], fax: [0, 1, 0, 0] })
    assert.equal(trend.earliest, '2004-03')
  })

  it('count a report with two kinds under one top once there, and one without a kind of the taxonomy as such', async () => {
    const byTop = countsOf(await reports(), 'kind')
    assert.deepEqual(byTop, { 'rsit:information-gathering': [1, 0, 0, 0], 'rsit:intrusions': [0, 1, 0, 0] })
    assert.deepEqual(countsOf(await reports({ taxonomy: 'jpcert-1999' }), 'kind'), { '': [1, 1, 0, 0] })
  })

  it('say what became of the reports and keep noise out of the total', async () => {
    const noise = await create('2004-08-01T00:00:00Z')
    await reportActions.noise(responder, { ids: [noise.id], isNoise: true })
    const other = await create('2004-08-02T00:00:00Z')
    await reportActions.dispose(responder, { ids: [other.id], disposition: 'disposition:test', reason: 'A trial.' })
    await reportActions.reply(responder, { id: other.id, text: 'Thank you.' })
    const trend = await reports()
    assert.deepEqual(trend.total, [1, 1, 1, 0])
    assert.deepEqual(countsOf(trend, 'noise'), { noise: [0, 0, 1, 0] })
    assert.deepEqual(countsOf(trend, 'outcome'), { new: [1, 1, 0, 0], 'disposition:test': [0, 0, 1, 0] })
    assert.deepEqual(countsOf(trend, 'answer'), { answered: [0, 0, 1, 0] })
  })

  it('never count what the reader may not know of', async () => {
    const secret = await create('2004-11-01T00:00:00Z')
    const insider = await kit.as('responder')
    await incidentOf('2004-11-01T01:00:00Z', [secret.id], [insider.viewer.id!])
    assert.deepEqual((await reports()).total, [1, 1, 1, 0])
    assert.deepEqual((await incidents()).total, [0, 0, 0, 0])
    assert.deepEqual((await reports({}, insider)).total, [1, 1, 1, 1])
    const seen = await incidents({}, insider)
    assert.deepEqual(seen.total, [0, 0, 0, 1])
    assert.deepEqual(countsOf(seen, 'severity'), { 'quality:scandal': [0, 0, 0, 1] })
    assert.deepEqual(countsOf(seen, 'kind'), { 'rsit:intrusions': [0, 0, 0, 1] })
    assert.deepEqual(countsOf(seen, 'detection'), { notified: [0, 0, 0, 1] })
    assert.equal((await incidents()).earliest, null)
  })

  it('refuse a span that nobody can read and a taxonomy that is not there', async () => {
    await assert.rejects(reports({ step: 'month', from: '1990-01' }), refused('statistics.too-long'))
    await assert.rejects(reports({ taxonomy: 'nothing-of-the-kind' }), refused('statistics.taxonomy.not-found'))
  })
})

describe('a remark on why a number changed', () => {
  it('stands at its period, goes on the record, and can be withdrawn', async () => {
    const text = '=Fewer people report since nobody answered them'
    const input = statisticsApi.remark.input.parse({ step: 'quarter', month: '2004-05', cause: 'reporting', text })
    const { id } = await statisticsActions.remark(responder, input)
    const [remark] = (await reports()).remarks
    assert.deepEqual(
      [remark?.from, remark?.until, remark?.cause, remark?.byName],
      ['2004-04', '2004-07', 'reporting', 'Hana'],
    )
    assert.equal((await reports({ from: '2004-07' })).remarks.length, 0)
    await statisticsActions.withdraw(responder, { id })
    assert.equal((await reports()).remarks.length, 0)
    await assert.rejects(statisticsActions.withdraw(responder, { id }), refused('statistics.remark.not-found'))
    const { rows } = await sql<{ code: string; payload: string }>`
      select code, payload from record_entry where code like 'statistics.%' order by seq`.execute(kit.desk.state.db)
    assert.deepEqual(
      rows.map((row) => [row.code, JSON.parse(row.payload).facts.text]),
      [
        ['statistics.remarked', text],
        ['statistics.remark-withdrawn', text],
      ],
    )
  })
})

describe('the figures as CSV', () => {
  it('have a line for each row and a column for each period, and run nothing in a spreadsheet', async () => {
    const input = statisticsApi.remark.input.parse({ step: 'quarter', month: '2004-05', cause: 'other', text: '=1+1' })
    await statisticsActions.remark(responder, input)
    const asked = statisticsApi.reportsCsv.input.parse({ from: '2004-01', until: '2004-12', lang: 'ja' })
    const csv = await statisticsActions.reportsCsv(responder, asked)
    const lines = new TextDecoder().decode(csv.body as Uint8Array).split('\r\n')
    assert.equal(lines[0], '報告,項目,2004年1〜3月,2004年4〜6月,2004年7〜9月,2004年10〜12月,期間計')
    assert.equal(lines[1], '合計,,1,1,1,0,3')
    assert.ok(lines.includes('受付経路別,電話,1,0,0,0,1'))
    assert.ok(lines.some((line) => line.endsWith("'=1+1")))
    assert.equal(csv.name, 'reports-2004-Q1-2004-Q4.csv')
    const sjis = await statisticsActions.reportsCsv(responder, { ...asked, encoding: 'cp932' })
    assert.ok(new TextDecoder('shift_jis').decode(sjis.body as Uint8Array).startsWith('報告,項目,'))
  })
})
