import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Hunt } from '#src/detect/signature/hunt.ts'
import { collectSet, notRunning } from '#src/detect/signature/rule-set.ts'
import { Sources } from '#src/detect/signature/source-of.ts'
import { rulesOfObservables } from './observable-rules.ts'

const sources = new Sources()
/** Which of the values are found in the line. */
function found(values: readonly string[], line: string, more: Record<string, string> = {}): string[] {
  const collection = collectSet({ texts: rulesOfObservables(values), placeholders: null, off: [] })
  assert.deepEqual(notRunning(collection), [])
  const event = { 'event.dataset': 'system.syslog', 'event.original': line, message: line, ...more }
  const { detected } = new Hunt(collection).take(event, { line: 1, atMs: 0, source: sources.of(event) })
  return detected.map(({ rule }) => rule.title)
}

test('an address is found as a word of its own, also at the end of a sentence, and not within a longer one', () => {
  const address = ['192.0.2.1']
  for (const line of ['from 192.0.2.1 port 22', '192.0.2.1', '(192.0.2.1)', 'refused 192.0.2.1.', '192.0.2.1:8080 up'])
    assert.deepEqual(found(address, line), address, line)
  for (const line of ['from 192.0.2.10', 'from 1192.0.2.1', 'oid 192.0.2.1.5', '4.192.0.2.1'])
    assert.deepEqual(found(address, line), [], line)
})

test('what is written to be harmless is looked for as what it stands for', () => {
  assert.deepEqual(found(['evil[.]example[.]org'], 'GET http://www.evil.example.org/x'), ['evil.example.org'])
  assert.deepEqual(found(['hxxp://evil[.]example[.]org/a.php'], 'GET http://evil.example.org/a.php?x=1'), [
    'http://evil.example.org/a.php',
  ])
})

test('a name of a host is found below it and not beside it', () => {
  const name = ['example.org']
  assert.deepEqual(found(name, 'query[A] mail.EXAMPLE.ORG. from'), name)
  assert.deepEqual(found(name, 'query[A] notexample.org from'), [])
  assert.deepEqual(found(name, 'query[A] example.org.evil.net from'), [])
})

test('an address of version 6 is found by its field however the line writes it', () => {
  const line = 'from 2001:0DB8:0:0::0001 port 22'
  assert.deepEqual(found(['2001:db8::1'], line, { 'source.ip': '2001:db8::1' }), ['2001:db8::1'])
})

test('hashes, mailboxes, accounts and names of files are found whole', () => {
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  assert.deepEqual(found([sha256], `hash=${sha256.toUpperCase()}`), [sha256])
  assert.deepEqual(found([sha256], `hash=${sha256}00`), [])
  assert.deepEqual(found(['mallory@example.org'], 'to=<mallory@example.org>, relay'), ['mallory@example.org'])
  assert.deepEqual(found(['mallory'], 'session opened for user mallory(uid=0)'), ['mallory'])
  assert.deepEqual(found(['mallory'], 'session opened for user mallory2'), [])
})

test('the same value is one rule, however often and in whatever spelling it stands in the list', () => {
  assert.equal(rulesOfObservables(['192.0.2.1', ' 192[.]0[.]2[.]1 ', '192.0.2.1']).length, 1)
})

test('whatever a list holds makes rules that run', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), { maxLength: 5 }), (values) => {
      const collection = collectSet({
        texts: rulesOfObservables(values.map((v) => v.toWellFormed())),
        placeholders: null,
        off: [],
      })
      assert.deepEqual(
        notRunning(collection).map(({ problems }) => problems),
        [],
      )
    }),
    { numRuns: 60 },
  )
})

test('any address stands in a line that holds it between blanks, and in none that holds a longer one', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.nat(9), (address, digit) => {
      assert.deepEqual(found([address], `from ${address} port`), [address])
      assert.deepEqual(found([address], `from ${digit}${address} port`), [])
    }),
    { numRuns: 60 },
  )
})
