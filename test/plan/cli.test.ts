// `hikeshi task` as a program calls it, against a desk behind its real routes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incidentApi } from '#src/respond/incident/api.ts'
import { planApi } from '#src/respond/plan/api.ts'
import { addTask, finishTask, listTasks } from '#src/respond/plan/cli.ts'
import { type ServedDesk, servedDesk } from '#test/kit/served.ts'

let kit: ServedDesk
before(async () => {
  kit = await servedDesk()
})
after(() => kit.close())

function facts(json = true) {
  const out: string[] = []
  const err: string[] = []
  return {
    out,
    err,
    to: {
      lang: 'en' as const,
      zone: 'Asia/Tokyo',
      json,
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
    },
  }
}

test('a task is added, listed and done by its number; what is wrong is said with what to write', async () => {
  const headers = await kit.signIn('responder')
  const client = kit.client(planApi, headers)
  const { number } = await kit.client(incidentApi, headers).create({ title: 'Back door on port 120', kinds: [] })
  const first = facts()
  assert.equal(await addTask(client, { incident: number, title: 'Cut the network', dueAfter: 30 }, first.to), 0)
  assert.equal(JSON.parse(first.out[0]!).number, 1)
  const second = facts()
  const given = { incident: number, title: 'Look', unit: 'Engineering', after: ['1'] }
  assert.equal(await addTask(client, given, second.to), 0)
  const none = facts()
  assert.equal(await addTask(client, { ...given, after: ['9'] }, none.to), 1)
  assert.match(none.err.join(), /has no task 9/)
  const list = facts(false)
  assert.equal(await listTasks(client, { incident: number }, list.to), 0)
  assert.match(list.out[0]!, new RegExp(`^${number}/1\tto do\tCut the network\tdue `))
  assert.match(list.out[1]!, /Look\tEngineering\tafter 1/)
  const wrong = facts()
  assert.equal(await finishTask(client, { ref: 'three' }, wrong.to), 2)
  assert.match(wrong.err.join(), /2026-0001\/3/)
  const done = facts()
  assert.equal(await finishTask(client, { ref: `${number}/1`, proof: 'Switch log, 00:05' }, done.to), 0)
  assert.equal(JSON.parse(done.out[0]!).state, 'done')
  const left = facts()
  await listTasks(client, { incident: number, open: true }, left.to)
  assert.deepEqual(
    left.out.map((line) => JSON.parse(line).number),
    [2],
  )
  assert.equal(await addTask(client, { ...given, outside: 'A' }, facts().to), 2)
})
