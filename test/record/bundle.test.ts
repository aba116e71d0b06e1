import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import yauzl from 'yauzl'
import yazl from 'yazl'
import type { Viewer } from '#src/core/viewer.ts'
import { openVault } from '#src/platform/vault/vault.ts'
import { recordActions } from '#src/record/actions.ts'
import { verifyBundle } from '#src/record/bundle-verify.ts'
import { verifyCommand } from '#src/record/cli.ts'
import { eraseEntry } from '#src/record/erase.ts'
import { inRecord } from '#src/record/journal.ts'
import { lead, recordDesk } from './record-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bundle-'))
const whole = join(folder, 'whole.zip')
const ofIncident = join(folder, 'incident.zip')
const incidentId = randomUUID()
let desk: Awaited<ReturnType<typeof recordDesk>>

async function save(viewer: Viewer, ask: { incidentId?: string; files: boolean }, path: string) {
  const made = await recordActions.export({ ...desk.context, viewer }, ask)
  await writeFile(path, Buffer.from(await new Response(made.body as ReadableStream).arrayBuffer()))
  return path
}

before(async () => {
  desk = await recordDesk()
  const vault = await openVault(join(folder, 'vault'), join(folder, 'keys'))
  Object.assign(desk.desk, { vault })
  const file = await vault.put(Buffer.from('GET /cgi-bin/phf HTTP/1.0\n'))
  const made = await inRecord(desk.context, async (_tx, journal) =>
    Array.from({ length: 300 }, (_, i) =>
      journal.append({
        kind: 'fact',
        text: `記録 ${i}`,
        lang: 'ja',
        incidentId: i % 3 ? null : incidentId,
        files: i === 3 ? [{ name: 'access.log', mediaType: 'text/plain', ...file }] : [],
      }),
    ),
  )
  await eraseEntry(desk.context, { entryId: made[6]!.id, ground: '本人の請求' })
  await save(lead, { files: true }, whole)
  await save(lead, { incidentId, files: true }, ofIncident)
})
after(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a bundle proves the whole record with no server and no database', async () => {
  const result = await verifyBundle(whole)
  assert.deepEqual(result.problems, [])
  assert.equal(result.kind, 'record')
  assert.equal(result.proved, result.size)
  assert.equal(result.erased, 1)
})

test('a bundle of one incident proves that each of its entries is part of the whole record', async () => {
  const result = await verifyBundle(ofIncident)
  assert.deepEqual(result.problems, [])
  assert.equal(result.proved, 102)
  assert.ok(result.size > result.proved)
})

test('of a secret incident whoever may not know it gets the hashes alone, and the record is still proved', async () => {
  await sql`insert into incident_secret (incident_id) values (${incidentId})`.execute(desk.state.db)
  const path = await save({ ...lead, id: randomUUID() }, { files: true }, join(folder, 'withheld.zip'))
  await sql`delete from incident_secret`.execute(desk.state.db)
  const result = await verifyBundle(path)
  assert.deepEqual(result.problems, [])
  assert.equal(result.withheld, 102)
  const text = await contentsOf(path)
  assert.ok(!text.get('entries.ndjson')!.includes(incidentId))
  assert.ok(!text.get('files.ndjson')!.includes('access.log'))
})

test('any single byte that is altered in the file is found or the file is refused', async () => {
  for (const path of [whole, ofIncident]) {
    const bytes = await readFile(path)
    const altered = join(folder, 'altered.zip')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const copy = Buffer.from(bytes)
        copy[at]! ^= change
        await writeFile(altered, copy)
        assert.equal((await verifyBundle(altered)).ok, false, `byte ${at} of ${path}`)
      }),
      { numRuns: 150 },
    )
  }
})

