// A baseline of a tree, changes of every kind planted in it, and what a check says of them.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, beforeEach, test } from 'node:test'
import { integrity, newPlace, type Place, told } from './parts.ts'

let place: Place
let tree: string
let baseline: string
beforeEach(() => {
  place = newPlace()
  tree = place.in('tree')
  baseline = place.in('baseline')
  mkdirSync(place.in('tree', 'etc'), { recursive: true })
  mkdirSync(place.in('tree', 'bin'))
  for (const [name, text] of Object.entries({
    'etc/passwd': 'root:x:0:0::/root:/bin/sh\n',
    'etc/motd': 'welcome\n',
    'etc/empty': '',
    'etc/gone': 'gone\n',
    'etc/old-name': 'moved\n',
    'bin/tool': '#!/bin/sh\necho tool\n',
    'bin/quiet': 'quiet\n',
  }))
    writeFileSync(`${tree}/${name}`, text)
  symlinkSync('tool', `${tree}/bin/link`)
})
afterEach(() => place.end())

const init = async (...more: string[]) => {
  const made = await integrity(['init', '--baseline', baseline, ...more, tree])
  assert.equal(made.code, 0, made.err)
}
const check = (...more: string[]) => integrity(['check', '--baseline', baseline, '--json', ...more])

test('a tree that nobody touched is clean, and the exit code says so', async () => {
  await init()
  const found = await check()
  assert.equal(found.code, 0, found.err)
  assert.equal(found.out, '')
  assert.match(found.err, /11 things looked at: nothing is different/)
})

test('a planted change of each kind is found by its attributes, and nothing else', async () => {
  await init()
  writeFileSync(`${tree}/etc/new`, 'new\n')
  unlinkSync(`${tree}/etc/gone`)
  renameSync(`${tree}/etc/old-name`, `${tree}/bin/new-name`)
  writeFileSync(`${tree}/etc/motd`, 'WELCOME\n')
  chmodSync(`${tree}/bin/tool`, 0o4755)
  utimesSync(`${tree}/bin/quiet`, 1, 1)
  unlinkSync(`${tree}/bin/link`)
  symlinkSync('quiet', `${tree}/bin/link`)
  const found = await check()
  assert.equal(found.code, 1, found.err)
  assert.deepEqual(told(found.findings, tree), [
    'added /etc/new',
    'changed /bin/link',
    'changed /bin/quiet',
    'changed /bin/tool',
    'changed /etc/motd',
    'moved /bin/new-name',
    'removed /etc/gone',
  ])
  const of = (name: string) => found.findings.find((one) => one.path === tree + name)!
  assert.deepEqual(of('/etc/motd').attributes, ['sha256', 'mtime', 'ctime'])
  assert.deepEqual(of('/bin/tool').attributes, ['mode', 'ctime'])
  assert.equal(of('/bin/tool').severity, 'critical')
  assert.deepEqual([of('/bin/tool').before.mode, of('/bin/tool').after.mode], ['0644', '4755'])
  assert.deepEqual(of('/bin/quiet').attributes, ['mtime', 'ctime'])
  assert.ok(of('/bin/link').attributes.includes('link'))
  assert.equal(of('/bin/new-name').before.path, `${tree}/etc/old-name`)
  assert.equal(of('/etc/new').explained, null)
})

test('names are bytes: a line feed and what is not UTF-8 survive, and tell two names apart', async () => {
  const names = ['line\nfeed', 'bad\xff', 'bad\xfe', 'euc-\xb2\xd0'].map((name) =>
    Buffer.from(`${tree}/${name}`, 'latin1'),
  )
  for (const name of names) writeFileSync(name, 'one')
  await init()
  assert.equal((await check()).code, 0)
  for (const name of names) appendFileSync(name, 'more')
  const { findings } = await check()
  const found = findings.map(({ path, pathBytes }) =>
    pathBytes ? Buffer.from(pathBytes, 'base64') : Buffer.from(path),
  )
  assert.deepEqual(found.map((one) => one.toString('hex')).sort(), names.map((one) => one.toString('hex')).sort())
})

