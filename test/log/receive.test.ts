import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { type Receiving, receiveLogs } from '#src/detect/log/jobs/receive.ts'
import type { Context } from '#src/platform/context.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { certificates, loggen, missing, rsyslogSends } from './senders.ts'

let desk: TestDesk
let lead: Context
let receiving: Receiving
let files: ReturnType<typeof certificates> | null = null
const dir = mkdtempSync(join(tmpdir(), 'hikeshi-receive-'))
const host = '127.0.0.1'
const any = { host, port: 0 }

before(async () => {
  desk = await testDesk()
  lead = await desk.as('lead')
  files = missing.openssl ? null : certificates(dir)
  const tls = files && { ...any, cert: files.cert, key: files.key, ca: files.ca }
  receiving = await receiveLogs(contextOfDesk(desk.desk), { udp: any, tcp: any, tls, folders: [] })
})
after(async () => {
  await receiving.close()
  await desk.close()
  rmSync(dir, { recursive: true, force: true })
})

const archive = () => desk.desk.archive()
async function stored(): Promise<number> {
  return (await (await archive()).sources()).reduce((sum, one) => sum + one.events, 0)
}
async function waitFor(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 60_000
  while (!(await isSo())) {
    if (Date.now() > until) assert.fail(`waited in vain: ${what}`)
    await pause(50)
  }
}
/** What came in since the test began, in the order it came. */
async function arrived(work: () => Promise<void> | void, count: number): Promise<Record<string, unknown>[]> {
  const before = await stored()
  await work()
  await waitFor(`${count} lines`, async () => (await stored()) >= before + count)
  const found: Record<string, unknown>[] = []
  const all = Array.from({ length: count }, (_, n) => before + 1 + n)
  for (const { event, source } of await (await archive()).bySeq(all, [])) found.push({ ...event, source })
  assert.equal(await stored(), before + count)
  return found
}
const originals = (events: readonly Record<string, unknown>[]) => events.map((event) => String(event['event.original']))

async function send(parts: readonly (Buffer | string)[], isTls = false): Promise<void> {
  const { tcp, tls } = receiving.ports
  const socket: Socket = isTls ? connectTls({ host, port: tls!, rejectUnauthorized: false }) : connect(tcp!, host)
  await once(socket, isTls ? 'secureConnect' : 'connect')
  for (const part of parts) socket.write(part)
  socket.end()
  socket.resume()
  await once(socket, 'close')
}

