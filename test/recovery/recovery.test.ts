// The recovery of an incident through the actions of a real desk.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { recoveryChecklist } from '#src/recover/recovery/load.ts'
import { calls, find, incident, refusalOf } from '#test/incident/kit.ts'
import { everyRole, type TestDesk, testDesk } from '#test/kit/desk.ts'

const recovery = calls(recoveryApi, recoveryActions as never)
let kit: TestDesk
let lead: Context
let other: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  other = await kit.as('responder', 'Taro Minato')
})
after(() => kit.close())

const opened = async (title = '改ざん') => (await incident.create(lead, { title, kinds: [] })).number
const entries = async (number: string, who = lead) =>
  (await incident.entries(who, { incident: number })).rows.map((one) => one.text)
const codes = (blocks: readonly { code: string }[]) => blocks.map((one) => one.code)
/** Everything that an incident wants besides its recovery, excused. */
const besides = Object.fromEntries(
  ['severity', 'lead', 'kinds', 'situation', 'summary', 'questions', 'reports'].map((code) => [code, 'a test']),
)

test('items, rules and handover hold back closing, each until it is met; the record tells the way', async () => {
  const number = await opened()
  assert.equal(
    await refusalOf(recovery.answer(lead, { incident: number, item: 'S3-8', state: 'doing' })),
    'recovery.not-begun',
  )
  const begun = await recovery.begin(lead, {
    incident: number,
    lead: other.viewer.id!,
    level: 'improved',
    dueOn: '2026-12-24',
  })
  assert.deepEqual([begun.lead?.name, begun.level, begun.counts.items], ['Taro Minato', 'improved', 103])
  assert.equal(await refusalOf(recovery.begin(lead, { incident: number })), 'recovery.already-begun')

  const handover = [...recoveryChecklist().items.values()].filter((one) => one.is_handover).map((one) => one.s3)
  assert.deepEqual(handover, [26, 27, 28, 29, 30, 31])
  assert.equal(await refusalOf(recovery.accept(other, { incident: number })), 'recovery.handover.missing')
  for (const item of handover)
    await recovery.answer(lead, { incident: number, item: `S3-${item}`, state: 'done', answer: '確かめた' })
  assert.equal(await refusalOf(recovery.accept(lead, { incident: number })), 'recovery.handover.not-allowed')
  assert.equal((await recovery.accept(other, { incident: number, note: '了解' })).accepted?.by, 'Taro Minato')

  for (const rule of ['rebuild', 'blocks', 'cause', 'police'])
    await recovery.rule(lead, { incident: number, rule, answer: 'no' })
  const leaked = await recovery.rule(lead, { incident: number, rule: 'user-notice', answer: 'yes' })
  assert.deepEqual(codes(leaked.blocks), ['recovery-user-notice', 'recovery-items'])
  const { blocksClosing } = await incident.now(lead, { incident: number })
  assert.deepEqual(
    blocksClosing
      .filter((one) => one.code.startsWith('recovery'))
      .map(({ code, isAbsolute, act }) => [code, isAbsolute, act]),
    [
      ['recovery-user-notice', true, 'open-recovery'],
      ['recovery-items', false, 'open-recovery'],
    ],
  )
  const exceptions = { ...besides, 'recovery-items': '小さな件', 'recovery-user-notice': 'not this time' }
  const close = () => incident.close(lead, { incident: number, reason: '復旧した', exceptions })
  assert.equal(await refusalOf(close()), 'incident.close-missing')
  await recovery.answer(lead, { incident: number, item: 'S3-95', state: 'done', proof: '書留 12-34' })
  assert.equal((await close()).phase, 'closed')
  const said = await entries(number)
  assert.ok(said.some((text) => text.includes('S3-95') && text.includes('書留 12-34')))
  assert.ok(
    said.some((text) => text.includes('小さな件')),
    'the exception stands on the record',
  )
  assert.equal(
    await refusalOf(recovery.answer(lead, { incident: number, item: 'S3-8', state: 'doing' })),
    'incident.closed',
  )
  await incident.reopen(lead, { incident: number, reason: '再発' })
  const again = await recovery.show(lead, { incident: number })
  assert.equal(again.counts.settled, handover.length + 1, 'what was answered is still there')
  assert.ok(again.accepted, 'and so is who accepted the handover')
  const kept = (await incident.entries(lead, { incident: number, limit: 200 })).rows.map((one) => one.text)
  assert.deepEqual(kept.slice(0, said.length), said, 'no line of the record is lost')
})

