// A desk that is killed hard, while mail is down and while it is up: no reminder of a deadline or a task is lost, and each goes out once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { peopleApi } from '#src/prepare/people/api.ts'
import { clockApi } from '#src/respond/clock/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { until } from '../agent/kit.ts'
import { freePort } from '../kit/free-port.ts'
import { administrator, doorOf, newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'
import { type AwkwardServer, awkwardServer } from '../mail/awkward-server.ts'

let dataDir = ''
let port = 0
let desk: ServingDesk
let server: AwkwardServer | null = null
before(async () => {
  dataDir = await newDataDir()
  port = await freePort()
})
after(async () => {
  await desk.kill()
  await server?.close()
  await removeDataDir(dataDir)
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const start = () => startDesk(dataDir, { HIKESHI_SMTP: `smtp://127.0.0.1:${port}` })

/** A deadline that has passed, and a task of the administrator's whose time has passed. */
async function late(desk: ServingDesk, title: string): Promise<string> {
  const headers = await doorOf(desk)
  const { number } = await desk.client(incidentApi, headers).create({ title })
  const aware = { from: hoursAgo(100), to: hoursAgo(100), precision: 'minute' as const, zone: 'Asia/Tokyo' }
  await desk.client(clockApi, headers).start({ incident: number, regime: 'eu-gdpr', events: { aware } })
  const owner = { kind: 'person' as const, person: (await desk.client(peopleApi, headers).me({})).id }
  await desk.client(planApi, headers).add({ incident: number, title: `${title}: ask`, owner, dueAt: hoursAgo(2) })
  return number
}
/** What the record says of an incident's reminders, and of their mails once a server took them. */
async function told(desk: ServingDesk, incident: string): Promise<{ reminders: number; sent: number }> {
  const { rows } = await desk
    .client(incidentApi, await doorOf(desk))
    .entries({ incident, order: 'recorded', limit: 200 })
  const count = (words: string) => rows.filter(({ text }) => text.startsWith(words)).length
  return { reminders: count('Overdue'), sent: count('The mail server took') }
}
const untilTold = (desk: ServingDesk, incident: string, what: 'reminders' | 'sent') =>
  until(
    `${what} of ${incident}`,
    () => told(desk, incident),
    (found) => found[what] === 2,
  )

test('reminders wait while mail is down and the desk is killed, and each goes out once when both are back', {
  timeout: 600_000,
}, async () => {
  desk = await start()
  const first = await late(desk, 'First')
  await desk.kill()
  desk = await start()
  await untilTold(desk, first, 'reminders')
  assert.equal((await told(desk, first)).sent, 0)
  const second = await late(desk, 'Second')
  await desk.kill()
  server = await awkwardServer(port)
  desk = await start()
  // What the desk looks at on its start is all there is: once the second is reminded of, so was the first looked at again.
  for (const incident of [second, first]) await untilTold(desk, incident, 'sent')
  for (const incident of [first, second]) assert.deepEqual(await told(desk, incident), { reminders: 2, sent: 2 })
  assert.deepEqual(
    server.taken.map(({ to }) => to),
    Array(4).fill([administrator.email]),
  )
  assert.equal(new Set(server.taken.map(({ text }) => /^Message-ID: (\S+)/im.exec(text)?.[1])).size, 4)
})
