// The outbox against a server that is greylisting, slow, away or refuses: who gets a mail, who does not, and what the record says.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { Refusal } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { composeMail } from '#src/platform/mail/compose.ts'
import { enqueueMail, type OutgoingMail } from '#src/platform/mail/outbox.ts'
import { cancelMail, retryMail } from '#src/platform/mail/store.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { startMailing } from '#src/server/mailing.ts'
import { until } from '../agent/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { type AwkwardServer, awkwardServer } from './awkward-server.ts'

const from = { address: 'csirt@desk.example', name: '火消し CSIRT' }
let kit: TestDesk
let server: AwkwardServer
let desk: Desk
let context: Context
let aheadMs = 0
let stop = async () => {}
before(async () => {
  kit = await testDesk()
  server = await awkwardServer()
  // A clock that can be set on, so that nobody waits for a greylisting.
  desk = {
    ...kit.desk,
    mail: { from, server: server.server, replyTo: null },
    now: () => new Date(Date.now() + aheadMs),
  }
  context = contextOfDesk(desk)
  stop = startMailing(desk, { everyMs: 10 })
})
after(async () => {
  await stop()
  await server.close()
  await kit.close()
})

const to = (...addresses: string[]) => addresses.map((address) => ({ address, name: '' }))
const queue = (mail: Partial<OutgoingMail> & Pick<OutgoingMail, 'to'>): Promise<{ id: string; messageId: string }> =>
  desk.state.db
    .transaction()
    .execute((tx) => enqueueMail(context, tx, { subject: '連絡', text: '本文です。\n', purpose: 'test', ...mail }))
type Row = { address: string; state: string; tries: number; doubts: number; reply: string | null }
const rowsOf = async (id: string): Promise<Row[]> =>
  (
    await desk.state.pool.query(
      'select address, state, tries, doubts, reply from mail_recipient where mail_id = $1 order by address',
      [id],
    )
  ).rows
const settled = (id: string, wanted: (rows: Row[]) => boolean): Promise<Row[]> =>
  until('what becomes of a mail', () => rowsOf(id), wanted)
const ended = (rows: Row[]) => rows.every((row) => row.state === 'sent' || row.state === 'failed')
const takenOf = (messageId: string) => server.taken.filter((mail) => mail.text.includes(messageId))
const entriesOf = async (messageId: string): Promise<{ code: string; facts: Record<string, string> }[]> =>
  (
    await desk.state.pool.query(
      `select code, payload::jsonb->'facts' as facts from record_entry where payload::jsonb->'facts'->>'messageId' = $1 order by seq`,
      [messageId],
    )
  ).rows

test('a mail goes out once to everybody, in Japanese, and the record says that the server took it', async () => {
  const { id, messageId } = await queue({
    to: [{ address: 'A@One.example', name: '鈴木 一郎' }, ...to('b@two.example')],
    cc: to('a@one.example'),
    subject: '貴社サーバーからの不正なアクセスについて ①㈱髙',
    text: '波ダッシュ〜と髙﨑。\n.点で始まる行\n',
    attachments: [{ name: 'ログ(抜粋).txt', mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from('行1\n') }],
  })
  await settled(id, ended)
  const [taken, ...more] = takenOf(messageId)
  assert.deepEqual(more, [])
  assert.deepEqual([...taken!.to].sort(), ['a@one.example', 'b@two.example'])
  const read = await PostalMime.parse(taken!.text)
  assert.equal(read.subject, '貴社サーバーからの不正なアクセスについて ①㈱髙')
  assert.equal(read.from?.name, '火消し CSIRT')
  assert.equal(read.text?.trim(), '波ダッシュ〜と髙﨑。\n.点で始まる行')
  assert.equal(read.attachments[0]?.filename, 'ログ(抜粋).txt')
  assert.equal(read.html, undefined)
  const [entry] = await entriesOf(messageId)
  assert.equal(entry?.code, 'mail.sent')
})

