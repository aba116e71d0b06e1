import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseIntake } from './parse.ts'
import { ParsedReport } from './parsed-report.ts'
import { PROBLEM_WORDS, wordProblem } from './words.ts'

const facts = { file: 'x.eml', now: new Date('2026-11-21T00:00:00Z') }
const INPUT = join(import.meta.dirname, '../../../../test/golden/report-parse/input')
const fixtures = readdirSync(INPUT)
  .filter((name) => !name.startsWith('zip-bomb'))
  .map((name) => ({ name, bytes: readFileSync(join(INPUT, name)) }))

async function answers(bytes: Uint8Array, file: string): Promise<void> {
  const reports = await parseIntake(bytes, { ...facts, file })
  assert.ok(reports.length >= 1)
  for (const report of reports) {
    ParsedReport.parse(report)
    assert.ok(!report.problems.some((p) => p.code === 'parser-failed'), JSON.stringify(report.problems))
  }
}

test('any bytes at all give a report', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.constantFrom('a.eml', 'a.txt', 'a.json', '-'), answers),
    { numRuns: 300 },
  )
})

test('a damaged report still gives a report: bytes changed, cut out or doubled', async () => {
  const damage = fc.record({
    which: fc.nat(fixtures.length - 1),
    cuts: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(40),
        put: fc.uint8Array({ maxLength: 12 }),
      }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  })
  await fc.assert(
    fc.asyncProperty(damage, async ({ which, cuts }) => {
      const { name, bytes } = fixtures[which]!
      let changed = bytes
      for (const { at, length, put } of cuts) {
        const from = Math.floor(at * changed.length)
        changed = Buffer.concat([changed.subarray(0, from), put, changed.subarray(from + length)])
      }
      await answers(changed, name)
    }),
    { numRuns: 400 },
  )
})

test('a hostile text of any shape is read in time that grows with its length only', async () => {
  const shapes = [
    'a@',
    '<a ',
    'http://',
    '1.',
    ':',
    '=?utf-8?B?',
    '(',
    '"',
    '- ',
    '12:34 ',
    '--',
    'Jun 1 ',
    '年',
    '&#',
    '[.]',
    'ver ',
    'a.',
    'From: ',
    '\n\n',
    ', ',
    'TLP:',
    'x=',
    '9 ',
  ]
  for (const shape of shapes) {
    const text = shape.repeat(Math.floor(200_000 / shape.length))
    const started = process.cpuUsage()
    await answers(Buffer.from(text), 'a.txt')
    await answers(
      Buffer.from(
        `Subject: ${text.slice(0, 20_000)}\r\nFrom: ${text.slice(0, 20_000)}\r\nContent-Type: ${text.slice(0, 20_000)}\r\n\r\n${text}`,
      ),
      'a.eml',
    )
    const used = process.cpuUsage(started)
    // No measure of speed: a quadratic pattern would need minutes.
    assert.ok((used.user + used.system) / 1e6 < 20, shape)
  }
})

test('every problem is worded in both languages, with the same facts', () => {
  for (const [code, words] of Object.entries(PROBLEM_WORDS)) {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
    assert.deepEqual(
      holes(words.ja).filter((h) => !holes(words.en).includes(h)),
      [],
      code,
    )
    assert.match(words.ja, /[\u3041-\u30ff\u4e00-\u9fff]/)
  }
  assert.equal(
    wordProblem('too-large', { bytes: 7, bound: 5 }, 'ja'),
    'ファイルは 7 バイトあり、先頭の 5 バイトだけを読みました。',
  )
})

test('an attachment keeps its exact bytes, and its hash is that of the file', async () => {
  const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))
  const mail = `From: a@example.com\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n--b--\r\n`
  const [report] = await parseIntake(Buffer.from(mail), facts)
  const { createHash } = await import('node:crypto')
  assert.equal(report?.attachments[0]?.sha256, createHash('sha256').update(bytes).digest('hex'))
})
