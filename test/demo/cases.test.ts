// The four case studies of the demonstration: what they say, and each played on one desk from the report to the close.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { damageActions } from '#src/recover/damage/actions.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { recoveryChecklist } from '#src/recover/recovery/load.ts'
import { quarantineActions } from '#src/respond/containment/quarantine/actions.ts'
import { quarantineApi } from '#src/respond/containment/quarantine/api.ts'
import { deskActions } from '#src/server/actions.ts'
import { deskApi } from '#src/server/api.ts'
import { calls, find, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { type CaseName, caseNames, readCase, whenOfMoment } from '../../demo/case.ts'

const desk = calls(deskApi, deskActions as never)
const recovery = calls(recoveryApi, recoveryActions as never)
const damage = calls(damageApi, damageActions as never)
const quarantine = calls(quarantineApi, quarantineActions as never)
const measure = calls(measureApi, measureActions as never)
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/

let kit: TestDesk
let admin: Context
before(async () => {
  kit = await testDesk()
  admin = await kit.as('administrator')
})
after(() => kit.close())

const cases = Object.fromEntries(
  await Promise.all(caseNames.map(async (name) => [name, await readCase(name)] as const)),
)
const days = (name: CaseName, ja: RegExp) => {
  const { noticed_at, entries } = cases[name]!
  const { at } = entries.find((one) => ja.test(one.says.ja))!
  const midnight = Date.parse(`${noticed_at.slice(0, 10)}T00:00:00+09:00`)
  return Math.floor((Date.parse(whenOfMoment(at).from) - midnight) / 86_400_000)
}

test('every word of the cases stands in both languages, each in its own', () => {
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    const { ja, en } = value as { ja?: unknown; en?: unknown }
    if (typeof en === 'string') assert.doesNotMatch(en, japanese, path)
    if (typeof ja === 'string' && ja !== 'CISO' && ja !== 'IPA') assert.match(ja, japanese, path)
    for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`)
  }
  for (const [name, one] of Object.entries(cases)) walk(one, name)
})

test('each case answers every item of the checklist that everybody sees, once', () => {
  const wanted = [...recoveryChecklist().items.values()].filter((one) => !one.is_restricted).map((one) => one.s3)
  for (const [name, { recovery: of }] of Object.entries(cases)) {
    const answered = of.answers.flatMap((one) => one.items)
    assert.deepEqual(
      answered.toSorted((a, b) => a - b),
      wanted,
      name,
    )
    for (const one of of.answers) assert.ok(one.reason ? !one.answer : one.answer, `${name} ${one.items}`)
  }
})

test('the days and figures of the cases are those of the sources', () => {
  assert.deepEqual(
    [/約束した/, /特定した/, /社長へ第一報/, /謝罪文を作り/, /訪問して謝罪/].map((ja) => days('case-1', ja)),
    [0, 0, 0, 1, 4],
  )
  assert.match(cases['case-1']!.restricted!.measures[0]!.title.ja, /社長20%減給1か月、A社員とその上司は訓告/)
  assert.deepEqual(
    [/暫定対処/, /知らせた（翌日）/, /折半/, /公表した/, /改修が終わった/].map((ja) => days('case-2', ja)),
    [0, 1, 14, 28, 42],
  )
  assert.equal(whenOfMoment('2003-07-06 07:20').from, '2003-07-05T22:20:00.000Z')
  assert.deepEqual(
    [/書き換えられた/, /サイトを止めた/].map((ja) => cases['case-3']!.entries.find((one) => ja.test(one.says.ja))!.at),
    ['2003-07-06 07:20', '2003-07-06 11:55'],
  )
  assert.deepEqual(
    [/販売を再開/, /抜本対策案/, /被害額を算出/, /改善復旧を1か月/].map((ja) => days('case-3', ja)),
    [1, 3, 3, 5],
  )
  assert.deepEqual(
    cases['case-3']!.measures.filter((one) => one.done_on).map((one) => one.payer.en),
    ['Firm D', 'Firm B', 'Firm D'],
  )
  assert.deepEqual(
    [/再接続ルール/, /再接続し始めた/, /ほぼ通常/, /ノートPCの持ち込みが原因/].map((ja) => days('case-4', ja)),
    [0, 1, 3, 3],
  )
})

test('each case is played from the report to the close, without an exception but those of case 2', async () => {
  for (const name of caseNames) {
    const lang = name === 'case-3' ? 'en' : 'ja'
    const { incident: number, logins } = await desk.loadDemonstration({ ...admin, lang }, { name })
    assert.equal(logins.length > 0, name === 'case-1', 'the accounts are made once')
    const { phase, title } = await incident.show(admin, { incident: number })
    assert.deepEqual([phase, title], ['closed', cases[name]!.title[lang]])
    const { counts, blocks, rules, accepted } = await recovery.show(admin, { incident: number })
    assert.deepEqual([counts.headings, counts.checks, counts.items, counts.open, counts.settled], [6, 34, 103, 0, 98])
    assert.deepEqual([blocks.length, rules.every((one) => one.isMet), accepted !== null], [0, true, true])
    const entries = await incident.entries(admin, { incident: number, limit: 1_000 })
    for (const { says } of cases[name]!.entries)
      assert.ok(
        entries.rows.some((one) => one.text === says[lang]),
        says[lang],
      )
    for (const [, why] of Object.entries(cases[name]!.close.exceptions))
      assert.ok(entries.rows.some((one) => one.text.includes(why[lang])))
    assert.equal(Object.keys(cases[name]!.close.exceptions).length, name === 'case-2' ? 2 : 0)
    const measures = await measure.list(admin, { incident: number })
    assert.ok(measures.rows.filter((one) => one.state !== 'dropped').every((one) => one.doneOn !== null))
    const { activity, totals } = await damage.show(admin, { incident: number })
    assert.ok(activity.length >= 3 && totals.length > 0)
    assert.equal(await refusalOf(desk.loadDemonstration(admin, { name })), 'demonstration.already-loaded')
  }
  const worm = (await desk.demonstrations(admin, {})).rows.find((one) => one.name === 'case-4')!.incident!
  const { counts, units } = await quarantine.board(admin, { incident: worm })
  assert.deepEqual([units.length, counts.reconnected], [4, 36], 'every machine of the worm went back by the rule')
  const shop = (await desk.demonstrations(admin, {})).rows.find((one) => one.name === 'case-3')!.incident!
  const { totals, measures } = await damage.show(admin, { incident: shop })
  assert.deepEqual(totals.find((one) => one.unit === 'JPY')?.indirect, { low: 9_600_000, high: 9_600_000 })
  assert.deepEqual(measures, [{ currency: 'JPY', amount: 5_000_000 }])
  assert.deepEqual(kit.troubles, [])
})

test('the discipline of case 1 is known to its lead alone', async () => {
  const auditor = await kit.as('auditor')
  assert.equal((await find(auditor, { q: '訓告' })).rows.length, 0)
  assert.ok(!JSON.stringify(await measure.all(auditor, { show: 'all' })).includes('訓告'))
  const { rows } = await desk.demonstrations(admin, {})
  assert.deepEqual(
    rows.map((one) => [one.name, one.isLoaded]),
    [['kobe', false], ...caseNames.map((name) => [name, true])],
  )
})

test('the Kobe case stays open in its recovery, and is played to the close when asked, without an exception', async () => {
  const ja = { ...admin, lang: 'ja' as const }
  const { incident: number } = await desk.loadDemonstration(ja, {})
  assert.equal((await incident.show(admin, { incident: number })).phase, 'recovery')
  assert.equal(await refusalOf(desk.loadDemonstration(ja, {})), 'demonstration.already-loaded')
  const done = await desk.loadDemonstration(ja, { isClosed: true })
  assert.deepEqual([done.incident, done.entries, done.reports], [number, 0, 0])
  const { phase, summary, questions } = await incident.show(admin, { incident: number })
  assert.deepEqual([phase, questions], ['closed', []])
  assert.match(summary.ja, /17,995人/)
  const { counts, blocks, rules } = await recovery.show(admin, { incident: number })
  assert.deepEqual([counts.items, counts.settled, counts.open, blocks.length], [103, 98, 0, 0])
  assert.ok(rules.every((one) => one.isMet && one.exception === ''))
  assert.equal(await refusalOf(desk.loadDemonstration(ja, { isClosed: true })), 'demonstration.already-loaded')
  assert.deepEqual(kit.troubles, [])
})
