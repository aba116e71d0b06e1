// What people write to harm whoever reads it: script, names of files that are headers, archives that swell, bodies without end.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import yazl from 'yazl'
import { reportApi } from '#src/detect/report/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

let desk: ServedDesk
let headers: Record<string, string>
before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('administrator')
})
after(() => desk.close())

const ask = (path: string, init: RequestInit = {}) =>
  desk.fetch(
    new Request(`http://desk.example${path}`, {
      ...init,
      headers: { 'accept-language': 'en', ...(init.headers as object) },
    }),
  )

const marks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus='",
  '</textarea><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
]
/** No element of the page was made by what was written, and nothing of it stands in the head of another. */
function isText(page: string, where: string): void {
  assert.ok(!/<script|<svg|<img[^>]*onerror/i.test(page), where)
  for (const [tag] of page.matchAll(/<[a-z][^>]*>/gi)) {
    const names = tag.replaceAll(/"[^"]*"/g, '""')
    assert.ok(!/\son\w+\s*=|javascript:/i.test(names), `${where}: ${tag}`)
    assert.ok(!/(?:href|src|action)="\s*javascript:/i.test(tag), `${where}: ${tag}`)
  }
}

describe('script', () => {
  test('in every field of the public form comes back as text beside its error', async () => {
    const page = await (await ask('/report?lang=en')).text()
    const names = new Set(
      [...page.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(([, name]) => name!),
    )
    assert.ok(names.size > 20)
    for (const mark of marks) {
      const form = new FormData()
      for (const name of names) if (name !== 'token' && name !== 'files') form.append(name, mark)
      form.set('token', /name="token" value="([^"]+)"/.exec(page)![1]!)
      const shown = await (await ask('/report?lang=en', { method: 'POST', body: form })).text()
      assert.match(shown, /<form/)
      isText(shown, mark)
    }
  })

  test('in the report, the answers and the file names of a case comes out as text on the page of its reporter', async () => {
    for (const mark of marks) {
      const made = await desk.client(reportApi, headers).create({
        subject: mark,
        text: mark,
        log: mark,
        reporter: { name: mark, organisation: mark, email: mark, phone: mark },
        targetSystem: mark,
        actionTaken: mark,
        sourceAddresses: mark,
      })
      await desk.client(reportApi, headers).reply({ id: made.id, text: mark })
      const { pathname } = new URL(made.link)
      for (const lang of ['ja', 'en', encodeURIComponent(mark)]) {
        const response = await ask(`${pathname}?lang=${lang}`)
        assert.equal(response.status, 200)
        isText(await response.text(), mark)
        assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      }
    }
  })

  test('in an address that leads nowhere does not come back at all', async () => {
    for (const mark of marks) {
      const response = await ask(`/report/${encodeURIComponent(mark)}`)
      isText(await response.text(), mark)
      const problem = await ask(`/api/${encodeURIComponent(mark)}`)
      assert.equal(problem.headers.get('content-type'), 'application/problem+json')
    }
  })
})

test('the name of a file never becomes a header of the answer, nor a path', async () => {
  const names = [
    'a"\r\nSet-Cookie: x=y\r\n\r\n<script>.txt',
    '../../../etc/passwd',
    '..\\..\\boot.ini',
    'x\u0000.exe',
    '請求書\u202Efdp.exe',
    `${'長'.repeat(400)}.txt`,
    '"; filename=evil.html; x="',
    "UTF-8''evil%0d%0aX: y",
  ]
  const { number } = await desk.client(incidentApi, headers).create({ title: 'names' })
  for (const name of names) {
    const file = {
      name,
      mediaType: 'text/html\r\nX-Made: up',
      bytes: new TextEncoder().encode('<script>alert(1)</script>'),
    }
    const { outcomes } = await desk
      .client(reportApi, headers)
      .import({}, [{ ...file, bytes: new TextEncoder().encode(`a scan of ${name}`) }])
    const entry = await desk.client(incidentApi, headers).addFiles({ incident: number, text: 'file' }, [file])
    const paths = [
      `/api/incidents/${number}/entries/${entry.id}/files/0`,
      `/api/incidents/${number}/entries/${entry.id}/files/0?inline=true`,
      ...outcomes[0]!.reports.map(({ id }) => `/api/reports/${id}/original`),
    ]
    for (const path of paths) {
      const response = await ask(path, { headers })
      if (response.status >= 400) {
        assert.equal(response.headers.get('content-type'), 'application/problem+json', path)
        continue
      }
      const disposition = response.headers.get('content-disposition') ?? ''
      assert.match(disposition, /^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~*'()%-]*$/, name)
      assert.equal(response.headers.get('set-cookie'), null)
      assert.equal(response.headers.get('x-made'), null)
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/)
    }
  }
})

describe('what swells', () => {
  const bomb = async (): Promise<Buffer> => {
    const zip = new yazl.ZipFile()
    for (let i = 0; i < 20; i++) zip.addBuffer(Buffer.alloc(20_000_000), `zeros-${i}.xml`, { compress: true })
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  const attached = (bytes: Buffer, type: string, name: string) =>
    Buffer.from(
      [
        'From: a@site.example',
        'Subject: see the archive',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'scan from 192.0.2.7',
        '--b',
        `Content-Type: ${type}; name=${name}`,
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
        '--b--',
        '',
      ].join('\r\n'),
    )
  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">${Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><IODEF-Document version="1.00" xmlns="urn:ietf:params:xml:ns:iodef-1.0"><Incident><Description>&l12;</Description></Incident></IODEF-Document>`
  const outside =
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><IODEF-Document version="1.00" xmlns="urn:ietf:params:xml:ns:iodef-1.0"><Incident><Description>&f;</Description></Incident></IODEF-Document>'

  test('a zip bomb, a gzip bomb, XML that multiplies or asks for a file: one outcome each, and a desk that goes on', async () => {
    const files = Object.entries({
      'bomb.eml': attached(await bomb(), 'application/zip', 'bomb.zip'),
      'bomb.zip': await bomb(),
      'bomb.xml.gz': gzipSync(Buffer.alloc(200_000_000)),
      'laughs.xml': Buffer.from(laughs),
      'laughs.eml': attached(Buffer.from(laughs), 'application/xml', 'laughs.xml'),
      'outside.xml': Buffer.from(outside),
      'deep.xml': Buffer.from(`<?xml version="1.0"?>${'<a>'.repeat(100_000)}`),
      'deep.json': Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    }).map(([name, bytes]) => ({ name, mediaType: 'application/octet-stream', bytes: new Uint8Array(bytes) }))
    const before = process.memoryUsage().rss
    const { outcomes } = await desk.client(reportApi, headers).import({}, files)
    assert.deepEqual(
      outcomes.map((one) => one.file),
      files.map((one) => one.name),
    )
    for (const { file, reports, problems } of outcomes) {
      assert.ok(reports.length > 0 || problems.length > 0, `${file} is lost`)
      assert.ok(!problems.some((one) => one.code === 'parser-failed'), `${file}: ${JSON.stringify(problems)}`)
      for (const { id } of reports) {
        const detail = await desk.client(reportApi, headers).show({ id })
        assert.ok(JSON.stringify(detail).length < 6_000_000, file)
        assert.ok(!detail.text.includes('root:'), `${file} was read from the disk of the desk`)
      }
    }
    assert.ok(process.memoryUsage().rss - before < 1_500_000_000)
    assert.equal((await ask('/api/health')).status, 200)
  })

  test('a body that is too large is a problem with its limit, with a length stated or without', async () => {
    const large = new Uint8Array(9 * 1024 * 1024).fill(0x61)
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (let i = 0; i < 9; i++) controller.enqueue(large.subarray(0, 1024 * 1024))
          controller.close()
        },
      })
    for (const body of [large, stream()]) {
      const response = await ask('/api/reports', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit)
      assert.equal(response.status, 413)
      assert.equal(response.headers.get('content-type'), 'application/problem+json')
      const problem = (await response.json()) as { code: string; detail: string }
      assert.equal(problem.code, 'request.too-large')
      assert.match(problem.detail, /8 MB/)
    }
    const log = await ask('/api/logs/import', {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': String(201 * 1024 * 1024),
      },
      body: '--b--',
    })
    assert.equal(log.status, 413)
    assert.match(((await log.json()) as { detail: string }).detail, /200 MB/)
    const form = await ask('/report?lang=ja', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(60 * 1024 * 1024) },
      body: 'b',
    })
    assert.equal(form.status, 413)
    assert.match(await form.text(), /大き/)
  })
})
