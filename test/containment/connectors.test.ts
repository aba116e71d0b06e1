// Connectors against what they are for: a packet filter with traffic, the same over SSH, programs over HTTP; also those that hang and half succeed.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { containmentActions } from '#src/respond/containment/actions.ts'
import { containmentApi } from '#src/respond/containment/api.ts'
import { tendContainments } from '#src/respond/containment/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'
import { freePort } from '#test/kit/free-port.ts'
import { noNetwork, type Wire, wire } from './network.ts'

const containment = calls(containmentApi, containmentActions as never)
let kit: TestDesk
let lead: Context
let number: string
let folder: string
let net: Wire | null = null
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  number = (await incident.create(lead, { title: 'worm', kinds: [] })).number
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-connectors-'))
  if (!noNetwork) net = await wire()
})
after(async () => {
  net?.close()
  await kit.close()
  await rm(folder, { recursive: true, force: true })
})

const name = { ja: '門', en: 'Gate' }
const setUp = (...connectors: object[]) =>
  writeFile(
    join(kit.desk.dataDir, 'connectors.yaml'),
    JSON.stringify({ connectors: connectors.map((one) => ({ name, ...one })) }),
  )
const secret = async (file: string, text: string): Promise<string> => {
  const path = join(folder, file)
  await writeFile(path, `${text}\n`, { mode: 0o600 })
  return path
}
type Input = Parameters<typeof containment.propose>[1]
/** Proposed and approved; gives what names it. */
async function ready(target: Input['target'], connector: string, more: Partial<Input> = {}) {
  const { number: one } = await containment.propose(lead, {
    incident: number,
    target,
    connector,
    reason: 'It scans.',
    ...more,
  })
  const of = { incident: number, containment: one }
  await containment.approve(lead, of)
  return of
}
const texts = async () => (await incident.entries(lead, { incident: number, limit: 300 })).rows.map((one) => one.text)

