// Contacts through a real desk: taken in from lists, found by what they hold, looked up in a real RDAP server, confirmed.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { after, before, test } from 'node:test'
import type { UploadedFile } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { askedOf } from '#src/prepare/contact/asked.ts'
import { askRegistry } from '#src/prepare/contact/http-registry.ts'
import { askWhois } from '#src/prepare/contact/http-whois.ts'
import { readContacts } from '#src/prepare/contact/import.ts'
import { referralOf } from '#src/prepare/contact/whois-answer.ts'
import { calls, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const contact = calls(contactApi, contactActions as never)
let kit: TestDesk
let responder: Context
before(async () => {
  kit = await testDesk()
  responder = await kit.as('responder')
})
after(() => kit.close())

const file = (text: string, name = 'list.csv'): UploadedFile => ({
  name,
  mediaType: 'text/csv',
  bytes: new TextEncoder().encode(text),
})
const base = { name: '', kind: 'site' as const, channels: [{ kind: 'email' as const, value: 'noc@site.example' }] }

test('the narrowest network of our own list answers for an address, and why is said', async () => {
  await contact.import(responder, {
    files: [
      file(
        'name,email,network,domain,asn\nWide Net,noc@wide.example.jp,192.168.0.0/16,wide.example.jp,AS64500\nSite A,noc@site-a.example.jp,"192.168.100.0/24; 10.9.0.0-10.9.0.9",site-a.example.jp,\n,,10.0.0.0/8,,\nBad,bad@bad.example.jp,999.1.1.1,co.jp,\n',
      ),
    ],
  })
  const found = await contact.find(responder, { q: '192[.]168[.]100[.]1' })
  assert.deepEqual(
    found.rows.map((one) => [one.contact.name, one.by]),
    [
      ['Site A', '192.168.100.0/24'],
      ['Wide Net', '192.168.0.0/16'],
    ],
  )
  assert.match(found.rows[0]!.text, /192\.168\.100\.0\/24 holds 192\.168\.100\.1/)
  assert.equal((await contact.find(responder, { q: '10.9.0.9' })).rows[0]!.contact.name, 'Site A')
  assert.equal((await contact.find(responder, { q: '10.9.0.10' })).rows.length, 0)
  assert.equal(
    (await contact.find(responder, { q: 'http://www.site-a.example.jp/x' })).rows[0]!.by,
    'site-a.example.jp',
  )
  assert.equal((await contact.find(responder, { q: 'AS64500' })).rows[0]!.contact.name, 'Wide Net')
  assert.equal((await contact.find(responder, { q: 'NOC@wide.example.jp' })).rows[0]!.why, 'email')
})

test('a list taken in again changes nothing; what is new in it is added to whom we know', async () => {
  const list = 'name,email,network\nTwice,noc@twice.example.jp,203.0.113.0/25\n'
  assert.deepEqual(await counts(list), [1, 0, 0, 0])
  assert.deepEqual(await counts(list), [0, 0, 1, 0])
  assert.deepEqual(
    await counts('team;abuse_contact;ip_range\nTwice;noc@twice.example.jp;203.0.113.128/25\n;;\n'),
    [0, 1, 0, 1],
  )
  const found = await contact.find(responder, { q: '203.0.113.200' })
  assert.equal(found.rows[0]!.contact.name, 'Twice')
  assert.equal(
    await refusalOf(contact.import(responder, { files: [file('\u0000"broken', 'x.csv')] })),
    'contact.file.invalid',
  )
})
const counts = async (list: string) => {
  const done = await contact.import(responder, { files: [file(list)] })
  return [done.added, done.merged, done.same, done.failed]
}

test('lists as IntelMQ and directories of teams write them are understood', () => {
  const [intelmq] = readContacts(
    '{"source.abuse_contact":"abuse@isp.example.net","source.network":"198.51.100.0/24","source.asn":64501,"source.as_name":"ISP-NET","source.geolocation.cc":"de"}\n',
  )!
  assert.ok(intelmq?.ok)
  assert.deepEqual(
    [intelmq.fields.name, intelmq.fields.country, intelmq.fields.holdings.map((one) => one.value)],
    ['ISP-NET', 'DE', ['198.51.100.0/24', 'AS64501']],
  )
  const [team] = readContacts(
    JSON.stringify({
      teams: [
        {
          'short-team-name': 'EX-CERT',
          'host-organisation': 'Example University',
          'country-of-team': 'NL',
          contact: { 'team-email': ['cert@ex.example.org'], telephone: '+31 20 000 0000' },
          constituency: { asn: ['AS64502'], domains: ['ex.example.org'], 'ip-ranges': ['192.0.2.0 - 192.0.2.127'] },
        },
      ],
    }),
  )!
  assert.ok(team?.ok)
  assert.equal(team.fields.kind, 'csirt')
  assert.deepEqual(
    team.fields.holdings.map((one) => one.value),
    ['192.0.2.0/25', 'ex.example.org', 'AS64502'],
  )
})

test('who was asked within a year is not asked again; a deputy is somebody else of the list', async () => {
  const one = await contact.add(responder, { ...base, name: 'Confirmed once' })
  const stale = async () => (await contact.list(responder, { stale: true, limit: 200 })).rows.map((row) => row.name)
  assert.ok((await stale()).includes('Confirmed once'))
  await contact.confirm(responder, { id: one.id, how: 'by telephone' })
  assert.ok(!(await stale()).includes('Confirmed once'))
  assert.equal(
    await refusalOf(contact.change(responder, { ...base, id: one.id, name: 'x', deputies: [one.id] })),
    'contact.deputy.not-found',
  )
  assert.equal(
    await refusalOf(contact.add(responder, { ...base, name: 'x', holdings: [{ type: 'domain', value: 'co.jp' }] })),
    'contact.holding.invalid',
  )
  const deputy = await contact.add(responder, { ...base, name: 'Deputy' })
  const changed = await contact.change(responder, {
    ...base,
    id: one.id,
    name: 'Confirmed once',
    deputies: [deputy.id],
  })
  assert.deepEqual(changed.deputies, [{ id: deputy.id, name: 'Deputy' }])
})

const rdap = {
  objectClassName: 'ip network',
  name: 'EX-NET',
  country: 'jp',
  startAddress: '198.51.100.0',
  endAddress: '198.51.100.255',
  entities: [
    { roles: ['registrant'], vcardArray: ['vcard', [['fn', {}, 'text', 'Example Networks']]] },
    {
      roles: ['technical'],
      vcardArray: [
        'vcard',
        [
          ['fn', {}, 'text', 'Tech'],
          ['email', {}, 'text', 'tech@ex.example.net'],
        ],
      ],
      entities: [
        {
          roles: ['abuse'],
          vcardArray: [
            'vcard',
            [
              ['fn', {}, 'text', 'Abuse'],
              ['email', {}, 'text', 'abuse@ex.example.net'],
              ['tel', { type: 'voice' }, 'uri', 'tel:+81-3-0000-0000'],
            ],
          ],
        },
      ],
    },
  ],
}

test('a name is one line, however it came in', async () => {
  const { id } = await contact.add(responder, {
    name: 'evil\nname\u2028x',
    kind: 'site',
    person: 'A\r\nBcc: b@example.net',
    channels: [{ kind: 'phone', value: '03-0000-0000' }],
  })
  const { name, person } = await contact.show(responder, { id })
  assert.deepEqual([name, person], ['evil name x', 'A Bcc: b@example.net'])
})

test('an address that nobody of ours holds is asked of the registry, whose abuse contact is shown and not kept', async () => {
  const server = await serve((path) =>
    path === '/rdap/ip/198.51.100.9' ? { status: 200, body: JSON.stringify(rdap) } : { status: 404, body: '' },
  )
  try {
    const answer = await askRegistry(`${server.url}/rdap`, askedOf('198.51.100.9'))
    assert.equal(answer.state, 'found')
    assert.ok(answer.state === 'found')
    assert.deepEqual(
      [
        answer.found.name,
        answer.found.organisation,
        answer.found.role,
        answer.found.country,
        answer.found.channels.map((one) => one.value),
        answer.found.holdings,
      ],
      [
        'Abuse',
        'Example Networks',
        'abuse',
        'JP',
        ['abuse@ex.example.net', '+81-3-0000-0000'],
        [{ type: 'cidr', value: '198.51.100.0/24' }],
      ],
    )
    assert.equal((await askRegistry(`${server.url}/rdap/`, askedOf('198.51.100.10'))).state, 'nothing')
  } finally {
    server.close()
  }
  const off = await contact.find(responder, { q: '198.51.100.9' })
  assert.match(off.registry.text, /HIKESHI_RDAP/)
})

test('a registry that sends too much, elsewhere, in circles, or nonsense is not believed', async () => {
  const answers: Record<string, { status: number; body: string; location?: string }> = {
    '/ip/192.0.2.1': { status: 200, body: `"${'x'.repeat(600_000)}"` },
    '/ip/192.0.2.2': { status: 302, body: '', location: 'http://127.0.0.1:9/inside' },
    '/ip/192.0.2.3': { status: 302, body: '', location: '/ip/192.0.2.3' },
    '/ip/192.0.2.4': { status: 200, body: '<html>' },
    '/ip/192.0.2.5': { status: 500, body: 'no' },
    '/ip/192.0.2.6': { status: 200, body: '{"entities":[{"vcardArray":"x"}]}' },
  }
  const server = await serve((path) => answers[path] ?? { status: 404, body: '' })
  try {
    const states = []
    for (let i = 1; i <= 6; i++) states.push((await askRegistry(server.url, askedOf(`192.0.2.${i}`))).state)
    assert.deepEqual(states, ['failed', 'failed', 'failed', 'failed', 'failed', 'nothing'])
  } finally {
    server.close()
  }
  assert.equal((await askRegistry(server.url, askedOf('192.0.2.1'))).state, 'failed')
})

test('where RDAP knows nobody, WHOIS is asked: in the spelling of each registry, sent on once, bounded', async () => {
  const asked: string[] = []
  const answers: Record<string, string | Buffer> = {
    '198.51.100.9':
      "% comment\n% Abuse contact for '198.51.100.0 - 198.51.100.255' is 'abuse@ripe-like.example.net'\n\ninetnum:        198.51.100.0 - 198.51.100.255\nnetname:        EX-NET\ncountry:        NL\norg-name:       Example Networks\n",
    '203.0.113.9':
      'NetRange:       203.0.113.0 - 203.0.113.255\nOrgName:        Arin Like\nCountry:        US\nOrgTechEmail:   tech@arin-like.example\nOrgAbusePhone:  +1-555-000-0000\nOrgAbuseEmail:  abuse@arin-like.example\n',
    '192.0.2.9': Buffer.from(
      '61 2e 20 5b 49 50 1b 24 42 25 4d 25 43 25 48 25 6f 21 3c 25 2f 25 22 25 49 25 6c 25 39 1b 28 42 5d 20 31 39 32 2e 30 2e 32 2e 30 2f 32 34 0a 5b 41 62 75 73 65 5d 20 61 62 75 73 65 40 6a 70 2e 65 78 61 6d 70 6c 65 0a'.replaceAll(
        ' ',
        '',
      ),
      'hex',
    ),
    '192.0.2.10': 'No match\n',
    '192.0.2.11': Buffer.alloc(600_000, 'x'),
  }
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (line) => {
      asked.push(line.toString())
      socket.end(answers[line.toString().trim()] ?? '')
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const whois = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const context = { ...responder, desk: { ...kit.desk, whois } }
  try {
    const { registry } = await contact.find(context, { q: '198.51.100.9' })
    assert.deepEqual(
      [registry.state, registry.found?.name, registry.found?.role, registry.found?.country, registry.found?.holdings],
      ['found', 'Example Networks', 'abuse', 'NL', [{ type: 'cidr', value: '198.51.100.0/24' }]],
    )
    const arin = await askWhois(whois, askedOf('203.0.113.9'))
    assert.ok(arin.state === 'found')
    assert.deepEqual(
      arin.found.channels.map((one) => [one.kind, one.value]),
      [
        ['phone', '+1-555-000-0000'],
        ['email', 'abuse@arin-like.example'],
      ],
    )
    const jpnic = await askWhois(whois, askedOf('192.0.2.9'))
    assert.ok(jpnic.state === 'found')
    assert.deepEqual(jpnic.found.holdings, [{ type: 'cidr', value: '192.0.2.0/24' }])
    assert.equal((await askWhois(whois, askedOf('192.0.2.10'))).state, 'nothing')
    assert.equal((await askWhois(whois, askedOf('192.0.2.11'))).state, 'failed')
    assert.equal((await askWhois(whois, askedOf('Somebody'))).state, 'unasked')
    assert.deepEqual(asked.slice(0, 2), ['198.51.100.9\r\n', '203.0.113.9\r\n'])
  } finally {
    server.close()
  }
  assert.equal((await askWhois(whois, askedOf('192.0.2.10'))).state, 'failed')
})

test('a registry sends on to a name alone, never to an address or a port in this house', () => {
  assert.equal(referralOf('% IANA\nrefer:        whois.apnic.net\n'), 'whois.apnic.net')
  assert.equal(referralOf('ReferralServer:  whois://whois.ripe.net\n'), 'whois.ripe.net')
  for (const bad of [
    'refer: 127.0.0.1',
    'refer: whois.example.net:25',
    'refer: localhost',
    'ReferralServer: rwhois://x.example:4321',
  ])
    assert.equal(referralOf(`${bad}\n`), null, bad)
})

test('a name that a registry sends on to is looked up, checked and asked at the checked address: none leads into this house', async () => {
  const inside: string[] = []
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (line) => {
      inside.push(line.toString())
      socket.end('refer: whois.evil.example\n')
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const whois = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const web = await serve((path) => ({
    status: 302,
    body: '',
    location: path === '/ip/192.0.2.2' ? 'https://169.254.169.254/latest/meta-data' : 'https://rdap.evil.example/',
  }))
  try {
    for (const address of ['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1']) {
      const names: string[] = []
      const resolve = async (host: string) => {
        names.push(host)
        return [{ address, family: address.includes(':') ? 6 : 4 }]
      }
      const refused = { state: 'failed', detail: 'EINWARD' }
      const whoisAnswer = await askWhois(whois, askedOf('192.0.2.1'), resolve)
      assert.deepEqual(whoisAnswer, { ...refused, from: 'whois.evil.example' })
      const from = new URL(web.url).host
      assert.deepEqual(await askRegistry(web.url, askedOf('192.0.2.1'), resolve), { ...refused, from })
      assert.deepEqual(names, ['whois.evil.example', 'rdap.evil.example'], 'each is looked up once')
      assert.deepEqual(await askRegistry(web.url, askedOf('192.0.2.2'), resolve), { ...refused, from })
    }
    assert.equal(inside.length, 6, 'the server that was chosen is asked wherever it stands, once each')
  } finally {
    server.close()
    web.close()
  }
})

async function serve(answer: (path: string) => { status: number; body: string; location?: string }) {
  const server: Server = createServer((request, response) => {
    const { status, body, location } = answer(request.url ?? '')
    response.writeHead(status, location ? { location } : { 'content-type': 'application/rdap+json' }).end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
