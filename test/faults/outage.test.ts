// The database that came along dies under a running desk: people are told so in words, the desk goes on, the record says it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { ProblemDetails } from '#src/platform/http/problem-details.ts'
import { recordApi } from '#src/record/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { doorOf, newDataDir, postmasterOf, removeDataDir, type ServingDesk, startDesk } from '../kit/serving.ts'
import { superuserOf } from '../kit/state-of.ts'

let dataDir = ''
let desk: ServingDesk
let headers: Record<string, string>
let incident = ''

before(async () => {
  dataDir = await newDataDir()
  desk = await startDesk(dataDir)
  headers = { ...(await doorOf(desk)), 'accept-language': 'ja' }
  incident = (await desk.client(incidentApi, headers).create({ title: '停電' })).number
})
after(async () => {
  await desk.stop()
  await removeDataDir(dataDir)
})

type Told = { status: number; problem: ProblemDetails | null }
async function add(text: string): Promise<Told> {
  const response = await fetch(`${desk.url}/api/incidents/${incident}/entries`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  const body = await response.json()
  return { status: response.status, problem: response.ok ? null : (body as ProblemDetails) }
}

type Said = { seconds: number; detail: string; by: string; from: string; to: string; precision: string }
/** What the record says of crashes, once it says so many. */
async function crashes(count: number): Promise<Said[]> {
  for (;;) {
    const rows = await superuserOf(desk)
      .then(async (client) => {
        const found = await client.query<Said>(
          `select (payload::json -> 'facts' ->> 'seconds')::int as seconds, payload::json -> 'facts' ->> 'detail' as detail,
             by_kind as by, head::json -> 'when' ->> 'from' as from, head::json -> 'when' ->> 'to' as to,
             head::json -> 'when' ->> 'precision' as precision
           from record_entry where code = 'desk.database-crashed' order by seq`,
        )
        await client.end()
        return found.rows
      })
      .catch(() => [])
    if (rows.length >= count) return rows
    await pause(50)
  }
}

const victims = {
  'the database itself': async () => (await postmasterOf(desk))!,
  'one of its processes': async () => {
    const client = await superuserOf(desk)
    const { rows } = await client.query<{ pid: number }>(
      "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
    )
    await client.end()
    return rows[0]!.pid
  },
}

for (const [n, [name, pidOf]] of Object.entries(victims).entries())
  test(`kill -9 of ${name}: a request is answered or refused with 503 in words, and the desk writes the crash down`, {
    timeout: 120_000,
  }, async () => {
    const answers: Told[] = []
    let isOver = false
    const people = Promise.all(
      Array.from({ length: 4 }, async (_, who) => {
        for (let i = 0; !isOver; i++) answers.push(await add(`${name} ${who} ${i}`))
      }),
    )
    while (answers.length < 8) await pause(5)
    process.kill(await pidOf(), 'SIGKILL')
    const said = await crashes(n + 1)
    isOver = true
    await people

    const refused = answers.filter((one) => one.problem !== null)
    assert.ok(refused.length > 0, 'somebody asked while the database was away')
    for (const { status, problem } of refused) {
      assert.deepEqual([status, problem?.code], [503, 'desk.unavailable'], JSON.stringify(problem))
      assert.match(problem!.detail, /データベース/)
    }
    assert.equal((await add('again')).status, 200)
    const last = said.at(-1)!
    assert.equal(said.length, n + 1)
    assert.equal(last.by, 'desk')
    assert.equal(last.precision, 'range')
    assert.ok(Date.parse(last.from) <= Date.parse(last.to))
    assert.match(last.detail, /PostgreSQL|process|signal/)
    assert.equal((await desk.client(recordApi, headers).verify({})).ok, true)
    const about = (await (await fetch(`${desk.url}/api/about`, { headers })).json()) as { trouble: string | null }
    assert.equal(about.trouble, null)
  })
