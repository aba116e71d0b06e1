// Contacts through a real desk: taken in from lists, found by what they hold, looked up in a real RDAP server, confirmed.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { UploadedFile } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { askedOf } from '#src/prepare/contact/asked.ts'
import { askRegistry } from '#src/prepare/contact/http-registry.ts'
import { readContacts } from '#src/prepare/contact/import.ts'
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
