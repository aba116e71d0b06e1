// The outbox and the thread of an incident: who has a mail, who does not, and nobody sees what is secret.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { threadActions } from '#src/respond/thread/actions.ts'
import { threadApi } from '#src/respond/thread/api.ts'
import { takeMail } from '#src/respond/thread/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident, refusalOf } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const thread = calls(threadApi, threadActions as never)
let kit: TestDesk
let lead: Context
let other: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
  other = await kit.as('responder')
})
after(() => kit.close())

const opened = async (isSecret: boolean) => {
  const { number } = await incident.create(lead, { title: '不正アクセス', kinds: [], isSecret, lead: lead.viewer.id })
  const { id } = await incident.show(lead, { incident: number })
  const mail = await kit.desk.state.db.transaction().execute((tx) =>
    enqueueMail(contextOfDesk(kit.desk), tx, {
      to: ['suzuki', 'gone'].map((name) => ({ address: `${name}@other.example`, name })),
      subject: `about ${number}`,
      text: 'x',
      purpose: 'test',
      incidentId: id,
    }),
  )
  return { number, ...mail }
}

test('a failed recipient is shown with the reason and tried again alone; an answer and its worth stand beside', async () => {
  const { number, id, messageId } = await opened(false)
  const end = (address: string, state: string, reply: string) =>
    kit.desk.state.pool.query(
      `update mail_recipient set state = $3, reply = $4, ended_at = now() where mail_id = $1 and address = $2`,
      [id, address, state, reply],
    )
  await end('suzuki@other.example', 'sent', '250 2.0.0 Ok')
  await end('gone@other.example', 'failed', '550 5.1.1 User unknown')
  const bytes = Buffer.from(
    `From: suzuki@other.example\r\nTo: csirt@desk.example\r\nIn-Reply-To: ${messageId}\r\nSubject: Re\r\n\r\nSeen.\r\n`,
  )
  await takeMail(contextOfDesk(kit.desk), { bytes, isCut: false })
  const found = await thread.thread(other, { incident: number })
  assert.deepEqual(
    found.out[0]!.recipients.map(({ address, state, reply }) => [address, state, reply]),
    [
      ['gone@other.example', 'failed', '550 5.1.1 User unknown'],
      ['suzuki@other.example', 'sent', '250 2.0.0 Ok'],
    ],
  )
  assert.deepEqual(
    found.in.map(({ from, sort, signature, answers }) => [from, sort, signature, answers]),
    [['suzuki@other.example', 'reply', 'none', id]],
  )
  assert.equal((await thread.outbox(other, { state: 'failed' })).rows.length, 1)
  assert.deepEqual((await thread.retry(other, { mail: id })).addresses, ['gone@other.example'])
  assert.equal(await refusalOf(thread.retry(other, { mail: id })), 'mail.none-failed')
  const states = (await thread.outbox(other, {})).rows[0]!.recipients.map((one) => one.state)
  assert.deepEqual(states, ['waiting', 'sent'])
  const told = (await incident.entries(lead, { incident: number, limit: 20 })).rows.map((one) => one.text)
  assert.ok(told.some((text) => text.includes('once more to gone@other.example')))
})

test('mail of a secret incident is in no outbox, no thread and no retry of who may not know of it', async () => {
  const { number, id } = await opened(true)
  assert.ok((await thread.outbox(lead, {})).rows.some((row) => row.id === id))
  assert.ok(!(await thread.outbox(other, {})).rows.some((row) => row.id === id))
  assert.equal(await refusalOf(thread.thread(other, { incident: number })), 'incident.not-found')
  assert.equal(await refusalOf(thread.retry(other, { mail: id })), 'mail.not-found')
})
