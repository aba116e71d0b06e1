// The desk's own mail server: for its own addresses alone, and yes only to what is on disk.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import nodemailer from 'nodemailer'
import type { Context, Desk } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { type Handed, isOurs, type Receiver, receiveMail, receiverBounds } from '#src/platform/mail/receiver.ts'
import type { Config } from '#src/server/config.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { receiverOf, startReceiver } from '#src/server/mailing.ts'
import { incident } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { correspondent } from './correspondent.ts'

let kit: TestDesk
let desk: Desk
let lead: Context
let receiver: Receiver
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  const mail = {
    from: { address: 'csirt@desk.example', name: '火消し' },
    server: null,
    replyTo: 'csirt+*@desk.example',
  }
  desk = { ...kit.desk, mail }
  const config = {
    HIKESHI_SMTP_IN: '127.0.0.1:0',
    HIKESHI_CONTACT_EMAIL: '',
    HIKESHI_SMTP_IN_FOR: ['abuse@desk.example'],
  }
  receiver = (await startReceiver(desk, receiverOf(config as unknown as Config, mail)))!
})
after(async () => {
  await receiver.close()
  await kit.close()
})

type Mail = Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0]
/** What the server said: 250, or why not. */
async function handed(port: number, mail: Mail, options: object = { ignoreTLS: true }): Promise<number> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ...options })
  try {
    await transport.sendMail(mail)
    return 250
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0
  } finally {
    transport.close()
  }
}
const count = async (subject: string) =>
  (await desk.state.pool.query('select 1 from report where subject = $1', [subject])).rows.length

test('a complaint at a role address is in the inbox when the sender hears yes, once, and nothing is relayed', async () => {
  const mail = {
    from: 'victim@other.example',
    to: 'abuse@desk.example',
    subject: 'Your host scans us',
    text: '192.0.2.7 scans us.',
    messageId: '<one@other.example>',
    date: new Date(0),
  }
  assert.equal(await handed(receiver.port, mail), 250)
  assert.equal(await count('Your host scans us'), 1)
  assert.equal(await handed(receiver.port, mail), 250)
  assert.equal(await count('Your host scans us'), 1)
  assert.equal(await handed(receiver.port, { ...mail, to: 'somebody@third.example' }), 550)
  assert.equal(await handed(receiver.port, { ...mail, to: 'csirt@desk.example.evil.example' }), 550)
  assert.ok(isOurs('CSIRT+ab@desk.example', ['csirt+*@desk.example']))
  for (const no of ['csirt+@desk.example', 'csirt+a@b@desk.example', 'x@desk.example', 'csirt+a@evil.example'])
    assert.equal(isOurs(no, ['csirt+*@desk.example']), false, no)
})

test('an answer finds its incident by the address of the envelope alone', async () => {
  const { number } = await incident.create(lead, { title: '不正アクセス', kinds: [], lead: lead.viewer.id })
  const { id } = await incident.show(lead, { incident: number })
  const sent = await desk.state.db.transaction().execute((tx) =>
    enqueueMail(contextOfDesk(desk), tx, {
      to: [{ address: 'suzuki@other.example', name: '' }],
      subject: 'x',
      text: 'x',
      purpose: 'test',
      incidentId: id,
    }),
  )
  const token = `csirt+${sent.id.replaceAll('-', '')}@desk.example`
  const mail = {
    from: 'suzuki@other.example',
    to: 'undisclosed@other.example',
    subject: 'Re: x',
    text: 'in the envelope',
  }
  assert.equal(await handed(receiver.port, { ...mail, envelope: { from: mail.from, to: [token] } }), 250)
  const { rows } = await incident.entries(lead, { incident: number, limit: 20 })
  assert.ok(rows.some((one) => one.text.includes('in the envelope')))
})

test('what is too large, goes in a circle, or meets a store that is away is not taken, and the sender is told which', async (t) => {
  const they = correspondent()
  t.after(() => they?.end())
  let isAway = true
  const kept: Handed[] = []
  const own = async (tls: { cert: string; key: string } | null) =>
    await receiveMail(
      { host: '127.0.0.1', port: 0, tls, recipients: ['csirt@desk.example'] },
      async (mail) => {
        if (isAway) throw new Error('no database')
        kept.push(mail)
      },
      () => {},
      { ...receiverBounds, bytes: 100_000, bytesInFlight: 150_000 },
    )
  const small = await own(null)
  t.after(() => small.close())
  const mail = { from: 'a@other.example', to: 'csirt@desk.example', subject: 's', text: 't' }
  assert.equal(await handed(small.port, mail), 451)
  isAway = false
  assert.equal(await handed(small.port, mail), 250)
  assert.equal(await handed(small.port, { ...mail, text: 'x'.repeat(200_000) }), 552)
  const round = Array.from({ length: 60 }, (_, i) => ({ key: 'Received', value: `from a by b; ${i}` }))
  assert.equal(await handed(small.port, { ...mail, headers: round }), 554)
  assert.match(kept[0]!.bytes.toString(), /^Return-Path: <a@other\.example>\r\nDelivered-To: csirt@desk\.example\r\n/)
  assert.equal(kept.length, 1)
  // STARTTLS with a certificate of ours; without one it is not offered.
  assert.equal(await handed(small.port, mail, { requireTLS: true }), 500)
  if (!they) return
  they.openssl([
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'k',
    '-out',
    'c',
    '-days',
    '2',
    '-subj',
    '/CN=127.0.0.1',
  ])
  const secure = await own({ cert: `${they.folder}/c`, key: `${they.folder}/k` })
  t.after(() => secure.close())
  assert.equal(await handed(secure.port, mail, { requireTLS: true, tls: { rejectUnauthorized: false } }), 250)
})
