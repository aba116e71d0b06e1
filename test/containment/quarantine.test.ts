// Case 4 (S3-133, 134): a worm inside. 300 machines isolated by a list, checked by their units, confirmed by another, reconnected only then.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import { quarantineActions } from '#src/respond/containment/quarantine/actions.ts'
import { quarantineApi } from '#src/respond/containment/quarantine/api.ts'
import { calls, incident, refusalOf, textOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const quarantine = calls(quarantineApi, quarantineActions as never)
let kit: TestDesk
let lead: Context
let responder: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  responder = await kit.as('responder', '当番 一郎')
})
after(() => kit.close())

const open = async (isSecret = false) =>
  (await incident.create(lead, { title: 'ワームの蔓延', kinds: [], isSecret })).number
const fileOf = (text: string) => [
  { name: 'machines.csv', mediaType: 'text/csv', bytes: new TextEncoder().encode(text) },
]
/** 300 machines of three units; every third was infected. */
const worm = `機器名,部署,IPアドレス,利用者,感染\n${Array.from(
  { length: 300 },
  (_, at) =>
    `PC-${at + 1},${['営業部', '経理部', '総務部'][Math.floor(at / 100)]},192.0.2.${at % 250},利用者${at + 1},${at % 3 === 0 ? '感染' : 'なし'}`,
).join('\n')}\n`
const isolated = async () => {
  const number = await open()
  await quarantine.importMachines(lead, { incident: number, reason: 'Blaster', files: fileOf(worm) })
  return number
}
const all = { filter: {} }
const unitOf = async (context: Context, unit: string) => {
  await sql`update person set unit = ${unit} where id = ${context.viewer.id}`.execute(kit.desk.state.db)
  return context
}

test('300 machines of a worm are isolated, checked by rule, and go back only when they are confirmed', async () => {
  const number = await isolated()
  const of = { incident: number }
  const begun = await quarantine.board(lead, of)
  assert.deepEqual([begun.counts.total, begun.counts.isolated, begun.counts.infected], [300, 300, 100])
  assert.deepEqual(
    begun.units.map((one) => [one.unit, one.total]),
    [
      ['営業部', 100],
      ['経理部', 100],
      ['総務部', 100],
    ],
  )
  const early = await quarantine.reconnect(lead, { ...of, which: all })
  assert.deepEqual([early.done, early.refused], [0, 300])
  assert.equal(
    early.why[0]?.text,
    'lacks patches, a scan with the newest patterns, cleaning or rebuilding, a confirmation',
  )

  const checks = { ...of, which: all, done: ['patched', 'scanned'] as const, pattern: '2003-08-15', proof: '検査記録' }
  await quarantine.check(responder, { ...checks, done: [...checks.done] })
  const some = await quarantine.board(lead, of)
  assert.deepEqual([some.counts.isolated, some.counts.checked], [100, 200])
  const own = await quarantine.confirm(responder, { ...of, which: all })
  assert.deepEqual([own.done, own.refused], [0, 300])
  assert.ok(own.why.some((one) => one.text === 'you checked it yourself: somebody else confirms it'))
  assert.equal((await quarantine.confirm(lead, { ...of, which: all })).done, 200)
  const back = await quarantine.reconnect(lead, { ...of, which: all, note: '2日目' })
  assert.deepEqual([back.done, back.refused], [200, 100])
  assert.equal((await incident.now(lead, of)).blocksClosing.find((one) => one.code === 'quarantine')?.isAbsolute, true)

  await quarantine.check(responder, { ...of, which: all, done: ['rebuilt'], proof: '媒体から再導入' })
  await quarantine.confirm(lead, { ...of, which: { filter: { standing: 'checked' } } })
  await quarantine.reconnect(lead, { ...of, which: { filter: { standing: 'confirmed' } } })
  const end = await quarantine.board(lead, of)
  assert.deepEqual([end.counts.reconnected, end.counts.total], [300, 300])
  assert.ok(!(await incident.now(lead, of)).blocksClosing.some((one) => one.code === 'quarantine'))
  const lines = (await incident.entries(lead, { ...of, limit: 100 })).rows.map((one) => one.text)
  assert.equal(lines.filter((one) => one.startsWith('Reconnected 100 machines')).length, 3)
  assert.ok(lines.some((one) => /PC-300/.test(one) && /Isolated 100 machines \(神戸 花子\)/.test(one)))
})

test('a stricter rule holds back what was confirmed under the old one, and stands on the record as a decision', async () => {
  const number = await open()
  const of = { incident: number, which: { names: ['pc-1'] } }
  await quarantine.isolate(lead, { incident: number, machines: [{ machine: 'PC-1', infected: 'no' }] })
  await quarantine.check(responder, { ...of, done: ['patched', 'scanned'], proof: 'log' })
  await quarantine.confirm(lead, of)
  const rule = {
    every: ['patched', 'scanned', 'rebuilt'] as ('patched' | 'scanned' | 'rebuilt')[],
    infected: 'nothing' as const,
    needsPattern: true,
    needsOther: false,
    text: '配布CDの版2',
  }
  assert.equal(
    await refusalOf(quarantine.setRule(lead, { incident: number, rule: { ...rule, every: [] } })),
    'quarantine.rule.empty',
  )
  assert.equal((await quarantine.setRule(lead, { incident: number, rule })).counts.isolated, 1)
  const held = await quarantine.reconnect(lead, of)
  assert.deepEqual(held.why, [{ machine: 'PC-1', text: 'lacks rebuilding, the version of the patterns' }])
  assert.equal(
    (await incident.entries(lead, { incident: number, limit: 20 })).rows.find((one) => one.code === 'quarantine.ruled')
      ?.kind,
    'decision',
  )
})

