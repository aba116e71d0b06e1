// A mail goes out through Postfix, is answered, and comes back by IMAP into its incident; what belongs to none becomes a report.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import nodemailer from 'nodemailer'
import type { Context, Desk } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { takeMail } from '#src/respond/thread/jobs.ts'
import type { Config } from '#src/server/config.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { startMailing, startReadingMail } from '#src/server/mailing.ts'
import { until } from '../agent/kit.ts'
import { incident } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { type PostOffice, password, startPostOffice } from '../mail/post-office.ts'

let kit: TestDesk
let post: PostOffice | null
let desk: Desk
let lead: Context
let context: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  post = await startPostOffice()
  const server = { host: '127.0.0.1', port: post?.smtpPort ?? 1, tls: 'none', user: '', password: '' } as const
  desk = {
    ...kit.desk,
    mail: { from: { address: 'csirt@desk.example', name: '火消し' }, server, replyTo: 'csirt+*@desk.example' },
  }
  context = contextOfDesk(desk)
})
after(async () => {
  await post?.stop()
  await kit.close()
})

const open = async (isSecret = false) => {
  const { number } = await incident.create(lead, { title: '不正アクセス', kinds: [], isSecret, lead: lead.viewer.id })
  return { number, id: (await incident.show(lead, { incident: number })).id }
}
const write = (incidentId: string | null, text = 'ご確認をお願いします。') =>
  desk.state.db.transaction().execute((tx) =>
    enqueueMail(context, tx, {
      to: [{ address: 'suzuki@other.example', name: '鈴木' }],
      subject: 'ご連絡',
      text,
      purpose: 'test',
      incidentId,
    }),
  )
const entries = async (number: string): Promise<string[]> =>
  (await incident.entries(lead, { incident: number, limit: 50 })).rows.map((one) => one.text)
const reports = async (subject: string): Promise<number> =>
  (await desk.state.pool.query('select 1 from report where subject = $1', [subject])).rows.length
const mailOf = (...lines: string[]) => ({ bytes: Buffer.from(lines.join('\r\n')), isCut: false })

test('an answer comes back into its incident: by Message-ID, or by its address alone from another mailbox; a stranger becomes a report', async (t) => {
  if (!post) return t.skip('no Postfix and Dovecot here, or not root')
  const { number, id } = await open()
  const stopSending = startMailing(desk, { everyMs: 10 })
  const box = {
    host: '127.0.0.1',
    port: post.imapPort,
    tls: 'none',
    user: 'csirt@desk.example',
    password,
    mailbox: 'INBOX',
  } as const
  let stopReading = startReadingMail(desk, { HIKESHI_IMAP: [box] } as unknown as Config)
  t.after(async () => {
    await stopReading()
    await stopSending()
  })
  const { messageId } = await write(id)
  const [letter] = await until(
    'the mail',
    () => post!.read('suzuki@other.example'),
    (all) => all.length > 0,
    60_000,
  )
  const replyTo = /^Reply-To:[\s\S]{0,200}?([^\s<>]+@desk\.example)/m.exec(letter!)![1]!
  const outside = nodemailer.createTransport({ host: '127.0.0.1', port: post.smtpPort, ignoreTLS: true })
  await outside.sendMail({
    from: '鈴木 <suzuki@other.example>',
    to: 'csirt@desk.example',
    subject: 'Re: ご連絡',
    inReplyTo: messageId,
    references: messageId,
    text: '遮断しました。髙橋',
  })
  await until(
    'the answer',
    () => entries(number),
    (all) => all.some((text) => text.includes('遮断しました。髙橋')),
    60_000,
  )
  // What comes while nobody reads is there the next time, and what was taken is not taken again.
  await stopReading()
  await outside.sendMail({ from: 'private@third.example', to: replyTo, subject: 'from home', text: 'I am at home.' })
  await outside.sendMail({
    from: 'stranger@third.example',
    to: 'csirt@desk.example',
    subject: 'Attack from your network',
    text: 'Your host 192.0.2.1 attacks us.',
  })
  stopReading = startReadingMail(desk, { HIKESHI_IMAP: [box] } as unknown as Config)
  const lines = await until(
    'the answer from home',
    () => entries(number),
    (all) => all.some((text) => text.includes('I am at home.')),
    60_000,
  )
  await until(
    'the report',
    () => reports('Attack from your network'),
    (count) => count === 1,
    60_000,
  )
  outside.close()
  const answers = lines.filter((text) => text.startsWith('Answer'))
  assert.equal(answers.length, 2)
  assert.match(answers.find((text) => text.includes('髙橋'))!, /an address that we wrote to; not verified/)
  assert.match(answers.find((text) => text.includes('at home'))!, /another address than we wrote to; not verified/)
  assert.equal(await reports('from home'), 0)
})

