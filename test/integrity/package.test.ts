// What an update of a package changed is explained by it, on a small host of its own; what an intruder changed meanwhile is not.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { appendFileSync, chmodSync, mkdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { integrity, newPlace, type Place } from './parts.ts'

let place: Place
beforeEach(() => {
  place = newPlace()
})
afterEach(() => place.end())

const put = (path: string, text: string): void => {
  const at = place.in('host', path)
  mkdirSync(dirname(at), { recursive: true })
  writeFileSync(at, text)
}
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** As dpkg leaves its own files behind. */
function install(version: string, files: Readonly<Record<string, string>>, conffile: string): void {
  for (const [path, text] of Object.entries(files)) put(path, text)
  const names = Object.keys(files)
  put('var/lib/dpkg/info/door.list', ['/.', '/usr', '/usr/bin', ...names.map((path) => `/${path}`), ''].join('\n'))
  const delivered = names.filter((path) => path !== 'etc/door.conf').map((path) => `${md5(files[path]!)}  ${path}\n`)
  put('var/lib/dpkg/info/door.md5sums', delivered.join(''))
  put(
    'var/lib/dpkg/status',
    `Package: door\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\nConffiles:\n /etc/door.conf ${md5(conffile)}\nDescription: a door\n\n`,
  )
}

test('an update of a package explains what it changed, brought and took away, and nothing else', async () => {
  const old = {
    'usr/bin/door': 'door 1',
    'usr/bin/lock': 'lock 1',
    'usr/bin/hinge': 'hinge',
    'etc/door.conf': 'closed\n',
  }
  install('9.2', { ...old, 'usr/bin/bell': 'bell', 'usr/bin/key': 'key 1' }, 'closed\n')
  put('etc/passwd', 'root:x:0:0::/root:/bin/sh\n')
  const baseline = place.in('baseline')
  const on = ['--baseline', baseline, '--root', place.in('host')]
  assert.equal((await integrity(['init', ...on, '/usr', '/etc'])).code, 0)
  const again = await integrity(['check', ...on, '--json'])
  assert.equal(again.code, 0, again.out)

  unlinkSync(place.in('host', 'usr/bin/bell'))
  install(
    '9.3',
    { ...old, 'usr/bin/door': 'door 2', 'usr/bin/lock': 'lock 2', 'usr/bin/key': 'key 2', 'usr/bin/peep': 'peep' },
    'closed\n',
  )
  // Meanwhile somebody changed what the package brought, what it may do, a file of nobody, and took one away.
  appendFileSync(place.in('host', 'usr/bin/lock'), ' and a way in')
  chmodSync(place.in('host', 'usr/bin/key'), 0o4755)
  appendFileSync(place.in('host', 'etc/passwd'), 'toor:x:0:0::/root:/bin/sh\n')
  unlinkSync(place.in('host', 'usr/bin/hinge'))
  put('usr/bin/backdoor', 'mine')
  const { findings, code } = await integrity(['check', ...on, '--json'])
  assert.equal(code, 1)
  const said = 'dpkg:door 9.2→9.3'
  const explained = Object.fromEntries(findings.map((one) => [one.path, one.explained]))
  assert.equal(explained['/usr/bin/door'], said)
  assert.equal(explained['/usr/bin/peep'], said)
  assert.equal(explained['/usr/bin/bell'], said)
  for (const path of ['/usr/bin/lock', '/usr/bin/key', '/etc/passwd', '/usr/bin/backdoor', '/usr/bin/hinge'])
    assert.equal(explained[path], null, path)
})

test('a file of a package whose version is the same is explained by nothing', async () => {
  install('9.2', { 'usr/bin/door': 'door 1' }, '')
  const on = ['--baseline', place.in('baseline'), '--root', place.in('host')]
  assert.equal((await integrity(['init', ...on, '/usr'])).code, 0)
  put('usr/bin/door', 'door 0')
  put('var/lib/dpkg/info/door.md5sums', `${md5('door 0')}  usr/bin/door\n`)
  const { findings } = await integrity(['check', ...on, '--json'])
  assert.deepEqual(
    findings.map(({ path, explained, severity }) => [path, explained, severity]),
    [['/usr/bin/door', null, 'high']],
  )
})

test('accounts, keys, SUID files and what starts by itself are compared as files are', async () => {
  put('etc/passwd', 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/bash\n')
  put('etc/shadow', 'root:*:19000::::::\nann:$6$x:19000::::::\n')
  put('etc/group', 'sudo:x:27:\n')
  put('usr/bin/tool', 'tool')
  mkdirSync(place.in('host', 'srv'))
  const on = ['--baseline', place.in('baseline'), '--root', place.in('host')]
  assert.equal((await integrity(['init', ...on, '--system', '/srv'])).code, 0)
  assert.equal((await integrity(['check', ...on])).code, 0)
  put('etc/passwd', 'root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/bash\ntoor:x:0:0::/:/bin/sh\n')
  put('etc/group', 'sudo:x:27:ann\n')
  put('home/ann/.ssh/authorized_keys', `ssh-ed25519 ${Buffer.alloc(51, 1).toString('base64')} somebody\n`)
  put('etc/cron.d/job', '* * * * * root /tmp/x\n')
  chmodSync(place.in('host', 'usr/bin/tool'), 0o4755)
  const { findings } = await integrity(['check', ...on, '--json'])
  assert.deepEqual(
    findings.map(({ path, change, attributes, severity }) => [path, change, attributes.join(' '), severity]),
    [
      ['account:ann', 'changed', 'groups keys', 'critical'],
      ['account:toor', 'added', '', 'critical'],
      ['startup:/etc/cron.d/job', 'added', '', 'high'],
      ['suid:/usr/bin/tool', 'added', '', 'critical'],
    ],
  )
})
