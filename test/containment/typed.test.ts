// The good path as it is typed: asked for, answered by an executive with a token of their own, carried out on a real wire, looked at, lifted; and what the record says of it.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { peopleApi } from '#src/prepare/people/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { doorOf, newDataDir, removeDataDir, run, type ServingDesk, startDesk } from '#test/kit/serving.ts'
import { noNetwork, type Wire, wire } from './network.ts'

const executive = { email: 'ciso@desk.example', name: '理事 次郎', password: 'nine slow boats on the lake' }
let desk: ServingDesk
let number = ''
let token = ''
let net: Wire | null = null

const hikeshi = (...args: string[]) => run([...args, '--data', desk.dataDir])
/** As the executive types it, on a machine of their own: the address and a token, no data folder. */
const theirs = (...args: string[]) => run([...args, '--url', desk.url], { HIKESHI_TOKEN: token })
const ok = (ran: ReturnType<typeof run>) => {
  assert.equal(ran.code, 0, ran.stderr)
  return ran.stdout
}
const record = async (): Promise<string> => {
  const { rows } = await desk.client(incidentApi, await doorOf(desk)).entries({ incident: number, limit: 100 })
  return rows.map((one) => `${one.byName}: ${one.text}`).join('\n')
}

before(async () => {
  desk = await startDesk(await newDataDir())
  number = ok(hikeshi('incident', 'create', '--title', 'worm')).trim()
  await desk.client(peopleApi, await doorOf(desk)).addPerson({ role: 'executive', ...executive })
  const json = { 'content-type': 'application/json', origin: desk.url }
  const post = (path: string, headers: Record<string, string>, body: object) =>
    fetch(`${desk.url}/api/${path}`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) })
  const { email, password } = executive
  const entered = await post('session', {}, { email, password })
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  const scope = ['decision:answer', 'incident:read', 'people:read']
  const made = await post('me/tokens', { cookie }, { name: 'telephone', scope })
  assert.equal(made.status, 200, await made.clone().text())
  token = ((await made.json()) as { secret: string }).secret
  if (noNetwork) return
  net = await wire()
  const connectors = [{ id: 'gate', type: 'nftables', namespace: net.namespace, name: { ja: '門', en: 'Gate' } }]
  writeFileSync(join(desk.dataDir, 'connectors.yaml'), JSON.stringify({ connectors }))
})
after(async () => {
  net?.close()
  await desk.stop()
  await removeDataDir(desk.dataDir)
})

test('a question is asked, answered by the one who decides, and both stand on the record', async () => {
  const asked = [
    '--question',
    'Stop mail from outside?',
    '--ground',
    'passwords lie open',
    '--option',
    'for a day',
    '--option',
    'for a week',
  ]
  ok(hikeshi('decision', 'ask', '--incident', number, ...asked, '--decider', executive.name))
  assert.match(ok(theirs('decision', 'list')), /-D1\twaiting\t\t理事 次郎\tStop mail from outside\?/)
  const answer = ['--answer', 'approve', '--option', '1', '--reason', 'until the passwords are changed']
  ok(theirs('decision', 'answer', `${number}-D1`, ...answer))
  assert.doesNotMatch(ok(hikeshi('decision', 'list')), /-D1/)
  assert.match(await record(), /Stop mail from outside\?/)
  assert.match(await record(), /^理事 次郎: .*until the passwords are changed/m)
})

test('a block is decided on, tried without doing it, put in force, looked at and lifted, and traffic follows', {
  skip: noNetwork,
}, async () => {
  const { from, reaches } = net!
  const target = ['--kind', 'block-address', '--address', from, '--connector', 'gate', '--reason', 'it scans']
  ok(hikeshi('containment', 'propose', '--incident', number, ...target, '--decider', executive.name))
  const one = `${number}-C1`
  assert.notEqual(hikeshi('containment', 'apply', one).code, 0, 'not before the answer')
  ok(theirs('decision', 'answer', `${number}-D2`, '--answer', 'approve', '--reason', 'cut it'))
  assert.match(ok(hikeshi('containment', 'apply', one, '--dry-run')), /^nft: inet hikeshi input .*192\.0\.2\.1/)
  assert.equal(reaches(), true)
  assert.match(ok(hikeshi('containment', 'apply', one)), /^\S+-C1\t/)
  assert.equal(reaches(), false)
  assert.match(ok(hikeshi('containment', 'verify', one)), /4\/4 rules, [1-9]\d* packets dropped/)
  assert.match(ok(hikeshi('containment', 'lift', one, '--dry-run')), /nft/)
  assert.equal(reaches(), false)
  ok(hikeshi('containment', 'lift', one, '--reason', 'clean again'))
  assert.equal(reaches(), true)
  assert.match(await record(), /cut it/)
  assert.match(await record(), /clean again/)
})
