import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { agentApi } from '#src/detect/agent/api.ts'
import { logActions } from '#src/detect/log/actions.ts'
import { logApi } from '#src/detect/log/api.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

let desk: ServedDesk
let lead: Record<string, string>
before(async () => {
  desk = await servedDesk()
  lead = await desk.signIn('lead')
})
after(() => desk.close())

const host = { host: 'exam', platform: 'linux', release: '6', arch: 'x64', zone: 'UTC', version: '0' }
const series = '00000000-aaaa'
async function enrolled(name: string, sources: string[] = []) {
  const { token } = await desk.client(agentApi, lead).invite({ name, sources })
  const { secret, id } = await desk.client(agentApi).enrol({ token, host })
  const own = { authorization: `Bearer ${secret}` }
  const send = async (query: Record<string, string | number>, body: string | Uint8Array) => {
    const search = new URLSearchParams(
      Object.entries({ series, source: name, ...query }).map(([key, value]) => [key, String(value)]),
    )
    const url = `http://desk.example/api/agents/batches?${search}`
    const response = await desk.fetch(new Request(url, { method: 'POST', headers: own, body: body as BodyInit }))
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { id, token, own, send }
}
async function linesOf(source: string): Promise<string[]> {
  const input = logApi.search.input.parse({ q: `source:"${source}"`, order: 'oldest', limit: 1_000 })
  const { lines } = await logActions.search(await desk.as('lead'), input)
  return [...lines].sort((a, b) => a.seq - b.seq).map((line) => String(line.event['event.original']))
}
async function recordOf(id: string): Promise<string[]> {
  const { rows } = await desk.desk.state.pool.query<{ code: string }>(
    `select code from record_entry where head::jsonb -> 'about' @> $1::jsonb order by seq`,
    [JSON.stringify([{ type: 'agent', id }])],
  )
  return rows.map((row) => row.code)
}

test('an agent may send under its own name and do nothing else, until it is revoked', async () => {
  const { id, token, own, send } = await enrolled('narrow')
  await assert.rejects(desk.client(agentApi).enrol({ token, host }), /401/)
  assert.equal((await send({ number: 1 }, 'one\n')).status, 200)
  assert.equal((await send({ number: 2, source: 'narrow/web' }, zstdCompressSync('two\n'))).status, 200)
  assert.equal((await send({ number: 3, source: 'gate1' }, 'three\n')).status, 403)
  for (const path of ['/api/logs', '/api/me', '/api/incidents', '/api/agents', '/api/live']) {
    const { status } = await desk.fetch(new Request(`http://desk.example${path}`, { headers: own }))
    assert.ok(status === 403 || status === 401, `${path}: ${status}`)
  }
  const forwarder = new Request('http://desk.example/api/logs/lines?source=x', {
    method: 'POST',
    headers: own,
    body: 'x\n',
  })
  assert.equal((await desk.fetch(forwarder)).status, 403)
  await desk.client(agentApi, lead).revoke({ id, reason: 'its host is taken out of service' })
  assert.equal((await send({ number: 4 }, 'four\n')).status, 401)
  const { rows } = await desk.client(agentApi, lead).list({})
  const row = rows.find((one) => one.id === id)!
  assert.deepEqual([row.state, row.sent], ['revoked', ['narrow', 'narrow/web']])
  assert.deepEqual(await recordOf(id), ['agent.invited', 'agent.enrolled', 'agent.revoked'])
})

test('a numbered batch is stored once, also when it comes again while it is being stored', async () => {
  const { send } = await enrolled('twice')
  const answers = await Promise.all(Array.from({ length: 5 }, () => send({ number: 1 }, 'once\n')))
  assert.equal(answers.filter((one) => one.body.isRepeated === false).length, 1)
  assert.equal((await send({ number: 2 }, 'then\n')).body.isRepeated, false)
  assert.equal((await send({ number: 1 }, 'once\n')).body.isRepeated, true)
  assert.equal((await send({ number: 1, series: '11111111-bbbb' }, 'another series\n')).body.isRepeated, false)
  assert.deepEqual(await linesOf('twice'), ['once', 'then', 'another series'])
})

test('batches that the desk should have and does not are on the record', async () => {
  const { id, send } = await enrolled('gap')
  assert.equal((await send({ number: 4 }, 'the first that was heard\n')).status, 200)
  assert.equal((await send({ number: 9 }, 'after five to eight\n')).status, 200)
  assert.equal((await send({ number: 9 }, 'after five to eight\n')).status, 200)
  assert.deepEqual(await recordOf(id), ['agent.invited', 'agent.enrolled', 'agent.batches-missing'])
})

test('what an agent lost is stated once: on the record, with the agent, and as a line where it would have stood', async () => {
  const { id, send } = await enrolled('losing')
  await send({ number: 1 }, 'before\n')
  const at = '2026-11-21T01:00:00.000Z'
  const loss = { source: 'losing', file: '/var/log/app.log', why: 'oldest', lines: 20, bytes: 4_000, from: at, to: at }
  const body = zstdCompressSync(JSON.stringify([loss]))
  for (let n = 0; n < 2; n++) assert.equal((await send({ number: 5, from: 2, kind: 'loss' }, body)).status, 200)
  await send({ number: 6 }, 'after\n')
  const lines = await linesOf('losing')
  assert.equal(lines.length, 3)
  assert.match(lines[1]!, /4000 bytes of \/var\/log\/app\.log were lost \(oldest\)/)
  assert.deepEqual(await recordOf(id), ['agent.invited', 'agent.enrolled', 'agent.lines-lost'])
  const { rows } = await desk.client(agentApi, lead).list({})
  assert.deepEqual(rows.find((row) => row.id === id)!.losses, [loss])
  assert.equal((await send({ number: 7, kind: 'loss' }, 'no losses')).status, 400)
  const foreign = JSON.stringify([{ ...loss, source: 'gate1' }])
  assert.equal((await send({ number: 7, kind: 'loss' }, foreign)).status, 403)
})
