import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { collect } from './collection.ts'
import { Costs, EVERY } from './cost.ts'
import { Engine } from './engine.ts'
import type { EventObject } from './event-view.ts'
import { judge } from './judge.ts'
import { isRefused, readRules } from './read-rules.ts'
import { givenSource } from './source.ts'
import { Sources } from './source-of.ts'

const source = givenSource(null)
const titles = (engine: Engine, event: EventObject, of = source): string[] =>
  engine.match(event, of).map(({ rule }) => rule.title)
const engineOf = (...rules: readonly string[]): Engine => {
  const collection = collect(rules.flatMap((text, at) => readRules(`${at}.yml`, text)))
  assert.deepEqual(
    collection.outcomes.filter(isRefused).map(({ problems }) => problems),
    [],
  )
  return new Engine(collection)
}

const field = fc.constantFrom('a', 'b', 'c.d')
const text = fc.stringMatching(/^[abAB.\\*?-]{0,5}$/)
const scalar = fc.oneof(
  text,
  fc.constantFrom<number | string | boolean | null>(1, '1', '01', 1.5, true, 'true', null, 4625),
)
const quoted = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value))
const item = fc.oneof(
  fc
    .tuple(
      field,
      fc.constantFrom(
        '',
        '|contains',
        '|endswith',
        '|startswith',
        '|cased',
        '|contains|all',
        '|contains|windash',
        '|neq',
      ),
      fc.array(text, { minLength: 1, maxLength: 3 }),
    )
    .map(([name, chain, values]) => `${name}${chain}: [${values.map(quoted)}]`),
  fc.tuple(field, scalar).map(([name, value]) => `${name}: ${quoted(value)}`),
  fc.tuple(field, fc.constantFrom('gt', 'lte')).map(([name, op]) => `${name}|${op}: 1`),
  fc.tuple(field, fc.boolean()).map(([name, is]) => `${name}|exists: ${is}`),
  fc
    .tuple(field, fc.constantFrom('a.b', '^ab+', 'b{2}', '(a|b)\\.a'))
    .map(([name, source]) => `${name}|re: '${source}'`),
  fc
    .tuple(field, field, fc.constantFrom('', '|contains'))
    .map(([name, other, how]) => `${name}|fieldref${how}: ${other}`),
)
const search = fc.oneof(
  fc
    .uniqueArray(item, { minLength: 1, maxLength: 3, selector: (one) => one.split(':')[0] })
    .map((items) => `{${items.join(', ')}}`),
  fc.array(item, { minLength: 1, maxLength: 2 }).map((items) => `[${items.map((one) => `{${one}}`)}]`),
  fc
    .array(fc.stringMatching(/^[ab.*?]{1,4}$/), { minLength: 1, maxLength: 2 })
    .map((words) => `[${words.map(quoted)}]`),
)
const condition = fc.constantFrom(
  's1',
  's1 and s2',
  's1 or s2',
  's1 and not s2',
  'not s1',
  '1 of s*',
  'all of them',
  'not (s1 or not s3)',
  '(s1 or s2) and s3',
)
const rules = fc.array(
  fc
    .tuple(search, search, search, condition)
    .map(
      (parts) =>
        `{title: T, logsource: {category: t}, detection: {s1: ${parts[0]}, s2: ${parts[1]}, s3: ${parts[2]}, condition: ${parts[3]}}}`,
    ),
  { minLength: 1, maxLength: 6 },
)
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
const event: fc.Arbitrary<EventObject> = fc.oneof(
  fc.record({ a: value, b: value, 'c.d': value }, { requiredKeys: [] }),
  fc.record({ a: value, c: fc.oneof(fc.record({ d: value }), fc.array(fc.record({ d: value }), { maxLength: 2 })) }),
)

test('what is found by the index and compiled rules is what a plain reading of each rule finds', () => {
  fc.assert(
    fc.property(rules, fc.array(event, { minLength: 1, maxLength: 4 }), (written, events) => {
      const named = written.map((one, at) => one.replace('title: T', `title: T${at}`))
      const collection = collect(named.flatMap((one, at) => readRules(`${at}.yml`, one)))
      const engine = new Engine(collection)
      for (const one of events) {
        const expected = engine.rules
          .filter(({ expression }) => judge(expression, one, source.vocabulary).holds)
          .map(({ rule }) => rule.title)
        assert.deepEqual(titles(engine, one), expected)
      }
    }),
    { numRuns: 1_500 },
  )
})

const rule = (title: string, search: string, logsource = 'category: test'): string =>
  `title: ${title}\nlogsource: {${logsource}}\ndetection:\n  s: ${search}\n  condition: s\n`

test('hostile events are judged in bounded time: ten thousand fields, deep nesting, rubbish', () => {
  const engine = engineOf(
    rule('field', '{f9999: x}'),
    rule('path', `{${'a.'.repeat(15)}b: x}`),
    rule('word', '[needle]'),
    rule('regex', "{r|re: '^(a+)+$'}"),
  )
  const many: Record<string, unknown> = {}
  for (let at = 0; at < 10_000; at++) many[`f${at}`] = 'X'
  assert.deepEqual(titles(engine, many), ['field'])
  let deep: unknown = 'needle'
  for (let at = 0; at < 5_000; at++) deep = at % 2 ? [deep] : { a: deep }
  assert.deepEqual(titles(engine, { deep }), [])
  assert.deepEqual(titles(engine, { r: `${'a'.repeat(50_000)}!` }), [])
  assert.deepEqual(titles(engine, { list: Array.from({ length: 50_000 }, () => 'no') }), [])
  assert.deepEqual(titles(engine, JSON.parse('{"__proto__":{"f9999":"x"},"constructor":"needle"}')), ['word'])
  assert.deepEqual(titles(engine, { a: '\ud800', b: '\udc00needle' }), ['word'])
})

