import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { collectorFor, hostPattern } from './collector.ts'

const facts = {
  deskUrl: 'https://desk.example:4460',
  token: 'abc_DEF-123',
  incident: '2026-0001',
  host: 'www.example.jp',
  collection: '0198c2a0-0000-7000-8000-000000000000',
  madeAt: '2026-11-21T18:00:00.000Z',
  lang: 'ja',
} as const
const template = (file: string) => readFileSync(new URL(`../../../agent/${file}`, import.meta.url), 'utf8')

test('every fact is filled in once, and nothing else of the script changes', () => {
  for (const [system, file] of [
    ['posix', 'collect.sh'],
    ['windows', 'collect.ps1'],
  ] as const) {
    const before = template(file).split('\n')
    const after = collectorFor(system, template(file), facts)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .split('\n')
    const changed = after.filter((line, i) => line !== before[i])
    assert.equal(after.length, before.length)
    assert.equal(changed.length, 7)
    for (const value of Object.values(facts))
      assert.ok(
        changed.some((line) => line.endsWith(`'${value}'`)),
        value,
      )
  }
})

test('what could leave its quotes is no host, and never gets into a script', () => {
  for (const host of ["www'; id; '", 'a b', '$(id)', '', '-o', 'a\nb', '`id`']) {
    assert.equal(hostPattern.test(host), false, host)
    if (host !== '' && host !== '-o')
      assert.throws(() => collectorFor('posix', template('collect.sh'), { ...facts, host }))
  }
  for (const host of ['www.example.jp', '192.0.2.1', '2001:db8::1', 'db_1']) assert.ok(hostPattern.test(host), host)
})
