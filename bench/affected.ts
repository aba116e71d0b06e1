// A list of 200,000 affected persons is sent to the desk while others use it: how long it takes, and the longest pause of the desk
// meanwhile. Whoever sends it is a process of its own, as a browser is: what it takes to send is no pause of the desk.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { serve } from '@hono/node-server'
import { incidentApi } from '#src/respond/incident/api.ts'
import { encodeCp932 } from '#src/respond/incident/csv-export.ts'
import { servedDesk } from '#test/kit/served.ts'
import { machineOf, print } from './machine.ts'

const many = 200_000
const aimMs = 100

/** In the process of the one who sends. */
const sending = `
  const [url, file, authorization] = process.argv.slice(1)
  const form = new FormData()
  form.set('lost', 'name')
  form.append('files', new Blob([await (await import('node:fs/promises')).readFile(file)], { type: 'text/csv' }), 'list.csv')
  const answer = await fetch(url, { method: 'POST', body: form, headers: { authorization, origin: new URL(url).origin } })
  process.stdout.write(await answer.text())
  process.exit(answer.ok ? 0 : 1)`

async function listOf(folder: string): Promise<{ file: string; bytes: number }> {
  const rows = Array.from(
    { length: many },
    (_, at) => `${at},山田 ${at},${at % 5 ? `m${at}@example.jp` : ''},神戸市${at},氏名・メール`,
  )
  const bytes = encodeCp932(['会員番号,氏名,メールアドレス,住所,流出項目', ...rows].join('\r\n'))
  const file = join(folder, 'list.csv')
  await writeFile(file, bytes)
  return { file, bytes: bytes.byteLength }
}

const folder = await mkdtemp(join(tmpdir(), 'hikeshi-bench-'))
const { file, bytes } = await listOf(folder)
const kit = await servedDesk({ checksOutput: false })
const server = serve({ fetch: kit.fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const { authorization } = await kit.signIn('lead')
const { number } = await kit
  .client(incidentApi, { authorization: authorization! })
  .create(incidentApi.create.input.parse({ title: 'list', kinds: [] }))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/incidents/${number}/affected/import`
const delay = monitorEventLoopDelay({ resolution: 5 })
const took: Record<string, { ms: number; longestPauseMs: number }> = {}
for (const name of ['first', 'again']) {
  delay.reset()
  delay.enable()
  const from = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', sending, url, file, authorization!])
  child.stderr.pipe(process.stderr)
  const said: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part))
  const [code] = await once(child, 'close')
  delay.disable()
  const answer = Buffer.concat(said).toString()
  if (code !== 0) throw new Error(answer)
  const { added, joined } = JSON.parse(answer) as { added: number; joined: number }
  if (added + joined !== many) throw new Error(`${added} added, ${joined} joined`)
  took[name] = { ms: Math.round(performance.now() - from), longestPauseMs: Math.round(delay.max / 1e6) }
}
server.close()
await kit.close()
await rm(folder, { recursive: true })
print({ machine: machineOf(), lines: many, bytes, ...took, aim: { longestPauseMs: aimMs } })
process.exit(Object.values(took).every((one) => one.longestPauseMs < aimMs) ? 0 : 1)
