import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { collect } from './collection.ts'
import { isRefused, type Read, readRules } from './read-rules.ts'
import { signatureProblems } from './words.ts'

const rule = (search: string, condition = 's'): string =>
  `title: T\nlogsource: {category: test}\ndetection:\n  s:\n    ${search}\n  condition: ${condition}\n`
const problems = (text: string): string[] =>
  collect(readRules('r.yml', text)).outcomes.flatMap((one) => one.problems.map(({ line, code }) => `${line} ${code}`))
const warnings = (text: string): string[] =>
  readRules('r.yml', text).flatMap((one) => one.warnings.map(({ code }) => code))

describe('what is wrong with a rule is said with its line', () => {
  const cases: readonly (readonly [title: string, text: string, problems: readonly string[]])[] = [
    ['an unknown modifier', rule('a|foobar: x'), ['5 modifier-unknown']],
    ['contains on a number', rule('a|contains: 3'), ['5 value-text']],
    ['re that is not first', rule('a|contains|re: x'), ['5 modifier-first']],
    ['i without re', rule('a|i: x'), ['5 modifier-place']],
    ['two places', rule('a|contains|endswith: x'), ['5 modifier-together']],
    ['a modifier twice', rule('a|all|all: [x, y]'), ['5 modifier-twice']],
    ['a wildcard in Base64', rule('a|base64: x*'), ['5 value-wildcard']],
    ['contains before an encoding', rule('a|contains|base64offset: x'), ['5 value-wildcard']],
    ['a network with host bits', rule('a|cidr: 192.0.2.1/24'), ['5 value-network']],
    ['no number to compare', rule('a|gt: x'), ['5 value-number']],
    ['exists without a yes or no', rule('a|exists: x'), ['5 value-boolean']],
    ['a keyword that is null', rule('- null'), ['5 null-keyword']],
    ['an expression that goes back', rule("a|re: '(a)\\1'"), ['5 regex-refused']],
    ['a value that is a map', rule('a: {b: c}'), ['5 value-nested']],
    ['an hour that no day has', rule('a|hour: 24'), ['5 value-time']],
    ['a search that is not there', rule('a: x', 's and t'), ['6 condition-unknown']],
    ['a pattern that means nothing', rule('a: x', '1 of t*'), ['6 condition-unknown']],
    ['aggregation of version 1', rule('a: x', 's | count() > 5'), ['6 condition-pipe']],
    ['a key twice', rule('a: x\n    a: y'), ['6 yaml-twice']],
    [
      'an empty search',
      'title: T\nlogsource: {category: t}\ndetection:\n  s: {}\n  condition: s\n',
      ['4 search-empty'],
    ],
    ['no condition', 'title: T\nlogsource: {category: t}\ndetection:\n  s: {a: b}\n', ['4 condition-missing']],
    ['no title', 'logsource: {category: t}\ndetection:\n  s: {a: b}\n  condition: s\n', ['1 key-missing']],
    ['no log source', 'title: T\ndetection:\n  s: {a: b}\n  condition: s\n', ['1 key-missing']],
    ['a level that is none', `${rule('a: x')}level: severe\n`, ['7 not-choice']],
    ['a date that is none', `${rule('a: x')}date: 2024-13-01\n`, ['7 not-date']],
    ['a taxonomy that is not known', `${rule('a: x')}taxonomy: ocsf\n`, ['7 taxonomy']],
    ['a later version', `${rule('a: x')}sigma-version: 3\n`, ['7 version']],
    ['text that is no rule', 'a: b\n', ['1 not-a-rule']],
    ['nothing', '', ['1 empty']],
    ['no YAML', 'title: "x\n', ['2 yaml-broken']],
    ['an object of another language', 'title: !!js/function x\n', ['1 yaml-tag']],
  ]
  for (const [title, text, expected] of cases) test(title, () => assert.deepEqual(problems(text), expected))
})

test('what can still be honoured is a warning', () => {
  assert.deepEqual(warnings(rule('a|all: x')), ['all-single'])
  assert.deepEqual(warnings(`${rule('a: x')}date: 2020/01/21\nid: my-rule\n`), ['not-uuid', 'date-old'])
  assert.deepEqual(warnings(rule("a|expand: '%Admins%'")), ['placeholder'])
})

test('one broken document takes no other with it', () => {
  const read = readRules('r.yml', `${rule('a: x')}---\ntitle: "x\n---\n${rule('b: y')}`)
  assert.deepEqual(
    read.map((one) => [one.document, isRefused(one)]),
    [
      [1, false],
      [2, true],
      [3, false],
    ],
  )
})