test('a bounce tells who did not get it, an automatic answer is no answer, and the same mail twice is one', async () => {
  const { number, id } = await open()
  const { id: mailId, messageId } = await write(id)
  await desk.state.pool.query(`update mail_recipient set state = 'sent', ended_at = now() where mail_id = $1`, [mailId])
  const bounce = mailOf(
    'From: MAILER-DAEMON@mail.other.example',
    'To: csirt@desk.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <b1@mail.other.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'not delivered',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.other.example',
    '',
    'Final-Recipient: rfc822; suzuki@other.example',
    'Action: failed',
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    '',
    '--x',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: x',
    '',
    '--x--',
    '',
  )
  assert.equal(await takeMail(context, bounce), 'thread')
  assert.equal(await takeMail(context, bounce), 'known')
  const { rows } = await desk.state.pool.query('select state, reply from mail_recipient where mail_id = $1', [mailId])
  assert.deepEqual(rows, [{ state: 'failed', reply: '552 5.2.2 Mailbox full' }])
  const auto = mailOf(
    'From: suzuki@other.example',
    'To: csirt@desk.example',
    'Subject: Out of office',
    `In-Reply-To: ${messageId}`,
    'Auto-Submitted: auto-replied',
    '',
    'Away until Monday.',
    '',
  )
  assert.equal(await takeMail(context, auto), 'thread')
  const lines = await entries(number)
  assert.ok(lines.some((text) => /came back: suzuki@other\.example \(552 5\.2\.2 Mailbox full\)/.test(text)))
  assert.ok(lines.some((text) => text.startsWith('Automatic answer “Out of office”')))
  assert.equal(lines.filter((text) => text.startsWith('Answer')).length, 0)
})

test('our own mail that comes back to us goes nowhere; an answer to a closed incident, or one with a forged token, is a report', async () => {
  const { id } = await open()
  const { messageId } = await write(id)
  assert.equal(
    await takeMail(
      context,
      mailOf(`Message-ID: ${messageId}`, 'From: csirt@desk.example', 'Subject: copy', '', 'x', ''),
    ),
    'own',
  )
  const forged = mailOf(
    'From: a@evil.example',
    `To: csirt+${'0'.repeat(32)}@desk.example`,
    'Subject: forged token',
    '',
    'let me in',
    '',
  )
  assert.equal(await takeMail(context, forged), 'report')
  assert.equal(await reports('forged token'), 1)
  await desk.state.pool.query('update incident set closed_at = now() where id = $1', [id])
  const late = mailOf(
    'From: suzuki@other.example',
    'To: csirt@desk.example',
    `In-Reply-To: ${messageId}`,
    'Subject: Re: a year later',
    '',
    'It is back.',
    '',
  )
  assert.equal(await takeMail(context, late), 'report')
  assert.equal(await reports('Re: a year later'), 1)
})

test('a mail into a secret incident is seen by nobody who may not know of it', async () => {
  const { number, id } = await open(true)
  const { messageId } = await write(id)
  const reply = mailOf(
    'From: suzuki@other.example',
    'To: csirt@desk.example',
    `In-Reply-To: ${messageId}`,
    'Subject: Re: x',
    '',
    'unmistakable-words',
    '',
  )
  assert.equal(await takeMail(context, reply), 'thread')
  const other = await kit.as('responder')
  await assert.rejects(incident.entries(other, { incident: number, limit: 50 }))
  const { rows } = await desk.state.pool.query(
    `select incident_id from record_entry where payload like '%unmistakable-words%'`,
  )
  assert.deepEqual(rows, [{ incident_id: id }])
})
