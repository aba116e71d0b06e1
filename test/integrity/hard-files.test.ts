// Files that are no easy ones to look at: they change, go, stand behind a network, act when they are opened. Each is said, none ends the look.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { entryOf } from '#src/detect/integrity/entry.ts'
import { look } from '#src/detect/integrity/host/look.ts'
import { pastMounts, readMountInfo } from '#src/detect/integrity/host/mount.ts'
import { noRules, watchOf } from '#src/detect/integrity/rule.ts'
import { integrity, newPlace, told } from './parts.ts'

const place = newPlace()
after(place.end)
const watch = watchOf(noRules)
const megabytes = 3 * 1024 ** 2
const more = Buffer.alloc(1024 ** 2)

test('a file that changes once while it is read is read again; one that goes on changing is said to be changing', () => {
  const path = place.in('busy')
  writeFileSync(path, Buffer.alloc(megabytes))
  let writes = 0
  const lookAt = (most: number) => {
    const line = look(path, { watch, root: '', alive: () => void (writes++ < most && appendFileSync(path, more)) })
    return entryOf(line!).facts
  }
  const settled = lookAt(1)
  assert.equal(settled.sha256, createHash('sha256').update(readFileSync(path)).digest('hex'))
  assert.equal(settled.size, megabytes + more.length)
  writes = 0
  const busy = lookAt(Number.POSITIVE_INFINITY)
  assert.deepEqual([busy.unread, busy.sha256], ['changing', undefined])
})

test('a file that goes before it is looked at is not there, and one that goes while it is read is said', () => {
  const path = place.in('short-lived')
  assert.equal(look(path, { watch, root: '', alive: () => {} }), null)
  writeFileSync(path, Buffer.alloc(megabytes))
  const line = look(path, { watch, root: '', alive: () => rmSync(path, { force: true }) })
  assert.equal(entryOf(line!).facts.sha256, undefined)
  assert.match(String(entryOf(line!).facts.unread), /ENOENT|changing/)
})

test('what is behind a network and may never answer is gone past, and so is what holds no files of its own', () => {
  const mounts = readMountInfo(
    [
      '25 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw',
      '26 25 0:5 / /proc rw - proc proc rw',
      '27 25 0:50 / /srv/a\\040b rw - nfs4 far:/x rw',
      '28 25 0:51 / /home rw - fuse.sshfs far:/h rw',
      '29 25 0:52 / /data rw - cifs //far/d rw',
      '30 25 8:2 / /data rw - ext4 /dev/sdb1 rw',
      'no line of it',
    ].join('\n'),
  )
  assert.deepEqual(
    [...pastMounts(mounts)],
    [
      ['/proc', 'hollow'],
      ['/srv/a b', 'distant'],
      ['/home', 'distant'],
    ],
    'what is mounted over it later counts',
  )
})

test('a mount that hangs is given up and said, the rest is looked at, and nothing of it is taken for gone', async (t) => {
  const [hung, tree, baseline] = [place.in('hung'), place.in('well'), place.in('hung.baseline')]
  for (const folder of [hung, tree]) {
    mkdirSync(folder)
    writeFileSync(join(folder, 'one'), 'what it was')
  }
  // Long enough for a busy machine to answer for what is well.
  const patience = ['--patience', '4']
  assert.equal((await integrity(['init', '--baseline', baseline, hung, tree])).code, 0)
  // A file system whose server never says a word.
  const device = existsSync('/dev/fuse') ? openSync('/dev/fuse', 'r+') : null
  if (device === null) return t.skip('no FUSE here')
  const asRoot = ['-i', '-t', 'fuse', '-o', 'fd=3,rootmode=40000,user_id=0,group_id=0', 'nobody', hung]
  try {
    if (spawnSync('mount', asRoot, { stdio: ['ignore', 'ignore', 'ignore', device] }).status !== 0)
      return t.skip('no right to mount here')
    writeFileSync(join(tree, 'one'), 'what it is now')
    const [checked, made] = await Promise.all([
      integrity(['check', '--baseline', baseline, ...patience, '--json']),
      integrity(['init', '--baseline', place.in('fresh.baseline'), ...patience, hung, tree]),
    ])
    assert.deepEqual(told(checked.findings, tree), ['changed /one'])
    assert.equal(made.code, 0)
    for (const { err } of [checked, made]) assert.match(err, /did not answer and was left out: .*hung/)
  } finally {
    spawnSync('umount', ['-l', hung])
    closeSync(device)
  }
})

test('a device is never opened: what would give bytes for ever, or act, is compared by its number', async (t) => {
  const tree = place.in('devices')
  mkdirSync(tree)
  if (spawnSync('mknod', [`${tree}/zero`, 'c', '1', '5']).status !== 0) return t.skip('no right to make a device here')
  const baseline = place.in('devices.baseline')
  assert.equal((await integrity(['init', '--baseline', baseline, tree])).code, 0)
  rmSync(`${tree}/zero`)
  spawnSync('mknod', [`${tree}/zero`, 'c', '1', '3'])
  const { findings } = await integrity(['check', '--baseline', baseline, '--json'])
  assert.ok(findings.find(({ path }) => path === `${tree}/zero`)?.attributes.includes('device'))
})