test('a rule is asked only of events of its own source', () => {
  const engine = engineOf(
    rule('any', '{a: x}', 'product: windows'),
    rule('process', '{a: x}', 'category: process_creation, product: windows'),
    rule('service', '{a: x}', 'product: windows, service: sysmon'),
  )
  const of = (given: object): string[] => titles(engine, { a: 'x' }, givenSource(given))
  assert.deepEqual(of({ category: 'process_creation', product: 'windows' }), ['any', 'process'])
  assert.deepEqual(of({ product: 'windows', service: 'sysmon' }), ['any', 'service'])
  assert.deepEqual(of({ product: 'linux' }), [])
})

test('our own events are known by their dataset, their fields by the names that rules have for them', () => {
  const engine = engineOf(
    rule('web', "{cs-uri-query|contains: 'union select', sc-status: 200, cs-method: GET}", 'category: webserver'),
    rule('sysmon', "{Image|endswith: '\\cmd.exe', User: x}", 'category: process_creation, product: windows'),
    rule('logon', '{EventID: 4625, TargetUserName: root}', 'product: windows, service: security'),
    rule('sshd', '[invalid user]', 'product: linux, service: sshd'),
    rule(
      'cloud',
      '{eventSource: s3.amazonaws.com, userIdentity.arn|endswith: :root}',
      'product: aws, service: cloudtrail',
    ),
    rule('audit', '{type: EXECVE, a1: --cpu-priority}', 'product: linux, service: auditd'),
  )
  const sources = new Sources()
  const found = (one: EventObject): string[] => titles(engine, one, sources.of(one))
  const web = { 'http.request.method': 'GET', 'http.response.status_code': 200, 'url.query': 'q=1 UNION SELECT 2' }
  assert.deepEqual(found({ 'event.dataset': 'apache.access', ...web }), ['web'])
  assert.deepEqual(found({ 'event.dataset': 'squid.log', ...web }), [])
  const windows = { 'event.dataset': 'windows.sysmon_operational', 'winlog.event_id': '1' }
  const channel = { 'winlog.channel': 'Microsoft-Windows-Sysmon/Operational' }
  const data = { 'winlog.event_data.Image': 'C:\\cmd.exe', 'winlog.event_data.User': 'X' }
  assert.deepEqual(found({ ...windows, ...channel, ...data }), ['sysmon'])
  const started = { 'winlog.channel': 'Security', 'winlog.event_id': '4688', 'user.name': 'x' }
  assert.deepEqual(found({ ...windows, ...started, 'winlog.event_data.NewProcessName': 'C:\\cmd.exe' }), ['sysmon'])
  assert.deepEqual(found({ EventID: 4625, Channel: 'Security', TargetUserName: 'root' }), ['logon'])
  const sshd = { 'event.dataset': 'system.auth', 'process.name': 'sshd', 'event.original': 'Failed for invalid user x' }
  assert.deepEqual(found(sshd), ['sshd'])
  const trail = '{"eventSource":"s3.amazonaws.com","userIdentity":{"arn":"arn:aws:iam::1:root"}}'
  assert.deepEqual(found({ 'event.dataset': 'aws.cloudtrail', 'event.original': trail }), ['cloud'])
  const audit = { 'event.dataset': 'auditd.log', 'event.code': 'EXECVE', 'process.args': ['x', '--cpu-priority'] }
  assert.deepEqual(found(audit), ['audit'])
})

test('of every so many events it is timed how long the rules take that are asked', () => {
  const collection = collect([
    ...readRules('a.yml', rule('asked', '{a: x}')),
    ...readRules('b.yml', rule('passed over', '{a: y}')),
  ])
  let ms = 0
  const costs = new Costs(() => ms++)
  const engine = new Engine(collection, costs)
  for (let n = 0; n < 3 * EVERY; n++) assert.deepEqual(titles(engine, { a: 'x' }), ['asked'])
  assert.deepEqual(costs.take(), [{ key: 'a.yml#1', asked: 3 * EVERY, ms: 3 * EVERY }])
  assert.deepEqual(costs.take(), [])
})

test('values are compared as what they mean: numbers as texts, lists, null, composed letters, kana, halves of a letter', () => {
  const engine = engineOf(
    rule('number', '{n: 4625}'),
    rule('nothing', '{x: null, k|exists: true}'),
    rule('accent', '{a: café}'),
    rule('kana', '{k|contains: ガード}'),
    rule('letter', '{s: "?"}'),
  )
  for (const n of [4625, '4625', '04625', ['1', '4625']]) assert.deepEqual(titles(engine, { n }), ['number'])
  assert.deepEqual(titles(engine, { n: '46250' }), [])
  assert.deepEqual(titles(engine, { a: 'CAFE\u0301' }), ['accent'])
  assert.deepEqual(titles(engine, { k: 'カ\u3099ード', x: 1 }), ['kana'])
  // Half of a width is another letter (Sigma 2.1 says nothing of widths).
  assert.deepEqual(titles(engine, { k: 'ｶﾞｰﾄﾞ', x: null }), ['nothing'])
  assert.deepEqual(titles(engine, { s: '𠮷' }), ['letter'])
  assert.deepEqual(titles(engine, { s: '\ud842' }), ['letter'])
  assert.deepEqual(titles(engine, { s: 'ab' }), [])
})
