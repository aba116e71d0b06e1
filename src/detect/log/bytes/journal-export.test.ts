import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type JournalRecord, NotAJournal, newJournalSplitter } from './journal-export.ts'

const binary = (name: string, value: Buffer): Buffer => {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(value.length))
  return Buffer.concat([Buffer.from(`${name}\n`), length, value, Buffer.from('\n')])
}
const head = (n: number) => `__CURSOR=s=${'a'.repeat(32)};i=${n.toString(16)};b=0\n_HOSTNAME=gate\n`
const read = (chunks: readonly Buffer[]): { records: JournalRecord[]; trouble: string | null } => {
  const splitter = newJournalSplitter()
  const records = chunks.flatMap((chunk) => splitter.push(chunk))
  return { records, trouble: splitter.end() }
}
const two = Buffer.concat([
  Buffer.from(`${head(1)}MESSAGE=one\n\n${head(2)}`),
  binary('MESSAGE', Buffer.from('two\nlines\n\n')),
  binary('DATA', Buffer.from([0xff, 0, 10, 10, 0x80])),
  Buffer.from('SYSLOG_IDENTIFIER=a\nSYSLOG_IDENTIFIER=b\n\n'),
])

test('records of text and of bytes become the lines that journalctl prints', () => {
  const { records, trouble } = read([two])
  assert.equal(trouble, null)
  assert.deepEqual(
    records.map(({ host, line }) => [host, JSON.parse(line).MESSAGE]),
    [
      ['gate', 'one'],
      ['gate', 'two\nlines\n\n'],
    ],
  )
  const second = JSON.parse(records[1]!.line)
  assert.deepEqual(
    [second.DATA, second.SYSLOG_IDENTIFIER],
    [
      [255, 0, 10, 10, 128],
      ['a', 'b'],
    ],
  )
  assert.ok(records.every(({ line }) => !line.includes('\n')))
})

test('a journal reads the same however it is cut into pieces', () => {
  const whole = read([two]).records
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: two.length }), { maxLength: 12 }), (places) => {
      const cuts = [0, ...[...places].sort((a, b) => a - b), two.length]
      const chunks = cuts.slice(1).map((end, n) => two.subarray(cuts[n], end))
      assert.deepEqual(read(chunks), { records: whole, trouble: null })
    }),
  )
})

test('a value that is too long is kept in part, with its length and hash beside it', () => {
  const core = Buffer.alloc(3_000_000, 'x')
  const bytes = Buffer.concat([Buffer.from(head(1)), binary('COREDUMP', core), Buffer.from('MESSAGE=dumped\n\n')])
  const chunks = Array.from({ length: 31 }, (_, n) => bytes.subarray(n * 100_000, (n + 1) * 100_000))
  const { records } = read(chunks)
  const { COREDUMP, MESSAGE, __CUT } = JSON.parse(records[0]!.line)
  assert.equal(MESSAGE, 'dumped')
  assert.match(COREDUMP, /^x+$/)
  assert.deepEqual(__CUT, [`COREDUMP 3000000 ${createHash('sha256').update(core).digest('hex')}`])
  assert.ok(records[0]!.line.length < 1_000_000)
})

test('what is no journal is said with its reason, and a journal that breaks off is not taken for a whole one', () => {
  for (const text of ['GET / HTTP/1.1\n', 'lower=case\n', `${'A'.repeat(2_000_000)}`])
    assert.throws(() => read([Buffer.from(text)]), NotAJournal, text.slice(0, 20))
  const wrong = binary('MESSAGE', Buffer.from('abc'))
  wrong.writeBigUInt64LE(2n, 8)
  assert.throws(() => read([wrong]), /MESSAGE does not end where its length says/)
  assert.match(read([two.subarray(0, two.length - 1)]).trouble!, /within a record/)
  assert.match(read([two.subarray(0, 150)]).trouble!, /within a/)
  assert.throws(
    () => read([Buffer.from(Array.from({ length: 1_100 }, (_, n) => `F${n}=1\n`).join(''))]),
    /more than 1024 fields/,
  )
})

test('any bytes end in records or in a reason, never in another error', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
      try {
        read(chunks.map((chunk) => Buffer.from(chunk)))
      } catch (error) {
        assert.ok(error instanceof NotAJournal)
      }
    }),
  )
})
