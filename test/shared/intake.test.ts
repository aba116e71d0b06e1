// Real mails and files of ../shared/data/intake: every one is answered, and read as well as the thresholds say.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type ParsedReport, parseIntake } from '#src/detect/report/parse/parse.ts'

const INTAKE = join(import.meta.dirname, '../../../shared/data/intake')
const skip = existsSync(INTAKE) ? false : '../shared/data/intake is not here'
const NOW = new Date('2026-11-21T00:00:00Z')

function filesUnder(folder: string): string[] {
  const path = join(INTAKE, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
const read = (file: string): Promise<ParsedReport[]> => parseIntake(readFileSync(file), { file, now: NOW })
const share = (part: number, all: number): string => `${part} of ${all}`

type Expected = {
  file: string
  reporter: string | null
  rejected: boolean
  category_from_name: string
  received_date: string | null
  events: { ip?: string; url?: string }[]
}
const KINDS: Readonly<Record<string, RegExp>> = {
  phishing: /phishing|masquerade/,
  malware: /malicious-code/,
  login_attack: /brute-force/,
  portscan: /scanner/,
  ddos: /dos/,
  web_hack: /intrusion|modification/,
  compromised: /intrusions|infected/,
  spam: /spam/,
  open_service: /vulnerable/,
  copyright: /copyright/,
  trademark: /masquerade|copyright/,
}

describe('real intake', { skip }, () => {
  test('every file is answered, and none by a failure of the parser', async () => {
    const files = filesUnder('.')
    for (const file of files) {
      const reports = await read(file)
      assert.ok(reports.length >= 1, file)
      for (const report of reports)
        assert.ok(
          !report.problems.some((p) => p.code === 'parser-failed'),
          `${file}: ${JSON.stringify(report.problems)}`,
        )
    }
  })

  test('abuse mails: who reports, what, which machines, and what is no report', async (t) => {
    const folder = join(INTAKE, 'abusix-abuse-mails')
    if (!existsSync(folder)) return t.skip('not here')
    const rows = readFileSync(join(folder, 'expected.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Expected)
    const seen = {
      reporter: 0,
      received: 0,
      dated: 0,
      rejected: 0,
      rejects: 0,
      lost: 0,
      ips: 0,
      ip: 0,
      urls: 0,
      url: 0,
      kinds: 0,
      kind: 0,
    }
    for (const row of rows) {
      const reports = await read(join(folder, row.file))
      if (reports.some((r) => r.reporter.email === row.reporter?.toLowerCase())) seen.reporter++
      const isRejected = reports.every((r) => r.notReport !== null)
      if (row.rejected) seen.rejects++
      if (row.rejected && isRejected) seen.rejected++
      if (!row.rejected && isRejected) seen.lost++
      const values = new Set(reports.flatMap((r) => r.observables).map((o) => o.value.toLowerCase().replace(/\/$/, '')))
      for (const { ip, url } of row.events) {
        if (ip !== undefined) seen.ips++
        if (ip !== undefined && values.has(ip.toLowerCase())) seen.ip++
        if (url === undefined) continue
        seen.urls++
        const wanted = url.toLowerCase().replace(/\/$/, '')
        if ([wanted, `http://${wanted}`, `https://${wanted}`].some((u) => values.has(u))) seen.url++
      }
      if (row.received_date !== null) {
        seen.dated++
        const at = Date.parse(reports[0]!.receivedAt ?? '')
        if (Math.abs(at - Date.parse(row.received_date.replace(' ', 'T'))) < 2000) seen.received++
      }
      const kind = KINDS[row.category_from_name]
      if (kind !== undefined) seen.kinds++
      if (kind !== undefined && reports.some((r) => r.kinds.some((k) => kind.test(k)))) seen.kind++
    }
    t.diagnostic(JSON.stringify(seen))
    assert.ok(seen.reporter >= rows.length * 0.95, `reporter ${share(seen.reporter, rows.length)}`)
    assert.ok(seen.received >= seen.dated * 0.99, `received ${share(seen.received, seen.dated)}`)
    assert.ok(seen.rejected >= seen.rejects * 0.55, `rejected ${share(seen.rejected, seen.rejects)}`)
    assert.ok(seen.lost <= rows.length * 0.01, `taken for no report ${share(seen.lost, rows.length)}`)
    assert.ok(seen.ip >= seen.ips * 0.85, `addresses ${share(seen.ip, seen.ips)}`)
    assert.ok(seen.url >= seen.urls * 0.97, `URLs ${share(seen.url, seen.urls)}`)
    assert.ok(seen.kind >= seen.kinds * 0.8, `kinds ${share(seen.kind, seen.kinds)}`)
  })

  test('XARF samples are accepted or refused as they should be', async () => {
    for (const file of filesUnder('x-arf/samples-v1-v3').filter((f) => f.endsWith('.json'))) {
      const [report] = await read(file)
      if (file.includes('/positive/'))
        assert.deepEqual([report!.format, report!.ok, report!.problems], ['xarf-3', true, []], file)
      else assert.ok(!report!.ok && report!.problems.length > 0, file)
    }
    for (const version of ['3', '4'])
      for (const file of filesUnder(`x-arf/samples-spec/v${version}`).filter((f) => f.endsWith('.json'))) {
        const [report] = await read(file)
        assert.deepEqual(
          [report!.format, report!.ok],
          [`xarf-${version}`, true],
          `${file}: ${JSON.stringify(report!.problems)}`,
        )
      }
  })

  test('feedback reports, delivery notices and automatic replies are told apart', async () => {
    for (const file of filesUnder('arf-dsn-mails/sisimai')) {
      const name = file.split('/').at(-1)!
      const reports = await read(file)
      const formats = new Set(reports.map((r) => r.format))
      if (file.includes('/not/')) assert.ok(!formats.has('bounce'), name)
      else if (name.startsWith('arf-')) assert.deepEqual([...formats], ['arf'], name)
      else if (/^(?:rfc3464|lhost|rhost)-/.test(name)) assert.deepEqual([...formats], ['bounce'], name)
      else if (name.startsWith('rfc3834-'))
        assert.ok(
          reports.every((r) => r.notReport !== null),
          name,
        )
    }
    for (const file of filesUnder('abuseio-samples/feedback-loop'))
      assert.equal((await read(file))[0]!.format, 'arf', file)
  })

  test('tortured mails: subject, sender and text as a mail library has them', async (t) => {
    type Field = { name: string; value: { Text?: string; Address?: { List?: { address?: string }[] } } }
    type Mime = { parts: { headers: Field[]; body: { Text?: string } }[]; text_body: number[] }
    const seen = { subjects: 0, subject: 0, senders: 0, sender: 0, texts: 0, text: 0 }
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
    for (const file of filesUnder('mime-parser-expected').filter((f) => f.endsWith('.eml'))) {
      const answer = JSON.parse(readFileSync(file.replace(/\.eml$/, '.json'), 'utf8')) as Mime
      const reports = await read(file)
      const field = (name: string) => answer.parts[0]!.headers.findLast((h) => h.name === name)?.value
      const subject = field('subject')?.Text
      // Bytes of no declared charset: the library marks them as unreadable, the desk reads them.
      if (subject !== undefined && !subject.includes('\ufffd')) {
        seen.subjects++
        if (reports.some((r) => flat(r.subject ?? '') === flat(subject))) seen.subject++
      }
      const sender = field('from')?.Address?.List?.[0]?.address?.toLowerCase()
      if (sender !== undefined) {
        seen.senders++
        if (reports.some((r) => r.reporter.email === sender || r.forwardedBy?.email === sender)) seen.sender++
      }
      const text = flat(answer.parts[answer.text_body[0] ?? -1]?.body.Text ?? '').slice(0, 200)
      if (text !== '' && !text.includes('\ufffd')) {
        seen.texts++
        if (reports.some((r) => flat(r.text).includes(text))) seen.text++
      }
    }
    t.diagnostic(JSON.stringify(seen))
    assert.ok(seen.subject >= seen.subjects * 0.97, `subjects ${share(seen.subject, seen.subjects)}`)
    assert.ok(seen.sender >= seen.senders, `senders ${share(seen.sender, seen.senders)}`)
    assert.ok(seen.text >= seen.texts * 0.95, `texts ${share(seen.text, seen.texts)}`)
  })

  test('IODEF documents give their source and target', async () => {
    for (const file of filesUnder('iodef').filter((f) => f.endsWith('.xml'))) {
      const reports = await read(file)
      assert.ok(
        reports.every((r) => r.format === 'iodef-1' && r.ok),
        file,
      )
      assert.ok(
        reports.some((r) => r.observables.some((o) => o.role === 'source')),
        file,
      )
    }
  })
})