test('what takes a check back takes the confirmation too', async () => {
  const number = await open()
  const of = { incident: number, which: { names: ['gate'] } }
  await quarantine.isolate(lead, { incident: number, machines: [{ machine: 'gate', infected: 'no' }] })
  await quarantine.check(responder, { ...of, done: ['patched', 'scanned'], proof: 'log' })
  await quarantine.confirm(lead, of)
  assert.equal(await refusalOf(quarantine.check(responder, { ...of, undone: ['scanned'] })), 'quarantine.proof.missing')
  await quarantine.check(responder, { ...of, infected: 'yes', proof: '再検査で検出' })
  const { rows } = await quarantine.machines(lead, { incident: number })
  assert.deepEqual([rows[0]?.standing, rows[0]?.confirmed], ['isolated', null])
  assert.deepEqual(rows[0]?.missing, ['cleaned-or-rebuilt', 'confirmation'])
})

test('a list says of each line what is wrong, and nothing is put down twice', async () => {
  const number = await open()
  const list =
    'host,unit,infected,isolated at\npc-1,sales,yes,2003-08-12 10:30\nＰＣ－1,sales,no,\n,sales,no,\npc-2,sales,perhaps,\npc-3,sales,,31日\npc 1,sales,no,\n'
  const trial = await quarantine.importMachines(lead, { incident: number, check: true, files: fileOf(list) })
  assert.equal((await quarantine.board(lead, { incident: number })).counts.total, 0)
  const done = await quarantine.importMachines(lead, { incident: number, files: fileOf(list) })
  assert.deepEqual(trial.outcomes, done.outcomes)
  assert.deepEqual(
    done.outcomes.map((one) => [one.line, one.problem]),
    [
      [2, null],
      [3, 'stands in the list twice'],
      [4, 'names no machine'],
      [5, 'does not say yes, no or unknown about infection'],
      [6, 'has a time that cannot be read'],
      [7, null],
    ],
  )
  const again = await quarantine.importMachines(lead, { incident: number, files: fileOf(list) })
  assert.equal(again.done, 0)
  assert.ok(again.outcomes.every((one) => !one.ok))
  const { rows } = await quarantine.machines(lead, { incident: number, text: 'pc-1' })
  assert.equal(rows[0]?.isolatedAt, '2003-08-12T01:30:00.000Z')
  const empty = quarantine.importMachines(lead, { incident: number, files: fileOf('\n\n') })
  assert.equal(await refusalOf(empty), 'quarantine.import.empty')
})

test('the administrator of a unit sees and checks the machines of that unit, and no others', async () => {
  const number = await isolated()
  const sales = await unitOf(await kit.as('unit-administrator'), '営業部')
  const mine = await quarantine.own(sales, {})
  const here = mine.rows.find((one) => one.incident === number)
  assert.deepEqual([mine.unit, here?.counts.total], ['営業部', 100])
  const machines = await quarantine.ownMachines(sales, { incident: number })
  assert.ok(machines.rows.length > 0 && machines.rows.every((one) => one.unit === '営業部'))
  const reach = { names: ['PC-1', 'PC-101'] }
  const done = await quarantine.ownCheck(sales, { incident: number, which: reach, done: ['patched'], proof: 'WSUS' })
  assert.deepEqual([done.done, done.why.map((one) => one.machine)], [1, ['PC-101']])
  assert.equal(await refusalOf(quarantine.board(sales, { incident: number })), 'incident.not-found')
  const other = await unitOf(await kit.as('unit-administrator'), '施設部')
  assert.equal(await refusalOf(quarantine.ownMachines(other, { incident: number })), 'quarantine.unit.not-found')
  assert.deepEqual((await quarantine.own(await kit.as('unit-administrator'), {})).rows, [])
})

test('a quarantine of a secret incident is unknown to others, to its units too', async () => {
  const number = await open(true)
  await quarantine.isolate(lead, { incident: number, machines: [{ machine: 'pc-1', unit: '人事部' }] })
  const unit = await unitOf(await kit.as('unit-administrator'), '人事部')
  assert.deepEqual((await quarantine.own(unit, {})).rows, [])
  assert.equal(await refusalOf(quarantine.ownMachines(unit, { incident: number })), 'quarantine.unit.not-found')
  for (const call of [quarantine.board, quarantine.machines, quarantine.register])
    assert.equal(await refusalOf(call(responder, { incident: number })), 'incident.not-found')
})

test('a machine that does not go back ends with its reason, may be isolated anew, and the register tells all of it', async () => {
  const number = await open()
  const machines = [{ machine: '=cmd', unit: '研究室' }]
  await quarantine.isolate(lead, { incident: number, machines })
  const twice = await quarantine.isolate(lead, { incident: number, machines })
  assert.deepEqual([twice.done, twice.why], [0, [{ machine: '=cmd', text: 'is in quarantine already' }]])
  await quarantine.retire(lead, { incident: number, which: all, reason: '廃棄' })
  assert.equal((await quarantine.isolate(lead, { incident: number, machines })).done, 1)
  const csv = textOf(await quarantine.register(lead, { incident: number, lang: 'ja' }))
  assert.equal(csv.trim().split('\n').length, 3)
  assert.match(csv, /^1,'=cmd,,研究室,.*戻さない/m)
  assert.match(csv, /^2,'=cmd,,研究室,.*隔離中/m)
})
