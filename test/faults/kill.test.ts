import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { recordApi } from '#src/record/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import {
  administrator,
  doorOf,
  newDataDir,
  postmasterOf,
  removeDataDir,
  run,
  type ServingDesk,
  startDesk,
} from '../kit/serving.ts'

/** CI runs the short form; `FAULT_ROUNDS=25` is the long one. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 4)
const writers = 6

let dataDir = ''
before(async () => {
  dataDir = await newDataDir()
})
after(() => removeDataDir(dataDir))

/** Writes entries until told to stop; keeps what was acknowledged. A request that fails was not acknowledged. */
async function write(
  desk: ServingDesk,
  incident: string,
  name: string,
  acknowledged: Map<string, string>,
  isOver: () => boolean,
): Promise<void> {
  const client = desk.client(incidentApi, await doorOf(desk))
  for (let i = 0; !isOver(); i++) {
    const text = `${name} line ${i}`
    try {
      const entry = await client.addEntry({ incident, kind: 'note', text })
      acknowledged.set(entry.id, text)
    } catch {
      await pause(5)
    }
  }
}

test(`no acknowledged entry is lost and the chain stays whole when desk and database are killed under load (${rounds} rounds)`, {
  timeout: 1_200_000,
}, async () => {
  let desk = await startDesk(dataDir)
  const { number } = await desk.client(incidentApi, await doorOf(desk)).create({ title: 'Under load' })
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < rounds; round++) {
    let over = false
    const load = Promise.all(
      Array.from({ length: writers }, (_, i) =>
        write(desk, number, `round ${round} writer ${i}`, acknowledged, () => over),
      ),
    )
    const before = acknowledged.size
    while (acknowledged.size < before + 60) await pause(10)
    if (round % 2 === 0) {
      await desk.kill()
      over = true
      await load
      desk = await startDesk(dataDir)
    } else {
      const pid = await postmasterOf(desk)
      assert.ok(pid, 'the database runs')
      process.kill(pid, 'SIGKILL')
      // The desk survives: the same writers go on once the database is back.
      const atCrash = acknowledged.size
      while (acknowledged.size < atCrash + 30) await pause(10)
      over = true
      await load
    }
  }
  const kept = new Set<string>()
  const client = desk.client(incidentApi, await doorOf(desk))
  for (let cursor: string | undefined; ; ) {
    const page = await client.entries({ incident: number, order: 'recorded', limit: 1_000, cursor })
    for (const entry of page.rows) if (entry.text === acknowledged.get(entry.id)) kept.add(entry.id)
    if (!page.next) break
    cursor = page.next
  }
  assert.deepEqual(
    [...acknowledged.keys()].filter((id) => !kept.has(id)),
    [],
  )
  const verdict = await desk.client(recordApi, await doorOf(desk)).verify({})
  assert.equal(verdict.ok, true, JSON.stringify(verdict))
  const { authorization = '' } = await doorOf(desk)
  assert.equal(
    run(['record', 'verify', '--url', desk.url], { HIKESHI_TOKEN: authorization.slice('Bearer '.length) }).code,
    0,
  )
  assert.equal(await desk.stop(), 0)
})

test('the last administrator signs in after it all with the password of the first start', async () => {
  const desk = await startDesk(dataDir)
  const response = await fetch(`${desk.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(administrator),
  })
  assert.equal(response.status, 200)
  await desk.stop()
})
