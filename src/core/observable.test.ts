import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { defang, extractObservables, normalise, type ObservableType, refang } from './observable.ts'

const found = (text: string) =>
  extractObservables(text).found.map((o) => `${o.type} ${o.value}${o.port === null ? '' : ` ${o.port}`}`)

test('what people do to make an address harmless is undone', () => {
  for (const text of [
    'hxxp://evil[.]example[.]com/a',
    'hXXp://evil(.)example(dot)com/a',
    'ｈｔｔｐ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ．ｃｏｍ／ａ',
    'http[:]//evil[dot]example{.}com/a',
    'http://evil\\.example\\.com/a',
    'hxxp://evil [.] example [.] com/a',
  ])
    assert.ok(found(text).includes('url http://evil.example.com/a'), text)
  assert.deepEqual(found('bob[at]example[.]com'), ['email-addr bob@example.com'])
})

test('a defanged observable comes back as itself', () => {
  const samples: [ObservableType, string][] = [
    ['ipv4-addr', '192.0.2.1'],
    ['domain-name', 'evil.example.com'],
    ['url', 'https://evil.example.com/a.b?c=d'],
    ['email-addr', 'bob@example.com'],
    ['ipv6-addr', '2001:db8::1'],
  ]
  for (const [type, value] of samples) {
    assert.notEqual(defang({ type, value }), value)
    assert.equal(refang(defang({ type, value })), value)
  }
})

test('addresses are found with their port, prefix and neighbours', () => {
  assert.deepEqual(found('from 192.0.2.1:8080 to [2001:db8::1]:443, net 198.51.100.0/24.'), [
    'ipv4-addr 192.0.2.1 8080',
    'ipv6-addr 2001:db8::1 443',
    'ipv4-addr 198.51.100.0/24',
  ])
  assert.deepEqual(found('SRC=192.0.2.9 mac 00-1B-63-84-45-E6 AS64500'), [
    'ipv4-addr 192.0.2.9',
    'mac-addr 00:1b:63:84:45:e6',
    'autonomous-system AS64500',
  ])
  assert.deepEqual(found('@[192.168.100.1]: -ERR'), ['ipv4-addr 192.168.100.1'])
})

test('a version, a time of day and the name of a file are no observables', () => {
  assert.deepEqual(
    found(
      'version 1.2.3.4, Chrome/120.0.0.0, v10.0.0.1, 12:34:56, report.txt, run.sh, archive.zip, 1.3.6.1.4.1, e.g. so.This',
    ),
    [],
  )
  assert.deepEqual(found('our server 198.51.100.7.'), ['ipv4-addr 198.51.100.7'])
})

test('hashes are told by their length', () => {
  const hex = '0123456789abcdef'
  assert.deepEqual(found(`${hex.repeat(2)} ${hex.repeat(2)}01234567 sha256:${hex.repeat(4)} ${hex.repeat(8)}`), [
    `file:md5 ${hex.repeat(2)}`,
    `file:sha1 ${hex.repeat(2)}01234567`,
    `file:sha256 ${hex.repeat(4)}`,
    `file:sha512 ${hex.repeat(8)}`,
  ])
})

test('a URL ends before the sentence and before Japanese that follows it', () => {
  assert.ok(found('(see http://example.com/a_(b)).').includes('url http://example.com/a_(b)'))
  assert.ok(found('http://example.com/aにアクセスした。').includes('url http://example.com/a'))
})

test('one spelling for equal things', () => {
  assert.equal(normalise('ipv6-addr', '2001:0DB8:0:0::1'), '2001:db8::1')
  assert.equal(normalise('domain-name', 'EXAMPLE.com.'), 'example.com')
  assert.equal(normalise('domain-name', '例え.jp'), 'xn--r8jz45g.jp')
  assert.equal(normalise('ipv4-addr', '300.1.1.1'), null)
  assert.equal(normalise('autonomous-system', 'as 64500'), 'AS64500')
})

test('any text at all is read without harm, within its bound, and what is found is normal already', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const { type, value } of extractObservables(text, 20).found) assert.equal(normalise(type, value), value)
    }),
    { numRuns: 300 },
  )
})
