// rpm itself builds a package, installs it into a small host, and updates it there; getfattr reads what `setfattr` gave a file.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, test } from 'node:test'
import { environmentOf, integrity, newPlace, type Place, programOf } from './parts.ts'

let place: Place
let before: NodeJS.ProcessEnv
beforeEach(() => {
  place = newPlace()
  before = { ...process.env }
})
afterEach(() => {
  place.end()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})

const run = (program: string, args: readonly string[]) => {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  assert.equal(done.status, 0, `${program} ${done.error ?? ''} ${done.stderr}`)
  return done.stdout
}

const noRpm = programOf('rpm', 'rpmbuild') === null && 'rpm is not here (scripts/test-parts.sh)'
const skipRpm = noRpm || (process.getuid?.() !== 0 && 'only root can install into a folder')

function build(version: string): string {
  const top = place.in('top')
  const files = ['door', 'lock', 'key'].map((name) => `/usr/bin/${name}`)
  const made = files.map((path) => `echo "${path} ${version}" > %{buildroot}${path}\nchmod 755 %{buildroot}${path}`)
  writeFileSync(
    place.in('door.spec'),
    `Name: door\nVersion: ${version}\nRelease: 1\nSummary: a door\nLicense: none\nBuildArch: noarch
%description\na door\n%install\nmkdir -p %{buildroot}/usr/bin\n${made.join('\n')}\n%files\n${files.join('\n')}\n`,
  )
  const quietly = ['--define', `_topdir ${top}`, '--define', '__os_install_post %{nil}']
  run('rpmbuild', [...quietly, '-bb', place.in('door.spec')])
  return `${top}/RPMS/noarch/door-${version}-1.noarch.rpm`
}
const install = (verb: '-i' | '-U', file: string) =>
  run('rpm', [
    '--root',
    place.in('host'),
    '--dbpath',
    '/var/lib/rpm',
    '--force-debian',
    '--nodeps',
    '--nosignature',
    verb,
    file,
  ])

test('an update by rpm explains the files that are as its own database says, and no others', {
  skip: skipRpm,
}, async () => {
  Object.assign(process.env, environmentOf('rpm'))
  mkdirSync(place.in('host', 'var/lib/rpm'), { recursive: true })
  install('-i', build('1'))
  const on = ['--baseline', place.in('baseline'), '--root', place.in('host')]
  assert.equal((await integrity(['init', ...on, '/usr'])).code, 0)
  assert.equal((await integrity(['check', ...on])).code, 0)
  install('-U', build('2'))
  appendFileSync(place.in('host', 'usr/bin/lock'), 'a way in\n')
  chmodSync(place.in('host', 'usr/bin/key'), 0o4755)
  const { findings } = await integrity(['check', ...on, '--json'])
  assert.deepEqual(
    findings.map(({ path, explained, severity }) => [path, explained, severity]),
    [
      ['/usr/bin/door', 'rpm:door.noarch 1-1→2-1', 'expected'],
      ['/usr/bin/key', null, 'critical'],
      ['/usr/bin/lock', null, 'high'],
    ],
  )
})

const noAttr = programOf('attr', 'getfattr') === null && 'getfattr is not here (scripts/test-parts.sh)'

test('an extended attribute that a file gained is found, whatever its name', { skip: noAttr }, async (t) => {
  Object.assign(process.env, environmentOf('attr'))
  mkdirSync(place.in('tree'))
  const odd = place.in('tree', 'odd\nname = ü')
  for (const path of [odd, place.in('tree', 'plain')]) writeFileSync(path, 'x')
  if (spawnSync('setfattr', ['-n', 'user.was', '-v', '1', odd]).status !== 0)
    return t.skip('no attributes on this file system')
  const on = ['--baseline', place.in('baseline')]
  assert.equal((await integrity(['init', ...on, place.in('tree')])).code, 0)
  assert.equal((await integrity(['check', ...on])).code, 0)
  run('setfattr', ['-n', 'user.was', '-v', '2', odd])
  run('setfattr', ['-n', 'user.new', '-v', '1', place.in('tree', 'plain')])
  const { findings } = await integrity(['check', ...on, '--json'])
  assert.deepEqual(
    findings.map(({ path, attributes }) => [path, attributes.join(' ')]),
    [
      [odd, 'ctime xattr'],
      [place.in('tree', 'plain'), 'ctime xattr'],
    ],
  )
})
