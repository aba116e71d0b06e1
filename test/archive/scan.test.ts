// Reading a whole archive line after line, as a hunt does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBase } from '#src/platform/archive/duckdb/base.ts'
import { Catalogue } from '#src/platform/archive/duckdb/catalogue.ts'
import { readSegments } from '#src/platform/archive/duckdb/days.ts'
import { engineOf } from '#src/platform/archive/duckdb/look.ts'
import { scan } from '#src/platform/archive/scan.ts'
import { ask, line, never, newFolder, openArchive } from './kit.ts'

test('every line comes once, oldest first, however many stand in one moment, in pieces no larger than asked for', async () => {
  const dir = newFolder()
  const archive = await openArchive(dir)
  const lines = Array.from({ length: 60 }, (_, n) =>
    line(n < 25 ? '2026-11-01T00:00:00Z' : `2026-11-0${1 + (n % 3)}T0${n % 7}:00:0${n % 10}Z`, 'a', `line ${n}`, {}),
  )
  await archive.append(lines)
  await archive.close('2026-11-02')
  const all = await archive.since(0, 1_000, [])
  assert.equal(await archive.lastSeq(), all.at(-1)!.seq)
  assert.deepEqual(
    (await archive.since(all[49]!.seq, 5, [])).map(({ seq }) => seq),
    all.slice(50, 55).map(({ seq }) => seq),
  )
  await archive.end()

  const base = await openBase(dir, { memory: '256MB', threads: 1 })
  const engine = engineOf({ base, catalogue: new Catalogue(await readSegments(base)) })
  const pieces = []
  for await (const { found, progress } of scan(engine, ask(''), never, 7)) {
    assert.ok(found.length <= 7 && progress >= 0 && progress <= 1)
    pieces.push(...found)
  }
  base.close()
  const expected = [...all].sort((a, b) => a.ts - b.ts || a.seq - b.seq).map(({ seq }) => seq)
  assert.deepEqual(
    pieces.map(({ seq }) => seq),
    expected,
  )
})

test('what the archive narrows to holds whatever the case, in a column and beside it', async () => {
  const archive = await openArchive()
  await archive.append([
    line('2026-11-01T00:00:00Z', 'a', 'one', { 'user.name': 'Administrator' }),
    line('2026-11-01T00:00:01Z', 'a', 'two', { 'url.original': '/Upload/Shell.PHP' }),
    line('2026-11-01T00:00:02Z', 'a', 'three', {}),
  ])
  const found = async (field: string, ...texts: string[]) => {
    const originals: unknown[] = []
    for await (const step of archive.scan({ ...ask(''), query: { kind: 'holds', field, texts } }, never))
      originals.push(...step.found.map(({ event }) => event['event.original']))
    return originals
  }
  assert.deepEqual(await found('user.name', 'ADMIN'), ['one'])
  assert.deepEqual(await found('url.original', 'shell.php'), ['two'])
  assert.deepEqual(await found('event.original', 'THREE'), ['three'])
  assert.deepEqual(await found('user.name', 'nobody'), [])
  assert.deepEqual(await found('event.original', 'no.e', 'THREE', 'o|n'), ['three'])
  assert.deepEqual(await found('url.original', '(nothing)', '/shell.'), ['two'])
  // as the rules have it, the long s is an s and the sign of the kelvin a k
  await archive.append([line('2026-11-01T00:00:03Z', 'a', 'four', { 'user.name': 'ſhell\u212aing' })])
  assert.deepEqual(await found('user.name', 'SHELLK'), ['four'])
  await archive.end()
})
