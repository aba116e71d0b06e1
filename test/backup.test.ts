// A full backup through the command line: what comes back is the same desk, and what is no whole backup changes nothing.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import yazl from 'yazl'
import { reportApi } from '#src/detect/report/api.ts'
import { recordApi } from '#src/record/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { doorOf, hikeshi, newDataDir, removeDataDir, run, type ServingDesk, startDesk } from './kit/serving.ts'
import { testDatabase } from './kit/state.ts'

let home = ''
let desk: ServingDesk
let backup = ''
let headers: Record<string, string>

const place = (name: string) => join(home, name)
const here = (desk: ServingDesk) => ['--data', desk.dataDir]

before(async () => {
  home = await newDataDir()
  desk = await startDesk(place('first'))
  assert.equal(run(['demo', 'load', '--open', ...here(desk), '--json']).code, 0)
  headers = await doorOf(desk)
  const attached = { name: 'メモ.bin', mediaType: 'application/octet-stream', bytes: new Uint8Array([0, 255, 13, 10]) }
  await desk.client(incidentApi, headers).addFiles({ incident: '2026-0001', text: 'with a file' }, [attached])
  writeFileSync(place('gate.log'), log)
  assert.equal(run(['log', 'import', '--source', 'gate', place('gate.log'), ...here(desk)]).code, 0)
  // One day is closed into a file, the other stays open.
  assert.equal(run(['log', 'retain', ...here(desk)]).code, 0)
  assert.equal(run(['log', 'import', '--source', 'gate', place('gate.log'), ...here(desk)]).code, 0)
  backup = place('backup.zip')
})
const tenDaysAgo = new Date(Date.now() - 10 * 86_400_000).toISOString()
const log = `${tenDaysAgo} gate sshd[311]: Failed password for root from 192.168.100.1 port 4022 ssh2\n`
const logOf = (of: ServingDesk) => run(['log', 'search', 'root', '--json', ...here(of)]).stdout
after(async () => {
  await desk.stop()
  await removeDataDir(home)
})

/** Everything a desk keeps as files, by name and SHA-256. */
function filesOf(dataDir: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of ['keys', 'vault', 'knowledge', 'record/checkpoints']) {
    const folder = join(dataDir, name)
    if (!existsSync(folder)) continue
    for (const one of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(one.parentPath, one.name)
      if (one.isFile()) found[relative(dataDir, path)] = createHash('sha256').update(readFileSync(path)).digest('hex')
    }
  }
  return found
}

async function contentsOf(of: ServingDesk) {
  const door = await doorOf(of)
  const incidents = await of.client(incidentApi, door).list({ limit: 100 })
  const reports = await of.client(reportApi, door).list({ limit: 100 })
  const entries = await of.client(incidentApi, door).entries({ incident: incidents.rows.at(-1)!.number, limit: 1_000 })
  return {
    incidents: incidents.rows.map(({ number, title, phase }) => ({ number, title, phase })),
    reports: reports.rows.map(({ number, subject }) => ({ number, subject })),
    entries: entries.rows.map(({ id, seq, text }) => ({ id, seq, text })),
  }
}

test('a backup is taken from a desk that goes on writing', async () => {
  let isOver = false
  const incident = (await desk.client(incidentApi, headers).create({ title: 'goes on' })).number
  const writing = (async () => {
    for (let i = 0; !isOver; i++) await desk.client(incidentApi, headers).addEntry({ incident, text: `line ${i}` })
  })()
  const during = place('during.zip')
  const child = spawn(hikeshi, ['backup', 'create', ...here(desk), '--out', during], { stdio: 'ignore' })
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0)
  isOver = true
  await writing
  const restored = place('during')
  assert.equal(run(['backup', 'restore', during, '--data', restored]).code, 0)
  const copy = await startDesk(restored)
  const verdict = await copy.client(recordApi, await doorOf(copy)).verify({})
  assert.equal(verdict.ok, true, JSON.stringify(verdict))
  await copy.stop()
})

test('a backup restores on another machine: the same cases, the same files, a record that proves itself', async () => {
  const made = run(['backup', 'create', ...here(desk), '--out', backup, '--json'])
  assert.equal(made.code, 0, made.stderr)
  const { file, bytes } = JSON.parse(made.stdout) as { file: string; bytes: number }
  assert.deepEqual([file, bytes], [backup, readFileSync(backup).byteLength])
  const done = run(['backup', 'restore', backup, '--data', place('second'), '--json'])
  assert.equal(done.code, 0, done.stderr)
  assert.ok((JSON.parse(done.stdout) as { rows: number }).rows > 100)
  assert.deepEqual(filesOf(place('second')), filesOf(desk.dataDir))
  assert.ok(Object.keys(filesOf(desk.dataDir)).some((path) => path.startsWith('vault/')))
  const copy = await startDesk(place('second'))
  assert.deepEqual(await contentsOf(copy), await contentsOf(desk))
  assert.equal(logOf(copy), logOf(desk))
  assert.equal(logOf(copy).trim().split('\n').length, 2)
  assert.equal(run(['log', 'verify', ...here(copy)]).code, 0)
  const token = (await doorOf(copy)).authorization!.slice('Bearer '.length)
  assert.equal(run(['record', 'verify', '--url', copy.url], { HIKESHI_TOKEN: token }).code, 0)
  await copy.stop()
})

