// Case 2: a finder who will publish is never left unanswered; the alarm comes before that day, once, and ends when we write.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context, Desk } from '#src/platform/context.ts'
import { contactActions } from '#src/prepare/contact/actions.ts'
import { contactApi } from '#src/prepare/contact/api.ts'
import { noticeActions } from '#src/respond/notice/actions.ts'
import { noticeApi } from '#src/respond/notice/api.ts'
import { promiseAheadMs, remindOfParties } from '#src/respond/thread/jobs/remind.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident } from '../incident/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'

const contacts = calls(contactApi, contactActions as never)
const notice = calls(noticeApi, noticeActions as never)
const hour = 3_600_000
let kit: TestDesk
let lead: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead', '神戸 花子')
})
after(() => kit.close())

test('the team is told a day before the finder publishes, again when it has passed, and no more once he was written to', async () => {
  const start = Date.parse('2026-11-22T00:00:00Z')
  let now = start
  const server = { host: '127.0.0.1', port: 1, tls: 'none', user: '', password: '' } as const
  const desk: Desk = { ...kit.desk, now: () => new Date(now), mail: { ...kit.desk.mail, server } }
  const context = contextOfDesk(desk)
  const as = { ...lead, desk }
  const { number } = await incident.create(as, { title: 'XSS', kinds: [], lead: lead.viewer.id })
  const { id: finder } = await contacts.add(as, {
    name: '発見者',
    kind: 'person',
    channels: [{ kind: 'email', value: 'finder@other.example' }],
  })
  await notice.addParty(as, { incident: number, contact: finder, role: 'reporter' })
  const publishesAt = start + 72 * hour
  await notice.noteParty(as, { incident: number, contact: finder, promisedAt: new Date(publishesAt).toISOString() })
  assert.equal(await remindOfParties(context), 0)
  now = publishesAt - promiseAheadMs
  assert.ok(now < publishesAt)
  assert.equal(await remindOfParties(context), 1)
  assert.equal(await remindOfParties(context), 0)
  const mails = () =>
    desk.state.pool
      .query<{ subject: string; raw: Buffer }>(
        `select subject, raw from mail where purpose = 'party-reminder' order by queued_at`,
      )
      .then(({ rows }) => rows)
  const [alarm] = await mails()
  assert.match(alarm!.subject, new RegExp(`^\\[${number}\\]`))
  assert.doesNotMatch(alarm!.raw.toString('utf8'), /XSS|finder@/)
  // That he may publish is a fact of its own, told of before its day, and once.
  const because = 'He set us a time of thirty days.'
  const at = new Date(now + 80 * hour).toISOString()
  const flagged = await notice.noteParty(as, { incident: number, contact: finder, publishes: { because, at } })
  assert.deepEqual([flagged.rows[0]!.publishesAt, flagged.rows[0]!.publishesBecause], [at, because])
  assert.equal(await remindOfParties(context), 0)
  now += 9 * hour
  assert.equal(await remindOfParties(context), 1)
  assert.equal(await remindOfParties(context), 0)
  const warned = (await mails()).at(-1)!
  assert.match(warned.subject, /publish/i)
  assert.doesNotMatch(warned.raw.toString('utf8'), /XSS|finder@|thirty/)
  const cleared = await notice.noteParty(as, { incident: number, contact: finder, publishes: null })
  assert.deepEqual([cleared.rows[0]!.publishesAt, cleared.rows[0]!.publishesBecause], [null, ''])
  // It passes without a word of ours.
  now = publishesAt + hour
  assert.equal(await remindOfParties(context), 1)
  assert.equal((await mails()).length, 3)
  const told = (await incident.entries(as, { incident: number, limit: 30 })).rows.map((one) => one.text)
  assert.equal(told.filter((text) => text.includes('発見者') && /promise/i.test(text)).length, 2)
  // He is written to: the promise is kept, nothing is due any more, and the next one counts anew.
  const { rows } = await notice.write(as, {
    incident: number,
    to: [finder],
    template: 'notice-source',
    given: { request: 'Thank you.' },
  })
  await notice.approve(as, { incident: number, notice: rows[0]!.id, alone: 'nobody else is here' })
  const party = (await notice.parties(as, { incident: number })).rows[0]!
  assert.deepEqual([party.promisedAt, party.standing], [null, 'waiting'])
  // An answer that is not there in time is chased.
  now = Date.parse(party.expectedAt!) + hour
  assert.equal(await remindOfParties(context), 1)
  await notice.noteParty(as, { incident: number, contact: finder, isClosed: true })
  now += 100 * hour
  assert.equal(await remindOfParties(context), 0)
})