test('one who is greylisted gets it later, one who does not exist is told of, and the others get it once', async () => {
  const grey = new Set(['grey@one.example'])
  server.manners = {
    recipient: (address) =>
      grey.delete(address)
        ? { code: 450, text: '4.2.0 Greylisted, try again' }
        : address.startsWith('gone@')
          ? { code: 550, text: '5.1.1 No such user' }
          : null,
  }
  const { id, messageId } = await queue({ to: to('a@one.example', 'gone@one.example', 'grey@one.example') })
  const first = await settled(id, (rows) => rows.every((row) => row.tries === 1))
  assert.deepEqual(
    first.map((row) => row.state),
    ['sent', 'failed', 'waiting'],
  )
  aheadMs += 2 * 60_000
  const rows = await settled(id, ended)
  assert.deepEqual(
    rows.map((row) => [row.state, row.tries]),
    [
      ['sent', 1],
      ['failed', 1],
      ['sent', 2],
    ],
  )
  assert.deepEqual(
    takenOf(messageId).map((mail) => mail.to),
    [['a@one.example'], ['grey@one.example']],
  )
  const entries = await entriesOf(messageId)
  assert.deepEqual(
    entries.map((entry) => [entry.code, entry.facts.recipients]),
    [
      ['mail.sent', 'a@one.example'],
      ['mail.failed', 'gone@one.example'],
      ['mail.sent', 'grey@one.example'],
    ],
  )
  assert.match(entries[1]!.facts.reply!, /5\.1\.1 No such user/)
  server.manners = {}
})

test('a server that refuses after the last byte is believed: for now or for good', async () => {
  const answers = [
    { code: 451, text: '4.3.0 Try later' },
    { code: 554, text: '5.7.1 Spam' },
  ]
  server.manners = { mail: async () => answers.shift() ?? null }
  const { id, messageId } = await queue({ to: to('a@one.example') })
  await settled(id, ([row]) => row!.tries === 1)
  aheadMs += 2 * 60_000
  const [row] = await settled(id, ended)
  assert.deepEqual([row!.state, row!.tries, row!.doubts], ['failed', 2, 0])
  assert.deepEqual(takenOf(messageId), [])
  server.manners = {}
  // Somebody mended it and asks for it once more: the same mail, with the same Message-ID.
  await desk.state.db.transaction().execute((tx) => retryMail(tx, id, desk.now()))
  await settled(id, ([one]) => one!.state === 'sent')
  assert.equal(takenOf(messageId).length, 1)
})

test('what is not due yet waits, and can be called back until it goes', async () => {
  const notBefore = new Date(desk.now().getTime() + 3_600_000)
  const called = await queue({ to: to('a@one.example'), notBefore })
  const kept = await queue({ to: to('a@one.example'), notBefore })
  const gone = await queue({ to: to('a@one.example') })
  await settled(gone.id, ended)
  const cancel = (id: string) => desk.state.db.transaction().execute((tx) => cancelMail(tx, id, desk.now()))
  assert.deepEqual(await cancel(called.id), ['a@one.example'])
  assert.deepEqual(await cancel(gone.id), [])
  assert.equal((await rowsOf(kept.id))[0]!.state, 'waiting')
  aheadMs += 3_600_000
  await settled(kept.id, ended)
  assert.deepEqual([takenOf(called.messageId).length, takenOf(kept.messageId).length], [0, 1])
})

test('whoever cannot be reached for five days is told of as failed', async () => {
  server.manners = { recipient: () => ({ code: 452, text: '4.2.2 Mailbox full' }) }
  const { id, messageId } = await queue({ to: to('full@one.example') })
  await settled(id, ([row]) => row!.tries === 1)
  aheadMs += 5 * 86_400_000 + 3_600_000
  const [row] = await settled(id, ended)
  assert.equal(row!.state, 'failed')
  assert.match((await entriesOf(messageId))[0]!.facts.reply!, /Mailbox full/)
  server.manners = {}
})

