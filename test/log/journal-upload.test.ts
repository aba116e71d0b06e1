import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'
import { journalFile, journalUploader, missing } from './senders.ts'

let desk: ServedDesk
let token = ''
before(async () => {
  desk = await servedDesk()
  token = (await desk.signIn('responder')).authorization!.replace('Bearer ', '')
})
after(() => desk.close())

const basic = (secret: string) => `Basic ${Buffer.from(`journal:${secret}`).toString('base64')}`
const upload = (body: string | Uint8Array, authorization = basic(token), type = 'application/vnd.fdo.journal') =>
  desk.fetch(
    new Request('http://desk.example/upload', {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: body as BodyInit,
    }),
  )
const found = async (q: string) => {
  const context = await desk.as('lead')
  const { lines } = await logActions.search(context, logApi.search.input.parse({ q, order: 'oldest', limit: 10_000 }))
  return [...lines].sort((a, b) => a.seq - b.seq).map(({ event }) => event)
}
const record = (journal: string, n: number, message: string): string =>
  [
    `__CURSOR=s=${journal.repeat(32)};i=${n.toString(16)};b=0`,
    `__REALTIME_TIMESTAMP=${1_793_232_000_000_000 + n}`,
    `_HOSTNAME=host-${journal}`,
    'SYSLOG_IDENTIFIER=sshd',
    `MESSAGE=${message}`,
    '\n',
  ].join('\n')
const records = (journal: string, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, n) =>
    record(journal, from + n, `Failed password for root from 192.0.2.9 port ${from + n} ssh2`),
  ).join('')

describe('a journal that is uploaded', () => {
  test('becomes lines of its host, read like any other, and is stored once however often it begins again', async () => {
    assert.equal((await upload(records('a', 1, 2_500))).status, 200)
    assert.equal((await upload(records('a', 1, 2_500))).status, 200)
    // the answer was lost and the journal has grown
    assert.equal((await upload(records('a', 2_001, 2_600))).status, 200)
    const events = await found('source:host-a and source.ip:192.0.2.9')
    assert.deepEqual(
      events.map((event) => event['source.port']),
      Array.from({ length: 2_599 }, (_, n) => n + 1),
    )
    assert.equal(events[0]!['event.action'], 'ssh_login')
    assert.equal(events[0]!['@timestamp'], '2026-10-29T00:00:00.000001Z')
  })

  test('is kept as far as whole batches came when it breaks off, and the rest when it comes again', async () => {
    const whole = records('b', 1, 1_501)
    assert.equal((await upload(whole.slice(0, -100))).status, 400)
    assert.equal((await found('source:host-b')).length, 1_000)
    assert.equal((await upload(whole)).status, 200)
    assert.equal((await found('source:host-b')).length, 1_500)
  })

  test('is refused in words from those who may not write, and when it is none', async () => {
    assert.equal((await upload('', basic('hks_nobody-knows-this-token-at-all'))).status, 401)
    const auditor = (await desk.signIn('auditor')).authorization!.replace('Bearer ', '')
    assert.equal((await upload('', basic(auditor))).status, 403)
    assert.equal((await upload('one line\n')).status, 400)
    assert.equal((await upload('one line\n', basic(token), 'text/plain')).status, 400)
    const elsewhere = new Request('http://desk.example/api/logs/lines?source=x', {
      method: 'POST',
      headers: { authorization: basic(token) },
      body: 'x\n',
    })
    assert.equal((await desk.fetch(elsewhere)).status, 401, 'a password in a URL opens nothing but the upload')
  })

  test('comes from systemd-journal-upload itself, with values of several lines and of bytes', {
    skip: missing.journalUpload ?? false,
  }, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'hikeshi-journal-'))
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const made = serve({ fetch: desk.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made))
    })
    const state = join(dir, 'state')
    const file = journalFile(dir, 2_500)
    const url = `http://journal:${token}@127.0.0.1:${(server.address() as AddressInfo).port}`
    const sender = journalUploader(['--url', url, '--file', file, `--save-state=${state}`])
    try {
      // the state names a place only after the desk has answered
      const end = Date.now() + 60_000
      while (!(existsSync(state) && readFileSync(state, 'utf8').includes('LAST_CURSOR'))) {
        assert.ok(Date.now() < end, `nothing was uploaded: ${sender.said()}`)
        await pause(50)
      }
      const events = await found('source:journal-exam')
      assert.equal(events.length, 2_500)
      assert.equal(events[0]!.message, 'first line 0\nsecond line')
      assert.equal(events[1]!['event.action'], 'ssh_login')
      assert.deepEqual(JSON.parse(String(events[2]!['event.original'])).MESSAGE, [255, 0, 10, 128])
    } finally {
      await sender.stop()
      server.close()
      rmSync(dir, { recursive: true, force: true })
    }
  })
})
