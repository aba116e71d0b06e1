import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newSplitter } from './bytes/lines.ts'
import type { LogEvent } from './event.ts'
import { newReader } from './reader.ts'

const given = { format: 'auto', zone: 'Asia/Tokyo', receivedAtMs: Date.parse('2026-11-21T00:00:00Z') }

function read(chunks: readonly Uint8Array[], format = 'auto'): LogEvent[] {
  const events: LogEvent[] = []
  const reader = newReader({ ...given, format })
  const splitter = newSplitter()
  const emit = (event: LogEvent): void => void events.push(event)
  const on = {
    line: (text: string, note?: Readonly<Record<string, string | number>>) => reader.line(text, emit, note),
    broken: (error: LogEvent) => reader.broken(error, emit),
  }
  for (const chunk of chunks) splitter.push(chunk, on)
  splitter.end(on)
  reader.end(emit)
  return events
}
const lines = (text: string): LogEvent[] => read([Buffer.from(text)])
const linesOf = (event: LogEvent): number => Number(event['log.file.lines'] ?? 1)

/** Lines as attackers and broken disks write them: pieces of real shapes, cut, joined and mixed with rubbish. */
const pieces = fc.constantFrom(
  'Jun 14 15:16:01 ',
  '<34>Oct 11 22:14:15 host ',
  '<165>1 2003-10-11T22:14:15.003Z h app 1 ID [a b="c"] ',
  'sshd[19939]: ',
  'Failed password for invalid user x from 192.0.2.7 port 22 ssh2',
  'kernel: [1.2] IN=eth0 OUT= SRC=192.0.2.1 DST=192.0.2.2 PROTO=TCP SPT=1 DPT=2',
  '192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] ',
  '"GET /a HTTP/1.0" 200 1 "-" "x"',
  'type=SYSCALL msg=audit(1364481363.243:24287): arch=c000003e exe="/bin/cat"',
  '{"log":"x\\n","stream":"stdout","time":"2019-01-01T00:00:00Z"}',
  '{"__REALTIME_TIMESTAMP":"1","MESSAGE":[1,2,999]}',
  'postfix/smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 554 5.7.1 <a@b>: no; from=<a> to=<b>',
  'named[1]: client @0x1 192.0.2.1#5 (a): query: a IN A + (192.0.2.2)',
  'openvpn[3]: 192.0.2.1:1 TLS Error',
  '\tat x.y(z.java:1)',
  'Feb 30 00:00:00 h a: b',
  '\0\0',
  '__CURSOR=s=1;i=2',
  '=',
  '"',
  '[',
)
const noise = fc.oneof(
  { weight: 4, arbitrary: pieces },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const line = fc.array(noise, { maxLength: 6 }).map((parts) => parts.join('').replace(/[\r\n]/g, ' '))

test('events and errors are as many as the lines, whatever the bytes, however they are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), (bytes, cut) => {
      const events = read([bytes.subarray(0, cut), bytes.subarray(cut)])
      let count = bytes.filter((byte) => byte === 10).length
      if (bytes.length > 0 && bytes.at(-1) !== 10) count++
      assert.equal(
        events.reduce((sum, event) => sum + linesOf(event), 0),
        count,
      )
    }),
    { numRuns: 500 },
  )
})

test('every line stands whole in its event, and no format throws', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (texts) => {
      const events = lines(texts.map((text) => `${text}\n`).join(''))
      assert.deepEqual(
        events.flatMap((event) => String(event['event.original']).split('\n')),
        texts.map((text) => Buffer.from(text).toString()),
      )
      for (const event of events) assert.notEqual(event['error.code'], 'format-failed', String(event['error.message']))
    }),
    { numRuns: 1_500 },
  )
})

test('what is read does not depend on where the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.integer({ min: 1, max: 50 }), (texts, size) => {
      const bytes = Buffer.from(texts.join('\n'))
      const chunks: Uint8Array[] = []
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size))
      assert.deepEqual(read(chunks), read([bytes]))
    }),
    { numRuns: 300 },
  )
})

test('a line of more than a megabyte becomes an error with its hash, and the next line is read', () => {
  const events = lines(`${'x'.repeat(1_048_577)}\nJun 14 15:16:01 h sshd[1]: Invalid user a from 192.0.2.1\n`)
  assert.equal(events.length, 2)
  assert.equal(events[0]!['error.code'], 'line-too-long')
  assert.equal(events[0]!['log.bytes'], 1_048_577)
  assert.match(String(events[0]!['event.hash']), /^[0-9a-f]{64}$/)
  assert.equal(events[1]!['source.ip'], '192.0.2.1')
})

test('a line in EUC-JP or Shift_JIS is read as Japanese, and a broken one keeps its bytes', () => {
  const euc = Buffer.from(
    '4a756e2031342031353a31363a303120682061707030313a20a5eda5b0a5a4a5f3a4cbbcbac7d4a4b7a4dea4b7a4bf0a',
    'hex',
  )
  const [event] = read([euc])
  assert.equal(event!['log.charset'], 'euc-jp')
  assert.match(String(event!.message), /ログインに失敗しました/)
  const [broken] = read([Buffer.from([0x61, 0xff, 0x81, 0xc3, 0x62, 0x0a])])
  assert.ok(broken!['log.bytes_base64'] !== undefined || broken!['log.charset'] === 'windows-1252')
})

test('a pinned format says of a line that it is not of it', () => {
  const [event] = read([Buffer.from('no web server writes this\n')], 'web-access')
  assert.equal(event!['event.kind'], 'pipeline_error')
  assert.equal(event!['error.code'], 'not-this-format')
})

test('a stack trace is one event that says how many lines it has', () => {
  const [event] = lines('Jun 14 15:16:01 h tomcat[1]: java.lang.Error: x\n\tat a.b(c.java:1)\n\tat d.e(f.java:2)\n')
  assert.equal(event!['log.file.lines'], 3)
  assert.match(String(event!.message), /^java\.lang\.Error: x\n\tat a/)
})

test('a record of the journal in its export format is one event, read by the program that wrote it', () => {
  const [first, second] = lines(
    '__CURSOR=s=1;i=1\n__REALTIME_TIMESTAMP=1793700000123456\n_HOSTNAME=gate\nSYSLOG_IDENTIFIER=sshd\n_PID=4102\nMESSAGE=Invalid user oracle from 198.51.100.23 port 41022\n\n' +
      '__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1793700001000000\nSYSLOG_IDENTIFIER=app\nMESSAGE=two\n',
  )
  assert.equal(first!['@timestamp'], '2026-11-03T10:00:00.123456Z')
  assert.equal(first!['source.ip'], '198.51.100.23')
  assert.equal(first!['log.file.lines'], 7)
  assert.equal(second!.message, 'two')
  assert.equal(second!['log.file.line'], 8)
})
