// A desk that is killed hard loses no reminder of a deadline, and puts none down twice.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { clockApi } from '#src/respond/clock/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'

let dataDir = ''
before(async () => {
  dataDir = await newDataDir()
})
after(() => removeDataDir(dataDir))

const lateBy = (hours: number) => {
  const at = new Date(Date.now() - hours * 3_600_000).toISOString()
  return { from: at, to: at, precision: 'minute' as const, zone: 'Asia/Tokyo' }
}

async function reminders(desk: ServingDesk, incident: string): Promise<string[]> {
  const client = desk.client(incidentApi, await doorOf(desk))
  const { rows } = await client.entries({ incident, order: 'recorded', limit: 200 })
  return rows.map((one) => one.text).filter((text) => text.startsWith('Overdue'))
}
async function untilReminded(desk: ServingDesk, incident: string): Promise<void> {
  while ((await reminders(desk, incident)).length === 0) await pause(50)
}

test('a reminder comes after the desk was killed before it was put down, and stays the only one after the next kill', {
  timeout: 600_000,
}, async () => {
  let desk = await startDesk(dataDir)
  const start = async (title: string): Promise<string> => {
    const headers = await doorOf(desk)
    const { number } = await desk.client(incidentApi, headers).create({ title })
    await desk.client(clockApi, headers).start({ incident: number, regime: 'eu-gdpr', events: { aware: lateBy(100) } })
    return number
  }
  const first = await start('First')
  await desk.kill()
  desk = await startDesk(dataDir)
  await untilReminded(desk, first)
  const second = await start('Second')
  await desk.kill()
  desk = await startDesk(dataDir)
  // What the desk looks at on its start is all there is: once the second is reminded of, so was the first looked at again.
  await untilReminded(desk, second)
  assert.equal((await reminders(desk, first)).length, 1)
  assert.equal((await reminders(desk, second)).length, 1)
  assert.equal(await desk.stop(), 0)
})
