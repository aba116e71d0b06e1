import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseQuery, type Query } from './query.ts'

const read = (line: string): Query => {
  const parsed = parseQuery(line)
  assert.ok('query' in parsed, JSON.stringify(parsed))
  return parsed.query
}
const is = (field: string, value: string, hasWildcard = false): Query => ({ kind: 'is', field, value, hasWildcard })

test('a field and a value, joined with another by and', () => {
  assert.deepEqual(read('source.ip:192.168.100.1 and event.outcome:failure'), {
    kind: 'and',
    of: [is('source.ip', '192.168.100.1'), is('event.outcome', 'failure')],
  })
})

test('terms side by side mean both, and binds closer than or', () => {
  assert.deepEqual(read('a:1 b:2 or not c:3'), {
    kind: 'or',
    of: [
      { kind: 'and', of: [is('a', '1'), is('b', '2')] },
      { kind: 'not', of: is('c', '3') },
    ],
  })
})

test('words without a field are looked for in the line, Japanese too', () => {
  assert.deepEqual(read('"Failed password" 認証失敗'), {
    kind: 'and',
    of: [
      { kind: 'text', text: 'Failed password' },
      { kind: 'text', text: '認証失敗' },
    ],
  })
})

test('several values of one field, comparisons, wildcards, any value', () => {
  assert.deepEqual(read('user.name:(root or adm*)'), {
    kind: 'or',
    of: [is('user.name', 'root'), is('user.name', 'adm*', true)],
  })
  const compare: Query = { kind: 'compare', field: 'http.response.status_code', by: '>=', value: 500 }
  assert.deepEqual(read('http.response.status_code:>=500'), compare)
  assert.deepEqual(read('http.response.status_code >= 500'), compare)
  assert.deepEqual(read('user.name:*'), { kind: 'exists', field: 'user.name' })
})

test('an IPv6 address, a clock time and a network are values with colons and slashes', () => {
  assert.deepEqual(read('source.ip:2001:db8::1'), is('source.ip', '2001:db8::1'))
  assert.deepEqual(read('source.ip:192.0.2.0/24'), is('source.ip', '192.0.2.0/24'))
  assert.deepEqual(read('12:34:56'), { kind: 'text', text: '12:34:56' })
})

test('what was typed with the Japanese input method on means the same', () => {
  assert.deepEqual(
    read('ｓｏｕｒｃｅ．ｉｐ：１９２．０．２．１　ａｎｄ　（ｒｏｏｔ）'),
    read('source.ip:192.0.2.1 and (root)'),
  )
})

test('an empty line asks for everything', () => {
  assert.deepEqual(read('   '), { kind: 'all' })
})

test('what is wrong is said with its place', () => {
  assert.deepEqual(parseQuery('a:1 and ('), { fault: { code: 'missing', at: 9 } })
  assert.deepEqual(parseQuery('"open'), { fault: { code: 'unclosed', at: 0 } })
  assert.deepEqual(parseQuery('a:1)'), { fault: { code: 'unexpected', at: 3 } })
  assert.deepEqual(parseQuery('status:>many'), { fault: { code: 'number', at: 8 } })
  assert.deepEqual(parseQuery(`${'('.repeat(1_000)}a`), { fault: { code: 'too-deep', at: 30 } })
})

test('whatever is typed is a query or a fault within the line', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab:.()"*<>= \\andornot全：'), maxLength: 60 }), (line) => {
      const parsed = parseQuery(line)
      if ('fault' in parsed) assert.ok(parsed.fault.at >= 0 && parsed.fault.at <= line.length)
    }),
  )
})
