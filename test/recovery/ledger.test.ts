// Measures and damage of an incident through the actions of a real desk.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { peopleActions } from '#src/prepare/people/actions.ts'
import { damageActions } from '#src/recover/damage/actions.ts'
import { damageApi } from '#src/recover/damage/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { calls, incident, refusalOf, textOf } from '#test/incident/kit.ts'
import { everyRole, type TestDesk, testDesk } from '#test/kit/desk.ts'

const measure = calls(measureApi, measureActions as never)
const damage = calls(damageApi, damageActions as never)
let kit: TestDesk
let lead: Context
let number: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  ;({ number } = await incident.create(lead, { title: '改ざん', kinds: [] }))
})
after(() => kit.close())

const excused = Object.fromEntries(
  ['severity', 'lead', 'kinds', 'situation', 'summary', 'questions', 'reports'].map((code) => [code, 'a test']),
)
const propose = (given: object = {}) =>
  measure.add(lead, { incident: number, aim: '再発を防ぐ', title: 'OSの更新', kind: 'technical', ...given })
const last = async () => (await measure.list(lead, { incident: number })).rows.toSorted((a, b) => a.no - b.no).at(-1)!

test('a measure outlives its incident: overdue ones are listed over all incidents until they are done', async () => {
  const other = await incident.create(lead, { title: '終わる件', kinds: [] })
  await measure.add(lead, { incident: other.number, aim: 'a', title: '教育', kind: 'operational', dueOn: '2020-01-31' })
  await measure.move(lead, { incident: other.number, no: 1, state: 'chosen' })
  await incident.close(lead, { incident: other.number, reason: 'done', exceptions: excused })
  const overdue = await measure.all(lead, { show: 'overdue' })
  assert.deepEqual(
    overdue.rows.map((one) => [one.incident.number, one.incident.isClosed, one.standing]),
    [[other.number, true, 'overdue']],
  )
  await measure.move(lead, { incident: other.number, no: 1, state: 'done', proof: '受講者名簿' })
  assert.equal((await measure.all(lead, { show: 'overdue' })).counts.overdue, 0)
})

test('a measure is chosen, proved, verified after months, and taken up again when the cause returns', async () => {
  await propose({ cost: 1_200_000, payer: 'D社', verifyMonths: 6 })
  const { no } = await last()
  const move = (given: object) => measure.move(lead, { incident: number, no, ...given } as never)
  assert.equal(await refusalOf(move({ state: 'verified', result: 'x' })), 'measure.state.invalid')
  await move({ state: 'chosen', dueOn: '2026-12-01' })
  assert.equal(await refusalOf(move({ state: 'done' })), 'measure.proof.missing')
  await move({ state: 'done', doneOn: '2020-08-31', proof: '作業報告書' })
  const done = await last()
  assert.deepEqual([done.verifyOn, done.standing], ['2021-02-28', 'verify-overdue'])
  await move({ state: 'verified', result: '再発なし' })
  assert.equal((await last()).standing, 'verified')
  assert.equal(await refusalOf(move({ state: 'returned' })), 'measure.reason.missing')
  await move({ state: 'returned', reason: '同じ弱点から侵入' })
  assert.equal((await last()).standing, 'open')
})

test('a measure whose owner left says so', async () => {
  const owner = await kit.as('responder', '去る人')
  await propose({ ownerId: owner.viewer.id })
  const { no } = await last()
  await measure.move(lead, { incident: number, no, state: 'chosen' })
  const admin = await kit.as('administrator')
  await peopleActions.changePerson(admin, { id: owner.viewer.id!, isActive: false })
  const [one] = (await measure.list(lead, { incident: number })).rows.filter((row) => row.no === no)
  assert.deepEqual([one?.isOrphan, one?.owner], [true, '去る人'])
  assert.ok((await measure.all(lead, {})).counts.orphans >= 1)
  assert.equal(await refusalOf(propose({ ownerId: owner.viewer.id })), 'measure.owner.not-found')
})

test('the ledger refuses what is below zero, adds no currency to another, and holds the measures against it', async () => {
  const add = (given: object) =>
    damage.add(lead, {
      incident: number,
      kind: 'lost-business',
      what: '停止中の売上',
      confidence: 'likely',
      ...given,
    } as never)
  assert.equal(await refusalOf(add({ low: -5 })), 'damage.amount.negative')
  assert.equal(await refusalOf(add({})), 'damage.amount.missing')
  await add({ hourly: { hours: 28, perHour: 50_000 } })
  await add({ kind: 'money', what: '=cmd()', low: 100, high: 300, unit: 'usd' })
  const shown = await add({ kind: 'image', what: 'まちがい', low: 9 })
  const withdrawn = await damage.withdraw(lead, { incident: number, no: shown.rows.at(-1)!.no, reason: '二重' })
  assert.equal(withdrawn.rows.length, 3)
  assert.deepEqual(
    withdrawn.totals.map((one) => [one.unit, one.net.low, one.net.high]),
    [
      ['JPY', 1_400_000, 1_400_000],
      ['USD', 100, 300],
    ],
  )
  assert.equal(withdrawn.whole, null)
  const whole = await damage.rate(lead, { incident: number, currency: 'USD', into: 'JPY', rate: 150, source: 'TTM' })
  assert.deepEqual(whole.whole?.net, { low: 1_415_000, high: 1_445_000 })
  assert.deepEqual(whole.measures, [{ currency: 'JPY', amount: 1_200_000 }])
  const csv = textOf(await damage.csv(lead, { incident: number, lang: 'ja' }))
  assert.match(csv, /機会損失/)
  assert.match(csv, /'=cmd/)
})

test('activity is stated, drawn in order, and taken back', async () => {
  const state = (at: string, level: number | null) => damage.activity(lead, { incident: number, at, level })
  await state('2026-07-08T00:00:00Z', 100)
  const both = await state('2026-07-06T00:00:00Z', 0)
  assert.deepEqual(
    both.activity.map((one) => one.level),
    [0, 100],
  )
  assert.equal(both.lostDays, 2)
  assert.equal((await state('2026-07-08T00:00:00Z', null)).activity.length, 1)
  assert.equal(await refusalOf(state('2026-07-08T00:00:00Z', null)), 'damage.activity.not-found')
})

test('measures and damage of a secret incident are unknown to whoever is not named there, in lists and counts', async () => {
  const secret = await incident.create(lead, { title: '処分', kinds: [], isSecret: true })
  const before = new Map<string, string>()
  const outsiders = await Promise.all(everyRole.map((role) => kit.as(role)))
  for (const one of outsiders) before.set(one.viewer.name, JSON.stringify(await measure.all(one, { show: 'all' })))
  await measure.add(lead, { incident: secret.number, aim: 'a', title: '訓告', kind: 'legal', dueOn: '2020-01-01' })
  await measure.move(lead, { incident: secret.number, no: 1, state: 'chosen' })
  await damage.add(lead, { incident: secret.number, kind: 'money', what: 'x', low: 1, confidence: 'confirmed' })
  assert.ok((await measure.all(lead, { show: 'overdue' })).rows.some((one) => one.title === '訓告'))
  for (const one of outsiders) {
    assert.equal(JSON.stringify(await measure.all(one, { show: 'all' })), before.get(one.viewer.name), one.viewer.name)
    for (const ask of [measure.list, damage.show, damage.csv] as const)
      assert.equal(await refusalOf(ask(one, { incident: secret.number })), 'incident.not-found', one.viewer.name)
  }
})
