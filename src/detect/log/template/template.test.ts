import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Incoming, microsOf, rowOf } from '#src/platform/archive/row.ts'
import { lineOf } from '../../../../bench/log-lines.ts'
import { readEvent } from '../reader.ts'
import { newReading, type Reading } from '../reading.ts'
import type { Gap } from './gap.ts'
import { sentences } from './sentence.ts'
import { filledLine, Templates } from './template.ts'

const receivedAtMs = Date.UTC(2026, 10, 22)
const fresh = (): Reading => newReading({ source: 'gate', zone: 'Asia/Tokyo', format: 'auto', receivedAtMs })
function thorough(text: string, reading: Reading): Incoming {
  const event = readEvent(text, reading)
  event['log.source'] = 'gate'
  const at = event['@timestamp']
  return { event, source: 'gate', received: 1, keep: 'year', stated: typeof at === 'string' ? microsOf(at) : null }
}
const reading = fresh()
const newTemplates = (): Templates => new Templates((text) => thorough(text, fresh()), { left: 10_000 })
/** Whether the template took the line; what it makes of it is what the format makes of it. */
function isTaken(text: string, templates: Templates): boolean {
  const matched = templates.match(text, reading.clock, 0)
  if (matched === null) return false
  assert.deepEqual(rowOf(filledLine(matched, 'gate', 1, 'year'), 1), rowOf(thorough(text, fresh()), 1), text)
  return true
}

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/)
const gaps: Readonly<Record<Gap, fc.Arbitrary<string>>> = {
  user: fc.oneof(name, fc.constantFrom('root', 'undefined', 'unknown', 'from', 'invalid', 'user', 'port', 'gate')),
  ip: fc.oneof(fc.ipV4(), fc.constantFrom('256.1.1.1', '01.2.3.4', '1.2.3', '0.0.0.0', '255.255.255.255')),
  port: fc.oneof(fc.nat(70_000).map(String), fc.constantFrom('0', '022', '65535', '65536')),
  number: fc.oneof(fc.nat().map(String), fc.constantFrom('0', '007', '999999999', '1000000000')),
  key: fc.oneof(fc.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/), name),
}
const head = fc
  .record({
    priority: fc.oneof(fc.constant(''), fc.constantFrom('<38>', '<0>', '<191>', '<192>', '<007>')),
    stamp: fc.constantFrom(
      'Nov 21 12:00:03',
      'Nov  1 00:00:00',
      'Feb 30 12:00:00',
      'Jun 30 23:59:60',
      '2026-11-21T12:00:03+09:00',
      '2026-11-21T12:00:03.123456Z',
    ),
    host: fc.oneof(fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/), fc.constantFrom('gate', 'gate.example.jp', 'debug')),
    pid: fc.constantFrom('1', '48231', '0', '0123'),
  })
  .map(
    ({ priority, stamp, host, pid }) =>
      (program: string) =>
        `${priority}${stamp} ${host} ${program}[${pid}]: `,
  )

for (const [program, known] of sentences)
  test(`what ${program} writes again and again is read by its template as its format reads it`, () => {
    const list = known.flatMap((some) => some ?? [])
    const templates = newTemplates()
    const line = fc
      .tuple(head, fc.constantFrom(...list))
      .chain(([before, { parts }]) =>
        fc
          .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : gaps[part.gap])))
          .map((said) => before(program) + said.join('')),
      )
    fc.assert(
      fc.property(line, (text) => void isTaken(text, templates)),
      { numRuns: 300 },
    )
    // What came before may have taken all the room for forms.
    const others = newTemplates()
    for (const { parts } of list) {
      const nth = { user: 'alice', ip: '192.0.2.1', port: '4022', number: '17', key: 'SHA256:abc' }
      const text = parts.map((part) => (typeof part === 'string' ? part : nth[part.gap])).join('')
      assert.ok(isTaken(`<38>Nov 21 12:00:03 gate ${program}[4]: ${text}`, others), text)
    }
  })

test('whatever a line is changed into, a template makes of it what the format does', () => {
  const mutated = fc
    .tuple(fc.nat(5_000), fc.nat(120), fc.nat(3), fc.string({ maxLength: 2 }))
    .map(([n, at, cut, put]) => lineOf(n).slice(0, at) + put + lineOf(n).slice(at + cut))
  const templates = newTemplates()
  fc.assert(
    fc.property(mutated, (text) => void isTaken(text, templates)),
    { numRuns: 3_000 },
  )
})

test('a number that the sentence says itself is never taken for a place in the line', () => {
  for (const host of ['gw', 'gate', 'gate.example.jp', 'a-rather-long-name'])
    for (const priority of ['', '<38>', '<191>'])
      for (const stamp of ['Nov 21 12:00:03', '2026-11-21T12:00:03+09:00', '2026-11-21T12:00:03.123456Z'])
        for (const key of ['ED25519', 'RSA', 'ECDSA']) {
          const said = `Accepted publickey for root from 192.0.2.7 port 4022 ssh2: ${key} SHA256:abc`
          assert.ok(isTaken(`${priority}${stamp} ${host} sshd[1]: ${said}`, newTemplates()))
        }
})

test('no more forms are learnt than there is room for', () => {
  const few = new Templates((text) => thorough(text, fresh()), { left: 1 })
  assert.ok(few.match('<38>Nov 21 12:00:03 gate systemd[1]: Removed session 4.', reading.clock, 0))
  assert.equal(few.match('<39>Nov 21 12:00:03 gate systemd[1]: Removed session 4.', reading.clock, 0), null)
})
