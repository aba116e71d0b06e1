// `hikeshi demo load kobe` as it is typed: from the report to the close, or left open in its recovery and played on later.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { doorOf, newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '../kit/serving.ts'

let desk: ServingDesk
before(async () => {
  desk = await startDesk(await newDataDir())
})
after(async () => {
  await desk?.stop()
  await removeDataDir(desk.dataDir)
})

const here = () => ['--data', desk.dataDir, '--json']
const phase = () => JSON.parse(run(['incident', 'show', '2026-0001', ...here()]).stdout).phase

test('the Kobe case is left open when asked, is played to its close without a word, and is loaded once', () => {
  const open = run(['demo', 'load', 'kobe', '--open', ...here()])
  assert.equal(open.code, 0, open.stderr)
  assert.equal(JSON.parse(open.stdout).incident, '2026-0001')
  assert.equal(phase(), 'recovery')
  const closed = run(['demo', 'load', ...here()])
  assert.equal(closed.code, 0, closed.stderr)
  assert.equal(phase(), 'closed')
  const missing = run(['recovery', 'check', '--incident', '2026-0001', ...here()])
  assert.equal(missing.code, 0, missing.stdout)
  assert.notEqual(run(['demo', 'load', ...here()]).code, 0)
})

test('a recovery that somebody began on it by hand is not played over', async () => {
  const own = await startDesk(await newDataDir())
  try {
    const its = ['--data', own.dataDir, '--json']
    assert.equal(run(['demo', 'load', '--open', ...its]).code, 0)
    const as = await doorOf(own)
    await own.client(recoveryApi, as).begin({ incident: '2026-0001' })
    const asked = async () => (await own.client(incidentApi, as).show({ incident: '2026-0001' })).questions.length
    const before = await asked()
    const refused = run(['demo', 'load', ...its])
    assert.equal(refused.code, 1)
    assert.match(refused.stderr, /recovery/i)
    assert.equal(await asked(), before)
  } finally {
    await own.stop()
    await removeDataDir(own.dataDir)
  }
})
