import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { verifyInclusion } from '#src/core/merkle.ts'
import { Refusal } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { recordActions } from '#src/record/actions.ts'
import { leafOf, payloadHash, sha256, unhex } from '#src/record/digest.ts'
import { eraseEntry } from '#src/record/erase.ts'
import { inRecord } from '#src/record/journal.ts'
import { keeperOf } from '#src/record/keeper.ts'
import { countByKind, countEntries, entriesOf, entryById, lastSeq } from '#src/record/read.ts'
import { checkRecord } from '#src/record/watch.ts'
import { lead, recordDesk } from './record-desk.ts'

let desk: Awaited<ReturnType<typeof recordDesk>>
before(async () => {
  desk = await recordDesk()
})
after(() => desk.close())

const note = (text: string, more = {}) => ({ kind: 'note' as const, text, lang: 'ja' as const, ...more })
const one = (entry: Parameters<Parameters<Parameters<typeof inRecord>[1]>[1]['append']>[0]) =>
  inRecord(desk.context, async (_tx, journal) => journal.append(entry))

test('entries written at the same time by many get consecutive numbers, and none is lost', async () => {
  const before = await lastSeq(desk.state.db)
  const made = await Promise.all(Array.from({ length: 120 }, (_, i) => one(note(`同時 ${i}`))))
  const numbers = await Promise.all(made.map((entry) => entry.seq))
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 120 }, (_, i) => before + 1 + i),
  )
  assert.equal((await checkRecord(desk.desk)).ok, true)
})

test('when the work fails, neither the change nor its entry is there, and no number is used up', async () => {
  const before = await lastSeq(desk.state.db)
  await assert.rejects(
    inRecord(desk.context, async (tx, journal) => {
      journal.append(note('never'))
      await sql`insert into incident_secret (incident_id) values (${randomUUID()})`.execute(tx)
      throw new Error('the work failed')
    }),
    /the work failed/,
  )
  assert.equal(await lastSeq(desk.state.db), before)
  assert.equal((await sql`select 1 from incident_secret`.execute(desk.state.db)).rows.length, 0)
  assert.equal(await (await one(note('next'))).seq, before + 1)
})

test('a deadlock is tried again, and both changes are made', async () => {
  const [a, b] = [randomUUID(), randomUUID()]
  await sql`insert into incident_secret (incident_id) values (${a}), (${b})`.execute(desk.state.db)
  let arrived = 0
  const both = Promise.withResolvers<void>()
  const touching = (first: string, second: string) =>
    inRecord(desk.context, async (tx, journal) => {
      await sql`select 1 from incident_secret where incident_id = ${first} for update`.execute(tx)
      if (++arrived === 2) both.resolve()
      await both.promise
      await sql`select 1 from incident_secret where incident_id = ${second} for update`.execute(tx)
      return journal.append(note('after the deadlock'))
    })
  const made = await Promise.all([touching(a, b), touching(b, a)])
  for (const entry of made) assert.ok((await entry.seq) > 0)
  await sql`delete from incident_secret`.execute(desk.state.db)
})

test('a broken character or a NUL out of a mail does not lose the entry', async () => {
  const { id } = await one({
    ...note('a\ud800b\u0000c'),
    facts: { subject: 'x\udc00\u0000' },
    party: 'p\u0000q',
    source: '\u0000',
  })
  const entry = await entryById(desk.state.db, id)
  assert.equal(entry?.text, 'a\ufffdb\u0000c')
  assert.equal(entry?.party, 'pq')
  assert.equal(entry?.proved, true)
})

test('contents longer than may be are refused with a reason', async () => {
  await assert.rejects(
    one(note('長'.repeat(1_000_001))),
    (error) => error instanceof Refusal && error.code === 'record.entry.too-large',
  )
})

test('the timeline is ordered by when it happened, also backwards, and pages without losing or repeating an entry', async () => {
  const incidentId = randomUUID()
  const at = (minute: number) => {
    const iso = new Date(Date.UTC(2003, 5, 16, 15, minute)).toISOString()
    return { from: iso, to: iso, precision: 'minute' as const, zone: 'Asia/Tokyo' }
  }
  const minutes = [30, 5, 5, 59, 0, 12, 5, 41]
  await inRecord(desk.context, async (_tx, journal) => {
    for (const minute of minutes)
      journal.append(note(`${minute}分`, { incidentId, when: at(minute), party: minute === 5 ? 'police' : null }))
  })
  const read = async (order: 'time' | 'newest' | 'recorded') => {
    const texts: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof entriesOf>> = await entriesOf(desk.state.db, {
        incidentId,
        order,
        cursor,
        limit: 3,
      })
      texts.push(...page.rows.map((row) => row.text!))
      cursor = page.next
      if (!cursor) return texts
    }
  }
  const sorted = minutes.toSorted((x, y) => x - y).map((minute) => `${minute}分`)
  assert.deepEqual(await read('time'), sorted)
  assert.deepEqual(await read('newest'), sorted.toReversed())
  assert.deepEqual(
    await read('recorded'),
    minutes.map((minute) => `${minute}分`),
  )
  assert.equal((await entriesOf(desk.state.db, { incidentId, party: 'police' })).rows.length, 3)
  assert.equal((await entriesOf(desk.state.db, { incidentId, text: '41分' })).rows.length, 1)
  assert.equal(
    (await entriesOf(desk.state.db, { incidentId, by: [lead.id!, randomUUID()], kinds: ['note'] })).rows.length,
    8,
  )
  assert.equal((await entriesOf(desk.state.db, { incidentId, from: at(30).from, to: at(41).to })).rows.length, 2)
  assert.equal(await countEntries(desk.state.db, { incidentId }), 8)
  assert.deepEqual(await countByKind(desk.state.db, { incidentId }), { note: 8 })
})