describe('messages by hand', () => {
  test('both framings mixed on one connection come whole, over TCP and TLS', async () => {
    const parts = ['<13>Nov  1 12:34:56 a x: one\n', '30 <13>Nov  1 12:34:57 a x: t\nwo\n', '<13>three\r\n']
    const wanted = ['<13>Nov  1 12:34:56 a x: one', '<13>Nov  1 12:34:57 a x: t\nwo', '<13>three']
    assert.deepEqual(originals(await arrived(() => send(parts), 3)), wanted)
    if (files) assert.deepEqual(originals(await arrived(() => send(parts, true), 3)), wanted)
  })

  test('a line of a megabyte, NUL, broken UTF-8, EUC-JP and counts that lie lose nothing', async () => {
    const long = `<13>Nov  1 12:34:56 a x: ${'長'.repeat(340_000)}`
    const broken = Buffer.concat([
      Buffer.from('<13>Nov  1 12:34:56 a x: '),
      Buffer.from([0xff, 0xfe, 0x41]),
      Buffer.from('\n'),
    ])
    const eucJp = Buffer.concat([
      Buffer.from('<13>Nov  1 12:34:56 a x: '),
      Buffer.from('c6fccbdcb8ec', 'hex'),
      Buffer.from('\n'),
    ])
    const events = await arrived(
      () => send([`${long}\n`, 'a\0b <13>\n', broken, eucJp, '5 <13>a liar\n', '99999999 <13>boast\n', '90 <13>half']),
      8,
    )
    const [first, nul, damaged, japanese, ...rest] = originals(events)
    assert.ok(first === long, 'the long line is whole')
    assert.equal(nul, 'a\0b <13>')
    assert.ok(events[2]!['log.bytes_base64'] !== undefined || events[2]!['log.charset'] === 'windows-1252')
    assert.match(damaged!, /: ÿþA$/)
    assert.match(japanese!, /日本語$/)
    assert.deepEqual(rest, ['<13>a', ' liar', '99999999 <13>boast', '90 <13>half'])
  })

  test('a message longer than a megabyte comes in pieces', async () => {
    const most = 1_048_576
    const events = await arrived(() => send([`<13>${'x'.repeat(2 * most)}\n`]), 3)
    assert.equal(originals(events).join('').length, 2 * most + 4)
  })

  test('five hundred connections at once, some of them half open, all are heard', async () => {
    const { tcp } = receiving.ports
    const silent = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(tcp!, host)
        await once(socket, 'connect')
        socket.write('<13>never en')
        return socket
      }),
    )
    const events = await arrived(async () => {
      await Promise.all(
        Array.from({ length: 500 }, (_, n) =>
          send([`<13>a ${n}\n`, `8 <13>b ${String(n).padStart(2, '0').slice(-2)}`]),
        ),
      )
    }, 1_000)
    const heard = new Set(originals(events).filter((line) => line.startsWith('<13>a ')))
    assert.equal(heard.size, 500)
    const cut = await arrived(() => {
      for (const socket of silent) socket.resetAndDestroy()
    }, 50)
    assert.deepEqual([...new Set(originals(cut))], ['<13>never en'])
  })

  test('a datagram is a message, whatever ends it', async () => {
    const socket = createSocket('udp4')
    const events = await arrived(async () => {
      for (const text of ['<13>Nov  1 12:34:56 a x: one\n', '<13>two\r\n\0', `<14>${'x'.repeat(60_000)}`])
        await new Promise<void>((resolve) => socket.send(text, receiving.ports.udp!, host, () => resolve()))
    }, 3)
    socket.close()
    assert.deepEqual(
      originals(events).map((line) => line.slice(0, 30)),
      ['<13>Nov  1 12:34:56 a x: one', '<13>two', `<14>${'x'.repeat(26)}`],
    )
  })

  test('a stamp without a year means the newest that is not in the future when it comes', async () => {
    const [event] = await arrived(() => send(['<13>Dec 31 23:59:59 a x: y\n']), 1)
    const now = new Date(Date.now() + 86_400_000)
    const isOver = now.getUTCMonth() === 11 && now.getUTCDate() >= 31
    assert.equal(String(event!['@timestamp']).slice(0, 4), String(now.getUTCFullYear() - (isOver ? 0 : 1)))
  })
})

describe('sources', () => {
  test('a sender is its address, whatever its header says, and is entered with a word on the record', async () => {
    const [event] = await arrived(() => send(['<13>Nov  1 12:34:56 forged x: y\n']), 1)
    assert.deepEqual([event!.source, event!['host.name']], [host, 'forged'])
    const { sources } = await logActions.sources(lead)
    assert.equal(sources.find((source) => source.name === host)?.isKnown, false)
    const { rows } = await desk.desk.state.pool.query(
      "select payload::jsonb #>> '{facts,name}' as name from record_entry where code = 'log.source-met'",
    )
    assert.deepEqual(rows.filter((row) => row.name === host).length, 1)
  })

  test('behind a known relay the host of the header is the source, with its own zone and format', async () => {
    const set = (name: string, facts: object) =>
      logActions.setSource(lead, logApi.setSource.input.parse({ name, ...facts }))
    await set(host, { isRelay: true })
    await set('tokyo', { zone: 'Asia/Tokyo', keep: 'quarter' })
    await set('london', { zone: 'Europe/London' })
    const lines = ['<13>Jan  5 12:00:00 tokyo x: y\n', '<13>Jan  5 12:00:00 london x: y\n', '<13>no header\n']
    const events = await arrived(() => send(lines), 3)
    await set(host, { isRelay: false })
    assert.deepEqual(
      events.map((event) => event.source),
      ['tokyo', 'london', host],
    )
    assert.deepEqual(
      events.slice(0, 2).map((event) => String(event['@timestamp']).slice(11)),
      ['03:00:00Z', '12:00:00Z'],
    )
    assert.equal(events[0]!['log.source.address'], host)
  })

  test('the name in a client certificate is the source; one that nobody trusts is sent away', {
    skip: missing.openssl ?? false,
  }, async () => {
    const { tls } = receiving.ports
    const [event] = await arrived(async () => {
      const socket = connectTls({
        host,
        port: tls!,
        ca: readFileSync(files!.ca),
        servername: 'localhost',
        cert: readFileSync(files!.clientCert),
        key: readFileSync(files!.clientKey),
      })
      await once(socket, 'secureConnect')
      socket.end('<13>from the gate\n')
      socket.resume()
      await once(socket, 'close')
    }, 1)
    assert.equal(event!.source, 'gate.exam.example')
    const own = mkdtempSync(join(dir, 'own-'))
    const stranger = certificates(own)
    const socket = connectTls({
      host,
      port: tls!,
      rejectUnauthorized: false,
      cert: readFileSync(stranger.clientCert),
      key: readFileSync(stranger.clientKey),
    })
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('close', resolve))
    assert.equal((await logActions.sources(lead)).sources.filter(({ name }) => name === 'gate.exam.example').length, 1)
  })
})

