import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAideConfig } from './aide-config.ts'
import { inWalkOrder } from './path.ts'
import { literalFolder, watchOf } from './rule.ts'

const attributesOf = (config: string, path: string, type: 'file' | 'directory' = 'file') => {
  const { rules, problems } = readAideConfig(config)
  assert.deepEqual(problems, [])
  const found = watchOf(rules).of(path, type)
  return found === null ? null : [...found.attributes].sort().join(' ')
}

test('of the rules of AIDE the one that stands deepest is asked first, then the first that fits', () => {
  const config = '/etc p\n/etc/ssh s+sha256\n/etc/ssh/sshd m\n'
  assert.equal(attributesOf(config, '/etc/hosts'), 'mode')
  assert.equal(attributesOf(config, '/etc/ssh/sshd_config'), 'mtime')
  assert.equal(attributesOf(config, '/usr/bin/x'), null)
})

test('groups add and take away, and every hash of AIDE is SHA-256 here', () => {
  const config = 'Base = p+u+g+sha512\nLess = Base-u\n/a Base\n/b Less+n\n'
  assert.equal(attributesOf(config, '/a'), 'gid mode sha256 uid')
  assert.equal(attributesOf(config, '/b'), 'gid mode nlink sha256')
})

test('what is left out stays out with everything below it, and macros and conditions hold', () => {
  const config = '@@define TOP /srv\n@@ifdef TOP\n@@{TOP} R\n!@@{TOP}/cache\n@@else\n/other R\n@@endif\n'
  assert.equal(attributesOf(config, '/srv/cache/x'), null)
  assert.notEqual(attributesOf(config, '/srv/data'), null)
  assert.equal(attributesOf(config, '/other'), null)
  assert.equal(watchOf(readAideConfig(config).rules).isLeftOut('/srv/cache'), true)
})

test('what a configuration says wrong is named with its line, and the rest is used', () => {
  const { problems, rules } = readAideConfig('/ok p\n/wrong nonsense\n/bad[ p\nno rule\n@@include /nowhere\n')
  assert.deepEqual(problems, [
    { line: 2, code: 'unknown-attribute' },
    { line: 3, code: 'bad-regex' },
    { line: 4, code: 'unreadable' },
    { line: 5, code: 'include' },
  ])
  assert.equal(rules.rules.length, 1)
})

test('a walk does not enter what no rule speaks of', () => {
  const watch = watchOf(readAideConfig('/usr/share/doc R\n/etc/x.* R\n').rules)
  assert.deepEqual(
    ['/', '/usr', '/usr/share/doc/a', '/usr/lib', '/home', '/etc', '/etc/xen', '/etc/ssh'].filter((one) =>
      watch.isLeftOut(one),
    ),
    ['/usr/lib', '/home', '/etc/ssh'],
  )
})

test('a pattern stands at the last folder that it spells out', () => {
  assert.equal(literalFolder('/etc/cron\\.d/.*'), '/etc/cron.d')
  assert.equal(literalFolder('/etc/ab*'), '/etc')
  assert.equal(literalFolder('/a/b|/c'), '')
  assert.equal(literalFolder('(?:)/etc'), '')
})

test('a folder comes before what is in it, and what is in it before a longer name beside it', () => {
  const sorted = ['/a', '/a/b', '/a/b/c', '/a.b', '/ab', 'account:root', 'service:tcp/0.0.0.0:22']
  assert.deepEqual([...sorted].reverse().sort(inWalkOrder), sorted)
})
