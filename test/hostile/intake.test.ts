// Mails and files made to harm whoever reads them: each still gives a report, within its bounds, and says what was left out.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { MAX_HEADER_VALUE, MAX_MESSAGE_BYTES, MAX_PARTS } from '#src/detect/report/parse/bounds.ts'
import { type ParsedReport, parseIntake } from '#src/detect/report/parse/parse.ts'
import { ParsedReport as Shape } from '#src/detect/report/parse/parsed-report.ts'

const now = new Date('2026-11-21T00:00:00Z')
const HEAD = 'From: watch@sensor.example.jp\r\nSubject: Scan from 192.0.2.61\r\nMIME-Version: 1.0\r\n'

async function reports(bytes: string | Uint8Array, file = 'x.eml'): Promise<ParsedReport[]> {
  const found = await parseIntake(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { file, now })
  assert.ok(found.length >= 1)
  for (const report of found) {
    Shape.parse(report)
    assert.ok(!report.problems.some((p) => p.code === 'parser-failed'), JSON.stringify(report.problems))
  }
  return found
}
async function one(bytes: string | Uint8Array, file?: string): Promise<ParsedReport> {
  return (await reports(bytes, file))[0]!
}
const codes = (report: ParsedReport) => report.problems.map((p) => p.code)

describe('a hostile mail', () => {
  test('of a thousand parts inside one another is read down to the bound', async () => {
    const deep = 1000
    let mail = HEAD
    for (let i = 0; i < deep; i++) mail += `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`
    const report = await one(`${mail}Content-Type: text/plain\r\n\r\n192.0.2.61 scanned us\r\n`)
    assert.ok(codes(report).includes('parts-too-deep'))
    assert.equal(report.reporter.email, 'watch@sensor.example.jp')
  })

  test('of a thousand mails inside one another is read down to the bound', async () => {
    const mail = `${HEAD}Content-Type: message/rfc822\r\n\r\n`.repeat(1000)
    assert.ok((await reports(`${mail}${HEAD}\r\n192.0.2.61 scanned us\r\n`)).length <= 2)
  })

  test('of a hundred thousand parts is read up to the bound, and says so', async () => {
    const parts = '--b\r\n\r\n192.0.2.61\r\n'.repeat(100_000)
    const report = await one(`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`)
    assert.ok(codes(report).includes('parts-too-many'))
    assert.ok(report.attachments.length <= MAX_PARTS)
  })

  test('with 50 MB of base64 on one line keeps the attachment and stays within its bound', async () => {
    const head = `${HEAD}Content-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n`
    const report = await one(Buffer.concat([Buffer.from(head), Buffer.alloc(MAX_MESSAGE_BYTES, 'QUJD')]))
    assert.ok(codes(report).includes('too-large'))
    assert.equal(report.attachments.length, 1)
    assert.ok(report.attachments[0]!.bytes < MAX_MESSAGE_BYTES)
    assert.ok(JSON.stringify(report).length < 100_000)
  })

  test('with a header of a megabyte still has its sender and its text', async () => {
    const long = await one(`${HEAD}X-Filler: ${'a'.repeat(1_000_000)}\r\n\r\n192.0.2.61 scanned us\r\n`)
    assert.equal(long.reporter.email, 'watch@sensor.example.jp')
    const many = await one(`${HEAD}${'X-F: a\r\n'.repeat(140_000)}\r\n192.0.2.61 scanned us\r\n`)
    assert.equal(many.subject, 'Scan from 192.0.2.61')
    const folded = await one(`From: a@example.jp\r\nSubject: x\r\n${' y\r\n'.repeat(250_000)}\r\ntext\r\n`)
    assert.ok(folded.subject!.length <= MAX_HEADER_VALUE)
  })

  test('cannot put a line of its own into a subject, a name or the name of a file', async () => {
    const crlf = '=?utf-8?Q?a=0D=0ABcc:_victim@example.com=00=1B[2J?='
    const report = await one(
      `From: ${crlf} <a@example.jp>\r\nSubject: ${crlf}\r\nMessage-ID: ${crlf}\r\nOrganization: ${crlf}\r\nContent-Type: application/octet-stream; name*=utf-8''a%0D%0AX: b%00.exe\r\n\r\nx`,
    )
    const said = [report.subject, report.reporter.name, report.reporter.organisation, report.messageId]
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may pass
    for (const text of [...said, report.attachments[0]?.name]) assert.doesNotMatch(text ?? '', /[\x00-\x1f\x7f]/)
  })

  test('in a charset that nobody knows, or with base64 that breaks off, is read as far as it goes', async () => {
    const unknown = await one(
      Buffer.concat([
        Buffer.from(`${HEAD}Content-Type: text/plain; charset=x-klingon\r\n\r\n192.0.2.61 `),
        Buffer.from([0xe9, 0xff]),
      ]),
    )
    assert.ok(codes(unknown).includes('charset-unknown'))
    assert.match(unknown.text, /192\.0\.2\.61/)
    const text = Buffer.from('192.0.2.61 scanned us this night').toString('base64')
    const cut = await one(`${HEAD}Content-Transfer-Encoding: base64\r\n\r\n${text.slice(0, -9)}`)
    assert.match(cut.text, /^192\.0\.2\.61 scanned us/)
  })

  test('with NUL bytes gives text that a database takes', async () => {
    const report = await one(
      `${HEAD}\r\n192.0.2.61\0 scanned\0\0 us\r\nNov 17 02:14:08 gw\0 sshd[1]: from 192.0.2.61\r\n`,
    )
    assert.ok(!JSON.stringify(report).includes('\\u0000'))
    const text = await one('192.0.2.61 scanned us\0 at night, the whole night long, and again this morning', 'x.txt')
    assert.ok(!JSON.stringify(text).includes('\\u0000'))
  })
})

