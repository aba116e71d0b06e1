// The register of backups: what is kept, what was taken and tried, and what of it is older than an intrusion.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { backupApi } from '#src/prepare/backup/api.ts'
import { holdAgainst, listBackups } from '#src/prepare/backup/cli.ts'
import { type ServedDesk, servedDesk } from '../kit/served.ts'

let desk: ServedDesk
let headers: Record<string, string>
before(async () => {
  desk = await servedDesk()
  headers = await desk.signIn('responder')
})
after(() => desk.close())

const hourMs = 3_600_000
const now = Date.now()
const ago = (hours: number): string => new Date(now - hours * hourMs).toISOString()
const client = () => desk.client(backupApi, headers)
const facts = {
  name: 'Web data',
  holds: ['data', 'settings'] as ('data' | 'settings')[],
  system: 'web1',
  place: 'tape room',
  owner: 'Oba',
  everyHours: 24,
  keptDays: 30,
}
const told = () => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  return { lang: 'en' as const, zone: 'Asia/Tokyo', json: false, out: say, err: say, said }
}

test('a backup that was taken and came back is well; the register is by name, and each name stands once', async () => {
  const made = await client().add(facts)
  assert.equal(made.state, 'never-taken')
  await assert.rejects(client().add({ ...facts, name: 'WEB DATA' }), /409/)
  assert.equal(await listBackups(client(), told()), 1)
  for (const hours of [3, 27, 51])
    await client().note({ backup: 'web data', kind: 'taken', at: ago(hours), isGood: true })
  assert.equal((await client().show({ backup: 'Web data' })).state, 'never-tested')
  const tested = await client().note({
    backup: made.id,
    kind: 'tested',
    isGood: true,
    minutes: 90,
    note: 'on a bare host',
  })
  assert.deepEqual(
    [tested.state, tested.lastGood?.at],
    ['well', (await client().show({ backup: made.id })).runs[1]?.at],
  )
  assert.equal(await listBackups(client(), told()), 0)
  await assert.rejects(client().note({ backup: made.id, kind: 'taken', at: ago(-48), isGood: true }), /400/)
  await assert.rejects(client().note({ backup: 'another', kind: 'taken', isGood: true }), /404/)
})

test('after an intrusion the register says what is older and what may be contaminated', async () => {
  const { rows } = await client().against({ at: ago(30) })
  const { standing } = rows.find(({ backup }) => backup.name === 'Web data')!
  assert.deepEqual(
    [standing.verdict, standing.suspect, standing.lostHours, standing.isProved, standing.isInReach],
    ['older', 2, 21, true, true],
  )
  const said = told()
  assert.equal(await holdAgainst(client(), ago(90), said), 1)
  assert.match(said.said[0] ?? '', /Web data\tweb1\tnone from before\t3 may be contaminated/)
})

test('what is changed or taken out stays on the record, and the name is free again', async () => {
  const { id } = await client().show({ backup: 'Web data' })
  const changed = await client().change({
    backup: id,
    reason: 'moved',
    facts: { ...facts, place: 'another building', isApart: true },
  })
  assert.deepEqual([changed.place, changed.isApart], ['another building', true])
  await client().retire({ backup: id, reason: 'the service ended' })
  await assert.rejects(client().note({ backup: id, kind: 'taken', isGood: true }), /404/)
  assert.deepEqual((await client().list({})).rows, [])
  assert.notEqual((await client().add(facts)).id, id)
  const { rows } = await desk.desk.state.pool.query<{ code: string }>(
    `select code from record_entry where head::jsonb -> 'about' @> $1::jsonb order by seq`,
    [JSON.stringify([{ type: 'backup', id }])],
  )
  const codes = rows.map(({ code }) => code)
  assert.deepEqual(codes, [
    'backup.added',
    ...Array(3).fill('backup.taken'),
    'backup.tested',
    'backup.changed',
    'backup.retired',
  ])
  assert.deepEqual(desk.troubles, [])
})
