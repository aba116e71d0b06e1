// The cause tree of an incident, and `hikeshi recovery|measure|damage|cause`, against a desk that runs.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { causeActions } from '#src/recover/recovery/cause/actions.ts'
import { causeApi } from '#src/recover/recovery/cause/api.ts'
import { calls, find, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '#test/kit/serving.ts'

const causes = calls(causeApi, causeActions as never)
let kit: TestDesk
let lead: Context
let desk: ServingDesk
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  desk = await startDesk(await newDataDir())
})
after(async () => {
  await kit.close()
  await desk.stop()
  await removeDataDir(desk.dataDir)
})

test('a hypothesis gathers evidence for and against, and is established or ruled out; all of it is found again', async () => {
  const { number } = await incident.create(lead, { title: 'ワームの蔓延', kinds: [] })
  const add = (given: object) => causes.add(lead, { incident: number, question: 'entry', ...given } as never)
  await add({ text: '感染したノートPCの持ち込み', class: 'brought-in', stage: 'TA0001' })
  await add({ text: '外部からの侵入', parent: 1 })
  assert.equal(await refusalOf(add({ text: 'x', parent: 9 })), 'cause.parent.invalid')
  assert.equal(await refusalOf(add({ text: 'x', class: 'by-mail' })), 'cause.class.invalid')
  assert.equal(await refusalOf(add({ text: 'x', stage: 'TA9999' })), 'cause.stage.invalid')
  await causes.argue(lead, {
    incident: number,
    no: 1,
    isFor: true,
    text: '入館時刻と最初の通信が合う',
    reference: 'E1',
  })
  const argued = await causes.argue(lead, { incident: number, no: 2, isFor: false, text: '境界の記録に跡がない' })
  assert.deepEqual(
    argued.rows.map((one) => one.evidence.map((piece) => piece.isFor)),
    [[true], [false]],
  )
  assert.equal(argued.established.entry, false)
  const change = (given: object) =>
    causes.change(lead, { incident: number, no: 1, question: 'entry', text: 'ノートPC', ...given } as never)
  assert.equal(await refusalOf(change({ parent: 2 })), 'cause.parent.invalid')
  assert.equal(await refusalOf(change({ question: 'spread' })), 'cause.question.invalid')
  assert.equal((await change({ state: 'established' })).established.entry, true)
  const { rows: told } = await incident.entries(lead, { incident: number, kinds: 'finding' })
  assert.equal(told.find((one) => one.code === 'cause.added')?.stage, 'TA0001', 'the drawn timeline has a lane for it')
  assert.equal((await find(lead, { q: '入館時刻と最初の通信' })).rows.length, 1)
})

test('the command line starts a sweep from a file of units, and says how far it is covered', () => {
  const here = ['--data', desk.dataDir]
  const number = run(['incident', 'create', ...here, '--title', 'ワーム']).stdout.trim()
  const file = join(desk.dataDir, 'units.csv')
  writeFileSync(file, '営業部,sales@unit.example,pc-1\n営業部,,pc-2\n経理部\n')
  const of = ['--incident', number, ...here]
  const started = run(['sweep', 'start', ...of, '--question', '最新ですか', '--units', file, '--due', '2020-01-01'])
  assert.deepEqual([started.code, started.stdout.trim()], [0, '1'], started.stderr)
  const status = run(['sweep', 'status', ...of])
  assert.deepEqual([status.code, status.stdout.split('\n').length], [0, 3], status.stderr)
  assert.match(status.stderr, /2 units \(0 answered, 0 clean, 0 hit, 0 fixed, 2 silent\), 2 hosts/)
  const board = JSON.parse(run(['sweep', 'status', ...of, '--json']).stdout) as { units: unknown[]; hunt: null }
  assert.deepEqual([board.units.length, board.hunt], [2, null])
  const nothing = run(['sweep', 'start', ...of, '--question', 'x', '--kind', 'observables', '--units', file])
  assert.equal(nothing.code, 1)
  assert.match(nothing.stderr, /nothing to look for/)
})

test('the command line tells of recovery, measures, damage and cause, as JSON and in words', () => {
  const here = ['--data', desk.dataDir]
  const number = run(['incident', 'create', ...here, '--title', '改ざん']).stdout.trim()
  const of = [...here, '--incident', number]
  const shown = run(['recovery', 'show', ...of])
  assert.equal(shown.code, 0, shown.stderr)
  assert.match(shown.stderr, /6 headings, 34 checks, 103 items/)
  assert.equal(shown.stdout.match(/^\tS3-\d+/gm)?.length, 103)
  const check = run(['recovery', 'check', ...of, '--json'])
  assert.equal(check.code, 0, check.stderr)
  const { items, counts } = JSON.parse(check.stdout) as { items: unknown[]; counts: { items: number } }
  assert.deepEqual([items.length, counts.items], [103, 103])
  assert.equal(run(['measure', 'overdue', ...here, '--json']).code, 0)
  assert.deepEqual((JSON.parse(run(['measure', 'list', ...of, '--json']).stdout) as { rows: [] }).rows, [])
  assert.deepEqual((JSON.parse(run(['damage', 'show', ...of, '--json']).stdout) as { totals: [] }).totals, [])
  assert.match(run(['cause', 'export', ...of, '--format', 'mermaid']).stdout, /^flowchart TD\n {2}incident\["/)
})

test('the command line plans and tells of dealings with people outside, and of the review', () => {
  const here = ['--data', desk.dataDir]
  const number = run(['incident', 'create', ...here, '--title', '改ざん']).stdout.trim()
  const of = [...here, '--incident', number]
  const planned = run(['outside', 'add', ...of, '--kind', 'briefing', '--title', '説明会', '--on', '2020-01-01'])
  assert.deepEqual(
    [planned.code, planned.stdout],
    [0, `${number}/1\tbriefing\toverdue\t2020-01-01\t説明会\n`],
    planned.stderr,
  )
  assert.equal(run(['outside', 'show', ...of]).code, 1, 'one is overdue')
  const done = run(['outside', 'done', ...of, '--no', '1', '--on', '2020-01-02', '--said', '経緯', '--json'])
  assert.equal((JSON.parse(done.stdout) as { rows: { state: string }[] }).rows[0]?.state, 'done', done.stderr)
  const secret = run(['outside', 'add', ...of, '--kind', 'extortion', '--title', 'x'])
  assert.equal(secret.code, 1)
  assert.match(secret.stderr, /restricted file/)
  const review = run(['review', 'plan', ...of, '--on', '2020-02-01', '--chair', 'Ito'])
  assert.deepEqual([review.code, review.stdout], [0, '1\toverdue\t2020-02-01\tIto\n'], review.stderr)
})
