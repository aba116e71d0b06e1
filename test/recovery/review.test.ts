// The meeting that looks back, through the actions of a real desk: what comes of it is followed as measures, with the file that each changed.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { reviewActions } from '#src/learn/review/actions.ts'
import { reviewApi } from '#src/learn/review/api.ts'
import type { Context } from '#src/platform/context.ts'
import { editionActions } from '#src/prepare/playbook/edition/actions.ts'
import { editionApi } from '#src/prepare/playbook/edition/api.ts'
import { measureActions } from '#src/recover/measure/actions.ts'
import { measureApi } from '#src/recover/measure/api.ts'
import { recoveryActions } from '#src/recover/recovery/actions.ts'
import { recoveryApi } from '#src/recover/recovery/api.ts'
import { calls, incident, refusalOf } from '#test/incident/kit.ts'
import { type TestDesk, testDesk } from '#test/kit/desk.ts'

const review = calls(reviewApi, reviewActions as never)
const measure = calls(measureApi, measureActions as never)
const recovery = calls(recoveryApi, recoveryActions as never)
const edition = calls(editionApi, editionActions as never)
let kit: TestDesk
let lead: Context
let number: string
before(async () => {
  kit = await testDesk()
  lead = await kit.as('lead')
  ;({ number } = await incident.create(lead, { title: 'ワームの蔓延', kinds: [] }))
})
after(() => kit.close())

test('a review that was held leaves what was learnt, and its actions as measures; it answers the item of looking back', async () => {
  await recovery.begin(lead, { incident: number, lead: lead.viewer.id! })
  const planned = await review.plan(lead, { incident: number, plannedOn: '2020-03-01', chair: '伊藤' })
  assert.deepEqual([planned.rows[0]?.no, planned.rows[0]?.isOverdue], [1, true])
  const said = {
    ...{ incident: number, no: 1, people: ['伊藤', '佐藤'], well: '最初の電話が早かった' },
    ...{ badly: '連絡先が古かった', learnt: '連絡先は毎年確かめる' },
    actions: [{ title: '連絡先の棚卸し', owner: '総務課', dueOn: '2020-06-01' }],
  }
  assert.equal(await refusalOf(review.hold(lead, { ...said, heldOn: '2999-01-01' })), 'review.time.future')
  assert.equal(await refusalOf(review.hold(lead, { ...said, no: 7, heldOn: '2020-03-02' })), 'review.not-found')
  const { rows } = await review.hold(lead, { ...said, heldOn: '2020-03-02' })
  assert.deepEqual(
    [rows[0]?.isOverdue, rows[0]?.outcome?.people, rows[0]?.measures],
    [false, ['伊藤', '佐藤'], [{ no: 1, title: '連絡先の棚卸し', owner: '総務課', standing: 'proposed' }]],
  )
  assert.equal(
    (await measure.list(lead, { incident: number })).rows.length,
    1,
    'a review that was refused leaves no measure',
  )
  const item = (await recovery.show(lead, { incident: number })).headings
    .flatMap((one) => one.checks.flatMap((check) => check.items))
    .find((one) => one.id === 'S3-74')
  assert.deepEqual([item?.state, item?.answer], ['done', '連絡先は毎年確かめる'])
  const again = await review.hold(lead, { ...said, heldOn: '2020-03-02', actions: [] })
  assert.equal(again.rows[0]?.measures.length, 1, 'what came of it before stays')
})

test('one looks back at a closed incident too; who may not know of it reads nothing', async () => {
  const closed = await incident.create(lead, { title: '小さな件', kinds: [], isSecret: true })
  const other = await kit.as('responder')
  assert.equal(await refusalOf(review.list(other, { incident: closed.number })), 'incident.not-found')
  await incident.close(lead, { incident: closed.number, reason: '済んだ', exceptions: await excusesOf(closed.number) })
  const { rows } = await review.plan(lead, { incident: closed.number, plannedOn: '2020-03-01' })
  assert.equal(rows.length, 1)
})

async function excusesOf(of: string): Promise<Record<string, string>> {
  const codes = await incident.close(lead, { incident: of, reason: 'x' }).then(
    () => [] as string[],
    (error) => error.facts.codes as string[],
  )
  return Object.fromEntries(codes.map((code) => [code, '小さな件']))
}

test('what a measure changed is linked: a document under its hash, a playbook in its edition', async () => {
  const bytes = new TextEncoder().encode('規程 第2版')
  const file = { name: '規程.txt', mediaType: 'text/plain', bytes }
  const { rows } = await measure.attach(lead, { incident: number, no: 1, files: [file] } as never)
  const [kept] = rows[0]!.files
  assert.deepEqual([kept?.name, kept?.sha256], ['規程.txt', createHash('sha256').update(bytes).digest('hex')])
  const read = (by: Context) => measure.file(by, { incident: number, no: 1, file: kept!.id })
  assert.deepEqual((await read(lead)).body, bytes)
  const neither = measure.attach(lead, { incident: number, no: 1, files: [] } as never)
  assert.equal(await refusalOf(neither), 'measure.file.missing')

  const { rows: playbooks } = await edition.list(lead, {})
  const { id } = playbooks[0]!
  const link = () => measure.attach(lead, { incident: number, no: 1, playbook: id, files: [] } as never)
  assert.equal(await refusalOf(link()), 'measure.file.playbook.not-found', 'no edition of the desk is in force yet')
  const { text } = await edition.show(lead, { playbook: id })
  await edition.save(lead, { playbook: id, text: `${text}\n# 反省会1\n`, note: '反省会1', incident: number })
  await edition.ask(lead, { playbook: id })
  await edition.decide(await kit.as('lead'), { playbook: id, no: 1, isApproved: true })
  const linked = (await link()).rows[0]!.files.at(-1)
  assert.deepEqual([linked?.playbook, linked?.edition, linked?.isInForce], [id, 1, true])
})
