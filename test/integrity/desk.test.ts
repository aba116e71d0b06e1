// The good state of hosts at the desk: baselines kept and signed, results taken in, announced changes, alerts, agents that are told.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Connection } from '#src/cli/connect.ts'
import { agentApi } from '#src/detect/agent/api.ts'
import { alertApi } from '#src/detect/alert/api.ts'
import { alertOfWaiting } from '#src/detect/alert/jobs/watch-good-state.ts'
import { integrityApi } from '#src/detect/integrity/api.ts'
import type { Told } from '#src/detect/integrity/cli.ts'
import { checkAtDesk, initAtDesk, listHosts } from '#src/detect/integrity/cli-desk.ts'
import { openBaseline, readKey } from '#src/detect/integrity/host/baseline-file.ts'
import { packedBaseline } from '#src/detect/integrity/host/sending.ts'
import { stateOfHost } from '#src/detect/integrity/known-state.ts'
import { recordApi } from '#src/record/api.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'
import { integrity, newPlace, type Place } from './parts.ts'

let desk: ServedDesk
let place: Place
let headers: Record<string, string>
let connection: Connection
before(async () => {
  desk = await servedDesk()
  place = newPlace()
  headers = await desk.signIn('responder')
  connection = {
    client: (table) => desk.client(table, headers),
    async fetch(path, init) {
      const own = { ...headers, ...(init.headers as Record<string, string>) }
      const response = await desk.fetch(new Request(new URL(path, 'http://desk.example'), { ...init, headers: own }))
      if (!response.ok) throw Object.assign(new Error(await response.clone().text()), await response.json())
      return response
    },
    zone: async () => 'Asia/Tokyo',
    close: async () => {},
  }
})
after(async () => {
  await desk.close()
  place.end()
})

const told = (): Told & { readonly said: string[] } => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  return { lang: 'en', json: true, out: say, err: say, said }
}
const client = () => desk.client(integrityApi, headers)
const treeOf = (name: string, files: Record<string, string>): string => {
  const tree = place.in(name)
  mkdirSync(tree)
  for (const [file, text] of Object.entries(files)) writeFileSync(`${tree}/${file}`, text)
  return tree
}
const keep = (host: string, tree: string) =>
  initAtDesk(
    connection,
    [tree],
    { baseline: place.in(`${host}.baseline`), host, keep: [`${tree}/**`], reason: 'set up' },
    told(),
  )
const send = (path: string, body: Uint8Array, as = headers) =>
  desk.fetch(new Request(`http://desk.example${path}`, { method: 'POST', headers: as, body: body as BodyInit }))
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

test('a baseline that came without a signature is kept under the key of the desk, and the host holds against it', async () => {
  const tree = treeOf('kept', { motd: 'welcome\n', hosts: '127.0.0.1\n' })
  assert.equal(await keep('kept', tree), 0)
  const { baseline, plan } = await client().host({ host: 'kept' })
  assert.deepEqual([baseline?.entries, baseline?.isDeskKey, baseline?.reason, plan], [3, true, 'set up', null])
  const { id, pem } = await desk.client(recordApi).key({})
  assert.equal(baseline?.keyId, id)
  const { body } = await client().baseline({ host: 'kept' })
  writeFileSync(place.in('fetched'), body as Uint8Array)
  writeFileSync(place.in('desk.pem'), pem)
  assert.equal((await integrity(['check', '--baseline', place.in('fetched'), '--key', place.in('desk.pem')])).code, 0)
  const said = told()
  assert.equal(await checkAtDesk(connection, { host: 'kept' }, said), 0, said.said.join('\n'))
  const row = (await client().hosts({})).rows.find(({ host }) => host === 'kept')!
  assert.equal(stateOfHost(row), 'clean')
})