test('a file that was cut short, emptied or is something else is refused', async () => {
  const bytes = await readFile(whole)
  for (const content of [
    bytes.subarray(0, bytes.length >> 1),
    bytes.subarray(0, -1),
    Buffer.alloc(0),
    Buffer.from('PK not a zip'),
    Buffer.concat([bytes, Buffer.of(0)]),
  ]) {
    const path = join(folder, 'other.zip')
    await writeFile(path, content)
    assert.equal((await verifyBundle(path)).ok, false)
  }
})

async function contentsOf(path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const zip = await new Promise<yauzl.ZipFile>((give, fail) =>
    yauzl.open(path, { lazyEntries: true }, (error, opened) => (error ? fail(error) : give(opened))),
  )
  await new Promise<void>((done, fail) => {
    zip.on('end', done).on('error', fail)
    zip.on('entry', (entry: yauzl.Entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return fail(error)
        const pieces: Buffer[] = []
        stream
          .on('data', (piece: Buffer) => pieces.push(piece))
          .on('end', () => {
            found.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
            zip.readEntry()
          })
      }),
    )
    zip.readEntry()
  })
  return found
}

/** Packed again by somebody without the key, who keeps the old seal. */
async function repack(contents: Map<string, string>, path: string) {
  const zip = new yazl.ZipFile()
  for (const [name, content] of contents) zip.addBuffer(Buffer.from(content, 'utf8'), name)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  await writeFile(path, Buffer.concat(pieces))
  return path
}

test('a bundle that was unpacked, altered and packed again is found out, and the first wrong entry is named', async () => {
  const lines = (contents: Map<string, string>) => contents.get('entries.ndjson')!.trimEnd().split('\n')
  const alter = async (change: (lines: string[]) => void) => {
    const contents = await contentsOf(whole)
    const all = lines(contents)
    change(all)
    contents.set('entries.ndjson', `${all.join('\n')}\n`)
    return (await verifyBundle(await repack(contents, join(folder, 'repacked.zip')))).firstWrong
  }
  assert.equal((await alter((all) => void all.splice(41, 1, all[41]!.replace('記録 41', '記録 99'))))?.seq, 42)
  assert.equal((await alter((all) => void all.splice(41, 1, all[41]!.replace('fact', 'note'))))?.seq, 42)
  assert.equal((await alter((all) => void all.splice(10, 1, ...all.splice(20, 1, all[10]!))))?.seq, 11)
  assert.equal((await alter((all) => void all.splice(100, 1)))?.seq, 101)
  assert.equal((await alter((all) => void all.splice(-3)))?.code, 'entry.missing')
  assert.equal((await alter((all) => void all.splice(50, 1, 'no JSON')))?.seq, 51)
  assert.equal(
    (await alter((all) => void all.splice(50, 1, JSON.stringify({ l: JSON.parse(all[51]!).l }))))?.code,
    'record.rewritten',
  )
})

test('a bundle sealed with another key is refused when the number of the key is known', async () => {
  const { keyId } = await verifyBundle(whole)
  assert.equal((await verifyBundle(whole, { keyId: keyId! })).ok, true)
  const other = await verifyBundle(whole, { keyId: '0011223344556677' })
  assert.equal(other.ok, false)
  assert.equal(other.firstWrong?.code, 'bundle.other-key')
})

test('record verify ends with 0 when proved, 1 when altered, 2 when misused and 3 when there is no such file', async () => {
  const said: string[] = []
  const out = { data: (line: string) => void said.push(line), words: (line: string) => void said.push(line) }
  assert.equal(await verifyCommand({ file: whole, lang: 'ja' }, out), 0)
  assert.match(said[0]!, /改変はありません/)
  const bytes = await readFile(whole)
  bytes[200]! ^= 1
  await writeFile(join(folder, 'bad.zip'), bytes)
  said.length = 0
  assert.equal(await verifyCommand({ file: join(folder, 'bad.zip'), lang: 'en' }, out), 1)
  assert.match(said[0]!, /^Altered/)
  assert.equal(await verifyCommand({ lang: 'en' }, out), 2)
  assert.equal(await verifyCommand({ file: join(folder, 'none.zip'), lang: 'en' }, out), 3)
})
