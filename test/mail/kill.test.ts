// A desk that is killed while it sends: nobody is left out, and twice goes only what the server had whole without having said so.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { until } from '../agent/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { newDataDir, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'
import type { TestState } from '../kit/state.ts'
import { type AwkwardServer, awkwardServer } from './awkward-server.ts'

let kit: TestDesk
let server: AwkwardServer
let dataDir = ''
before(async () => {
  kit = await testDesk()
  server = await awkwardServer()
  dataDir = await newDataDir()
})
after(async () => {
  await server.close()
  await kit.close()
  await removeDataDir(dataDir)
})

const start = (): Promise<ServingDesk> =>
  startDesk(dataDir, { DATABASE_URL: (kit.desk.state as TestState).databaseUrl, HIKESHI_SMTP: server.url })
const whoever = (n: number) => `person-${n}@other.example`
const rows = () =>
  kit.desk.state.pool
    .query('select address, state, doubts from mail_recipient order by address')
    .then((found) => found.rows as { address: string; state: string; doubts: number }[])

test('over a kill -9 nobody is left out, and only what was on the wire at that moment goes once more, as the same mail', {
  timeout: 300_000,
}, async () => {
  const context = contextOfDesk(kit.desk)
  const messageIds: string[] = []
  for (let n = 0; n < 8; n++)
    await kit.desk.state.db.transaction().execute(async (tx) => {
      const to = [{ address: whoever(n), name: '' }]
      messageIds.push(
        (await enqueueMail(context, tx, { to, subject: `${n}`, text: `${n}`, purpose: 'test' })).messageId,
      )
    })
  // The third is taken whole, and the desk is gone before it hears so.
  const onTheWire = Promise.withResolvers<void>()
  const desksEnd = Promise.withResolvers<null>()
  server.manners = {
    mail: async ({ to }) => {
      if (to[0] !== whoever(2)) return null
      onTheWire.resolve()
      return await desksEnd.promise
    },
  }
  let desk = await start()
  await onTheWire.promise
  await desk.kill()
  desksEnd.resolve(null)
  // The next desk is gone while the server still thinks about whether it knows the sixth.
  const asked = Promise.withResolvers<void>()
  server.manners = {
    recipient: (address) => {
      if (address !== whoever(5)) return null
      asked.resolve()
      return { code: 451, text: '4.3.0 Not now' }
    },
  }
  desk = await start()
  await asked.promise
  await desk.kill()
  server.manners = {}
  await kit.desk.state.pool.query(`update mail_recipient set next_at = now() where state = 'waiting'`)
  desk = await start()
  const ended = await until('every mail', rows, (all) => all.every((row) => row.state === 'sent'), 30_000)
  assert.equal(await desk.stop(), 0)
  const times = messageIds.map((id) => server.taken.filter((mail) => mail.text.includes(id)).length)
  assert.deepEqual(times, [1, 1, 2, 1, 1, 1, 1, 1])
  assert.deepEqual(
    ended.map((row) => row.doubts),
    [0, 0, 1, 0, 0, 0, 0, 0],
  )
})