test('traffic flows, is blocked, is shown blocked, and flows again', { skip: noNetwork }, async () => {
  const { namespace, from, reaches } = net!
  await setUp({ id: 'gate', type: 'nftables', namespace })
  const nft = (...args: string[]) =>
    execFileSync('ip', ['netns', 'exec', namespace, '/usr/sbin/nft', ...args], { encoding: 'utf8' })
  const of = await ready({ kind: 'block-address', address: from }, 'gate')
  assert.equal(reaches(), true)
  const { lines } = await containment.dryRun(lead, of)
  assert.equal(lines.length, 4)
  assert.equal(reaches(), true)
  const applied = await containment.apply(lead, of)
  assert.deepEqual([applied.state, applied.known?.found], ['verified', 'in-force'])
  assert.equal(reaches(), false)
  assert.match((await containment.verify(lead, of)).known!.detail, /4\/4 rules, [1-9]\d* packets dropped/)
  assert.equal(await refusalOf(containment.apply(lead, of)), 'containment.state')

  // Somebody takes a rule away by hand: half of it holds, and nothing is claimed.
  const handle = /hikeshi [^"]*" # handle (\d+)/.exec(nft('-a', 'list', 'chain', 'inet', 'hikeshi', 'input'))![1]!
  nft('delete', 'rule', 'inet', 'hikeshi', 'input', 'handle', handle)
  const half = await containment.verify(lead, of)
  assert.deepEqual([half.state, half.known?.found], ['unknown', 'in-part'])
  assert.equal((await containment.apply(lead, of)).state, 'verified')
  assert.equal(nft('list', 'ruleset').match(/comment "hikeshi/g)!.length, 4)

  // The whole table flushed: not in force, and said so.
  nft('flush', 'table', 'inet', 'hikeshi')
  assert.equal((await containment.verify(lead, of)).state, 'failed')
  assert.equal((await containment.apply(lead, of)).state, 'verified')
  const lifted = await containment.lift(lead, { ...of, reason: 'Clean again.' })
  assert.deepEqual([lifted.state, lifted.endReason, lifted.known?.found], ['lifted', 'Clean again.', 'not-in-force'])
  assert.equal(reaches(), true)
})

test('a port of everything behind is closed but to those who are named, and the desk opens it again at its time', {
  skip: noNetwork,
}, async () => {
  const { namespace, from, reaches, port } = net!
  await setUp({ id: 'gate', type: 'nftables', namespace })
  const restrict = (except: string[]) => ({
    kind: 'restrict-protocol' as const,
    name: 'Y/K',
    ports: String(port),
    except,
  })
  const open = await ready(restrict([`${from}/32`]), 'gate')
  assert.equal((await containment.apply(lead, open)).state, 'verified')
  assert.equal(reaches(), true)
  await containment.lift(lead, { ...open, reason: 'x' })
  const lift = new Date(Date.now() + 60_000).toISOString()
  const shut = await ready(restrict(['198.51.100.0/24']), 'gate', { lift, isLiftedByDesk: true })
  assert.equal((await containment.apply(lead, shut)).state, 'verified')
  assert.equal(reaches(), false)
  const desk = { ...kit.desk, now: () => new Date(Date.now() + 120_000) }
  await Promise.all([tendContainments({ ...contextOfDesk(desk) }), tendContainments({ ...contextOfDesk(desk) })])
  assert.equal(reaches(), true)
  const { rows } = await containment.list(lead, { incident: number })
  const row = rows.find((one) => one.number === shut.containment)!
  assert.deepEqual([row.state, row.endedBy], ['lifted', 'Hikeshi'])
})

test('over SSH the same is done on another host, and a host that is not known is not talked to', {
  skip: noNetwork || !existsSync('/usr/sbin/sshd'),
}, async () => {
  const { namespace, from, reaches } = net!
  const keygen = (file: string) =>
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, file)])
  for (const file of ['host', 'client', 'stranger']) keygen(file)
  const pub = async (file: string) => (await readFile(join(folder, `${file}.pub`), 'utf8')).trim()
  const port = await freePort()
  // On the other end, whatever is asked runs in the namespace.
  const forced = `command="exec ip netns exec ${namespace} $SSH_ORIGINAL_COMMAND"`
  await writeFile(join(folder, 'authorized'), `${forced} ${await pub('client')}\n`, { mode: 0o600 })
  await writeFile(join(folder, 'known'), `[127.0.0.1]:${port} ${await pub('host')}\n`)
  await writeFile(join(folder, 'unknown'), `[127.0.0.1]:${port} ${await pub('stranger')}\n`)
  const config = [
    ...[
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${join(folder, 'host')}`,
      'PermitRootLogin yes',
      'StrictModes no',
    ],
    ...[`AuthorizedKeysFile ${join(folder, 'authorized')}`, 'PidFile none', 'UsePAM no', 'PasswordAuthentication no'],
  ]
  await writeFile(join(folder, 'sshd_config'), `${config.join('\n')}\n`)
  await mkdir('/run/sshd', { recursive: true })
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    await once(sshd.stderr, 'data')
    const to = (known: string) => ({
      type: 'nftables-ssh',
      host: '127.0.0.1',
      port,
      user: 'root',
      key_file: join(folder, 'client'),
      known_hosts_file: join(folder, known),
    })
    await setUp({ id: 'far', ...to('known') }, { id: 'masked', ...to('unknown') })
    const of = await ready({ kind: 'isolate-host', host: 'pc-1', address: from }, 'far')
    const applied = await containment.apply(lead, of)
    assert.equal(applied.state, 'verified', applied.known?.detail)
    assert.equal(reaches(), false)
    assert.equal((await containment.lift(lead, { ...of, reason: 'x' })).state, 'lifted')
    assert.equal(reaches(), true)
    const masked = await ready({ kind: 'block-address', address: from }, 'masked')
    const refused = await containment.apply(lead, masked)
    assert.deepEqual([refused.state, refused.known?.found], ['failed', 'cannot-tell'])
    assert.match(refused.known!.detail, /Host key verification failed/)
    await containment.confirm(lead, { ...masked, said: 'lifted', note: 'Never there.' })
  } finally {
    sshd.kill('SIGKILL')
  }
})

/** A program that answers as it is told to, and remembers what it was asked. */
async function program(
  answer: (body: { [key: string]: unknown }, request: IncomingMessage) => { status: number; body?: unknown } | null,
) {
  const asked: { body: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    asked.push({ body, headers: request.headers })
    const said = answer(JSON.parse(body), request)
    // Null: it takes the question and never answers.
    if (said)
      response
        .writeHead(said.status, { 'content-type': 'application/json' })
        .end(said.body === undefined ? '' : JSON.stringify(said.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('an OpenC2 consumer denies, gives a rule number, and deletes by it; that it holds is not claimed', async () => {
  const consumer = await program(({ action }) => ({
    status: 200,
    body: action === 'deny' ? { status: 200, results: { slpf: { rule_number: 7 } } } : { status: 200 },
  }))
  try {
    await setUp({ id: 'fw', type: 'openc2', url: consumer.url, token_file: await secret('token', 'let-me-in') })
    const of = await ready({ kind: 'block-address', address: '198.51.100.0/24', direction: 'in' }, 'fw')
    const applied = await containment.apply(lead, of)
    assert.deepEqual([applied.state, applied.known?.found], ['active', 'cannot-tell'])
    const [deny] = consumer.asked
    const command = JSON.parse(deny!.body)
    assert.deepEqual(
      [command.action, command.target, command.args.slpf.direction],
      ['deny', { ipv4_net: '198.51.100.0/24' }, 'ingress'],
    )
    assert.equal(deny!.headers['content-type'], 'application/openc2-cmd+json;version=1.0')
    assert.equal(deny!.headers.authorization, 'Bearer let-me-in')
    assert.equal((await containment.verify(lead, of)).state, 'active')
    assert.equal(
      (await containment.confirm(lead, { ...of, said: 'checked', note: 'Seen on its console.' })).state,
      'verified',
    )
    assert.equal((await containment.lift(lead, { ...of, reason: 'x' })).state, 'lifted')
    assert.deepEqual(JSON.parse(consumer.asked[1]!.body).target, { 'slpf:rule_number': 7 })
  } finally {
    consumer.close()
  }
})

test('a program that says no has done nothing, one that says nothing or is late is not known, one that is away was not asked', async () => {
  let status = 403
  let says: unknown = { detail: 'not on a Sunday' }
  let isMute = false
  const hook = await program(() => (isMute ? null : { status, body: says }))
  const away = `http://127.0.0.1:${await freePort()}/`
  const key = await secret('hook', 'shared secret')
  try {
    await setUp(
      { id: 'hook', type: 'webhook', url: hook.url, secret_file: key, limit_seconds: 1 },
      { id: 'away', type: 'webhook', url: away, secret_file: key },
      { id: 'keyless', type: 'webhook', url: hook.url, secret_file: join(folder, 'none') },
    )
    const of = await ready({ kind: 'disable-account', account: 'hanako' }, 'hook')
    assert.equal((await containment.apply(lead, of)).state, 'failed')
    const { body, headers } = hook.asked[0]!
    assert.equal(
      headers['hikeshi-signature'],
      `sha256=${createHmac('sha256', 'shared secret').update(body).digest('hex')}`,
    )
    assert.equal(headers['idempotency-key'], `${of.containment}-apply`)
    ;[status, says] = [202, undefined]
    assert.equal((await containment.apply(lead, of)).state, 'unknown')
    isMute = true
    const late = await containment.apply(lead, of)
    assert.equal(late.state, 'unknown')
    assert.match(late.known!.detail, /no answer within 1 s|aborted|timeout/i)
    isMute = false
    ;[status, says] = [200, { done: 'done', found: 'in-force' }]
    assert.equal((await containment.verify(lead, of)).state, 'verified')
    says = { done: 'done', found: 'in-force', detail: 'the account is still locked' }
    assert.equal((await containment.lift(lead, { ...of, reason: 'x' })).state, 'verified')
    says = { done: 'done', found: 'not-in-force' }
    assert.equal((await containment.lift(lead, { ...of, reason: 'x' })).state, 'lifted')
    const gone = await ready({ kind: 'stop-service', service: 'POP3' }, 'away').catch(
      (error: { code: string }) => error.code,
    )
    // Two people for a service: asked of a colleague here.
    assert.equal(gone, 'containment.approve.two-people.not-allowed')
    const other = await kit.as('lead')
    const { rows } = await containment.list(lead, { incident: number })
    const pop = { incident: number, containment: rows.find((one) => one.target.kind === 'stop-service')!.number }
    await containment.approve(other, pop)
    assert.equal((await containment.apply(lead, pop)).state, 'failed')
    const keyless = await ready({ kind: 'disable-account', account: 'taro' }, 'keyless')
    assert.equal(await refusalOf(containment.apply(lead, keyless)), 'containment.connector.unavailable')
    assert.ok((await texts()).some((text) => text.startsWith('Not lifted: containment is still in force')))
  } finally {
    hook.close()
  }
})

test('what a connector cannot do, and what it must never cut off, is refused before anybody is asked', async () => {
  await setUp({ id: 'gate', type: 'nftables', namespace: 'nowhere', never: ['192.0.2.53'] })
  const propose = (target: Input['target'], connector = 'gate') =>
    refusalOf(containment.propose(lead, { incident: number, target, connector, reason: 'x' }))
  assert.equal(await propose({ kind: 'disable-account', account: 'x' }), 'containment.connector.unfit')
  assert.equal(await propose({ kind: 'isolate-host', host: 'pc' }), 'containment.connector.address')
  assert.equal(await propose({ kind: 'block-address', address: '192.0.2.0/24' }), 'containment.target.never')
  assert.equal(await propose({ kind: 'block-address', address: '0.0.0.0/1' }), 'containment.target.too-wide')
  assert.equal(
    await propose({ kind: 'block-address', address: '192.0.2.1' }, 'nobody'),
    'containment.connector.not-found',
  )
})

test('a file of connectors that is wrong is left out, and says where', async () => {
  const file = join(kit.desk.dataDir, 'connectors.yaml')
  await writeFile(
    file,
    'connectors:\n  - id: gate\n    type: nftables\n    name: {ja: 門, en: Gate}\n    namespace: "a; reboot"\n',
  )
  const { connectors, problems } = await containment.list(lead, { incident: number })
  assert.deepEqual(connectors, [])
  assert.match(problems[0]!, /^connectors\.yaml:5 connectors\.0\.namespace/)
  await writeFile(file, 'connectors: [')
  assert.match((await containment.list(lead, { incident: number })).problems[0]!, /not-yaml/)
  await rm(file)
  assert.deepEqual((await containment.list(lead, { incident: number })).problems, [])
})

test('an account is disabled in a directory, cannot sign in, and can again afterwards', {
  skip: !existsSync('/usr/sbin/slapd') && 'slapd is not installed',
}, async () => {
  const { Client } = await import('ldapts')
  const port = await freePort()
  const url = `ldap://127.0.0.1:${port}`
  const db = join(folder, 'directory')
  await mkdir(db)
  await chmod(db, 0o700)
  const schema = ['core', 'cosine', 'inetorgperson'].map((one) => `include /etc/ldap/schema/${one}.schema`)
  const config = [
    ...[
      ...schema,
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      'moduleload ppolicy',
      'database mdb',
      'maxsize 10485760',
    ],
    ...[
      'suffix dc=example,dc=jp',
      'rootdn cn=admin,dc=example,dc=jp',
      'rootpw secret',
      `directory ${db}`,
      'overlay ppolicy',
      'ppolicy_default cn=policy,dc=example,dc=jp',
    ],
  ]
  await writeFile(join(folder, 'slapd.conf'), `${config.join('\n')}\n`)
  const slapd = spawn('/usr/sbin/slapd', ['-d', '0', '-f', join(folder, 'slapd.conf'), '-h', url], { stdio: 'ignore' })
  const as = async <T>(
    dn: string,
    password: string,
    work: (client: InstanceType<typeof Client>) => Promise<T>,
  ): Promise<T> => {
    const client = new Client({ url, connectTimeout: 2_000 })
    try {
      await client.bind(dn, password)
      return await work(client)
    } finally {
      await client.unbind()
    }
  }
  const root = 'cn=admin,dc=example,dc=jp'
  const hanako = 'uid=hanako,dc=example,dc=jp'
  const signsIn = () => as(hanako, 'flower', async () => true).catch(() => false)
  try {
    for (let tried = 0; ; tried++) {
      if (await as(root, 'secret', async () => true).catch(() => false)) break
      assert.ok(tried < 200 && slapd.exitCode === null, 'slapd does not start')
      await new Promise((again) => setTimeout(again, 50))
    }
    await as(root, 'secret', async (client) => {
      await client.add('dc=example,dc=jp', { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' })
      const policy = {
        objectClass: ['device', 'pwdPolicy'],
        cn: 'policy',
        pwdAttribute: 'userPassword',
        pwdLockout: 'TRUE',
      }
      await client.add('cn=policy,dc=example,dc=jp', policy)
      for (const uid of ['hanako', 'jiro'])
        await client.add(`uid=${uid},dc=example,dc=jp`, {
          objectClass: 'inetOrgPerson',
          uid,
          cn: uid,
          sn: uid,
          userPassword: 'flower',
        })
    })
    const shared = { type: 'ldap', url, bind_dn: root, base: 'dc=example,dc=jp', never: ['admin'] }
    const mark = { attribute: 'pwdAccountLockedTime', value: '000001010000Z' }
    await setUp(
      { id: 'directory', ...shared, password_file: await secret('ldap', 'secret'), mark },
      { id: 'stale', ...shared, password_file: await secret('old', 'wrong'), mark },
    )
    assert.equal(await signsIn(), true)
    const of = await ready({ kind: 'disable-account', account: 'hanako' }, 'directory')
    const applied = await containment.apply(lead, of)
    assert.equal(applied.state, 'verified', applied.known?.detail)
    assert.equal(await signsIn(), false)
    assert.equal((await containment.lift(lead, { ...of, reason: 'New password set.' })).state, 'lifted')
    assert.equal(await signsIn(), true)
    // A name is a value, never a part of a question.
    for (const account of ['*', 'nobody', 'hanako)(uid=*']) {
      const none = await containment.apply(lead, await ready({ kind: 'disable-account', account }, 'directory'))
      assert.equal(none.state, 'failed', account)
    }
    assert.equal(
      (await containment.apply(lead, await ready({ kind: 'disable-account', account: 'jiro' }, 'stale'))).state,
      'failed',
    )
  } finally {
    slapd.kill('SIGKILL')
  }
})
