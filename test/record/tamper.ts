// What somebody with full rights on the database and the folder, but without the key, could do to a record.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { appendLeaf, emptyFrontier, packFrontier, rootOf } from '#src/core/merkle.ts'
import type { StoredEntry } from '#src/record/check.ts'
import { leafOf, payloadHash, sha256 } from '#src/record/digest.ts'
import { type EntryHead, headText } from '#src/record/entry.ts'
import { type Db, entryColumns } from '#src/record/store.ts'

/** One alteration. `undo` puts back what lies outside of the transaction. */
export type Tampering = { readonly what: string; readonly pick: number; readonly other: number; readonly byte: number }

type Hand = {
  readonly db: Db
  readonly size: number
  readonly dataDir: string
  onUndo(undo: () => Promise<void>): void
}
type Way = (hand: Hand, how: Tampering) => Promise<void>

const seqOf = (how: Tampering, { size }: Hand) => 1 + (how.pick % size)
const run = (db: Db, query: ReturnType<typeof sql>) => query.execute(db)

const text =
  (column: string): Way =>
  async (hand, how) => {
    const seq = seqOf(how, hand)
    const { rows } = await sql<{
      value: string | null
    }>`select ${sql.ref(column)} as value from record_entry where seq = ${seq}`.execute(hand.db)
    await run(
      hand.db,
      sql`update record_entry set ${sql.ref(column)} = ${altered(rows[0]?.value ?? '', how)} where seq = ${seq}`,
    )
  }
const altered = (value: string, { other, byte }: Tampering): string => {
  if (value === '') return 'x'
  const at = other % value.length
  const letter = String.fromCharCode(32 + ((value.charCodeAt(at) - 32 + 1 + (byte % 94)) % 95 || 0))
  return value.slice(0, at) + (letter === value[at] ? '#' : letter) + value.slice(at + 1)
}
const bytes =
  (table: string, column: string, where: (how: Tampering, hand: Hand) => ReturnType<typeof sql>): Way =>
  async (hand, how) => {
    const at = sql.ref(column)
    await run(
      hand.db,
      sql`update ${sql.table(table)} set ${at} = set_byte(${at}, (${how.other} % length(${at}))::int,
    (get_byte(${at}, (${how.other} % length(${at}))::int) + 1 + ${how.byte} % 255) % 256) where ${where(how, hand)}`,
    )
  }
const ofEntry = (how: Tampering, hand: Hand) => sql`seq = ${seqOf(how, hand)} and payload is not null`
const always = () => sql`true`
const set =
  (column: string, value: ReturnType<typeof sql>): Way =>
  async (hand, how) =>
    void (await run(
      hand.db,
      sql`update record_entry set ${sql.ref(column)} = ${value} where seq = ${seqOf(how, hand)}`,
    ))

async function all(db: Db): Promise<StoredEntry[]> {
  return (await sql<StoredEntry>`select ${entryColumns} from record_entry e order by e.seq`.execute(db)).rows
}

/** Says of the whole tree what these entries make of it, as the desk itself would; only the key is missing. */
async function rebuild(db: Db): Promise<void> {
  const frontier = emptyFrontier()
  const nodes: { level: number; index: number; hash: string }[] = []
  const rows = await all(db)
  for (const row of rows)
    appendLeaf(sha256, frontier, row.leaf, (level, index, hash) => {
      if (level % 8 === 0) nodes.push({ level, index, hash: `\\x${Buffer.from(hash).toString('hex')}` })
    })
  await run(db, sql`delete from record_node`)
  await run(
    db,
    sql`insert into record_node select level, index, hash
    from json_to_recordset(${JSON.stringify(nodes)}::json) as n(level smallint, index bigint, hash bytea)`,
  )
  await run(
    db,
    sql`update record_head set size = ${frontier.size}, root = ${rootOf(sha256, frontier)},
    frontier = ${packFrontier(frontier)}, recorded_at = ${rows.at(-1)?.recordedAt ?? new Date(0)}`,
  )
}

