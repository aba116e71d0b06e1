// What recovery reminds of by itself, through the outbox of a real desk: late measures, owners who left, causes that return, a watch that ends.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { peopleActions } from '#src/prepare/people/actions.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { remindOfMeasures } from '#src/recover/measure/jobs.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { causeActions } from '#src/recover/recovery/cause/actions.ts'
import { causeApi } from '#src/recover/recovery/cause/api.ts'
import { remindOfWatches } from '#src/recover/recovery/jobs.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const measure = calls(measureApi, measureActions as never)
const recovery = calls(recoveryApi, recoveryActions as never)
const cause = calls(causeApi, causeActions as never)
let kit: TestDesk
let lead: Context
let desk: Context
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  // Through a server that is never reached: what would leave stands in the outbox.
  const server = { host: '127.0.0.1', port: 9, tls: 'never', user: null, password: null } as never
  desk = contextOfDesk({ ...kit.desk, mail: { ...kit.desk.mail, server } })
})
after(() => kit.close())

async function mailed(purpose: string): Promise<[string, string][]> {
  const { rows } = await kit.desk.state.pool.query(
    'select r.address, m.subject from mail m join mail_recipient r on r.mail_id = m.id where m.purpose = $1 order by 2, 1',
    [purpose],
  )
  return rows.map((one: { address: string; subject: string }) => [one.address, one.subject])
}
const emailOf = (context: Context): string => `${context.viewer.id}@desk.example`
const begun = async (given: object = {}) => (await incident.create(lead, { title: '侵入', kinds: [], ...given })).number
async function proposed(number: string, given: object): Promise<number> {
  const { rows } = await measure.add(lead, { incident: number, aim: 'a', title: '更新', kind: 'technical', ...given })
  const no = Math.max(...rows.map((one) => one.no))
  await measure.move(lead, { incident: number, no, state: 'chosen' })
  return no
}

test('a late measure is told to its owner, the executives and the leads, once; of a secret incident only to whom it is known', async () => {
  const owner = await kit.as('responder')
  const executive = await kit.as('executive')
  const number = await begun()
  await proposed(number, { dueOn: '2020-01-31', ownerId: owner.viewer.id })
  await proposed(number, { dueOn: '2099-01-31' })
  const secret = await begun({ isSecret: true })
  await proposed(secret, { dueOn: '2020-01-31', ownerId: owner.viewer.id })
  assert.equal(await remindOfMeasures(desk), 2)
  assert.equal(await remindOfMeasures(desk), 0)
  const mails = await mailed('measure-reminder')
  const of = (which: string) => mails.filter(([, subject]) => subject.includes(which)).map(([to]) => to)
  assert.deepEqual(of(number).toSorted(), [emailOf(owner), emailOf(executive), emailOf(lead)].toSorted())
  assert.deepEqual(of(secret), [emailOf(lead)])
})

test('an owner who left, and a unit that merged: what they had goes to another with a line on each record', async () => {
  const admin = await kit.as('administrator')
  const gone = await kit.as('responder', '去る人')
  const number = await begun()
  const no = await proposed(number, { ownerId: gone.viewer.id })
  await proposed(number, { owner: '営業部' })
  await peopleActions.changePerson(admin, { id: gone.viewer.id!, isActive: false })
  assert.equal(await remindOfMeasures(desk), 1)
  assert.match((await mailed('measure-reminder')).map(([, subject]) => subject).join('\n'), /has left/)
  const secret = await begun({ isSecret: true })
  await proposed(secret, { owner: '営業部' })
  const other = await kit.as('lead')
  assert.deepEqual(await measure.handOver(other, { from: '去る人', toId: other.viewer.id }), { count: 1 })
  assert.deepEqual(
    await measure.handOver(other, { from: '営業部', to: '販売部' }),
    { count: 1 },
    'not what one may not know of',
  )
  const { rows } = await measure.list(lead, { incident: number })
  assert.deepEqual(
    rows.map((one) => [one.owner, one.isOrphan]),
    [
      [other.viewer.name, false],
      ['販売部', false],
    ],
  )
  assert.equal(rows[0]?.no, no)
  assert.equal(await refusalOf(measure.handOver(other, { from: '営業部', to: '販売部' })), 'measure.hand-over.nothing')
  assert.equal(await refusalOf(measure.handOver(other, { from: '販売部' })), 'measure.owner.missing')
})

test('a cause that is established again elsewhere calls back the measure that was done against it', async () => {
  const first = await begun()
  const no = await proposed(first, {})
  await measure.move(lead, { incident: first, no, state: 'done', doneOn: '2020-01-31', proof: '作業報告書' })
  const second = await begun()
  const { knowledge } = await cause.show(lead, { incident: first })
  const branch = {
    question: 'entry',
    class: knowledge.classes.find((one) => one.of.includes('entry'))!.id,
    text: '既知の弱点',
  } as const
  for (const number of [first, second]) {
    const { rows } = await cause.add(lead, { incident: number, ...branch, state: 'established' })
    assert.ok(rows.length > 0)
  }
  assert.equal(await remindOfMeasures(desk), 1)
  const subjects = (await mailed('measure-reminder')).map(([, subject]) => subject)
  assert.ok(subjects.some((one) => one.includes(`measure ${no} was against is back in ${second}`)))
  assert.equal(await remindOfMeasures(desk), 0)
})

test('the end of a heightened watch is told on its last day, once, and again when another day is set', async () => {
  const number = await begun()
  await recovery.begin(lead, { incident: number, watchUntil: '2020-01-31' })
  assert.equal(await remindOfWatches(desk), 1)
  assert.equal(await remindOfWatches(desk), 0)
  await recovery.change(lead, { incident: number, watchUntil: '2020-02-28' })
  assert.equal(await remindOfWatches(desk), 1)
  await recovery.change(lead, { incident: number, watchUntil: '2099-02-28' })
  assert.equal(await remindOfWatches(desk), 0)
  const subjects = (await mailed('watch-reminder')).map(([, subject]) => subject)
  assert.ok(subjects.some((one) => one.includes('2020-01-31')) && subjects.some((one) => one.includes('2020-02-28')))
})