test('a correction is a new entry: the old one stays and names it', async () => {
  const first = await one(note('13時に発見'))
  const second = await one(note('14時に発見', { corrects: first.id }))
  const [old, corrected] = [await entryById(desk.state.db, first.id), await entryById(desk.state.db, second.id)]
  assert.equal(old?.text, '13時に発見')
  assert.deepEqual(old?.correctedBy, [{ id: second.id, seq: await second.seq }])
  assert.deepEqual(corrected?.corrects, { id: first.id, seq: await first.seq })
})

test('erasing personal data leaves the proof whole, names its ground, and happens once', async () => {
  const { id } = await one(note('氏名 山田太郎'))
  await eraseEntry(desk.context, { entryId: id, ground: '本人の請求(個人情報保護法35条)' })
  const erased = await entryById(desk.state.db, id)
  assert.equal(erased?.text, null)
  assert.equal(erased?.by.name, null)
  assert.ok(erased?.erasedBy)
  assert.equal(erased?.proved, true)
  assert.deepEqual(erased?.correctedBy, [])
  const said = await entryById(desk.state.db, erased.erasedBy.id)
  assert.equal(said?.facts.ground, '本人の請求(個人情報保護法35条)')
  assert.equal((await sql`select 1 from search_document where ref = ${id}`.execute(desk.state.db)).rows.length, 0)
  assert.equal((await checkRecord(desk.desk)).ok, true)
  await assert.rejects(eraseEntry(desk.context, { entryId: id, ground: 'x' }), /already-erased/)
  await assert.rejects(eraseEntry(desk.context, { entryId: said.id, ground: 'x' }), /cannot-erase/)
})

test('whoever may not know an incident gets neither its entries nor their proof', async () => {
  const incidentId = randomUUID()
  const { id } = await one(note('極秘', { incidentId }))
  await sql`insert into incident_secret (incident_id) values (${incidentId})`.execute(desk.state.db)
  const other: Viewer = { ...lead, id: randomUUID() }
  const context = { ...desk.context, viewer: other }
  assert.equal(await entryById(desk.state.db, id, other), null)
  assert.deepEqual((await entriesOf(desk.state.db, { viewer: other, incidentId })).rows, [])
  await assert.rejects(recordActions.proof(context, { id }), /not-found/)
  await assert.rejects(eraseEntry(context, { entryId: id, ground: 'x' }), /not-found/)
  await assert.rejects(recordActions.export(context, { incidentId, files: false }), /not-found/)
  await sql`insert into incident_member (incident_id, person_id) values (${incidentId}, ${other.id})`.execute(
    desk.state.db,
  )
  assert.equal((await entryById(desk.state.db, id, other))?.text, '極秘')
})

test('the proof of an entry leads from its text to the signed root with nothing but hashing', async () => {
  const made = await one(note('証明される'))
  for (let i = 0; i < 5; i++) await one(note(`その後 ${i}`))
  const checkpoint = await recordActions.makeCheckpoint(desk.context, {})
  const proof = await recordActions.proof(desk.context, { id: made.id })
  assert.equal(proof.proved, true)
  assert.equal(proof.checkpoint?.number, checkpoint.number)
  const leaf = leafOf(proof.head)
  assert.ok(verifyInclusion(sha256, proof.seq - 1, proof.size, leaf, proof.path.map(unhex), unhex(checkpoint.root)))
  assert.equal((JSON.parse(proof.head) as { payload: string }).payload, payloadHash(unhex(proof.salt!), proof.payload!))
})

test('the witness follows the database outside of it, and the key is for its owner alone', async () => {
  const made = await one(note('witnessed'))
  const { witness } = await keeperOf(desk.desk)
  const seen = new Set<string>()
  const watching = watch(join(desk.desk.dataDir, 'record'), (_, name) => seen.add(String(name)))
  await witness.flush()
  await setTimeout(50)
  watching.close()
  // A backup leaves out what is on its way to its place: it may be gone before it is read.
  const files = [...seen].filter((name) => name.startsWith('witness'))
  assert.ok(
    files.every((name) => name === 'witness.json' || name.endsWith('.new')),
    files.join(),
  )
  const file = JSON.parse(await readFile(join(desk.desk.dataDir, 'record', 'witness.json'), 'utf8')) as { size: number }
  assert.equal(file.size, await made.seq)
  assert.equal((await stat(join(desk.desk.keyFolder, 'record-ed25519.pem'))).mode & 0o777, 0o600)
})

test('a clock that is set back does not make the record run backwards', async () => {
  const yesterday = { ...desk.desk, now: () => new Date(Date.now() - 86_400_000) }
  await inRecord({ ...desk.context, desk: yesterday }, async (_tx, journal) => journal.append(note('gestern')))
  assert.equal((await checkRecord(desk.desk)).ok, true)
})

test('pages that are open hear of the incident, the report and the record after the commit', async () => {
  const incidentId = randomUUID()
  const heard = Promise.withResolvers<number | undefined>()
  const stop = desk.desk.live.subscribe((change) => {
    if (change.topic === 'incident' && change.id === incidentId) heard.resolve(change.seq)
  })
  const made = await one(note('live', { incidentId }))
  assert.equal(await heard.promise, await made.seq)
  stop()
})