/** Other contents for one entry, with hash, head and leaf to match. */
async function rewriteEntry(hand: Hand, seq: number): Promise<void> {
  const row = (await all(hand.db)).find((one) => one.seq === seq)!
  const salt = Buffer.alloc(16, 1)
  const payload = '{"byName":"somebody else","text":"nothing happened"}'
  const head = headText({ ...(JSON.parse(row.head) as EntryHead), payload: payloadHash(salt, payload) })
  await run(
    hand.db,
    sql`update record_entry set head = ${head}, leaf = ${leafOf(head)}, payload = ${payload}, salt = ${salt} where seq = ${seq}`,
  )
}

async function cut(hand: Hand, how: Tampering): Promise<void> {
  await run(hand.db, sql`delete from record_entry where seq > ${hand.size - 1 - (how.pick % (hand.size - 1))}`)
}

const file =
  (folder: string, alter: (hand: Hand, path: string, how: Tampering) => Promise<void>): Way =>
  async (hand, how) => {
    const inside = join(hand.dataDir, folder)
    const names = (await readdir(inside, { withFileTypes: true }))
      .filter((one) => one.isFile())
      .map((one) => one.name)
      .sort()
    const path = join(inside, names[how.pick % names.length]!)
    const before = await readFile(path)
    hand.onUndo(async () => {
      await rm(path, { force: true })
      await writeFile(path, before)
    })
    await alter(hand, path, how)
  }
const flipFile = async (_hand: Hand, path: string, how: Tampering) => {
  const content = await readFile(path)
  content[how.other % content.length]! ^= 1 + (how.byte % 255)
  await rm(path)
  await writeFile(path, content)
}

const checkpointAt = (how: Tampering) => sql`number = 1 + ${how.pick} % (select count(*) from record_checkpoint)`

