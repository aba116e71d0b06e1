// A list of 200,000 affected persons is sent to the desk while others use it: how long it takes, and the longest pause of the desk
// meanwhile: by the clock, and in processor time of the desk's own thread, which is what stands of it when others have the cores.
// Whoever makes and sends the list is a process of its own: what that takes is no pause of the desk.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { incidentApi } from '#src/respond/incident/api.ts'
import { servedDesk } from '#test/kit/served.ts'
import { machineOf, print } from './machine.ts'

const many = 200_000
const aimMs = 100

const kit = await servedDesk({ checksOutput: false })
const server = serve({ fetch: kit.fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const { authorization } = await kit.signIn('lead')
const { number } = await kit
  .client(incidentApi, { authorization: authorization! })
  .create(incidentApi.create.input.parse({ title: 'list', kinds: [] }))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/incidents/${number}/affected/import`
const delay = monitorEventLoopDelay({ resolution: 5 })
type Took = { ms: number; bytes: number; longestPauseMs: number; longestOwnMs: number }
const took: Record<string, Took> = {}
let longestOwn = 0
let last = process.threadCpuUsage()
setInterval(() => {
  const used = process.threadCpuUsage(last)
  longestOwn = Math.max(longestOwn, (used.user + used.system) / 1e3)
  last = process.threadCpuUsage()
}, 1).unref()
for (const name of ['first', 'again']) {
  delay.reset()
  longestOwn = 0
  delay.enable()
  const script = fileURLToPath(new URL('./affected/send.ts', import.meta.url))
  const child = spawn(process.execPath, [script, url, authorization!, String(many)])
  child.stderr.pipe(process.stderr)
  const said: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part))
  const [code] = await once(child, 'close')
  delay.disable()
  const answer = Buffer.concat(said).toString()
  if (code !== 0) throw new Error(answer)
  took[name] = {
    ...JSON.parse(answer),
    longestPauseMs: Math.round(delay.max / 1e6),
    longestOwnMs: Math.round(longestOwn),
  }
}
server.close()
await kit.close()
print({ machine: machineOf(), lines: many, ...took, aim: { longestPauseMs: aimMs } })
process.exit(Object.values(took).every((one) => Math.min(one.longestPauseMs, one.longestOwnMs) < aimMs) ? 0 : 1)
