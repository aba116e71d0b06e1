// A sweep through the actions of a real desk: units asked, answers by host, those who are silent chased by mail.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { addAgent, enrolAgent } from '#src/detect/agent/store.ts'
import { watchHunts } from '#src/detect/hunt/jobs/watch.ts'
import { noCounts } from '#src/detect/integrity/known-state.ts'
import { addBaseline, addCheck } from '#src/detect/integrity/store.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import type { Context } from '#src/platform/context.ts'
import { backupActions } from '#src/prepare/backup/actions.ts'
import { backupApi } from '#src/prepare/backup/api.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { sweepActions } from '#src/recover/sweep/actions.ts'
import { sweepApi } from '#src/recover/sweep/api.ts'
import { planActions } from '#src/respond/plan/actions.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'

const sweep = calls(sweepApi, sweepActions as never)
const backup = calls(backupApi, backupActions as never)
const plan = calls(planApi, planActions as never)
let kit: ServedDesk
let lead: Context
/** The same, on a desk that has a mail server. */
let mailing: Context
let number: string
before(async () => {
  kit = await servedDesk()
  const server = { host: '127.0.0.1', port: 2525, tls: 'none', user: '', password: '' } as const
  lead = await kit.as('lead')
  mailing = { ...lead, desk: { ...kit.desk, mail: { ...kit.desk.mail, server } } }
  ;({ number } = await incident.create(lead, { title: 'ワームの蔓延', kinds: [] }))
})
after(() => kit.close())

