// What is wrong with a playbook is said with line and field, in both languages, with what to do about it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { circleIn } from '#src/prepare/playbook/circle.ts'
import { libraryFolder } from '#src/prepare/playbook/library.ts'
import { tell } from '#src/prepare/playbook/problem.ts'
import { FILE_CHARS_MAX, readPlaybook } from '#src/prepare/playbook/read.ts'

const sound = readFileSync(join(libraryFolder, 'ransomware.yaml'), 'utf8')
const found = (text: string) =>
  readPlaybook(text, 'own.yaml').problems.map(({ line, field, code }) => ({ line, field, code }))
const changed = (from: string | RegExp, to: string): string => {
  const text = sound.replace(from, to)
  assert.notEqual(text, sound)
  return text
}
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

describe('a playbook is refused with line and field:', () => {
  const cases: Record<string, { text: string; at: string; code: string; field: RegExp }> = {
    'a field that nobody reads': {
      text: changed('    stage: first', '    stage: first\n    colour: red'),
      at: 'colour: red',
      code: 'unknown-field',
      field: /^phases\.0\.colour$/,
    },
    'a step without a proof': {
      text: changed(/ {8}proof:\n {10}ja: 外した.*\n.*\n/, ''),
      at: '- id: unplug',
      code: 'missing',
      field: /^phases\.0\.steps\.0\.proof$/,
    },
    'a role that there is not': {
      text: changed('who: everyone', 'who: wizard'),
      at: 'who: wizard',
      code: 'not-offered',
      field: /who$/,
    },
    'an id that stands twice': {
      text: changed('- id: backup-off', '- id: unplug'),
      at: '- id: unplug\n        does:\n          ja: バック',
      code: 'double',
      field: /^phases\.0\.steps\.1\.id$/,
    },
    'an unknown step': {
      text: changed('- accounts\n', '- acounts\n'),
      at: '- acounts',
      code: 'unknown-step',
      field: /after\.0$/,
    },
    'a technique that is none': {
      text: changed('- T1486', '- Ransom'),
      at: '- Ransom',
      code: 'wrong-form',
      field: /attack\.0$/,
    },
    'minutes in words': {
      text: changed('minutes: 2', 'minutes: two'),
      at: 'minutes: two',
      code: 'wrong-type',
      field: /minutes$/,
    },
  }
  for (const [name, { text, at, code, field }] of Object.entries(cases))
    test(name, () => {
      const first = found(text).find((one) => one.code === code)
      assert.ok(first, JSON.stringify(found(text)))
      assert.match(first.field, field)
      assert.equal(first.line, lineOf(text, at))
    })
})

test('steps that wait for one another are named as a circle, also through a gate', () => {
  const text = changed('id: accounts\n', 'id: accounts\n        after: [rebuild]\n')
  const [circle] = readPlaybook(text, 'own.yaml').problems
  assert.equal(circle?.code, 'circle')
  assert.match(String(circle?.facts.steps), /accounts.*rebuild|rebuild.*accounts/)
})

test('a step above what it waits for, and first aid without its gate, are refused', () => {
  const text = changed('id: unplug\n', 'id: unplug\n        after: [extent]\n')
  assert.deepEqual(
    found(text).map((one) => one.code),
    ['after-below'],
  )
  const gateless = changed('rule: provisional-before-full', 'rule: own')
  assert.deepEqual(
    found(gateless).map((one) => one.code),
    ['no-gate'],
  )
})

test('what is huge, no YAML, or a bomb of aliases is refused', () => {
  assert.deepEqual(
    found('x'.repeat(FILE_CHARS_MAX + 1)).map((one) => one.code),
    ['too-large'],
  )
  assert.deepEqual(found('id: [unclosed')[0]!.code, 'not-yaml')
  const bomb = `a: &a [${'x,'.repeat(9)}]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`).join('\n')}`
  assert.equal(found(bomb)[0]!.code, 'not-yaml')
  assert.equal(found('['.repeat(100_000))[0]!.code, 'not-yaml')
  for (const text of ['', 'null', '[]', '42']) assert.ok(found(text).length > 0)
})

test('every problem says what to do in both languages', () => {
  for (const problem of readPlaybook(changed('- accounts\n', '- acounts\n'), 'own.yaml').problems) {
    assert.match(tell(problem, 'ja').message, /ありません。.*ください/)
    assert.match(tell(problem, 'en').message, /Correct/)
  }
})

test('a circle is found exactly where the steps cannot be put in order', () => {
  const edges = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 30 })
  fc.assert(
    fc.property(edges, (pairs) => {
      const waits = new Map(Array.from({ length: 13 }, (_, at) => [String(at), [] as string[]]))
      for (const [from, to] of pairs) waits.get(String(from))!.push(String(to))
      const left = new Map([...waits].map(([id, to]) => [id, new Set(to)]))
      const free = () => [...left].find(([, to]) => to.size === 0)?.[0]
      for (let id = free(); id !== undefined; id = free()) {
        left.delete(id)
        for (const to of left.values()) to.delete(id)
      }
      const circle = circleIn(waits)
      assert.equal(circle === null, left.size === 0)
      circle?.slice(1).forEach((to, at) => {
        assert.ok(waits.get(circle[at]!)!.includes(to))
      })
    }),
  )
})
