import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { agentApi } from '#src/detect/agent/api.ts'
import { integrityApi } from '#src/detect/integrity/api.ts'
import { logApi } from '#src/detect/log/api.ts'
import {
  doorOf,
  enrolledHost,
  linesOf,
  newCertificate,
  newDataDir,
  removeDataDir,
  root,
  runAgent,
  type TlsDesk,
  tlsDesk,
  until,
} from './kit.ts'

const skip = existsSync('/usr/bin/openssl') ? false : 'openssl is not installed'
let desk: TlsDesk
let dataDir: string
before(async () => {
  if (skip) return
  newCertificate()
  dataDir = await newDataDir()
  desk = await tlsDesk(dataDir)
})
after(async () => {
  if (skip) return
  await desk.stop()
  await removeDataDir(dataDir)
})

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `line ${from + n} of a log that is rotated`)
const text = (from: number, to: number): string => `${numbered(from, to).join('\n')}\n`

test('a file that is renamed, copied and emptied, packed, and rotated while the agent is away comes once, in order', {
  skip,
}, async () => {
  const host = await enrolledHost(desk, 'rotating')
  const config = { files: [{ path: host.at('app.log') }] }
  const arrived = (count: number) =>
    until(
      `${count} lines`,
      () => linesOf(desk, 'rotating'),
      (lines) => lines.length >= count,
    )
  writeFileSync(host.at('app.log'), `${text(0, 100)}half a li`)
  let agent = await host.start(config)
  await arrived(100)
  appendFileSync(host.at('app.log'), 'ne\n')
  await arrived(101)
  renameSync(host.at('app.log'), host.at('app.log.1'))
  appendFileSync(host.at('app.log.1'), text(101, 150))
  writeFileSync(host.at('app.log'), text(150, 200))
  await arrived(200)
  copyFileSync(host.at('app.log'), host.at('app.log.2'))
  truncateSync(host.at('app.log'))
  appendFileSync(host.at('app.log'), text(200, 300))
  await arrived(300)
  assert.equal(await agent.stop(), 0)
  // Two rotations without anybody watching: the rest of a file that was followed, packed, and one that nobody saw.
  appendFileSync(host.at('app.log'), text(300, 350))
  writeFileSync(host.at('app.log.4.gz'), gzipSync(text(200, 350)))
  rmSync(host.at('app.log'))
  const past = new Date(Date.now() - 3_000)
  utimesSync(host.at('app.log.4.gz'), past, past)
  writeFileSync(host.at('app.log.3'), text(350, 400))
  const between = new Date(Date.now() - 1_000)
  utimesSync(host.at('app.log.3'), between, between)
  writeFileSync(host.at('app.log'), text(400, 450))
  agent = await host.start(config)
  const lines = await arrived(450)
  await agent.stop()
  assert.deepEqual(lines, [...numbered(0, 100), 'half a line', ...numbered(101, 450)])
})

test('bytes of every encoding arrive as they were written, and heads that say how lines are read go with later parts', {
  skip,
}, async () => {
  const host = await enrolledHost(desk, 'encodings', ['iis'])
  const wide = (lines: string[]): Buffer => Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf16le')
  writeFileSync(
    host.at('wide.log'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), wide(['侵入の跡', 'ਊ and 上 hold a 0A byte'])]),
  )
  const sjis = execFileSync('iconv', ['-f', 'utf-8', '-t', 'cp932'], {
    input: '認証に失敗しました 利用者=山田\n表示能力ソ\n',
  })
  writeFileSync(host.at('sjis.log'), sjis)
  const fields =
    '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n'
  writeFileSync(host.at('iis.log'), `${fields}2026-11-21 01:00:00 192.0.2.1 GET /a 200\n`)
  const source = (file: string, name: string) => ({ path: host.at(file), source: name })
  const agent = await host.start({
    files: [source('wide.log', 'encodings/wide'), source('sjis.log', 'encodings/sjis'), source('iis.log', 'iis')],
  })
  await until(
    'the first lines',
    () => linesOf(desk, 'iis'),
    (lines) => lines.length === 3,
  )
  appendFileSync(host.at('iis.log'), '2026-11-21 01:00:05 192.0.2.2 POST /b 403\n')
  appendFileSync(host.at('wide.log'), wide(['後から書いた行']))
  const wideLines = await until(
    'wide lines',
    () => linesOf(desk, 'encodings/wide'),
    (lines) => lines.length >= 3,
  )
  assert.deepEqual(wideLines, ['侵入の跡', 'ਊ and 上 hold a 0A byte', '後から書いた行'])
  const sjisLines = await until(
    'lines',
    () => linesOf(desk, 'encodings/sjis'),
    (lines) => lines.length >= 2,
  )
  assert.deepEqual(sjisLines, ['認証に失敗しました 利用者=山田', '表示能力ソ'])
  await until(
    'all lines',
    () => linesOf(desk, 'iis'),
    (lines) => lines.length >= 4,
  )
  await agent.stop()
  const { lines } = await desk.client(logApi, await doorOf(desk)).search({ q: 'source:iis and source.ip:192.0.2.2' })
  assert.deepEqual(
    lines.map(({ event }) => [
      event['http.request.method'],
      event['http.response.status_code'],
      event['log.file.line'],
    ]),
    [['POST', 403, 4]],
  )
})