test('a backup restores into a PostgreSQL of one’s own', async () => {
  const { databaseUrl, drop } = await testDatabase()
  const environment = { DATABASE_URL: databaseUrl }
  const done = run(['backup', 'restore', backup, '--data', place('third'), '--json'], environment)
  assert.equal(done.code, 0, done.stderr)
  const copy = await startDesk(place('third'), environment)
  assert.deepEqual(await contentsOf(copy), await contentsOf(desk))
  assert.equal((await copy.client(recordApi, await doorOf(copy)).verify({})).ok, true)
  await copy.stop()
  await drop()
})

test('a folder that holds a desk is not written over', () => {
  const before = filesOf(place('second'))
  const refused = run(['backup', 'restore', backup, '--data', place('second')], { HIKESHI_LANG: 'ja' })
  assert.equal(refused.code, 1)
  assert.match(refused.stderr, /空ではありません/)
  assert.deepEqual(filesOf(place('second')), before)
})

type Part = [name: string, bytes: Buffer | string, compress?: boolean]
async function zipOf(name: string, parts: readonly Part[]): Promise<string> {
  const zip = new yazl.ZipFile()
  for (const [path, bytes, compress = false] of parts)
    zip.addBuffer(Buffer.from(bytes), path.replaceAll('..', '__'), { compress })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk)
  // A writer of zips does not let names leave the folder; somebody who means harm does not use one.
  const text = Buffer.concat(chunks).toString('latin1').replaceAll('__/', '../')
  writeFileSync(place(name), Buffer.from(text, 'latin1'))
  return place(name)
}

test('what is damaged, cut, foreign or means harm is refused in words, and nothing of it stays', async () => {
  const whole = readFileSync(backup)
  const vault = Object.keys(filesOf(desk.dataDir)).find((path) => path.startsWith('vault/'))!
  const inside = readFileSync(join(desk.dataDir, vault))
  const at = whole.indexOf(inside)
  assert.ok(at > 0)
  const flipped = (position: number) => {
    const copy = Buffer.from(whole)
    copy[position]! ^= 1
    return copy
  }
  const wrong: Record<string, string> = {}
  for (const [name, bytes] of Object.entries({
    'cut.zip': whole.subarray(0, Math.floor(whole.byteLength / 2)),
    'cut-end.zip': whole.subarray(0, whole.byteLength - 10),
    'flipped-file.zip': flipped(at),
    'flipped-state.zip': flipped(whole.indexOf('state.jsonl.gz') + 2_000),
    'empty.zip': Buffer.alloc(0),
    'words.zip': Buffer.from('これはバックアップではない'),
  })) {
    writeFileSync(place(name), bytes)
    wrong[name] = place(name)
  }
  wrong['foreign.zip'] = await zipOf('foreign.zip', [['letter.txt', 'hello']])
  wrong['slip.zip'] = await zipOf('slip.zip', [['keys/../../slipped', 'out']])
  wrong['slip-deep.zip'] = await zipOf('slip-deep.zip', [['../../../tmp/slipped', 'out']])
  wrong['stateless.zip'] = await zipOf('stateless.zip', [['keys/a', 'b']])
  wrong['swollen.zip'] = await zipOf('swollen.zip', [['state.jsonl.gz', Buffer.alloc(10_000_000), true]])
  wrong['no-state.zip'] = await zipOf('no-state.zip', [
    ['state.jsonl.gz', 'no gzip'],
    ['keys/a', 'b'],
  ])
  for (const [name, file] of Object.entries(wrong)) {
    const target = place(`into-${name}`)
    const refused = run(['backup', 'restore', file, '--data', target])
    assert.equal(refused.code, 1, `${name}: ${refused.stderr}`)
    assert.equal(refused.stdout, '')
    assert.match(refused.stderr, /is not a (backup|dump)|is damaged/, name)
    assert.doesNotMatch(refused.stderr, /\n {4}at /, 'words, not a stack')
    assert.deepEqual(filesOf(target), {}, name)
    assert.ok(!readdirSync(home).includes('slipped') && !existsSync('/tmp/slipped'))
  }
  // What was refused stands in nobody's way.
  const again = run(['backup', 'restore', backup, '--data', place('into-no-state.zip')])
  assert.equal(again.code, 0, again.stderr)
})

test('a backup that is not there is said so', () => {
  const missing = run(['backup', 'restore', place('nowhere.zip'), '--data', place('nowhere')])
  assert.equal(missing.code, 3)
  assert.match(missing.stderr, /nowhere\.zip/)
  assert.ok(!existsSync(place('nowhere')))
})
