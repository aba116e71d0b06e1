// What holds of both profiles of ClickHouse, the cluster of old servers and the new engine.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Archive } from '#src/platform/archive/archive.ts'
import { allOf, ask, line, originals } from '../archive/kit.ts'
import { manyLines } from './lines.ts'
import { asked, clocks, type Pair, pairOf, question, written } from './same-answers.ts'

export const lineCount = 420
const runs = Number(process.env.SAME_ANSWERS_RUNS ?? 60)

export type Archives = {
  readonly duckdb: Archive
  readonly clickhouse: Archive
  /** What somebody does to the lines of every server behind the desk's back. */
  meddle(sql: string): Promise<unknown>
}
/** The database of the lines. */
export const database = 'same'

/** Fills both engines and puts the same questions to them. */
export function sameAnswers(archives: () => Archives): void {
  let pair: Pair
  test('the same lines, appended in the same batches, come out as they went in', async () => {
    const { duckdb, clickhouse } = archives()
    const lines = manyLines(lineCount)
    for (let at = 0; at < lines.length; at += 100) {
      const batch = lines.slice(at, at + 100)
      await duckdb.append(batch)
      await clickhouse.append(batch)
    }
    pair = await pairOf(duckdb, clickhouse)
    assert.equal(await asked(pair, ask('')), lineCount)
    assert.deepEqual(await clickhouse.sources(), await duckdb.sources())
  })

  test('every operator of the query language finds the same lines in the same order', async () => {
    let found = 0
    for (const [n, text] of written.entries()) {
      const more = n % 4 === 0 ? { clocks } : {}
      const width = n % 3 === 0 ? 3_600_000_000 : null
      const fields = n % 8 === 1 ? ['source', 'labels.list'] : []
      try {
        found += await asked(pair, ask(text, more), { fields, width })
      } catch (error) {
        assert.fail(`${text}: ${(error as Error).message}`)
      }
    }
    assert.ok(found > lineCount * 5, `only ${found} lines were found by all`)
  })

  test('whatever is asked, with whatever clocks, span, order and limit, both answer the same', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (one) => void (await asked(pair, one.ask, one))),
      { numRuns: runs },
    )
  })

  test('a line is shown with the same neighbours of its source', async () => {
    const [own, theirs] = await Promise.all(
      [pair.duckdb, pair.clickhouse].map((archive) => allOf(archive, ask('source:web failed'), 'oldest')),
    )
    for (const [n, line] of own!.entries()) {
      const [a, b] = await Promise.all([
        pair.duckdb.around(line.seq, 3, 4, clocks),
        pair.clickhouse.around(theirs![n]!.seq, 3, 4, clocks),
      ])
      assert.deepEqual(
        b.map((one) => pair.ranks[1].get(one.seq)),
        a.map((one) => pair.ranks[0].get(one.seq)),
      )
      assert.deepEqual(
        b.map((one) => one.at),
        a.map((one) => one.at),
      )
    }
    assert.deepEqual(await pair.clickhouse.around(1, 3, 3, []), [])
  })

  test('a page after another gives every line once', async () => {
    const all = await originals(pair.clickhouse, ask(''), 'newest')
    assert.equal(all.length, lineCount)
    for (const most of [1, 99, 100, lineCount])
      assert.equal(await asked(pair, ask(''), { most, order: 'newest' }), most)
  })

  test('one of many texts in a value is found whatever the case, and what looks like an expression is a text', async () => {
    const holds = (field: string, ...texts: string[]) =>
      asked(pair, { ...ask(''), query: { kind: 'holds', field, texts } })
    assert.ok((await holds('event.original', 'accepted PUBLIC', 'no such text')) > 0)
    assert.ok((await holds('event.original', '?id=1%27', '(nothing|', 'a.b')) > 0)
    assert.ok((await holds('user.name', 'ROOT', 'lice')) > 0)
    assert.equal(await holds('user.name', 'r..t', 'a|r'), 0)
  })

  test('what would do harm as SQL is a value and no more', async () => {
    const { clickhouse } = pair
    const hostile = [
      "'); DROP TABLE line; --",
      "\\'; SELECT 1",
      '\0',
      '{v0:String}',
      '`',
      '\u2028',
      '\ud800',
      '%27',
    ].map((text) => `${text} x`)
    const key = hostile[0]!
    await clickhouse.append(
      hostile.map((text) => line('2026-11-20T00:00:00Z', text, text, { 'labels.x': text, 'user.name': text })),
      { key, value: hostile[1]! },
    )
    for (const text of hostile) {
      const whole = text.toWellFormed()
      const found = await allOf(clickhouse, {
        ...ask(''),
        query: { kind: 'is', field: 'user.name', value: text, hasWildcard: false },
        sources: [text],
      })
      assert.deepEqual(
        found.map((one) => [one.source, one.event['event.original']]),
        [[whole, whole]],
      )
      assert.equal((await clickhouse.around(found[0]!.seq, 1, 1, [])).length, 1)
    }
    assert.deepEqual([...(await clickhouse.marks(key))], [[key, hostile[1]!]])
    await clickhouse.unmark(key, Date.now() + 1_000)
    assert.deepEqual([...(await clickhouse.marks(''))], [])
  })

  test('closed days are hashed in order; whatever was changed since is missed by verify', async () => {
    const { clickhouse } = pair
    const made = await clickhouse.close('2026-11-03')
    assert.deepEqual(
      made.map((one) => one.name),
      ['1969-12-31', '2026-10-31', '2026-11-01'].map((day) => `${day}.year.1`),
    )
    assert.deepEqual(await clickhouse.close('2026-11-03'), [])
    await clickhouse.append([line('2026-11-01T05:00:00Z', 'late', 'spooled while the desk was down')])
    const late = await clickhouse.close('2026-11-03')
    assert.deepEqual(
      late.map(({ name, rows }) => [name, rows]),
      [['2026-11-01.year.2', 1]],
    )
    for await (const { segment, fault } of clickhouse.verify(null)) assert.equal(fault, null, segment.name)
    assert.equal((await clickhouse.drop('2026-11-01.year.1'))?.name, '2026-11-01.year.1')
    assert.equal((await clickhouse.drop('2026-10-31.year.1'))?.day, '2026-10-31')
    assert.equal(await clickhouse.drop('2026-10-31.year.1'), null)
    assert.deepEqual(await originals(clickhouse, ask('spooled')), ['spooled while the desk was down'])
    const rest = await clickhouse.segments()
    assert.deepEqual(
      rest.map((one) => one.name),
      ['1969-12-31.year.1', '2026-11-01.year.2'],
    )
    const faults = async (): Promise<(string | null)[]> => {
      const found = []
      for await (const { fault } of clickhouse.verify(null)) found.push(fault)
      return found
    }
    assert.deepEqual(await faults(), [null, null])
    await archives().meddle(`INSERT INTO ${database}.line SELECT * FROM ${database}.line WHERE source = 'late'`)
    await archives().meddle(`ALTER TABLE ${database}.line DROP PARTITION (-1, 'year')`)
    assert.deepEqual(await faults(), ['missing', 'altered'])
  })
}