const start = (given: object = {}, by = lead) =>
  sweep.start(by, {
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
  (await kit.desk.state.pool.query('select subject, raw from mail order by queued_at')).rows as {
    subject: string
    raw: Buffer
  }[]

test('the board says who was asked, answered, is clean, hit, fixed or silent; hosts are counted', async () => {
  const { sweep: row, units } = await start()
  assert.deepEqual(row.units, { asked: 3, answered: 0, clean: 0, hit: 0, fixed: 0, silent: 3 })
  assert.deepEqual(row.hosts, { total: 3, unchecked: 3, clean: 0, hit: 0, fixed: 0 })
  const sales = units.find((one) => one.unit === '営業部')!
  const of = { incident: number, no: row.no, unit: sales.id }
  const hosts = [
    { host: 'pc-1', state: 'clean' as const },
    { host: 'pc-2', state: 'hit' as const },
    { host: 'pc-9', state: 'clean' as const, kind: 'standby' as const },
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

test('units are asked and chased by mail with a page of their own; without a mail server that is said', async () => {
  const first = (await mails()).length
  const { sweep: row, units } = await start({}, mailing)
  const asked = await mails()
  assert.equal(asked.length - first, 2, 'nobody without an address')
  assert.doesNotMatch(
    asked.at(-1)!.raw.toString(),
    /パターン/,
    'mail travels in the open: the question stands behind the link',
  )
  assert.deepEqual(
    units.map((one) => [one.unit, one.hasLink]),
    [
      ['営業部', true],
      ['経理部', true],
      ['総務部', false],
    ],
  )
  const of = { incident: number, no: row.no }
  await sweep.answer(lead, { ...of, unit: units[0]!.id, state: 'clean' })
  assert.equal(await refusalOf(sweep.chase(lead, of)), 'sweep.chase.no-mail')
  const chased = await sweep.chase(mailing, of)
  assert.equal((await mails()).length - asked.length, 1)
  assert.ok((await mails()).at(-1)?.subject.includes(number))
  assert.deepEqual(
    chased.units.map((one) => [one.unit, one.chased]),
    [
      ['経理部', 1],
      ['総務部', 0],
      ['営業部', 0],
    ],
  )
  await sweep.answer(lead, { ...of, unit: units[1]!.id, state: 'clean' })
  assert.equal(await refusalOf(sweep.chase(mailing, of)), 'sweep.chase.nobody')
})

test('a unit answers on the page behind its link, machine by machine, standby machines and backups too', async () => {
  await backup.add(lead, {
    ...{ name: '営業 日次', holds: ['data'], system: 'PC-1', place: '東棟', medium: 'tape', owner: '基盤課' },
    ...{ isApart: true, everyHours: 24, keptDays: 30, testDays: 90 },
  })
  const given = { unit: '倉庫 <係>', address: 'stock@example.jp', hosts: ['pc-1'], standby: ['pc-2'] }
  const { sweep: row } = await start({ units: [given], dueOn: null }, mailing)
  const raw = (await mails()).at(-1)!.raw.toString()
  const url = /http:\S+\/asked\/[\w-]{43}/.exec(raw.replaceAll('=\r\n', ''))![0]
  const page = async () => await (await kit.fetch(new Request(`${url}?lang=ja`))).text()
  const send = async (fields: Record<string, string>) => {
    const shown = await page()
    const body = new FormData()
    const token = /name="token" value="([^"]+)"/.exec(shown)![1]!
    const of = /name="of" value="([^"]+)"/.exec(shown)![1]!
    for (const [name, value] of Object.entries({ token, of, act: 'sweep', ...fields })) body.append(name, value)
    return await kit.fetch(new Request(`${url}?lang=ja`, { method: 'POST', body }))
  }
  assert.match(
    await page(),
    /倉庫 &lt;係&gt;[\s\S]*パターンファイル[\s\S]*pc-2 \(予備機\)[\s\S]*営業 日次 \(バックアップ\)/,
  )
  assert.doesNotMatch(await page(), /ワームの蔓延|<script/)
  assert.match(await (await send({ text: '' })).text(), /全体としての答え/)
  const early = await send({ answer: 'clean', 'host.pc-1': 'clean', text: '見ました' })
  assert.equal(early.status, 422)
  assert.match(await early.text(), /予備機かバックアップ[\s\S]*見ました/, 'what was being written stands there still')
  assert.equal((await send({ answer: 'hit', 'host.pc-1': 'hit', rest: '1', more: 'pc-7,該当なし,予備' })).status, 303)
  const of = { incident: number, no: row.no }
  const board = await sweep.board(lead, of)
  assert.deepEqual(
    board.units.map((one) => [one.standing, one.answeredBy, one.hosts]),
    [['hit', '倉庫 <係>', { total: 4, unchecked: 0, clean: 3, hit: 1, fixed: 0 }]],
  )
  const { rows } = await sweep.hosts(lead, { ...of, unit: board.units[0]!.id })
  assert.deepEqual(rows, [
    { host: 'pc-1', state: 'hit', kind: 'machine' },
    { host: 'pc-2', state: 'clean', kind: 'standby' },
    { host: 'pc-7', state: 'clean', kind: 'standby' },
    { host: '営業 日次', state: 'clean', kind: 'backup' },
  ])
  const entries = await incident.entries(lead, { incident: number, limit: 50 })
  assert.ok(entries.rows.some((one) => one.byName === '倉庫 <係>'))
  assert.equal((await send({ answer: 'fixed', 'host.pc-1': 'fixed', text: '消した' })).status, 303)
  assert.match(await page(), /対処済み[\s\S]*消した/)
})

test('a hit becomes an incident of its own, linked, and as secret as the one that asked', async () => {
  const secret = await incident.create(lead, { title: '秘匿', kinds: [], isSecret: true })
  const { sweep: row, units } = await start({ incident: secret.number })
  const of = { incident: secret.number, no: row.no, unit: units[0]!.id }
  assert.equal(await refusalOf(sweep.open(lead, of)), 'sweep.open.not-hit')
  await sweep.answer(lead, { ...of, state: 'hit' })
  const { units: after } = await sweep.open(lead, of)
  const made = await incident.show(lead, { incident: after[0]!.opened! })
  assert.deepEqual([made.isSecret, made.links[0]?.relation], [true, 'sub-case-of'])
  assert.equal(await refusalOf(incident.show(await kit.as('auditor'), { incident: made.number })), 'incident.not-found')
  assert.equal(await refusalOf(sweep.open(lead, of)), 'sweep.open.already-opened')
})

test('two who open the same hit at once leave one incident, two who follow it leave one task', async () => {
  const open = await incident.create(lead, { title: '二人が同時に', kinds: [] })
  const { sweep: row, units } = await start({ incident: open.number })
  const of = { incident: open.number, no: row.no }
  await sweep.answer(lead, { ...of, unit: units[0]!.id, state: 'hit' })
  const count = async (table: string) =>
    (await kit.desk.state.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number
  const [incidents, tasks] = [await count('incident'), await count('task')]
  const other = await kit.as('lead')
  const codes = async (asked: Promise<unknown>[]) => (await Promise.allSettled(asked)).map(codeOf).sort()
  const pressed = [lead, other, lead, other].map((by) => sweep.open(by, { ...of, unit: units[0]!.id }))
  assert.deepEqual(await codes(pressed), ['done', ...Array(3).fill('sweep.open.already-opened')])
  assert.equal((await count('incident')) - incidents, 1)
  const followed = [lead, other, lead, other].map((by) => sweep.follow(by, of))
  assert.deepEqual(await codes(followed), ['done', ...Array(3).fill('sweep.follow.nothing')])
  assert.equal((await count('task')) - tasks, 1)
})
const codeOf = (one: PromiseSettledResult<unknown>): string =>
  one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code

test('agents check the good state of the hosts of a sweep: as it was is clean, altered is hit', async () => {
  const { desk } = kit
  const baselines = new Map<string, string>()
  await desk.state.db.transaction().execute(async (tx) => {
    for (const host of ['web-1', 'web-2', 'web-3']) {
      const [id, token, secret] = [desk.newId(), secretHash(newSecret()), secretHash(newSecret())]
      const at = desk.now()
      await addAgent(tx, { id, name: host, sources: [], enrolHash: token, until: new Date(at.getTime() + 60_000), at })
      await enrolAgent(tx, token, secret, at)
      if (host === 'web-3') continue
      const baseline = await addBaseline(tx, {
        ...{ id: desk.newId(), host, seal: 'a'.repeat(64), fileSha256: 'a'.repeat(64), bytes: 1, entries: 1 },
        ...{ takenAt: at.toISOString(), keptAt: at.toISOString(), keptBy: 'lead', reason: '', keyId: 'k' },
        ...{ isDeskKey: true, agentId: id, roots: ['/'], system: [] },
      })
      baselines.set(host, baseline.id)
    }
  })
  const units = [
    { unit: '公開系', hosts: ['web-1.example.jp', 'web-2', 'web-3', 'nobody'] },
    { unit: '別館', hosts: ['web-1'] },
  ]
  const { sweep: row, agents } = await start({ kind: 'integrity', units, dueOn: null })
  assert.deepEqual(agents, { asked: 2, checked: 0, differ: 0 }, 'a host without a baseline cannot be checked')
  const check = async (host: string, high: number) =>
    await desk.state.db.transaction().execute(async (tx) => {
      const at = desk.now().toISOString()
      const times = { begunAt: at, endedAt: at, takenAt: at, takenBy: host }
      const counts = { ...noCounts, high }
      const rest = { looked: 1, problems: [], problemCount: 0, isPart: false }
      await addCheck(tx, { id: desk.newId(), host, baselineId: baselines.get(host)!, ...times, counts, ...rest }, [])
    })
  await check('web-1', 0)
  await check('web-2', 3)
  const of = { incident: number, no: row.no }
  assert.deepEqual((await sweep.board(lead, of)).agents, { asked: 2, checked: 2, differ: 1 })
  const { units: after } = await sweep.follow(lead, of)
  assert.deepEqual(
    after.map((one) => [one.unit, one.standing, one.hasTask, one.hosts]),
    [
      ['公開系', 'hit', true, { total: 4, unchecked: 2, clean: 1, hit: 1, fixed: 0 }],
      ['別館', 'clean', false, { total: 1, unchecked: 0, clean: 1, hit: 0, fixed: 0 }],
    ],
  )
  assert.match(after[0]!.note, /web-2/)
  assert.equal(await refusalOf(sweep.follow(lead, of)), 'sweep.follow.nothing')
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
