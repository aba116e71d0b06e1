// The collector run for real on this machine, by every shell that is here.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../agent/collect.sh', import.meta.url))
let home: string
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'hikeshi-collect-'))
  chmodSync(home, 0o755)
})
after(() => rm(home, { recursive: true, force: true }))

const isHere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const shells: readonly (readonly [string, ...string[]])[] = [['dash'], ['bash'], ['busybox', 'sh'], ['mksh']]

function collect(into: string, [shell, ...options]: readonly string[], given: readonly string[] = []) {
  mkdirSync(into, { recursive: true })
  chmodSync(into, 0o777)
  const done = spawnSync(shell!, [...options, script, '-y', '-q', '-l', 'en', '-o', into, ...given], {
    encoding: 'utf8',
  })
  const [name = ''] = readdirSync(into).filter((one) => one.startsWith('hikeshi-'))
  return { ...done, folder: join(into, name), name }
}
/** The manifest names every file but itself, and every hash is right. */
function proveManifest(data: string): string {
  const manifest = readFileSync(join(data, 'MANIFEST'))
  const files = execFileSync('find', ['.', '-type', 'f', '!', '-name', 'MANIFEST'], { cwd: data, encoding: 'utf8' })
    .trim()
    .split('\n')
  assert.deepEqual(
    manifest
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.slice(66))
      .sort(),
    files.sort(),
  )
  execFileSync('sha256sum', ['--check', '--status', 'MANIFEST'], { cwd: data })
  const [code = ''] = /.{16}/.exec(createHash('sha256').update(manifest).digest('hex'))!
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}

for (const shell of shells) {
  test(`${shell.join(' ')} takes what is volatile first, and its manifest and code prove the rest`, (t) => {
    if (!isHere(shell[0])) return t.skip(`${shell[0]} is not on this machine`)
    const { status, stderr, folder, name } = collect(join(home, shell.join('')), shell)
    assert.equal(status, 0, stderr)
    const data = join(folder, 'data')
    const steps = readFileSync(join(data, 'steps.tsv'), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0]!.slice(3))
    const volatile = [
      'clock',
      'sockets',
      'processes',
      'users',
      'routes',
      'neighbours',
      'kernel',
      'mounts',
      'temporary-files',
      'accounts',
      'shell-histories',
    ]
    assert.deepEqual(
      steps.filter((step) => volatile.includes(step)),
      volatile,
    )
    const code = proveManifest(data)
    assert.equal(readFileSync(join(folder, 'CODE.txt'), 'utf8').trim(), code)
    assert.ok(stderr.includes(code) && /Do not restart/.test(stderr))
    const listed = execFileSync('tar', ['-tzf', join(folder, `${name}.tar.gz`)], { encoding: 'utf8' })
    assert.match(listed, /^data\/MANIFEST$/m)
    assert.match(
      readFileSync(join(data, '04-processes-by-proc.txt'), 'utf8'),
      new RegExp(`^${process.pid}\\texe=`, 'm'),
    )
    assert.doesNotMatch(
      readFileSync(
        join(data, steps.indexOf('accounts') < 9 ? '' : `${steps.indexOf('accounts') + 1}-accounts.txt`),
        'utf8',
      ),
      /\$[1-9a-z]+\$/,
      'no password hash is taken',
    )
    assert.deepEqual(
      readdirSync(folder).filter((one) => one === 'tmp' || one === 'manifest'),
      [],
    )
  })
}

test('run twice it makes two folders and touches neither', (t) => {
  if (!isHere('date')) return t.skip('no date')
  const tools = join(home, 'one-second')
  mkdirSync(tools)
  // A clock that stands still, so that both runs begin in the same second.
  writeFileSync(
    join(tools, 'date'),
    '#!/bin/sh\ncase "$*" in *T*) echo 20260101T000000Z ;; *) echo 1767225600 ;; esac\n',
    { mode: 0o755 },
  )
  const into = join(home, 'twice')
  const first = collect(into, ['dash'], ['-t', tools])
  const code = readFileSync(join(first.folder, 'CODE.txt'), 'utf8')
  const second = spawnSync('dash', [script, '-y', '-q', '-o', into, '-t', tools], { encoding: 'utf8' })
  assert.deepEqual([first.status, second.status], [0, 0], second.stderr)
  assert.equal(readdirSync(into).length, 2)
  assert.equal(readFileSync(join(first.folder, 'CODE.txt'), 'utf8'), code)
})

test('without root it takes what it can and says what is missing', (t) => {
  if (process.getuid?.() !== 0 || !isHere('setpriv')) return t.skip('only root can become nobody')
  const copy = join(home, 'collect.sh')
  writeFileSync(copy, readFileSync(script), { mode: 0o755 })
  const into = join(home, 'nobody')
  mkdirSync(into)
  chmodSync(into, 0o777)
  const done = spawnSync(
    'setpriv',
    ['--reuid=65534', '--regid=65534', '--clear-groups', 'sh', copy, '-y', '-q', '-l', 'en', '-o', into],
    { encoding: 'utf8', cwd: '/' },
  )
  assert.equal(done.status, 0, done.stderr)
  assert.match(done.stderr, /not run as root/)
  const data = join(into, readdirSync(into)[0]!, 'data')
  proveManifest(data)
  assert.match(readFileSync(join(data, 'about.txt'), 'utf8'), /^uid=65534$/m)
})

test('a program that hangs is ended, said, and the collection goes on', () => {
  const tools = join(home, 'hanging')
  mkdirSync(tools)
  writeFileSync(join(tools, 'lsof'), '#!/bin/sh\nexec sleep 100000\n', { mode: 0o755 })
  const { status, stderr, folder } = collect(join(home, 'hangs'), ['dash'], ['-t', tools, '-w', '10'])
  assert.equal(status, 0, stderr)
  assert.match(stderr, /open-files: not finished within 10 seconds/)
  proveManifest(join(folder, 'data'))
  const left = spawnSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).stdout
  assert.doesNotMatch(left, /sleep 100000/)
})

test('a disk that is full ends it in words, with a manifest of what there is', (t) => {
  const disk = join(home, 'small')
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=900k', 'tmpfs', disk]).status !== 0)
    return t.skip('no right to mount a small disk here')
  try {
    const { status, stderr, folder } = collect(disk, ['dash'])
    assert.equal(status, 5, stderr)
    assert.match(stderr, /The disk is full/)
    proveManifest(join(folder, 'data'))
  } finally {
    execFileSync('umount', [disk])
  }
})

test('nobody who does not say yes starts it', () => {
  const into = join(home, 'unasked')
  mkdirSync(into)
  const done = spawnSync('sh', [script, '-o', into], { encoding: 'utf8', input: 'no\n' })
  assert.equal(done.status, 1)
  assert.deepEqual(readdirSync(into), [])
})
