// A correlation whose window stands open while the desk is killed: at least once, and once only.
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { AlertRow } from '#src/detect/alert/alert.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { huntApi } from '#src/detect/hunt/api.ts'
import { isUnderWay } from '#src/detect/hunt/hunt.ts'
import { doorOf, newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '../kit/serving.ts'
import { correlated } from './rules.ts'

let dataDir = ''
before(async () => {
  dataDir = await newDataDir()
})
after(() => removeDataDir(dataDir))

const alertsOf = async (desk: ServingDesk): Promise<Map<string, AlertRow>> => {
  const { alerts } = await desk.client(alertApi, await doorOf(desk)).list({ state: 'all' })
  assert.equal(new Set(alerts.map(({ title }) => title)).size, alerts.length)
  return new Map(alerts.map((alert) => [alert.title, alert]))
}
/** Every line fits the plain rule, so its count says how many lines were looked at. */
async function lookedAt(desk: ServingDesk, lines: number): Promise<Map<string, AlertRow>> {
  for (;;) {
    const alerts = await alertsOf(desk)
    if ((alerts.get('Failed sign-in')?.matches ?? 0) >= lines) return alerts
    await pause(50)
  }
}
async function post(desk: ServingDesk, path: string, body: BodyInit): Promise<void> {
  const response = await fetch(`${desk.url}${path}`, { method: 'POST', headers: await doorOf(desk), body })
  assert.equal(response.status, 200, await response.text())
}
async function huntEnded(desk: ServingDesk, id: string) {
  for (;;) {
    const hunt = await desk.client(huntApi, await doorOf(desk)).show({ id })
    if (!isUnderWay(hunt.state)) return hunt
    await pause(50)
  }
}
const fail = (desk: ServingDesk, second: number): Promise<void> =>
  post(
    desk,
    `/api/logs/lines?source=gate&id=line-${second}`,
    `<86>1 2026-11-21T03:00:0${second}Z gate sshd 311 - - Failed password for root from 192.0.2.9 port 4022 ssh2\n`,
  )

test('the windows of correlations stand over a kill -9: no alert is lost and none is doubled', {
  timeout: 1_200_000,
}, async () => {
  let desk = await startDesk(dataDir)
  const rules = new FormData()
  const text = correlated.replace('timespan: 5m', 'timespan: 5m\n  generate: true')
  const file = join(dataDir, 'guessing.yml')
  await writeFile(file, text)
  rules.append('files', new File([text], 'guessing.yml'))
  await post(desk, '/api/rules/files', rules)
  await fail(desk, 1)
  await fail(desk, 2)
  assert.equal((await lookedAt(desk, 2)).has('Guessing'), false)
  await desk.kill()

  // Two failures before the end and one after it make three.
  desk = await startDesk(dataDir)
  await fail(desk, 3)
  const [failed, guessing] = [...(await lookedAt(desk, 3)).values()].sort((a, b) => (a.title < b.title ? -1 : 1))
  assert.deepEqual([failed!.matches, guessing!.matches], [3, 1])
  assert.equal(guessing!.correlation!.count, 3)

  // Acknowledged, and killed before anybody can have looked at it for sure.
  await fail(desk, 4)
  await desk.kill()
  desk = await startDesk(dataDir)
  const alerts = await lookedAt(desk, 4)
  assert.deepEqual([alerts.get('Failed sign-in')!.matches, alerts.get('Guessing')!.matches], [4, 2])
  const detail = await desk.client(alertApi, await doorOf(desk)).show({ id: alerts.get('Guessing')!.id })
  assert.equal(detail.lines.length, 4)

  const listed = run(['alert', 'list', '--json', '--data', dataDir])
  assert.equal(listed.code, 1, listed.stderr)
  const titles = listed.stdout.trimEnd().split('\n')
  assert.deepEqual(
    titles.map((row) => (JSON.parse(row) as AlertRow).title),
    ['Guessing', 'Failed sign-in'],
  )

  // A hunt that was asked for before the end is neither lost nor done twice.
  const { id } = await desk.client(huntApi, await doorOf(desk)).start({ what: { kind: 'all' } })
  await desk.kill()
  desk = await startDesk(dataDir)
  const done = await huntEnded(desk, id)
  assert.deepEqual([done.state, done.events, done.matches], ['done', 4, 6])
  const status = run(['hunt', 'status', id, '--json', '--data', dataDir])
  assert.equal(status.code, 1, status.stderr)
  assert.equal((JSON.parse(status.stdout) as { finds: number }).finds, 2)
  assert.equal(await desk.stop(), 0)
  // No desk runs any more: the folder is opened for the moment, and the engine finds the same.
  const hunted = run(['hunt', '--rules', file, '--archive', '--from', '2026-11-21T03:00:02Z', '--data', dataDir])
  assert.equal(hunted.code, 1, hunted.stderr)
  const found = hunted.stdout.trimEnd().split('\n')
  assert.deepEqual(
    found.map((row) => (JSON.parse(row) as { rule: { title: string } }).rule.title),
    ['Failed sign-in', 'Failed sign-in', 'Failed sign-in', 'Guessing'],
  )
})
