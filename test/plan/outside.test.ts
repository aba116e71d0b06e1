// The plan from outside of the pages: `hikeshi task`, and the secret link of whoever has no account, behind the desk's real routes.
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

type Sent = Record<string, string | File>
/** A browser without a script: it shows the page, and sends the form of one thing. */
function visitor(url: string) {
  const page = async () => await (await kit.fetch(new Request(`${url}?lang=en`))).text()
  return {
    page,
    async send(of: string, fields: Sent) {
      const token = /name="token" value="([^"]+)"/.exec(await page())?.[1] ?? ''
      const body = new FormData()
      for (const [name, value] of Object.entries({ token, of, ...fields })) body.append(name, value)
      return await kit.fetch(new Request(`${url}?lang=en`, { method: 'POST', body }))
    },
  }
}

test('whoever has the link sees and answers what they are asked, and learns nothing else of a secret incident', async () => {
  const headers = await kit.signIn('lead')
  const client = kit.client(planApi, headers)
  const incidents = kit.client(incidentApi, headers)
  const { number } = await incidents.create({ title: 'Nobody must know this title', kinds: [], isSecret: true })
  const owner = { kind: 'outside' as const, name: 'Vendor A' }
  const task = await client.add({ incident: number, title: 'Send the logs of <June>', owner })
  await client.add({ incident: number, title: 'Not for the vendor', owner: null })
  const asked = await client.ask({ incident: number, text: 'Is port 120 open?', assignees: [owner] })
  const { url } = await client.makeLink({ incident: number, assignee: asked.assignees[0]!.id })
  const vendor = visitor(url)
  const page = await vendor.page()
  assert.match(page, /Send the logs of &lt;June&gt;/)
  assert.match(page, /Is port 120 open\?/)
  assert.doesNotMatch(page, /Nobody must know|Not for the vendor|<script/)

  const nothing = await vendor.send(task.id, { act: 'note', text: ' ' })
  assert.equal(nothing.status, 422)
  assert.match(await nothing.text(), /Nothing was written/)
  const file = new File(['Jun 17 00:00:00 …'], 'june.log', { type: 'text/plain' })
  const done = await vendor.send(task.id, { act: 'done', text: 'Sent by mail', files: file })
  assert.equal(done.status, 303)
  assert.match(done.headers.get('location') ?? '', /^\/asked\/.+saved=1#t/)
  const found = await client.task({ task: task.id })
  assert.deepEqual([found.state, found.proof, found.stateBy], ['done', 'Sent by mail', 'Vendor A'])
  assert.equal(found.notes[0]?.files[0]?.name, 'june.log')
  await vendor.send(asked.inquiries[0]!.id, { act: 'answer', text: 'No' })
  const { cells } = await client.matrix({ incident: number })
  assert.deepEqual([cells[0]?.answer, cells[0]?.answeredBy], ['No', 'Vendor A'])
  const { rows } = await incidents.entries({ incident: number, limit: 20 })
  assert.ok(rows.some((one) => one.byName === 'Vendor A' && /Done: task 1/.test(one.text)))

  // Of another task that is not theirs the link opens nothing, a stale page is not taken, and a replaced link is over.
  const other = (await client.show({ incident: number })).tasks[1]!
  assert.equal((await vendor.send(other.id, { act: 'done', text: 'x' })).status, 422)
  assert.equal((await vendor.send(task.id, { token: 'x', act: 'note', text: 'x' })).status, 422)
  const again = await client.makeLink({ incident: number, assignee: asked.assignees[0]!.id })
  assert.equal((await kit.fetch(new Request(url))).status, 404)
  await client.endLink({ incident: number, assignee: asked.assignees[0]!.id })
  assert.equal((await kit.fetch(new Request(again.url))).status, 404)
  assert.equal((await kit.fetch(new Request('http://desk.example/asked/nonsense'))).status, 404)
})

test('a gate holds a task for whoever comes by the link too, in their own language', async () => {
  const headers = await kit.signIn('lead')
  const client = kit.client(planApi, headers)
  const { number } = await kit.client(incidentApi, headers).create({ title: 'DoS', kinds: [] })
  const { tasks, gates } = await client.follow({ incident: number, playbook: 'denial-of-service' })
  const held = tasks.find((one) => gates[0]!.holds.includes(one.id))!
  const owner = { kind: 'unit' as const, name: '工学部', lang: 'ja' as const }
  await client.change({ incident: number, task: held.id, owner })
  const { assignees } = await client.show({ incident: number })
  const { url } = await client.makeLink({ incident: number, assignee: assignees[0]!.id })
  assert.match(await (await kit.fetch(new Request(url))).text(), /工学部へのお願い[\s\S]*ほかの作業が済むまで/)
  const sent = await visitor(url).send(held.id, { act: 'done', text: 'done' })
  assert.equal(sent.status, 422)
  assert.match(await sent.text(), /Not yet: /)
})
