// `hikeshi rule` and `hikeshi hunt` as a person runs them: files in, rows out, exit codes, both languages.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

const bin = join(import.meta.dirname, '../../bin/hikeshi')
let folder = ''
const at = (name: string): string => join(folder, name)
function run(
  args: readonly string[],
  input = '',
  lang = 'C',
): { code: number | null; rows: object[]; out: string; err: string } {
  const env = { ...process.env, LANG: lang, LC_ALL: lang }
  const { status, stdout, stderr } = spawnSync(bin, [...args], { cwd: folder, input, env, encoding: 'utf8' })
  const rows = stdout.startsWith('{')
    ? stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object)
    : []
  return { code: status, rows, out: stdout, err: stderr }
}

const guessing = `title: Failed sign-in
id: 53ba33fd-3a50-4468-a5ef-c583635cfa92
name: failed
logsource: {product: linux, service: sshd}
detection:
  selection: {event.outcome: failure}
  keywords: [Failed password]
  local: {source.ip|cidr: 127.0.0.0/8}
  condition: selection and keywords and not local
level: low
---
title: Guessing
id: 53ba33fd-3a50-4468-a5ef-c583635cfa93
correlation:
  type: event_count
  rules: [failed]
  group-by: [source.ip]
  timespan: 5m
  condition: {gte: 2}
  generate: true
level: high
`
const line = (second: number, address: string): string =>
  `${JSON.stringify({
    '@timestamp': `2026-11-21T00:00:0${second}.000Z`,
    'event.dataset': 'system.auth',
    'process.name': 'sshd',
    'event.outcome': 'failure',
    'event.original': `Failed password for root from ${address}`,
    'source.ip': address,
  })}\n`

describe('rules on the command line', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hikeshi-rules-'))
    writeFileSync(at('guessing.yml'), guessing)
    writeFileSync(
      at('wrong.yml'),
      'title: W\nlogsource: {product: linux}\ndetection:\n  s: {a|nope: 1}\n  condition: s\n',
    )
    writeFileSync(
      at('admins.yml'),
      "title: P\nlogsource: {product: linux}\ndetection:\n  s: {User|expand: '%Admins%'}\n  condition: s\n",
    )
    writeFileSync(at('placeholders.yml'), 'Admins: [alice, bob]\n')
    writeFileSync(
      at('events.jsonl'),
      `${line(1, '192.0.2.1')}${line(2, '127.0.0.1')}\nno event\n${line(3, '192.0.2.1')}`,
    )
    writeFileSync(at('event.json'), line(1, '127.0.0.1'))
  })
  after(() => rmSync(folder, { recursive: true }))

  test('check names every rule, and what is wrong at which line', () => {
    const { code, rows } = run(['rule', 'check', 'guessing.yml', 'wrong.yml', '--json'])
    assert.equal(code, 1)
    assert.deepEqual(rows, [
      {
        file: 'guessing.yml',
        document: 1,
        id: '53ba33fd-3a50-4468-a5ef-c583635cfa92',
        title: 'Failed sign-in',
        kind: 'detection',
        ok: true,
        problems: [],
        warnings: [],
      },
      {
        file: 'guessing.yml',
        document: 2,
        id: '53ba33fd-3a50-4468-a5ef-c583635cfa93',
        title: 'Guessing',
        kind: 'correlation',
        ok: true,
        problems: [],
        warnings: [],
      },
      {
        file: 'wrong.yml',
        document: 1,
        id: null,
        title: 'W',
        kind: 'detection',
        ok: false,
        problems: [{ line: 4, code: 'modifier-unknown', message: 'the modifier nope is not known' }],
        warnings: [],
      },
    ])
    assert.match(run(['rule', 'check', folder], '', 'ja_JP.UTF-8').out, /wrong\.yml:4: 修飾子 nope を知りません/)
    assert.equal(run(['rule', 'check', 'guessing.yml', '--json']).code, 0)
    assert.equal(run(['rule', 'check', 'nowhere.yml', '--json']).code, 3)
  })

  test('hunt gives matches in the order of the lines, with fields and correlation; what is left out is said', () => {
    const { code, rows, err } = run(['hunt', '--rules', 'guessing.yml', 'wrong.yml', 'events.jsonl'])
    assert.equal(code, 1)
    const id = '53ba33fd-3a50-4468-a5ef-c583635cfa92'
    const failed = { id, title: 'Failed sign-in', level: 'low' }
    const matched = { 'event.outcome': 'failure', keyword: 'Failed password for root from 192.0.2.1' }
    assert.deepEqual(rows, [
      { rule: failed, line: 1, at: '2026-11-21T00:00:01.000Z', matched },
      { rule: failed, line: 5, at: '2026-11-21T00:00:03.000Z', matched },
      {
        rule: { id: id.replace('92', '93'), title: 'Guessing', level: 'high' },
        line: 5,
        at: '2026-11-21T00:00:03.000Z',
        matched: { 'source.ip': '192.0.2.1' },
        correlation: {
          type: 'event_count',
          group: { 'source.ip': '192.0.2.1' },
          value: 2,
          count: 2,
          from: '2026-11-21T00:00:01.000Z',
          to: '2026-11-21T00:00:03.000Z',
          lines: [1, 5],
        },
      },
    ])
    assert.match(err, /left out: wrong\.yml:4: the modifier nope is not known/)
    assert.match(err, /1 line is no JSON event \(the first is line 4\)/)
  })

  test('hunt takes events of a named source as they are, from standard input, and placeholders from a file', () => {
    const given = [
      'hunt',
      '--rules',
      'admins.yml',
      '--logsource',
      'product=linux',
      '--placeholders',
      'placeholders.yml',
      '-',
    ]
    const { code, rows } = run(given, '{"User":"BOB"}\n{"User":"carol"}\n')
    assert.equal(code, 1)
    assert.deepEqual(rows, [
      { rule: { id: null, title: 'P', level: null }, line: 1, at: null, matched: { User: 'BOB' } },
    ])
    const without = run(['hunt', '--rules', 'admins.yml', '--logsource', 'product=linux', '-'], '{"User":"%Admins%"}\n')
    assert.deepEqual(without.rows, [])
    assert.match(without.err, /the placeholder Admins has no values/)
    assert.equal(run(['hunt', '--rules', 'guessing.yml', '-'], '{"a":1}\n').code, 0)
    assert.equal(run(['hunt', '--rules', 'guessing.yml']).code, 2)
    assert.equal(run(['hunt', '--rules', 'guessing.yml', '--logsource', 'x', '-']).code, 2)
  })

  test('explain says which condition fails, and what was there', () => {
    const { code, out } = run(['rule', 'explain', 'guessing.yml', 'event.json'])
    assert.equal(code, 0)
    assert.match(out, /“Failed sign-in” does not match/)
    assert.match(out, /\[yes\] source\.ip\|cidr: 127\.0\.0\.0\/8 — value "127\.0\.0\.1" \(line 8 of the rule\)/)
    assert.match(out, /one condition short of a match:\n {2}\[no\] {2}not local/)
    const [row] = run(['rule', 'explain', 'guessing.yml', 'event.json', '--json']).rows as {
      matches: boolean
      isOfSource: boolean
    }[]
    assert.deepEqual([row?.matches, row?.isOfSource], [false, true])
    assert.match(
      run(['rule', 'explain', 'guessing.yml', 'event.json'], '', 'ja_JP.UTF-8').out,
      /あと 1 個の条件で当たります/,
    )
  })
})