export const ways: Readonly<Record<string, Way>> = {
  'a character of a head': text('head'),
  'a character of the contents': async (hand, how) => {
    const { rows } = await sql<{
      seq: number
    }>`select seq from record_entry where payload is not null order by seq`.execute(hand.db)
    await text('payload')(hand, { ...how, pick: rows[how.pick % rows.length]!.seq - 1 })
  },
  'a byte of a leaf': bytes('record_entry', 'leaf', (how, hand) => sql`seq = ${seqOf(how, hand)}`),
  'a byte of a salt': async (hand, how) => {
    const { rows } = await sql<{
      seq: number
    }>`select seq from record_entry where salt is not null order by seq`.execute(hand.db)
    await bytes('record_entry', 'salt', ofEntry)(hand, { ...how, pick: rows[how.pick % rows.length]!.seq - 1 })
  },
  'the id': set('id', sql`gen_random_uuid()`),
  'the number': set('seq', sql`seq + 100000`),
  'the number beyond what a number can hold': set('seq', sql`9223372036854775807`),
  'the number below the first': set('seq', sql`-seq`),
  'the time of recording': set('recorded_at', sql`recorded_at + interval '1 millisecond'`),
  'the time of recording to infinity': set('recorded_at', sql`'infinity'`),
  'the time of the event': set('at', sql`at - interval '1 hour'`),
  who: set('by_id', sql`gen_random_uuid()`),
  nobody: set('by_id', sql`null`),
  'what sort of who': text('by_kind'),
  'the kind': text('kind'),
  'the code': text('code'),
  'the incident': set('incident_id', sql`gen_random_uuid()`),
  'the report': set('report_id', sql`gen_random_uuid()`),
  'the party': text('party'),
  'what it corrects': set('corrects', sql`gen_random_uuid()`),
  'one entry deleted': async (hand, how) =>
    void (await run(hand.db, sql`delete from record_entry where seq = ${seqOf(how, hand)}`)),
  'one entry deleted, the others moved up': async (hand, how) => {
    const seq = seqOf(how, hand)
    await run(hand.db, sql`delete from record_entry where seq = ${seq}`)
    await run(hand.db, sql`update record_entry set seq = -seq where seq > ${seq}`)
    await run(hand.db, sql`update record_entry set seq = -seq - 1 where seq < 0`)
    await rebuild(hand.db)
  },
  'two entries swapped': async (hand, how) => {
    const one = seqOf(how, hand)
    const two = 1 + ((one + (how.other % (hand.size - 1))) % hand.size)
    await run(hand.db, sql`update record_entry set seq = -seq where seq in (${one}, ${two})`)
    await run(
      hand.db,
      sql`update record_entry set seq = case -seq when ${one}::bigint then ${two}::bigint else ${one}::bigint end where seq < 0`,
    )
  },
  'an entry that was never recorded': async (hand, how) =>
    void (await run(
      hand.db,
      sql`insert into record_entry select seq + ${hand.size}, gen_random_uuid(), recorded_at, by_kind, by_id, kind, code,
      incident_id, report_id, at, party, corrects, head, leaf, payload, salt from record_entry where seq = ${seqOf(how, hand)}`,
    )),
  'contents gone without a word': async (hand, how) => {
    const { rows } = await sql<{
      seq: number
    }>`select seq from record_entry where payload is not null order by seq`.execute(hand.db)
    await run(
      hand.db,
      sql`update record_entry set payload = null, salt = null where seq = ${rows[how.pick % rows.length]!.seq}`,
    )
  },
  'the tail cut off': cut,
  'the tail cut off, head and tree to match': async (hand, how) => {
    await cut(hand, how)
    await rebuild(hand.db)
  },
  'an entry rewritten with its leaf': async (hand, how) => await rewriteEntry(hand, seqOf(how, hand)),
  'an entry rewritten, head and tree to match': async (hand, how) => {
    await rewriteEntry(hand, seqOf(how, hand))
    await rebuild(hand.db)
  },
  'everything deleted': async (hand) => {
    await run(hand.db, sql`delete from record_entry`)
    await rebuild(hand.db)
  },
  'the length in the head': async (hand, how) =>
    void (await run(
      hand.db,
      sql`update record_head set size = ${how.pick % 2 ? hand.size + 1 + how.other : how.other % hand.size}`,
    )),
  'the root in the head': bytes('record_head', 'root', always),
  'the frontier in the head': bytes('record_head', 'frontier', always),
  'the time in the head': async (hand) =>
    void (await run(hand.db, sql`update record_head set recorded_at = recorded_at + interval '1 second'`)),
  'the head deleted': async (hand) => void (await run(hand.db, sql`delete from record_head`)),
  'a byte of a stored subtree': bytes('record_node', 'hash', always),
  'a stored subtree deleted': async (hand) =>
    void (await run(hand.db, sql`delete from record_node where index = 0 and level = 8`)),
  'a stored subtree too many': async (hand) =>
    void (await run(hand.db, sql`insert into record_node values (8, 77, sha256('x'))`)),
  'a character of a checkpoint': async (hand, how) => {
    const { rows } = await sql<{
      number: number
      note: string
    }>`select number, note from record_checkpoint where ${checkpointAt(how)}`.execute(hand.db)
    await run(
      hand.db,
      sql`update record_checkpoint set note = ${altered(rows[0]!.note, how)} where number = ${rows[0]!.number}`,
    )
  },
  'the size of a checkpoint': async (hand, how) =>
    void (await run(hand.db, sql`update record_checkpoint set size = size + 1 where ${checkpointAt(how)}`)),
  'the time of a checkpoint': async (hand, how) =>
    void (await run(
      hand.db,
      sql`update record_checkpoint set at = at + interval '1 second' where ${checkpointAt(how)}`,
    )),
  'the reason of a checkpoint': async (hand, how) =>
    void (await run(hand.db, sql`update record_checkpoint set reason = 'x' where ${checkpointAt(how)}`)),
  'a checkpoint deleted': async (hand, how) =>
    void (await run(hand.db, sql`delete from record_checkpoint where ${checkpointAt(how)}`)),
  'a byte of a checkpoint on file': file('record/checkpoints', flipFile),
  'a byte of the witness': file('record', flipFile),
  'the witness taken away': file('record', (_hand, path) => rm(path)),
}

export const tampering: fc.Arbitrary<Tampering> = fc.record({
  what: fc.constantFrom(...Object.keys(ways)),
  pick: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
  byte: fc.nat(254),
})
