// Which systems must log: laid down, held against what really comes in, and machines of other registers that send nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { coverageActions } from '#src/detect/coverage/actions.ts'
import { coverageApi } from '#src/detect/coverage/api.ts'
import { listCoverage } from '#src/detect/coverage/cli.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import type { Context } from '#src/platform/context.ts'
import { readinessActions } from '#src/prepare/readiness/actions.ts'
import { readinessApi } from '#src/prepare/readiness/api.ts'
import { calls, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const coverage = calls(coverageApi, coverageActions as never)
const logs = calls(logApi, logActions as never)
const readiness = calls(readinessApi, readinessActions as never)

let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('administrator')
})
after(() => kit.close())

test('what must log is missing until it is a source, silent until it sends', async () => {
  const made = await coverage.add(lead, { system: 'proxy', what: '利用者と宛先', isOutward: true, keepDays: 366 })
  assert.deepEqual(
    made.duties.map((one) => [one.system, one.state]),
    [['proxy', 'missing']],
  )
  await logs.setSource(lead, { name: 'proxy' })
  assert.equal((await coverage.show(lead, {})).duties[0]!.state, 'silent')
  assert.equal(await refusalOf(coverage.add(lead, { system: 'PROXY' })), 'coverage.system.already-used')
})

test('a machine with an administrator and without logs is named, until it is laid down or said to need none', async () => {
  await readiness.add(lead, { kind: 'machine', name: '掲示板', who: '大場' })
  await readiness.add(lead, { kind: 'machine', name: 'printer', who: '大場' })
  const names = async () => (await coverage.show(lead, {})).unlogged.map((one) => one.name)
  assert.deepEqual((await names()).sort(), ['printer', '掲示板'])
  assert.equal(await refusalOf(coverage.add(lead, { system: 'printer', kind: 'need-not' })), 'coverage.reason.missing')
  const { excused } = await coverage.add(lead, { system: 'printer', kind: 'need-not', reason: '記録の機能がない' })
  assert.deepEqual(await names(), ['掲示板'])
  await coverage.retire(lead, { duty: excused[0]!.id, reason: '買い替えた' })
  assert.deepEqual((await names()).sort(), ['printer', '掲示板'])
  assert.equal(await refusalOf(coverage.retire(lead, { duty: excused[0]!.id, reason: 'x' })), 'coverage.not-found')
})

test('the command line ends with 1 while something is wanting, and names it', async () => {
  const said: string[] = []
  const told = {
    lang: 'en' as const,
    json: false,
    out: (line: string) => void said.push(line),
    err: (line: string) => void said.push(line),
  }
  assert.equal(await listCoverage({ show: (input) => coverage.show(lead, input) }, told), 1)
  assert.ok(
    said.some((line) => line.startsWith('proxy\tSilent')),
    said.join('|'),
  )
  assert.ok(said.includes('No logs: 掲示板 (administrators)'))
})

test('who may only read the logs lays nothing down', async () => {
  const { canManage } = await coverage.show(await kit.as('auditor'), {})
  assert.equal(canManage, false)
})