test('a mail is there with its change or not at all', async () => {
  const broken = desk.state.db.transaction().execute(async (tx) => {
    await enqueueMail(context, tx, { to: to('a@one.example'), subject: 'x', text: 'x', purpose: 'never' })
    throw new Error('the change failed')
  })
  await assert.rejects(broken, /the change failed/)
  const { rows } = await desk.state.pool.query(`select 1 from mail where purpose = 'never'`)
  assert.equal(rows.length, 0)
})

const refusalOf = async (mail: Partial<OutgoingMail>): Promise<string> => {
  try {
    await queue({ to: to('a@one.example'), ...mail })
    return 'taken'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test('what would become a header of its own is refused, and says where', async () => {
  const evil = 'x\r\nBcc: everybody@evil.example'
  assert.equal(await refusalOf({ subject: evil }), 'mail.subject.invalid')
  assert.equal(await refusalOf({ subject: 'a\u2028b' }), 'mail.subject.invalid')
  assert.equal(await refusalOf({ to: [{ address: 'a@one.example', name: evil }] }), 'mail.address.invalid')
  for (const address of [
    `a@one.example\r\nX: y`,
    'a@one.example>',
    'a b@one.example',
    'a@one.example,b@two.example',
    '',
  ])
    assert.equal(await refusalOf({ to: to(address) }), 'mail.address.invalid')
  assert.equal(await refusalOf({ replyTo: { address: 'a@one.example', name: '\n' } }), 'mail.address.invalid')
  assert.equal(await refusalOf({ inReplyTo: '<a@b>\r\nX: y' }), 'mail.reference.invalid')
  assert.equal(await refusalOf({ references: ['<a b@c>'] }), 'mail.reference.invalid')
  const attachment = (name: string, mediaType: string) => ({
    attachments: [{ name, mediaType, bytes: Buffer.from('x') }],
  })
  assert.equal(await refusalOf(attachment('a\r\nb.txt', 'text/plain')), 'mail.attachment.invalid')
  assert.equal(await refusalOf(attachment('a.txt', 'text/plain\r\nX: y')), 'mail.attachment.invalid')
  assert.equal(await refusalOf({ to: [] }), 'mail.nobody.invalid')
  assert.equal(
    await refusalOf({ to: to(...Array.from({ length: 101 }, (_, n) => `a${n}@one.example`)) }),
    'mail.recipients.invalid',
  )
})

test('whatever a subject, a name and a text hold, the headers are ours and the words come back whole', async () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    .map((text) => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '').trim() || 'x')
  await fc.assert(
    fc.asyncProperty(line, line, fc.string({ unit: 'binary', maxLength: 400 }), async (subject, name, body) => {
      const text = body.toWellFormed().replaceAll('\r', '').replaceAll('\0', '')
      const raw = await composeMail(
        { to: [{ address: 'a@one.example', name }], subject: subject.toWellFormed(), text, purpose: 'test' },
        { from, messageId: '<1@desk.example>', date: new Date(0) },
      )
      const head = raw.toString('latin1').split('\r\n\r\n')[0]!
      const names = head.split(/\r\n(?![ \t])/).map((header) => header.split(':')[0])
      const known = [
        'From',
        'To',
        'Subject',
        'Message-ID',
        'Date',
        'MIME-Version',
        'Content-Type',
        'Content-Transfer-Encoding',
      ]
      assert.deepEqual(
        names.filter((one) => !known.includes(one!)),
        [],
      )
      assert.equal(new Set(names).size, names.length)
      const read = await PostalMime.parse(raw)
      assert.equal(read.to?.length, 1)
      assert.equal((read.text ?? '').replaceAll('\r\n', '\n').trimEnd(), text.trimEnd())
    }),
    { numRuns: 60 },
  )
})
