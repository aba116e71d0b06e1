import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { find, incident, newReport, observable, refusalOf, reports } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

let house: TestDesk
let lead: Context
let board: { id: string; number: string }
let report: { id: string; number: string }
before(async () => {
  house = await testDesk()
  lead = await house.as('lead', '情報 花子')
  const id = await newReport(lead, {
    subject: 'ポートスキャンのご連絡',
    text: '貴学の掲示板システムから探査を受けました。',
    sourceAddresses: '198.51.100.7',
  })
  report = { id, number: (await reports.show(lead, { id })).number }
  const made = await incident.create(lead, { title: '掲示板システムへの侵入', reports: [id] })
  board = { id: made.id, number: made.number }
  await incident.addEntry(lead, {
    incident: made.id,
    text: 'サーバ室でネットワークケーブルを抜いた。通信先は hxxp://evil[.]example[.]com/x だった。',
  })
  await incident.addEntry(lead, { incident: made.id, text: '100%_確認した。C:\\temp を見た。' })
  await observable.add(lead, { incident: made.id, text: 'bad[.]example[.]net' })
})
after(() => house.close())

const kindsOf = async (q: string, who = lead) => new Set((await find(who, { q })).rows.map((row) => row.kind))
const texts = async (q: string) => (await find(lead, { q })).rows.map((row) => row.excerpt)

describe('the search box', () => {
  test('finds two-character Japanese words in reports, incidents and entries', async () => {
    assert.deepEqual(await kindsOf('掲示'), new Set(['incident', 'report']))
    assert.ok((await kindsOf('探査')).has('report'))
    assert.ok((await kindsOf('抜い')).has('entry'))
    assert.ok((await kindsOf('花子')).has('person'))
  })

  test('finds a single character', async () => {
    assert.ok((await kindsOf('抜')).has('entry'))
  })

  test('understands defanged, full-width and half-width input', async () => {
    for (const q of [
      'evil.example.com',
      'evil[.]example[.]com',
      'ｅｖｉｌ．ｅｘａｍｐｌｅ．ｃｏｍ',
      'hxxp://evil[.]example[.]com',
      'EVIL.example',
    ])
      assert.ok((await kindsOf(q)).has('entry'), q)
    for (const q of ['198.51.100.7', '198[.]51[.]100[.]7', '１９８．５１．１００．７'])
      assert.ok((await kindsOf(q)).has('observable'), q)
    assert.ok((await kindsOf('ﾈｯﾄﾜｰｸ')).has('entry'))
    assert.ok((await kindsOf('bad.example.net')).has('observable'))
  })

  test('wants all terms, a quoted phrase as one, and takes signs as they are', async () => {
    assert.ok((await kindsOf('ケーブル サーバ室')).has('entry'))
    assert.equal((await kindsOf('ケーブル 存在しない言葉')).size, 0)
    assert.ok((await kindsOf('「サーバ室でネットワーク」')).has('entry'))
    assert.equal((await kindsOf('"ネットワークサーバ室"')).size, 0)
    assert.equal((await texts('100%_')).length, 1)
    assert.equal((await texts('100__')).length, 0)
    assert.equal((await texts('C:\\temp')).length, 1)
  })

  test('puts what is meant by a number first', async () => {
    const byNumber = await find(lead, { q: board.number })
    assert.deepEqual([byNumber.rows[0]!.kind, byNumber.rows[0]!.id], ['incident', board.id])
    const byReport = await find(lead, { q: report.number.toLowerCase() })
    assert.deepEqual([byReport.rows[0]!.kind, byReport.rows[0]!.number], ['report', report.number])
  })

  test('shows where it found it, with marks on the words', async () => {
    const { rows } = await find(lead, { q: 'ﾈｯﾄﾜｰｸ 抜い', kind: 'entry' })
    const [row] = rows
    const marked = row!.marks.map(([from, to]) => row!.excerpt.slice(from, to))
    assert.deepEqual(marked, ['ネットワーク', '抜い'])
    assert.equal(row!.incident?.number, board.number)
  })

  test('goes on where the page ended, nothing twice and nothing lost', async () => {
    const one = await incident.create(lead, { title: '頁送りの事案' })
    for (let i = 0; i < 23; i++) await incident.addEntry(lead, { incident: one.id, text: `頁送りの試験 ${i}` })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await find(lead, { q: '頁送り', limit: 5, cursor })
      seen.push(...page.rows.map((row) => `${row.kind} ${row.id}`))
      cursor = page.next ?? undefined
    } while (cursor)
    assert.equal(seen.length, 24)
    assert.equal(new Set(seen).size, 24)
    assert.deepEqual((await find(lead, { q: '頁送り', limit: 5 })).counts, { entry: 20, incident: 1 })
    assert.equal((await find(lead, { q: '頁送り', limit: 5 })).more, true)
    assert.equal(await refusalOf(find(lead, { q: '頁送り', cursor: 'x' })), 'find.cursor.invalid')
  })

  test('gives a help desk reports and people only', async () => {
    const desk = await house.as('help-desk')
    for (const q of ['掲示', 'ケーブル', '198.51.100.7', board.number]) {
      const kinds = await kindsOf(q, desk)
      assert.ok(
        ![...kinds].some((kind) => kind === 'incident' || kind === 'entry' || kind === 'observable'),
        `${q}: ${[...kinds]}`,
      )
    }
    assert.ok((await kindsOf('花子', desk)).has('person'))
  })

  test('finds nothing for signs alone without failing', async () => {
    for (const q of ['""', '%', '_', '\\', '　a', "'; drop table incident; --", '\u0000x'])
      await find(lead, { q }).catch((error) => assert.equal(error.code, 'find.query.invalid'))
  })
})