describe('a hostile document', () => {
  const iodef = (head: string, body: string) =>
    `<?xml version="1.0"?>${head}<IODEF-Document version="2.00">${body}</IODEF-Document>`

  test('with entities that grow or that point to a file is refused whole', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`).join('')}]>`
    const outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for (const [head, body] of [
      [bomb, '&a29;'],
      [outside, '<Incident><Description>&f;</Description></Incident>'],
    ] as const) {
      const report = await one(iodef(head, body), 'x.xml')
      assert.deepEqual([report.ok, report.format, codes(report)], [false, 'iodef-2', ['xml-doctype']])
      assert.ok(!JSON.stringify(report).includes('root:'))
    }
  })

  test('nested without end gives a problem, in JSON as in XML', async () => {
    const json = await one(`{"a":`.repeat(200_000), 'x.json')
    assert.deepEqual([json.ok, codes(json)], [false, ['json-too-deep']])
    const list = await one('['.repeat(500_000), 'x.json')
    assert.ok(!list.ok || list.problems.length > 0)
    const xml = await one(iodef('', '<a>'.repeat(200_000)), 'x.xml')
    assert.equal(xml.ok, false)
  })
})

test('any mail at all gives a report, whatever its fields, boundaries and encodings are', async () => {
  const line = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        '',
        '--b',
        '--b--',
        '--c',
        '--c--',
        ' folded',
        '\t',
        '.',
        'From a@b Tue',
        '=',
        '=C3',
        '=?',
        '<html>',
        '{',
        '<?xml?>',
        'begin 644 a',
        '192.0.2.61',
      ),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Type: multipart/digest; boundary="c"',
        'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
        'Content-Type: message/rfc822',
        'Content-Type: message/feedback-report',
        'Content-Type: text/html; charset=iso-2022-jp',
        'Content-Type: application/zip; name=a.zip',
        'Content-Type: text/x-yaml; name=report.txt',
        'Content-Transfer-Encoding: base64',
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Transfer-Encoding: x-uuencode',
        'Subject: =?iso-2022-jp?B?GyRCSnM=?= =?utf-8?Q?=E5?=',
        'From: "a <b@example.jp>, (c',
        'Date: Tue, 31 Feb 2026 25:61:00 +9999',
        'Feedback-Type: abuse',
        'Reported-From: a@example.jp',
      ),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\r'), async (lines, end) => {
      await reports(`From: a@example.jp${end}${lines.join(end)}`)
    }),
    { numRuns: 300 },
  )
})

test('a report never grows far beyond the bytes it was read from', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 4000 }),
      fc.constantFrom('a.eml', 'a.txt', 'a.xml', '-'),
      async (bytes, file) => {
        const size = JSON.stringify(await reports(bytes, file)).length
        assert.ok(size <= 20_000 + bytes.length * 40, `${size} of ${bytes.length}`)
      },
    ),
    { numRuns: 150 },
  )
})
