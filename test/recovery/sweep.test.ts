// A sweep through the actions of a real desk: units asked, answers by host, those who are silent chased by mail.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { watchHunts } from '#src/detect/hunt/jobs/watch.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import type { Context } from '#src/platform/context.ts'
import { sweepActions } from '#src/recover/sweep/actions.ts'
import { sweepApi } from '#src/recover/sweep/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const sweep = calls(sweepApi, sweepActions as never)
const plan = calls(planApi, planActions as never)
let kit: TestDesk
let lead: Context
let number: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  ;({ number } = await incident.create(lead, { title: 'ワームの蔓延', kinds: [] }))
})
after(() => kit.close())

const start = (given: object = {}) =>
  sweep.start(lead, {
    incident: number,
    kind: 'checklist',
    question: 'パターンファイルは最新ですか',
    dueOn: '2020-01-01',
    units: [
      { unit: '営業部', address: 'sales@example.jp', hosts: ['pc-1', 'pc-2', 'pc-2'] },
      { unit: '経理部', address: 'books@example.jp', hosts: ['pc-3'] },
      { unit: '総務部' },
    ],
    ...given,
  })
const mails = async () =>
  (await kit.desk.state.pool.query('select subject from mail order by queued_at')).rows as { subject: string }[]

test('the board says who was asked, answered, is clean, hit, fixed or silent; hosts are counted', async () => {
  const { sweep: row, units } = await start()
  assert.deepEqual(row.units, { asked: 3, answered: 0, clean: 0, hit: 0, fixed: 0, silent: 3 })
  assert.deepEqual(row.hosts, { total: 3, unchecked: 3, clean: 0, hit: 0, fixed: 0 })
  const sales = units.find((one) => one.unit === '営業部')!
  const of = { incident: number, no: row.no, unit: sales.id }
  const hosts = [
    { host: 'pc-1', state: 'clean' as const },
    { host: 'pc-2', state: 'hit' as const },
    { host: 'pc-9', state: 'clean' as const, isStandby: true },
  ]
  assert.equal(await refusalOf(sweep.answer(lead, { ...of, state: 'clean', hosts })), 'sweep.answer.contradiction')
  const hit = await sweep.answer(lead, { ...of, state: 'hit', hosts, note: '古いパターン' })
  assert.deepEqual(hit.sweep.units, { asked: 3, answered: 1, clean: 0, hit: 1, fixed: 0, silent: 2 })
  assert.deepEqual(hit.sweep.hosts, { total: 4, unchecked: 1, clean: 2, hit: 1, fixed: 0 })
  assert.deepEqual(
    hit.units.map((one) => [one.unit, one.standing]),
    [
      ['営業部', 'hit'],
      ['経理部', 'silent'],
      ['総務部', 'silent'],
    ],
  )
  const fixed = await sweep.answer(lead, { ...of, state: 'fixed', hosts: [{ host: 'pc-2', state: 'fixed' }] })
  assert.equal(fixed.sweep.units.fixed, 1)
})

test('who has not answered is chased by mail, once each time, and nobody without an address', async () => {
  const { sweep: row, units } = await start()
  const sales = units.find((one) => one.unit === '営業部')!
  await sweep.answer(lead, { incident: number, no: row.no, unit: sales.id, state: 'clean' })
  const before = (await mails()).length
  const chased = await sweep.chase(lead, { incident: number, no: row.no })
  const queued = await mails()
  assert.equal(queued.length - before, 1)
  assert.ok(queued.at(-1)?.subject.includes(number))
  assert.deepEqual(
    chased.units.map((one) => [one.unit, one.chased]).toSorted(),
    [
      ['営業部', 0],
      ['経理部', 1],
      ['総務部', 0],
    ].toSorted(),
  )
  const books = units.find((one) => one.unit === '経理部')!
  await sweep.answer(lead, { incident: number, no: row.no, unit: books.id, state: 'clean' })
  assert.equal(await refusalOf(sweep.chase(lead, { incident: number, no: row.no })), 'sweep.chase.nobody')
})

test('a unit is asked once, and a sweep of a secret incident is unknown to others', async () => {
  assert.equal(await refusalOf(start({ units: [{ unit: 'a' }, { unit: 'a' }] })), 'sweep.unit.already-asked')
  const secret = await incident.create(lead, { title: '秘匿', kinds: [], isSecret: true })
  const { sweep: row } = await start({ incident: secret.number })
  const other = await kit.as('auditor')
  assert.equal(await refusalOf(sweep.list(other, { incident: secret.number })), 'incident.not-found')
  assert.equal(await refusalOf(sweep.board(other, { incident: secret.number, no: row.no })), 'incident.not-found')
})

test('observables are looked for in the archive at once: a host that it names is hit, and its unit gets one task', async () => {
  const ssh = (at: string, host: string, from: string) =>
    `<38>1 ${at} ${host} sshd 311 - - Failed password for root from ${from} port 4022 ssh2\n`
  const text = ssh(new Date().toISOString(), 'gate', '192.0.2.7') + ssh(new Date().toISOString(), 'mail', '192.0.2.8')
  await logActions.import(lead, {
    ...logApi.import.input.parse({ source: 'gate', zone: 'Asia/Tokyo' }),
    files: [{ name: 'gate.log', mediaType: 'text/plain', bytes: new TextEncoder().encode(text) }],
  })
  const asked = {
    kind: 'observables',
    detail: '192.0.2.7\n',
    dueOn: null,
    units: [
      { unit: '基盤課', hosts: ['192.0.2.7', 'pc-1'] },
      { unit: '営業課', hosts: ['pc-2'] },
    ],
  }
  assert.equal(await refusalOf(start({ ...asked, detail: '' })), 'sweep.hunt.nothing')
  const stop = watchHunts(lead, 20)
  try {
    const { sweep: row, hunt: begun } = await start(asked)
    assert.ok(begun)
    const look = () => sweep.board(lead, { incident: number, no: row.no })
    let board = await look()
    while (board.hunt?.state !== 'done') {
      assert.equal(board.hunt?.problem, '')
      await pause(20)
      board = await look()
    }
    assert.deepEqual([board.hunt.matches, board.hunt.finds.map((one) => one.entity)], [1, ['192.0.2.7']])
    const executive = await kit.as('executive')
    const seen = await sweep.board(executive, { incident: number, no: row.no })
    assert.deepEqual(seen.hunt?.finds, [], 'who may not read alerts sees how much was found, and not what')
    const tasks = async () =>
      (await plan.show(lead, { incident: number })).tasks.filter((one) => one.title.ja.includes('基盤課'))
    const followed = await sweep.follow(lead, { incident: number, no: row.no })
    assert.deepEqual(
      followed.units.map((one) => [one.unit, one.standing, one.hasTask, one.hosts.hit]),
      [
        ['基盤課', 'hit', true, 1],
        ['営業課', 'asked', false, 0],
      ],
    )
    assert.equal((await tasks()).length, 1)
    assert.equal(await refusalOf(sweep.follow(lead, { incident: number, no: row.no })), 'sweep.follow.nothing')
    assert.equal((await tasks()).length, 1)
  } finally {
    await stop()
  }
})