test('an item asks the further questions that cases have taught, beside its own', async () => {
  const number = await opened()
  const { headings, counts } = await recovery.show(lead, { incident: number })
  const asked = headings
    .flatMap((one) => one.checks.flatMap((check) => check.items))
    .filter((one) => one.also.length > 0)
    .map((one) => [one.id, one.also.length])
  assert.deepEqual(asked, [
    ['S3-9', 1],
    ['S3-35', 2],
    ['S3-36', 1],
    ['S3-57', 1],
    ['S3-100', 1],
  ])
  assert.equal(counts.items, 103)
})

test('an answer says why an item does not apply, and what proves that it is done', async () => {
  const number = await opened()
  await recovery.begin(lead, { incident: number })
  const answer = (given: object) =>
    refusalOf(recovery.answer(lead, { incident: number, item: 'S3-53', ...given } as never))
  assert.equal(await answer({ state: 'not-applicable' }), 'recovery.reason.missing')
  assert.equal(await answer({ state: 'done' }), 'recovery.answer.missing')
  assert.equal(await answer({ item: 'S3-94', state: 'doing' }), 'recovery.item.not-found')
  assert.equal(await answer({ state: 'doing', dueOn: '2020-01-01' }), 'allowed')
  const { counts } = await recovery.show(lead, { incident: number })
  assert.equal(counts.overdue, 1)
  const before = (await entries(number)).length
  assert.equal(await answer({ state: 'doing', dueOn: '2020-01-01' }), 'allowed')
  assert.equal((await entries(number)).length, before, 'what is the same is no entry')
})

test('hearings, discipline and extortion leak to nobody who is not named in their file', async () => {
  const number = await opened('社員の聞き取り')
  await recovery.begin(lead, { incident: number })
  const blank = JSON.stringify(await recovery.show(other, { incident: number }))
  const hearing = {
    incident: number,
    item: 'S3-56',
    state: 'done',
    answer: '山川さんに聞き取り、zanzibar と話した',
  } as const
  assert.equal(await refusalOf(recovery.answer(lead, hearing)), 'recovery.restricted.not-found')
  const mine = await recovery.restrict(lead, { incident: number })
  assert.ok(mine.restricted)
  await recovery.answer(lead, hearing)
  const answered = await recovery.show(lead, { incident: number })
  assert.equal(answered.headings[2]?.checks[2]?.items.find((one) => one.number === 56)?.answer, hearing.answer)

  assert.equal((await find(lead, { q: 'zanzibar' })).rows.length, 1)
  assert.ok(
    !(await entries(number)).some((text) => text.includes('zanzibar')),
    'not on the record of the incident itself',
  )
  for (const role of everyRole.filter((one) => one !== 'help-desk' && one !== 'unit-administrator')) {
    const somebody = await kit.as(role)
    assert.equal(
      JSON.stringify((await recovery.show(somebody, { incident: number })).headings),
      JSON.stringify(JSON.parse(blank).headings),
      role,
    )
    assert.equal((await recovery.show(somebody, { incident: number })).restricted, null)
    assert.equal((await find(somebody, { q: 'zanzibar' })).rows.length, 0, role)
    assert.equal(await refusalOf(incident.show(somebody, { incident: mine.restricted.number })), 'incident.not-found')
    assert.ok(
      !(await incident.list(somebody, { limit: 200 })).rows.some((one) => one.number === mine.restricted?.number),
    )
  }
})

test('the restricted file is there once, however often it is asked for at once', async () => {
  const number = await opened('同時に')
  await recovery.begin(lead, { incident: number })
  const shown = await Promise.all(Array.from({ length: 4 }, () => recovery.restrict(lead, { incident: number })))
  assert.equal(new Set(shown.map((one) => one.restricted?.number)).size, 1)
  const { rows } = await kit.desk.state.pool.query(
    'select count(*)::int as n from recovery_restricted r join incident i on i.id = r.incident_id where i.number = $1',
    [number],
  )
  assert.equal(rows[0].n, 1)
})