test('a signature made elsewhere stays as it is', async () => {
  const tree = treeOf('signed', { motd: 'welcome\n' })
  const { generateKeyPairSync } = await import('node:crypto')
  writeFileSync(place.in('own.pem'), generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const file = place.in('signed.baseline')
  const key = place.in('own.pem')
  assert.equal(await initAtDesk(connection, [tree], { baseline: file, key, host: 'signed', reason: 'x' }, told()), 0)
  const { baseline } = await client().host({ host: 'signed' })
  const opened = openBaseline(file, readKey(key))
  assert.deepEqual([baseline?.isDeskKey, baseline?.keyId], [false, opened.keyId])
  opened.close()
})

test('a baseline that was altered, cut, or is none is refused and nothing of it is kept', async () => {
  const tree = treeOf('altered', { motd: 'welcome\n' })
  const file = place.in('altered.baseline')
  await integrity(['init', '--baseline', file, tree])
  const text = readFileSync(file, 'utf8')
  const wrong = [text.replace('"size":8', '"size":9'), text.slice(0, -20), text.split('\n')[0]!, '{}', '\u0000', '']
  for (const one of wrong) {
    const response = await send('/api/integrity/baselines?reason=x&host=altered', Buffer.from(one))
    assert.deepEqual([response.status, await codeOf(response)], [400, 'integrity.baseline.invalid'], one.slice(0, 40))
  }
  const packed = await packedBaseline(file)
  const cut = await send('/api/integrity/baselines?reason=x&host=altered', packed.subarray(0, -10))
  assert.equal(cut.status, 400)
  await assert.rejects(client().host({ host: 'altered' }), /404/)
})

test('what differs is kept gravest first, what a window explains is green, and the rest rings once', async () => {
  const tree = treeOf('web1', { motd: 'welcome\n', conf: 'a\nb\n', gone: 'x\n' })
  await keep('web1', tree)
  writeFileSync(`${tree}/conf`, 'a\nc\n')
  writeFileSync(`${tree}/backdoor`, '#!/bin/sh\n', { mode: 0o755 })
  rmSync(`${tree}/gone`)
  const now = Date.now()
  const span = { from: new Date(now - 60_000).toISOString(), to: new Date(now + 600_000).toISOString() }
  const window = { name: 'CHG-1', ...span, hosts: 'web*', paths: [`${tree}/conf`], reason: 'new upstream' }
  const announced = await client().announce(window)
  await assert.rejects(client().announce(window), /409/)
  const said = told()
  assert.equal(await checkAtDesk(connection, { host: 'web1' }, said), 1, said.said.join('\n'))
  const { check } = await client().host({ host: 'web1' })
  const found = await client().check({ id: check!.id })
  const rows = found.findings.map(({ path, change, severity, explained }) => [
    path.replace(tree, ''),
    change,
    severity,
    explained,
  ])
  assert.deepEqual(rows, [
    ['/backdoor', 'added', 'medium', null],
    ['/gone', 'removed', 'medium', null],
    ['/conf', 'changed', 'expected', 'window:CHG-1'],
  ])
  const conf = found.findings[2]!
  assert.deepEqual([conf.before.text, conf.after.text], ['a\nb\n', 'a\nc\n'])
  assert.equal((await client().check({ id: check!.id, severity: 'expected' })).total, 1)
  await alertOfWaiting(await desk.as('lead'))
  await alertOfWaiting(await desk.as('lead'))
  const alerts = desk.client(alertApi, headers)
  const about = async () =>
    (await alerts.list({ entity: 'web1' })).alerts.map(({ title, matches, level, origin }) => [
      title,
      matches,
      level,
      origin,
    ])
  assert.deepEqual(await about(), [[`${tree}/backdoor +1`, 2, 'medium', 'integrity']])
  await alerts.fromFinding({ check: check!.id, position: 2 })
  assert.equal((await about()).length, 2)
  await assert.rejects(alerts.fromFinding({ check: check!.id, position: 9 }), /404/)
  assert.equal((await client().withdraw({ id: announced.id, reason: 'called off' })).withdrawnAt !== null, true)
  assert.equal(await checkAtDesk(connection, { host: 'web1' }, told()), 1)
  assert.equal((await client().host({ host: 'web1' })).check?.counts.expected, 0)
  assert.equal(await listHosts(connection, told()), 1)
})

test('a result that was cut, or of a baseline that nobody keeps, is not taken for one', async () => {
  const tree = treeOf('cut', { motd: 'welcome\n' })
  await keep('cut', tree)
  const seal = (await client().host({ host: 'cut' })).baseline!.seal
  const at = new Date().toISOString()
  const head = {
    hikeshi: 'check',
    version: 1,
    host: 'cut',
    seal,
    begunAt: at,
    endedAt: at,
    looked: 1,
    problems: [],
    problemCount: 0,
  }
  const lines = (...all: object[]) => Buffer.from(all.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const post = (body: Uint8Array) => send('/api/integrity/checks?host=cut', body)
  for (const body of [
    lines(head),
    lines(head, { end: { findings: 1 } }),
    lines({ end: { findings: 0 } }),
    Buffer.from('x'),
  ])
    assert.equal(await codeOf(await post(body)), 'integrity.sent.unreadable.invalid')
  const other = await post(lines({ ...head, seal: '0'.repeat(64) }, { end: { findings: 0 } }))
  assert.equal(await codeOf(other), 'integrity.baseline.not-found')
  assert.equal((await post(lines(head, { end: { findings: 0 } }))).status, 200)
})

test('an agent is told to take a baseline or to check and nothing else, and may send only what it was asked for', async () => {
  const lead = await desk.signIn('lead')
  const { token } = await desk.client(agentApi, lead).invite({ name: 'db1' })
  const facts = { host: 'db1', platform: 'linux', release: '6', arch: 'x64', zone: 'UTC', version: '0' }
  const { secret } = await desk.client(agentApi).enrol({ token, host: facts })
  const own = { authorization: `Bearer ${secret}` }
  const agent = desk.client(integrityApi, own)
  const tree = treeOf('db1', { motd: 'welcome\n' })
  const file = place.in('db1.baseline')
  await integrity(['init', '--baseline', file, tree])
  const sendAs = (order: string) => send(`/api/agents/integrity/baselines?order=${order}`, readFileSync(file), own)
  assert.equal((await agent.askOrder({})).order, null)
  assert.equal((await sendAs('00000000-0000-7000-8000-000000000000')).status, 404)
  await assert.rejects(client().order({ host: 'db1', kind: 'check', reason: 'x' }), /404/)
  await client().order({ host: 'db1', kind: 'baseline', reason: 'set up' })
  const { order } = await agent.askOrder({})
  assert.equal(order?.kind, 'baseline')
  assert.equal((await agent.askOrder({})).order, null, 'told once')
  assert.equal((await sendAs(`${order!.id}&trouble=without+/mnt`)).status, 200)
  assert.equal((await client().host({ host: 'db1' })).plan?.trouble?.text, 'without /mnt', 'what is not in it is said')
  assert.equal((await sendAs(order!.id)).status, 404, 'done once')
  const { baseline } = await client().host({ host: 'db1' })
  assert.deepEqual([baseline?.keptBy, baseline?.reason, baseline?.isDeskKey], ['db1', 'set up', true])
  assert.equal((await client().schedule({ host: 'db1', everyHours: 24 })).everyHours, 24)
  const due = (await agent.askOrder({})).order
  assert.deepEqual([due?.kind, due?.seal], ['check', baseline?.seal])
  await agent.sendTrouble({ order: due!.id, text: 'EACCES /etc' })
  assert.equal((await client().host({ host: 'db1' })).plan?.trouble?.text, 'EACCES /etc')
  assert.equal((await agent.askOrder({})).order, null, 'the next one is due tomorrow')
  // What it saw as it changed is told unasked, adds what differs, and makes nothing good.
  const at = new Date().toISOString()
  const head = { hikeshi: 'check', version: 1, host: 'db1', seal: baseline!.seal, begunAt: at, endedAt: at, looked: 1 }
  const finding = {
    path: `${tree}/motd`,
    change: 'changed',
    attributes: ['sha256'],
    before: {},
    after: {},
    explained: null,
  }
  const result = (isPart: boolean, ...findings: object[]) =>
    Buffer.from(
      [{ ...head, problems: [], problemCount: 0, isPart }, ...findings, { end: { findings: findings.length } }]
        .map((one) => `${JSON.stringify(one)}\n`)
        .join(''),
    )
  const seen = { ...finding, severity: 'high' }
  assert.equal((await send('/api/agents/integrity/seen', result(false, seen), own)).status, 200)
  assert.equal((await send('/api/agents/integrity/seen', result(false), own)).status, 200)
  const changed = await client().host({ host: 'db1' })
  assert.deepEqual([changed.check, changed.seen?.counts.high, stateOfHost(changed)], [null, 1, 'differs'])
  assert.deepEqual(await agent.askExpected({}), {
    seal: baseline!.seal,
    windows: (await agent.askExpected({})).windows,
  })
  const listens = {
    ...finding,
    path: 'service:tcp/0.0.0.0:4444',
    change: 'added',
    after: { program: '/tmp/x', uid: 0 },
  }
  assert.equal(
    (await send('/api/agents/integrity/seen', result(true, { ...listens, severity: 'high' }), own)).status,
    200,
  )
  const [service] = (await client().services({})).rows
  assert.deepEqual(
    [service?.host, service?.port, service?.reach, service?.standing, service?.program],
    ['db1', 4444, 'everywhere', 'new', '/tmp/x'],
  )
  await agent.askForCheck({})
  assert.equal((await agent.askOrder({})).order?.kind, 'check')
  const whole = await send('/api/integrity/checks?host=db1', result(false))
  assert.equal(whole.status, 200)
  const looked = await client().host({ host: 'db1' })
  assert.deepEqual([looked.seen, stateOfHost(looked)], [null, 'clean'])
  const status = async (path: string) =>
    (await desk.fetch(new Request(`http://desk.example${path}`, { headers: own }))).status
  assert.equal(await status('/api/integrity/hosts'), 403)
  assert.deepEqual(desk.troubles, [])
})
