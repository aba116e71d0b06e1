// The board of a sweep over 500 units and 20,000 hosts, asked 100 times; and how long it takes to queue a mail to every unit.

import type { Context } from '#src/platform/context.ts'
import { sweepActions } from '#src/recover/sweep/actions.ts'
import { sweepApi } from '#src/recover/sweep/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { clientThrough } from '#test/kit/desk.ts'
import { servedDesk } from '#test/kit/served.ts'
import { machineOf, print } from './machine.ts'

const [manyUnits, hostsEach, times] = [500, 40, 100]
const desk = await servedDesk({ checksOutput: false })
const headers = await desk.signIn('lead')
const send = (request: Request) => desk.fetch(request)
const { number } = await clientThrough(incidentApi, send, headers).create({ title: 'sweep' })
const api = clientThrough(sweepApi, send, headers)
const units = Array.from({ length: manyUnits }, (_, unit) => ({
  unit: `unit ${unit}`,
  address: `unit-${unit}@example.jp`,
  hosts: Array.from({ length: hostsEach }, (_, host) => `host-${unit}-${host}`),
}))
const from = performance.now()
const { sweep } = await api.start({ incident: number, kind: 'condition', question: 'OpenSSL 0.9.6?', units })
const startMs = performance.now() - from
const took: number[] = []
for (let at = 0; at < times; at++) {
  const begin = performance.now()
  await api.board({ incident: number, no: sweep.no })
  took.push(performance.now() - begin)
}
took.sort((a, b) => a - b)
// On a desk with a mail server; nobody sends here, so what is measured is the queueing.
const server = { host: '127.0.0.1', port: 2525, tls: 'none', user: '', password: '' } as const
const mailing: Context = { ...(await desk.as('lead')), desk: { ...desk.desk, mail: { ...desk.desk.mail, server } } }
const chaseFrom = performance.now()
await sweepActions.chase(mailing, { incident: number, no: sweep.no })
const chaseMs = performance.now() - chaseFrom
await desk.close()
const ms = (one: number) => Math.round(one)
const board = { p50: ms(took[times / 2]!), p95: ms(took[Math.floor(times * 0.95)]!) }
print({
  machine: machineOf(),
  units: manyUnits,
  hosts: manyUnits * hostsEach,
  startMs: ms(startMs),
  boardMs: board,
  chaseMs: ms(chaseMs),
  aim: { boardP95Ms: 200, chaseMs: 5_000 },
})
process.exit(board.p95 < 200 && chaseMs < 5_000 ? 0 : 1)
