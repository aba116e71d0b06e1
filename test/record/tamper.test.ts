import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Desk } from '#src/platform/context.ts'
import { recordActions } from '#src/record/actions.ts'
import { makeCheckpoint } from '#src/record/checkpoints.ts'
import { eraseEntry } from '#src/record/erase.ts'
import { inRecord } from '#src/record/journal.ts'
import { keeperOf } from '#src/record/keeper.ts'
import { entriesOf } from '#src/record/read.ts'
import { recordStatus } from '#src/record/status.ts'
import { checkRecord } from '#src/record/watch.ts'
import { recordDesk } from './record-desk.ts'
import { type Tampering, tampering, ways } from './tamper.ts'

const changes = process.env.HIKESHI_TEST_AGAIN ? 150 : 1_000
let desk: Awaited<ReturnType<typeof recordDesk>>
let size = 0
const incidentId = randomUUID()
const when = {
  from: '2003-06-17T00:00:00+09:00',
  to: '2003-06-17T00:30:00+09:00',
  precision: 'within',
  zone: 'Asia/Tokyo',
} as const

before(async () => {
  desk = await recordDesk()
  const ids: string[] = []
  for (const round of [100, 130, 40]) {
    await inRecord(desk.context, async (_tx, journal) => {
      for (let i = 0; i < round; i++)
        ids.push(
          journal.append({
            kind: i % 3 ? 'fact' : 'change',
            code: i % 3 ? null : 'incident.opened',
            incidentId: i % 2 ? incidentId : null,
            reportId: i % 5 ? null : randomUUID(),
            when: i % 4 ? null : when,
            party: i % 7 ? null : '県警',
            text: `不審な通信を確認 ${i}`,
            lang: 'ja',
          }).id,
        )
    })
    await makeCheckpoint(desk.desk, 'asked')
  }
  await eraseEntry(desk.context, { entryId: ids[20]!, ground: '本人の請求' })
  await inRecord(
    desk.context,
    async (_tx, journal) => void journal.append({ kind: 'note', text: 'the last one', lang: 'en' }),
  )
  await (await keeperOf(desk.desk)).witness.flush()
  size = (await recordStatus(desk.desk)).entries
})
after(() => desk.close())

class Undo extends Error {}

