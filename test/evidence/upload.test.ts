// Files come in over HTTP: by a client of the tus protocol that is not ours, and by the collector itself.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type ServerType, serve } from '@hono/node-server'
import { Upload } from 'tus-js-client'
import { agentApi } from '#src/detect/agent/api.ts'
import { integrityApi } from '#src/detect/integrity/api.ts'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'
import { carryOut, Order } from '../../agent/good-state.ts'

let desk: ServedDesk
let server: ServerType
let url: string
let number: string
let headers: Record<string, string>
before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('lead')
  server = serve({ fetch: desk.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(desk.desk, { publicUrl: url })
  ;({ number } = await desk.client(incidentApi, headers).create({ title: '侵入', kinds: [] }))
})
after(async () => {
  server.close()
  await desk.close()
})

const evidence = () => desk.client(evidenceApi, headers)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Sends by tus-js-client; stops by itself once so much has been taken in, when that is wanted. */
function send(
  bytes: Buffer,
  options: { from?: string | null; stopAfter?: number; sentBy?: Record<string, string> } = {},
) {
  return new Promise<string>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${url}/api/incidents/${number}/evidence/uploads`,
      uploadUrl: options.from ?? null,
      headers: options.sentBy ?? headers,
      chunkSize: options.stopAfter ?? Number.POSITIVE_INFINITY,
      retryDelays: null,
      metadata: { filename: '証拠 disk.img', filetype: 'application/octet-stream' },
      onSuccess: () => resolve(upload.url!),
      onError: reject,
      onChunkComplete() {
        if (options.stopAfter !== undefined) void upload.abort().then(() => resolve(upload.url!))
      },
    })
    upload.start()
  })
}

test('an upload that was cut goes on at the byte, and becomes an item with its name and hashes', async () => {
  const bytes = randomBytes(3_500_000)
  const at = await send(bytes, { stopAfter: 1_300_001 })
  const head = await fetch(at, { method: 'HEAD', headers })
  assert.equal(head.headers.get('upload-offset'), '1300001')
  assert.equal(await send(bytes, { from: at }), at)
  const upload = at.slice(at.lastIndexOf('/') + 1)
  const row = await evidence().add({ incident: number, kind: 'file', upload, description: 'disk' })
  assert.deepEqual([row.file?.name, row.file?.sha256, row.file?.bytes], ['証拠 disk.img', sha256(bytes), 3_500_000])
  assert.equal((await fetch(at, { method: 'HEAD', headers })).status, 404)
})

test('an upload is its sender’s alone; who may not write evidence begins none', async () => {
  const at = await send(Buffer.from('mine'))
  const another = await desk.signIn('lead')
  assert.equal((await fetch(at, { method: 'HEAD', headers: another })).status, 404)
  assert.equal((await fetch(at, { method: 'DELETE', headers: another })).status, 404)
  assert.equal((await fetch(at, { method: 'HEAD' })).status, 401)
  const begin = (sentBy: Record<string, string>, more: Record<string, string> = {}) =>
    fetch(`${url}/api/incidents/${number}/evidence/uploads`, {
      method: 'POST',
      headers: { ...sentBy, 'upload-length': '4', ...more },
    })
  assert.equal((await begin(await desk.signIn('auditor'))).status, 403)
  assert.equal((await begin({})).status, 401)
  assert.equal((await begin(headers, { 'upload-length': '999999999999999' })).status, 413)
  assert.equal((await begin(headers, { 'upload-length': 'many' })).status, 400)
  assert.equal(
    (
      await fetch(`${url}/api/incidents/1999-0001/evidence/uploads`, {
        method: 'POST',
        headers: { ...headers, 'upload-length': '4' },
      })
    ).status,
    404,
  )
  assert.equal((await fetch(at, { method: 'DELETE', headers })).status, 204)
  assert.equal((await fetch(at, { method: 'HEAD', headers })).status, 404)
})

for (const client of ['curl', 'wget'] as const) {
  test(`a collector made by the desk runs, sends with ${client} and its token once, and the incident shows what it took`, async (t) => {
    if (spawnSync(client, ['--version']).status !== 0) return t.skip(`${client} is not on this machine`)
    const home = join(desk.desk.dataDir, client)
    mkdirSync(home)
    const host = `www-${client}`
    const script = await evidence().makeCollector({ incident: number, host, system: 'posix', lang: 'en' })
    const path = join(home, 'collect.sh')
    writeFileSync(path, script.body as Uint8Array, { mode: 0o755 })
    const tools = join(home, 'tools')
    mkdirSync(tools)
    // With wget only: a curl that is not there for the shell.
    if (client === 'wget') for (const one of ['curl']) writeFileSync(join(tools, one), '', { mode: 0o644 })
    const without = client === 'wget' ? `PATH=${pathWithout('curl', tools)} ` : ''
    const { promise, resolve } = Promise.withResolvers<{ code: number | null; said: string }>()
    const { spawn } = await import('node:child_process')
    const run = spawn('sh', ['-c', `${without}sh ${path} -y -q -u -o ${home}`], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    run.stderr.on('data', (chunk) => (said += chunk))
    run.on('close', (code) => resolve({ code, said }))
    const done = await promise
    assert.equal(done.code, 0, done.said)
    assert.match(done.said, /Sent\./)
    const { rows, collectors } = await evidence().list({ incident: number })
    const row = rows.find((one) => one.description === host)
    assert.ok(row?.collection, done.said)
    assert.deepEqual([row.kind, row.collection.wrong, row.collection.isReadable], ['collection', [], true])
    assert.ok(done.said.includes(row.collection.code) && row.collection.files > 15)
    assert.ok(row.clockErrorSeconds !== null && Math.abs(row.clockErrorSeconds) < 10, `${row.clockErrorSeconds}`)
    assert.equal(collectors.find((one) => one.host === host)?.evidence, row.number)
    const token = /^TOKEN='([^']+)'/m.exec(Buffer.from(script.body as Uint8Array).toString())![1]
    const again = await fetch(`${url}/api/collections/uploads`, {
      method: 'POST',
      headers: { authorization: `Collector ${token}`, 'upload-length': '4' },
    })
    assert.equal(again.status, 401)
  })
}

/** Every program of this machine but one, as links in a folder. */
function pathWithout(program: string, folder: string): string {
  const into = join(folder, 'bin')
  mkdirSync(into)
  spawnSync('sh', [
    '-c',
    `for one in /usr/bin/* /usr/sbin/* /bin/* /sbin/*; do ln -s "$one" "${into}/" 2>/dev/null; done; rm -f "${into}/${program}"`,
  ])
  chmodSync(into, 0o755)
  return into
}

test('the agent of a host is told to collect, does what its settings allow, and the incident shows what it took or why not', async () => {
  const host = 'db-agent'
  const { token, id } = await desk.client(agentApi, headers).invite({ name: host })
  const facts = { host, platform: 'linux', release: '6', arch: 'x64', zone: 'UTC', version: '0' }
  const { secret } = await desk.client(agentApi).enrol({ token, host: facts })
  const own = { authorization: `Bearer ${secret}` }
  const order = (more = {}) =>
    evidence().orderCollection({ incident: number, host, reason: '侵入の疑い', isQuick: true, lang: 'en', ...more })
  await assert.rejects(order(), /404/)
  const spool = { batches: 0, bytes: 0, mostBytes: 1, oldestAt: null, isFull: false, whenFull: 'wait' as const }
  const startedAt = new Date().toISOString()
  const report = { host: facts, startedAt, clock: null, spool, unreadBytes: 0, fileCount: 0, files: [], errors: [] }
  await desk.client(agentApi, own).report({ report: { ...report, orders: ['collect'] } })
  assert.deepEqual((await evidence().list({ incident: number })).agents, [host])
  await order()
  await assert.rejects(order(), /409/)
  const integrity = desk.client(integrityApi, headers)
  await assert.rejects(integrity.order({ host, kind: 'baseline', reason: 'x' }), /409/)
  assert.equal((await integrity.host({ host })).plan?.order, null, 'only its incident knows of it')
  const told = Order.parse((await desk.client(integrityApi, own).askOrder({})).order)
  assert.equal(told.kind, 'collect')

  const state = join(desk.desk.dataDir, 'agent')
  mkdirSync(state)
  const credentials = { desk: url, id, name: host, secret, pin: null, certificate: null, enrolledAt: startedAt }
  await assert.rejects(carryOut(state, { collect: false }, credentials, told), /collect/)
  await carryOut(state, { collect: true }, credentials, told)
  assert.deepEqual(readdirSync(state), [], 'nothing is left on the host')
  const { rows, collectors } = await evidence().list({ incident: number })
  const row = rows.find((one) => one.description === host)!
  assert.deepEqual([row.collection?.wrong, row.collection?.isReadable, row.collection?.host], [[], true, host])
  assert.ok(row.clockErrorSeconds !== null && Math.abs(row.clockErrorSeconds) < 10, `${row.clockErrorSeconds}`)
  assert.deepEqual([collectors[0]?.agent, collectors[0]?.evidence], [host, row.number])
  await assert.rejects(carryOut(state, { collect: true }, credentials, told), 'done once')

  await order()
  const again = Order.parse((await desk.client(integrityApi, own).askOrder({})).order)
  await desk.client(evidenceApi, own).failCollection({ id: again.about!, text: 'disk full' })
  assert.equal((await evidence().list({ incident: number })).collectors[0]?.trouble, 'disk full')
  await order()
  assert.deepEqual(desk.troubles, [])
})

test('a token that nobody made, or a host name that could leave its quotes, gets nothing', async () => {
  const post = (authorization: string) =>
    fetch(`${url}/api/collections/uploads`, { method: 'POST', headers: { authorization, 'upload-length': '4' } })
  assert.equal((await post('Collector aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).status, 401)
  assert.equal((await post('')).status, 401)
  for (const host of ["www'; rm -rf /", '$(id)', 'a b', ''])
    await assert.rejects(evidence().makeCollector({ incident: number, host }), /400/)
})