test('a bomb of aliases, a tower of lists and a million characters are refused at once', () => {
  let bomb = 'a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n'
  for (let at = 1; at < 12; at++) bomb += `a${at}: &a${at} [${Array(10).fill(`*a${at - 1}`)}]\n`
  assert.deepEqual(
    readRules('r.yml', bomb).flatMap((one) => one.problems.map(({ code }) => code)),
    ['yaml-large'],
  )
  assert.deepEqual(problems(`a: ${'['.repeat(10_000)}`), ['1 yaml-deep'])
  assert.deepEqual(problems(`a: &a [*a]`), ['1 yaml-alias'])
  assert.deepEqual(problems(`title: ${'x'.repeat(2_000_001)}`), ['1 yaml-large'])
})

test('ten thousand dashes make one pattern, and no permutations of it', () => {
  const dashes = '-a '.repeat(10_000)
  assert.deepEqual(problems(rule(`a|contains|windash: '${dashes}'`)), [])
  assert.deepEqual(problems(rule(`a|windash|base64offset|contains: '${dashes}'`)), ['5 too-many-variants'])
})

const many = (name: string, ...rules: readonly string[]): string =>
  `---\ntitle: ${name}\nname: ${name}\ncorrelation:\n  type: event_count\n  rules: [${rules}]\n  group-by: [a]\n  timespan: 1m\n  condition: {gte: 2}\n`
const codes = (read: readonly Read[]): string[][] => read.map((one) => one.problems.map(({ code }) => code))

test('correlations that refer to nothing, to a filter, to themselves or in a circle are refused', () => {
  const base = rule('a: x').replace('title: T', 'title: T\nname: base')
  const filter =
    '---\ntitle: F\nname: f\nlogsource: {category: test}\nfilter:\n  rules: any\n  s: {a: b}\n  condition: not s\n'
  const outcomes = (text: string): string[][] => codes(collect(readRules('r.yml', text)).outcomes)
  assert.deepEqual(outcomes(base + many('one', 'base')), [[], []])
  assert.deepEqual(outcomes(base + many('one', 'missing')), [[], ['reference-unknown']])
  assert.deepEqual(outcomes(base + filter + many('one', 'f')), [[], [], ['reference-filter']])
  assert.deepEqual(outcomes(many('one', 'one')), [['cycle']])
  assert.deepEqual(outcomes(many('one', 'two') + many('two', 'three') + many('three', 'one')), [
    ['reference-refused'],
    ['reference-refused'],
    ['cycle'],
  ])
  assert.deepEqual(outcomes(rule('a|nope: x').replace('title: T', 'title: T\nname: base') + many('one', 'base')), [
    ['modifier-unknown'],
    ['reference-refused'],
  ])
})

test('a correlation says how long, how many, and of what', () => {
  const correlation = (text: string): string[] =>
    problems(
      `${rule('a: x').replace('title: T', 'title: T\nname: base')}---\ntitle: C\ncorrelation:\n  rules: [base]\n  group-by: [a]\n${text}`,
    )
  assert.deepEqual(correlation('  type: event_count\n  timespan: 1x\n  condition: {gte: 1}\n'), ['14 timespan'])
  assert.deepEqual(correlation('  type: event_count\n  timespan: 1m\n'), ['11 key-missing'])
  assert.deepEqual(correlation('  type: value_count\n  timespan: 1m\n  condition: {gte: 1}\n'), ['15 key-missing'])
  assert.deepEqual(correlation('  type: event_count\n  timespan: 1m\n  condition: {more: 1}\n'), [
    '15 correlation-key',
    '15 correlation-bounds',
  ])
  assert.deepEqual(correlation('  type: nearly\n  timespan: 1m\n  condition: {gte: 1}\n'), ['13 not-choice'])
  assert.deepEqual(correlation('  type: temporal\n  timespan: 1m\n  condition: base and other\n'), [
    '10 condition-unknown',
  ])
})

test('two rules of one id are told, and the second is left out', () => {
  const one = `${rule('a: x')}id: 53ba33fd-3a50-4468-a5ef-c583635cfa92\n`
  assert.deepEqual(codes(collect(readRules('r.yml', `${one}---\n${one}`)).outcomes), [[], ['id-twice']])
})

test('every problem has its words in both languages, with the same facts', () => {
  const facts = (text: string): string[] => [...new Set(text.match(/\{\w+/g))].sort()
  for (const [code, { ja, en }] of Object.entries(signatureProblems)) {
    assert.deepEqual(facts(ja), facts(en), code)
    assert.match(ja, /[\u3040-\u30ff\u4e00-\u9fff]/, code)
    assert.doesNotMatch(en, /[\u3040-\u30ff\u4e00-\u9fff]/, code)
  }
})