test('pipes, sockets, loops and sparse giants are looked at and never waited for', async () => {
  spawnSync('mkfifo', [`${tree}/pipe`])
  const server = createServer()
  await new Promise<void>((ready) => server.listen(`${tree}/socket`, ready))
  symlinkSync('..', `${tree}/etc/up`)
  symlinkSync('self', `${tree}/self`)
  linkSync(`${tree}/etc/motd`, `${tree}/etc/motd-again`)
  writeFileSync(`${tree}/lastlog`, '')
  truncateSync(`${tree}/lastlog`, 1024 ** 4)
  const made = await integrity(['init', '--baseline', baseline, tree])
  assert.equal(made.code, 0)
  assert.match(made.err, /Code: /)
  assert.equal((await check()).code, 0)
  const shown = await integrity(['show', '--baseline', baseline, '--json'])
  const types = shown.out.split('\n').flatMap((line) => /"type":"(fifo|socket)"/.exec(line)?.[1] ?? [])
  assert.deepEqual(types.sort(), ['fifo', 'socket'])
  assert.match(shown.out, /"unread":"sparse"/)
  await new Promise((closed) => server.close(closed))
})

test('a file that became another kind of thing differs, though its content says nothing', async () => {
  await init()
  rmSync(`${tree}/etc/empty`)
  symlinkSync('/etc/shadow', `${tree}/etc/empty`)
  const [found] = (await check()).findings
  assert.ok(found?.attributes.includes('mode'))
  assert.deepEqual([found?.before.type, found?.after.type], ['file', 'link'])
})

test('a baseline that was altered, cut, or is none is refused and nothing is compared', async () => {
  await init()
  const text = readFileSync(baseline, 'utf8')
  const lines = text.split('\n')
  const wrong = {
    altered: text.replace('"uid":', '"uid":1'),
    'a line less': [...lines.slice(0, 3), ...lines.slice(4)].join('\n'),
    'cut short': text.slice(0, text.length / 2),
    'no end': `${lines.slice(0, -2).join('\n')}\n`,
    empty: '',
    'something else': 'hello\n',
  }
  for (const [what, bytes] of Object.entries(wrong)) {
    writeFileSync(baseline, bytes)
    const found = await check()
    assert.equal(found.code, 3, what)
    assert.equal(found.out, '', what)
    assert.match(found.err, /altered|cut short|no baseline/, what)
  }
})

test('a baseline is believed only when the key signed it that is asked for', async () => {
  const keys = ['one', 'two'].map((name) => place.in(`${name}.pem`))
  for (const file of keys) spawnSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', file])
  const open = place.in('public.pem')
  spawnSync('openssl', ['pkey', '-in', keys[0]!, '-pubout', '-out', open])
  await init()
  assert.equal((await check('--key', open)).code, 3)
  assert.equal((await integrity(['sign', '--baseline', baseline, '--key', keys[0]!])).code, 0)
  assert.equal((await check('--key', open)).code, 0)
  assert.match((await check('--key', keys[1]!)).err, /signed by another key/)
  assert.equal((await integrity(['update', '--baseline', baseline, '--reason', 'CHG-1'])).code, 2)
  // Whoever alters it and seals it again has no key for the signature.
  const lines = readFileSync(baseline, 'utf8').split('\n')
  const other = place.in('other')
  await integrity(['init', '--baseline', other, '--key', keys[1]!, `${tree}/bin`])
  const end = readFileSync(other, 'utf8').split('\n').at(-2)!
  writeFileSync(baseline, [...lines.slice(0, -2), end, ''].join('\n'))
  assert.equal((await check()).code, 3)
})

test('an update takes what was done as good, with its reason, and only below what is named', async () => {
  await init()
  writeFileSync(`${tree}/etc/new`, 'new\n')
  appendFileSync(`${tree}/bin/tool`, 'evil\n')
  const updated = await integrity(['update', '--baseline', baseline, '--reason', 'CHG-7 new file', `${tree}/etc`])
  assert.equal(updated.code, 0, updated.err)
  assert.deepEqual(told((await check()).findings, tree), ['changed /bin/tool'])
  const shown = await integrity(['show', '--baseline', baseline])
  assert.match(shown.out, /CHG-7 new file/)
  assert.match(readFileSync(`${baseline}.previous`, 'utf8'), /"end"/)
})

