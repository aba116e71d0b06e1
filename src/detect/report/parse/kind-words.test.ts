import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsOfWords } from './kind-words.ts'
import { parseText } from './text.ts'

const BROKEN_IN = 'rsit:intrusions/system-compromise'
const SCANNER = 'rsit:information-gathering/scanner'
const ATTEMPT = 'rsit:intrusion-attempts/ids-alert'

test('the words of a report name its kind', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['不正アクセスの報告(踏み台)', '侵入者は 192.168.100.1 からポートスキャンを実行している', [BROKEN_IN, SCANNER]],
    ['broken into, then used as a springboard', 'the intruder runs port scans from there', [BROKEN_IN, SCANNER]],
    ['', 'Scan from 192.0.2.1 to our machine.', [SCANNER]],
    ['', 'We were scanned by 192.0.2.1.', [SCANNER]],
    ['', '192.0.2.1 attacked us.', [ATTEMPT]],
    ['Scanned copy of the invoice', 'Please see the attached invoice.', []],
  ]
  for (const [subject, body, kinds] of cases) assert.deepEqual(kindsOfWords(subject, body), kinds, `${subject} ${body}`)
})

const facts = { file: 'x.txt', now: new Date('2026-11-21T00:00:00Z') }
const reading = (text: string) => {
  const { kinds, problems } = parseText(text, 'utf-8', facts)
  return { kinds, codes: problems.map((p) => p.code) }
}

test('a hoax that is passed on is no malware, and the report says what it looks like', () => {
  for (const text of [
    'このウイルスは消せません\n\n「新年会」という名前のメールが届いたら絶対に開かないでください。できるだけ多くの人に転送してください。',
    'Virus warning\n\nDo not open any mail called "Party". The virus burns your hard disk. Forward this to everyone you know!',
  ]) {
    const { kinds, codes } = reading(text)
    assert.deepEqual(kinds, [], text)
    assert.ok(codes.includes('looks-hoax'), text)
    assert.ok(!codes.includes('nothing-said'), text)
  }
})

test('a mail server that asks back on port 113 is no attack, and the report says so', () => {
  const log = (port: number) =>
    `Your server is attacking my computer!\n19/11/2026 21:59:03 BLOCKED TCP 192.0.2.30:39114 -> 198.51.100.77:${port}\n19/11/2026 22:01:47 BLOCKED TCP 192.0.2.30:39120 -> 198.51.100.77:${port}\n`
  assert.deepEqual(reading(log(113)).kinds, [])
  assert.ok(reading(log(113)).codes.includes('looks-ident'))
  assert.deepEqual(reading(log(22)).kinds, [ATTEMPT])
  const mixed = reading(`${log(113)}19/11/2026 22:02:00 BLOCKED TCP 192.0.2.30:39121 -> 198.51.100.77:445\n`)
  assert.deepEqual([mixed.kinds, mixed.codes.includes('looks-ident')], [[ATTEMPT], false])
})

test('who asks for a check or an explanation reports no incident', () => {
  for (const text of [
    '弊社のサーバが心配です。外から侵入できるかどうか、点検していただけますか。',
    'Could you please scan our server for vulnerabilities? We are worried.',
  ])
    assert.deepEqual(reading(text).kinds, [], text)
})
