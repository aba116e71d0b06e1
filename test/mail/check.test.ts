// `hikeshi mail check`: SPF by the standard's own cases, and a mail server that is there, away, or wants nobody like us.
import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { after, before, test } from 'node:test'
import { checkMailSetup } from '#src/platform/mail/check.ts'
import { mailBoxesOf, mailServerOf } from '#src/platform/mail/settings.ts'
import { type Lookup, spfOf } from '#src/platform/mail/spf.ts'
import { freePort } from '../kit/free-port.ts'
import { type AwkwardServer, awkwardServer } from './awkward-server.ts'

let server: AwkwardServer
before(async () => {
  server = await awkwardServer()
})
after(() => server.close())

const names = (
  txt: Record<string, string[]>,
  addresses: Record<string, string[]> = {},
  mx: Record<string, string[]> = {},
): Lookup => ({
  txt: async (name) => txt[name] ?? [],
  addresses: async (name) => addresses[name] ?? [],
  mx: async (name) => mx[name] ?? [],
})

test('who may send for a domain is read as RFC 7208 has it', async () => {
  const lookup = names(
    {
      'a.example': ['v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/32 a:mail.a.example mx -all'],
      'b.example': ['v=spf1 include:a.example ~all'],
      'c.example': ['v=spf1 redirect=a.example', 'google-site-verification=x'],
      'two.example': ['v=spf1 -all', 'v=spf1 +all'],
      'loop.example': ['v=spf1 include:loop.example -all'],
    },
    { 'mail.a.example': ['198.51.100.7'], 'mx.a.example': ['198.51.100.8'] },
    { 'a.example': ['mx.a.example'] },
  )
  const cases = [
    ['a.example', '192.0.2.15', 'pass'],
    ['a.example', '192.0.2.16', 'fail'],
    ['a.example', '2001:db8::25', 'pass'],
    ['a.example', '2001:db9::25', 'fail'],
    ['a.example', '198.51.100.7', 'pass'],
    ['a.example', '198.51.100.8', 'pass'],
    ['b.example', '192.0.2.1', 'pass'],
    ['b.example', '203.0.113.1', 'softfail'],
    ['c.example', '203.0.113.1', 'fail'],
    ['two.example', '192.0.2.1', 'permerror'],
    ['loop.example', '192.0.2.1', 'permerror'],
    ['none.example', '192.0.2.1', 'none'],
  ] as const
  for (const [domain, address, answer] of cases)
    assert.equal(await spfOf(domain, address, lookup), answer, `${domain} ${address}`)
})

test('each part is tried by itself, and says what is wrong with it', async () => {
  // A resolver that takes every question and never answers is a port on which nobody reads.
  const deaf = createSocket('udp4')
  const port = await new Promise<number>((resolve) => deaf.bind(0, '127.0.0.1', () => resolve(deaf.address().port)))
  const from = { address: 'csirt@desk.example', name: '' }
  const found = await checkMailSetup({ from, server: server.server, replyTo: null }, [], `127.0.0.1:${port}`)
  deaf.close()
  assert.deepEqual(
    found.map(({ part, isRight, code }) => [part, isRight, code]),
    [
      ['from', true, 'from.right'],
      ['smtp', true, 'smtp.plain'],
      ['imap', false, 'imap.none'],
      ['spf', false, 'dns.away'],
    ],
  )
  const away = { ...server.server, port: await freePort() }
  const boxes = mailBoxesOf(`imap://csirt:x@127.0.0.1:${away.port}/`)!
  const none = await checkMailSetup(
    { from: { address: 'hikeshi@desk.invalid', name: '' }, server: away },
    boxes,
    `127.0.0.1:${away.port}`,
  )
  assert.deepEqual(
    none.map(({ code }) => code),
    ['from.none', 'smtp.away', 'imap.away', 'dns.away'],
  )
  const wantsTls = await checkMailSetup(
    { from, server: { ...server.server, tls: 'starttls' } },
    [],
    `127.0.0.1:${away.port}`,
  )
  assert.equal(wantsTls[1]!.code, 'smtp.tls')
})

test('a server is named with its scheme; what goes over another wire than this machine is TLS unless said otherwise', () => {
  assert.equal(mailServerOf('smtp://mail.example.jp')?.tls, 'starttls')
  assert.equal(mailServerOf('smtp://mail.example.jp?tls=none')?.tls, 'none')
  assert.equal(mailServerOf('smtp://127.0.0.1:25')?.tls, 'none')
  assert.deepEqual(mailServerOf('smtps://a%40b:p%3Aq@mail.example.jp'), {
    host: 'mail.example.jp',
    port: 465,
    tls: 'always',
    user: 'a@b',
    password: 'p:q',
  })
  for (const bad of ['mail.example.jp', 'http://mail.example.jp', 'smtp://', 'smtp://h?tls=maybe', 'smtp://h?x=1'])
    assert.equal(mailServerOf(bad), null)
  assert.equal(mailBoxesOf('imaps://a:b@h/Archive/2026 imaps://h/INBOX'), null)
  assert.equal(mailBoxesOf('imaps://a:b@h/Archive/2026')?.[0]?.mailbox, 'Archive/2026')
})