test('enrolment pins the key of the desk; a desk with another key gets nothing', {
  skip,
  timeout: 300_000,
}, async () => {
  const dir = join(root, 'pinned')
  mkdirSync(dir)
  const { token } = await desk.client(agentApi, await doorOf(desk)).invite({ name: 'pinned' })
  const enrol = (...more: string[]) =>
    runAgent(['enrol', '--token', token, '--state', join(dir, 'state'), '--json', ...more])
  assert.match((await enrol('--desk', 'http://192.0.2.1:4460')).stderr, /https/)
  assert.equal((await enrol('--desk', desk.https)).code, 1) // no authority of this host knows it
  assert.match((await enrol('--desk', desk.https, '--pin', '0'.repeat(64))).stderr, /another key/)
  const shown = execFileSync('sh', [
    '-c',
    `openssl x509 -in "${join(root, 'desk.pem')}" -pubkey -noout | openssl pkey -pubin -outform der | sha256sum`,
  ])
  const pin = shown.toString().slice(0, 64)
  const enrolled = await enrol('--desk', desk.https, '--pin', pin)
  assert.equal(enrolled.code, 0, enrolled.stderr)
  assert.equal((JSON.parse(enrolled.stdout) as { pin: string }).pin, pin)
})

test('an agent takes a baseline when the desk asks for one, and finds what changed when it is due', {
  skip,
}, async () => {
  const host = await enrolledHost(desk, 'known')
  const client = desk.client(integrityApi, await doorOf(desk))
  const known = () => client.host({ host: 'known' })
  writeFileSync(host.at('conf'), 'a\n')
  const config = { integrity: { paths: [host.logs], keep: ['**'], system: false, throttle: 100 } }
  await client.order({ host: 'known', kind: 'baseline', reason: 'set up' })
  let agent = await host.start(config)
  const { baseline } = await until('a baseline', known, (one) => one.baseline !== null)
  assert.deepEqual([baseline?.keptBy, baseline?.isDeskKey, baseline?.entries], ['known', true, 2])
  await agent.stop()
  writeFileSync(host.at('conf'), 'b\n')
  await client.schedule({ host: 'known', everyHours: 24 })
  agent = await host.start(config)
  const { check, plan } = await until('a check', known, (one) => one.check !== null)
  assert.equal(plan?.trouble, null)
  const { findings } = await client.check({ id: check!.id })
  const changed = findings.find((one) => one.path === host.at('conf'))
  assert.deepEqual([changed?.change, changed?.before.text, changed?.after.text], ['changed', 'a\n', 'b\n'])
  assert.equal(findings.length, 1)
  assert.equal(await agent.stop(), 0)

  // Told to watch, it says what changes without being asked.
  agent = await host.start({ integrity: { ...config.integrity, watch: true } })
  let tries = 0
  const seen = async () => {
    writeFileSync(host.at('new'), `${++tries}`)
    return await known()
  }
  await until('what was seen as it changed', seen, (one) => one.seen !== null)
  const [latest] = (await known()).checks
  const { findings: changes } = await client.check({ id: latest!.id })
  assert.deepEqual([latest?.isPart, changes.map((one) => [one.change, one.path])], [true, [['added', host.at('new')]]])
  assert.equal(await agent.stop(), 0)
})