describe('real senders', () => {
  const count = 2_000
  const lines = Array.from({ length: count }, (_, n) => `line ${n} of the examination, 日本語 ${'x'.repeat(n % 200)}`)
  const input = join(dir, 'input.log')
  before(() => writeFileSync(input, `${lines.join('\n')}\n`))

  async function fromRsyslog(name: string, action: string): Promise<Record<string, unknown>[]> {
    const own = mkdtempSync(join(dir, `${name}-`))
    let sender: ReturnType<typeof rsyslogSends> | null = null
    try {
      return await arrived(() => {
        sender = rsyslogSends(own, input, action)
      }, count)
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${sender!.said()}`)
    } finally {
      await sender!.stop()
    }
  }
  const forward = (port: number, more: string) =>
    `action(type="omfwd" target="${host}" port="${port}" template="RSYSLOG_SyslogProtocol23Format" ${more})`
  const check = (events: readonly Record<string, unknown>[]) => {
    assert.deepEqual(
      events.map((event) => event.message),
      lines,
    )
    assert.deepEqual([...new Set(events.map((event) => event['process.name']))], ['exam'])
  }

  test('rsyslog over TCP, counted', { skip: missing.rsyslog ?? false }, async () => {
    check(await fromRsyslog('tcp', forward(receiving.ports.tcp!, 'protocol="tcp" TCP_Framing="octet-counted"')))
  })
  test('rsyslog over TCP, line by line', { skip: missing.rsyslog ?? false }, async () => {
    check(await fromRsyslog('lines', forward(receiving.ports.tcp!, 'protocol="tcp" TCP_Framing="traditional"')))
  })
  test('rsyslog over UDP', { skip: missing.rsyslog ?? false }, async () => {
    check(await fromRsyslog('udp', forward(receiving.ports.udp!, 'protocol="udp" UDP.SendDelay="200"')))
  })
  test('rsyslog over TLS', { skip: missing.rsyslogTls ?? missing.openssl ?? false }, async () => {
    const { ca, clientCert, clientKey } = files!
    const driver = `global(defaultNetstreamDriverCAFile="${ca}" defaultNetstreamDriverCertFile="${clientCert}" defaultNetstreamDriverKeyFile="${clientKey}")\n`
    const tls =
      'protocol="tcp" TCP_Framing="octet-counted" StreamDriver="ossl" StreamDriverMode="1" StreamDriverAuthMode="x509/name" StreamDriverPermittedPeers="localhost"'
    const events = await fromRsyslog('tls', driver + forward(receiving.ports.tls!, tls))
    check(events)
    assert.deepEqual([...new Set(events.map((event) => event.source))], ['gate.exam.example'])
  })

  const numbers = (events: readonly Record<string, unknown>[]) =>
    new Set(originals(events).map((line) => /seq: (\d+)/.exec(line)?.[1])).size
  const stream = ['--inet', '--stream']
  const noLoggen = missing.loggen ?? missing.openssl ?? false
  for (const [title, args, port] of [
    ['over TCP, line by line', stream, 'tcp'],
    ['over TCP, RFC 5424 counted', [...stream, '--syslog-proto'], 'tcp'],
    ['over TCP, RFC 5424 line by line', [...stream, '--syslog-proto', '--no-framing'], 'tcp'],
    ['over TLS', ['--use-ssl', '--syslog-proto'], 'tls'],
  ] as const)
    test(`loggen of syslog-ng ${title}`, { skip: noLoggen }, async () => {
      const events = await arrived(() => loggen(args, count, host, receiving.ports[port]!), count)
      assert.equal(numbers(events), count)
    })
  test('loggen of syslog-ng over UDP', { skip: noLoggen }, async () => {
    const few = 200
    const events = await arrived(() => loggen(['--inet', '--dgram'], few, host, receiving.ports.udp!), few)
    assert.equal(numbers(events), few)
  })
})