test('a change announced for this time and place is expected, and everything else stays red', async () => {
  await init()
  appendFileSync(`${tree}/etc/motd`, 'announced\n')
  appendFileSync(`${tree}/bin/tool`, 'not announced\n')
  const windows = place.in('windows.yaml')
  const [from, to] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)].map((at) => at.toISOString())
  writeFileSync(windows, JSON.stringify([{ name: 'CHG-12', from, to, paths: [`${tree}/etc/**`] }]))
  const found = await check('--windows', windows)
  assert.deepEqual(
    found.findings.map(({ path, explained, severity }) => [path.replace(tree, ''), explained, severity]),
    [
      ['/bin/tool', null, 'medium'],
      ['/etc/motd', 'window:CHG-12', 'expected'],
    ],
  )
  const past = [{ name: 'CHG-11', from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z', paths: ['/**'] }]
  writeFileSync(windows, JSON.stringify(past))
  assert.deepEqual(
    (await check('--windows', windows)).findings.map(({ explained }) => explained),
    [null, null],
  )
})

test('kept text files are shown with the lines that differ, and a secret is never kept', async () => {
  writeFileSync(`${tree}/etc/shadow`, 'root:$6$secret:1::::::\n')
  await init('--keep', `${tree}/etc/**`, '--')
  appendFileSync(`${tree}/etc/passwd`, 'toor:x:0:0::/root:/bin/sh\n')
  const found = await integrity(['check', '--baseline', baseline])
  assert.match(found.out, /\+toor:x:0:0::\/root:\/bin\/sh/)
  assert.doesNotMatch(readFileSync(baseline, 'utf8'), /secret/)
})

test('a log may grow by our own configuration, and what stood in it must still stand there', async () => {
  const config = place.in('watch.yaml')
  writeFileSync(`${tree}/app.log`, 'first line\n')
  writeFileSync(config, JSON.stringify({ paths: [tree], exclude: [`${tree}/bin`], growing: ['**.log'] }))
  assert.equal((await integrity(['init', '--baseline', baseline, '--config', config])).code, 0)
  appendFileSync(`${tree}/app.log`, 'second line\n')
  appendFileSync(`${tree}/bin/tool`, 'left out\n')
  assert.equal((await check()).code, 0)
  writeFileSync(`${tree}/app.log`, 'FIRST LINE\nsecond line\n')
  assert.deepEqual(told((await check()).findings, tree), ['changed /app.log'])
})

test('without the right to read, what can be seen is compared and the rest is said', {
  skip: process.getuid?.() !== 0 && 'only root can give a right away',
}, async () => {
  chmodSync(place.folder, 0o755)
  mkdirSync(place.in('out'))
  chmodSync(place.in('out'), 0o777)
  chmodSync(`${tree}/etc/gone`, 0o600)
  mkdirSync(`${tree}/closed`, { mode: 0o700 })
  const out = place.in('out', 'baseline')
  cpSync(new URL('../../src/core/tlp.ts', import.meta.url), `${tree}/closed/tlp.ts`)
  const as = (args: string[]) => {
    const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
    const options = { encoding: 'utf8', uid: 65534, gid: 65534, env: { LANG: 'en_US.UTF-8' } } as const
    return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'integrity', ...args], options)
  }
  const made = as(['init', '--baseline', out, tree])
  assert.equal(made.status, 0, made.stderr)
  assert.match(made.stderr, /no right to read: .*closed/)
  assert.equal(as(['check', '--baseline', out]).status, 0)
})

test('wrong usage is said with exit code 2, and a path that is not there with 3', async () => {
  assert.equal((await integrity(['init', '--baseline', baseline])).code, 2)
  assert.equal((await integrity(['init', tree])).code, 2)
  assert.equal((await integrity(['init', '--baseline', baseline, place.in('nowhere')])).code, 3)
  assert.equal((await integrity(['check', '--baseline', place.in('nowhere')])).code, 3)
})
