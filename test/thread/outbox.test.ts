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

/** The store refuses every report, or only what was read of a file, with this error of PostgreSQL; gives what ends it. */
async function refusing(code: string, when: string): Promise<() => Promise<void>> {
  const { pool } = kit.desk.state
  await pool.query(`create function refuse_report() returns trigger language plpgsql as
    $$ begin raise exception 'refused' using errcode = '${code}'; end $$`)
  await pool.query(
    `create trigger refuse_report before insert on report for each row when (${when}) execute function refuse_report()`,
  )
  return async () => void (await pool.query('drop function refuse_report() cascade'))
}
const complaint = (id: string) =>
  Buffer.from(`From: n@other.example\r\nTo: csirt@desk.example\r\nSubject: Scan ${id}\r\n\r\nFrom 192.0.2.7.\r\n`)
const subjects = async () =>
  (await kit.desk.state.pool.query<{ subject: string }>('select subject from report')).rows.map((one) => one.subject)

test('a mail that comes while the disk of the store is full is not counted as taken, and is taken when it comes again', async () => {
  const end = await refusing('53100', 'true')
  let moved = 0
  const take = () =>
    takeMail(contextOfDesk(kit.desk), { bytes: complaint('A'), isCut: false }, async () => void moved++)
  await assert.rejects(take())
  await end()
  assert.deepEqual([moved, (await subjects()).includes('Scan A')], [0, false])
  assert.equal(await take(), 'report')
  assert.deepEqual([moved, (await subjects()).includes('Scan A')], [1, true])
})

test('a mail of which the store refuses what was read becomes a report that says so and holds the mail', async () => {
  const end = await refusing('22023', 'new.original_sha256 is not null')
  const bytes = complaint('B')
  assert.equal(await takeMail(contextOfDesk(kit.desk), { bytes, isCut: false }), 'report')
  await end()
  const { rows } = await kit.desk.state.pool.query<{ text: string; sha256: string }>(
    `select b.text, a.sha256 from report r join report_body b on b.report_id = r.id join report_attachment a on a.report_id = r.id where r.original_sha256 is null`,
  )
  assert.match(rows[0]!.text, /22023/)
  assert.deepEqual(Buffer.from(await kit.desk.vault.read(rows[0]!.sha256)), bytes)
})