/** Alters the record inside a transaction that is undone, and looks at it as a desk that was just started would. */
async function altering<T>(how: Tampering, look: (altered: Desk) => Promise<T>): Promise<T> {
  const undone: (() => Promise<void>)[] = []
  let seen: T | undefined
  try {
    await desk.state.db.transaction().execute(async (tx) => {
      // What a superuser does so that no trigger refuses it.
      await sql`set local session_replication_role = replica`.execute(tx)
      await ways[how.what]!({ db: tx, size, dataDir: desk.desk.dataDir, onUndo: (undo) => undone.push(undo) }, how)
      const live = { ...desk.desk.live, announce: async () => {} }
      seen = await look({ ...desk.desk, live, state: { ...desk.desk.state, db: tx as never } })
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  } finally {
    for (const undo of undone) await undo()
  }
  return seen as T
}

test('a record that nobody touched is proved whole', async () => {
  const result = await checkRecord(desk.desk)
  assert.deepEqual(result.problems, [])
  assert.equal(result.entries, size)
  assert.equal((await recordStatus(desk.desk)).state, 'intact')
})

test('whatever is altered in a stored record, verification finds it and the page says so', async () => {
  const first = Object.keys(ways).map((what): [Tampering] => [{ what, pick: 4242, other: 17, byte: 3 }])
  await fc.assert(
    fc.asyncProperty(tampering, async (how) => {
      const [result, status] = await altering(
        how,
        async (altered) => [await checkRecord(altered), await recordStatus(altered)] as const,
      )
      assert.equal(result.ok, false, `${how.what} was not found`)
      assert.equal(status.state, 'altered', `${how.what} is not on the page`)
      assert.ok(status.problem)
    }),
    { numRuns: changes, examples: first },
  )
})

test('verification names the entry at which it begins', async () => {
  const named = async (what: string, pick: number) =>
    (await altering({ what, pick, other: 30, byte: 3 }, checkRecord)).firstWrong
  assert.equal((await named('a character of the contents', 10))?.seq, 11)
  assert.equal((await named('a character of a head', 41))?.seq, 42)
  assert.equal((await named('one entry deleted', 41))?.seq, 42)
  assert.equal((await named('who', 41))?.seq, 42)
  assert.equal((await named('the tail cut off, head and tree to match', 9))?.seq, size - 9)
  const rewritten = await named('an entry rewritten, head and tree to match', 119)
  assert.equal(rewritten?.code, 'record.rewritten')
  // Between the checkpoint before it and the one after it: nobody else knows what stood there.
  assert.equal(rewritten?.seq, 101)
  assert.equal(rewritten?.facts.to, 230)
})

test('without reading the whole record the page says at once when head, tail or witness were altered', async () => {
  const atOnce = [
    'the tail cut off',
    'the tail cut off, head and tree to match',
    'everything deleted',
    'the length in the head',
    'the root in the head',
    'the head deleted',
    'a byte of the witness',
    'the witness taken away',
    'an entry that was never recorded',
    'an entry rewritten, head and tree to match',
  ]
  for (const what of atOnce)
    assert.equal((await altering({ what, pick: 3, other: 30, byte: 3 }, recordStatus)).state, 'altered', what)
})

test('an entry that was altered is marked when it is read, and the page turns red', async () => {
  const marked = [
    'a character of the contents',
    'a byte of a salt',
    'a character of a head',
    'a byte of a leaf',
    'the kind',
    'contents gone without a word',
  ]
  for (const what of marked) {
    const [rows, status] = await altering({ what, pick: 41, other: 30, byte: 3 }, async (altered) => {
      await keeperOf(altered)
      const { rows } = await entriesOf(altered.state.db, { order: 'recorded', limit: 1_000 })
      return [rows, await recordStatus(altered)] as const
    })
    assert.equal(rows.filter((row) => !row.proved).length, 1, what)
    assert.equal(status.state, 'altered', what)
  }
})

test('a running desk knows the entries that it wrote: one rewritten with its leaf is named', async () => {
  const { memory } = await keeperOf(desk.desk)
  const result = await altering(
    { what: 'an entry rewritten, head and tree to match', pick: 119, other: 0, byte: 0 },
    async (altered) => {
      const keeper = await keeperOf(altered)
      keeper.memory.absorb(memory)
      return await checkRecord(altered)
    },
  )
  assert.equal(result.firstWrong?.code, 'entry.rewritten')
  assert.equal(result.firstWrong?.seq, 120)
})

test('a witness that was lost is begun anew only when somebody says so, and that is on the record', async () => {
  const answer = await altering({ what: 'the witness taken away', pick: 0, other: 0, byte: 0 }, async (altered) => {
    const context = { ...desk.context, desk: altered }
    const refused = await recordActions.verify(context, { renewWitness: false })
    return refused
  })
  assert.equal(answer.ok, false)
  assert.equal(answer.firstWrong?.code, 'witness.missing')
  assert.match(answer.firstWrong?.text ?? '', /控え/)
})

test('the database itself refuses to change or delete an entry', async () => {
  const { pool } = desk.state
  for (const statement of [
    "update record_entry set kind = 'note' where seq = 1",
    'update record_entry set payload = null, salt = null, party = null, corrects = gen_random_uuid() where seq = 1',
    'delete from record_entry where seq = 1',
    'truncate record_entry',
    'delete from record_node',
    "update record_checkpoint set reason = 'x'",
    'delete from record_head',
  ])
    await assert.rejects(pool.query(statement), /append-only/, statement)
})
