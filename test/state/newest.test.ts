// The newest documents that say some words, in an index that is large enough for every way of looking.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Kind } from '#src/platform/search/ask.ts'
import { frequenciesOf, sampleFrequencies } from '#src/platform/search/frequency.ts'
import { newest } from '#src/platform/search/newest.ts'
import { emptyPending } from '#src/platform/search/pending.ts'
import { termOf } from '#src/platform/search/term.ts'
import { type TestState, testState } from '#test/kit/state.ts'

const count = 24_000
const kinds: Kind[] = ['report', 'entry', 'person']
let state: TestState

/** What document number n of each kind says: words of every frequency, in all of time or in one part of it. */
const saying = `concat_ws(' ',
  '通信', case when n % 3 = 0 then '攻撃' end, case when n % 40 = 7 then 'password' end, case when n % 900 = 5 then '凍結' end,
  case when n = 23 then 'zeppelin' end, case when n < 600 then '昔話' end, case when n > ${count} - 30 then '最新' end,
  '192.0.2.' || n % 250, case when n % 5000 = 1 then '203.0.113.9' end, md5(n::text))`

before(async () => {
  state = await testState()
  await state.pool.query(`insert into search_document (kind, ref, at, title, body)
    select case when n % 4 = 0 then 'report' when n = 23 or n = 5 then 'person' else 'entry' end, gen_random_uuid(), now(), n::text, ${saying}
    from generate_series(1, ${count}) as n`)
  await state.pool.query('vacuum analyze search_document')
  const { rows } = await state.pool.query<Written>('select kind, id, title, body from search_document order by id desc')
  written = rows
})
after(() => state.close())

type Written = { readonly kind: Kind; readonly id: number; readonly title: string; readonly body: string }
let written: readonly Written[]

function slowly(words: readonly string[], kind: Kind, most: number, earlier: number | null): string[] {
  const says = (body: string, word: string) =>
    /^\d+(\.\d+){3}$/.test(word) ? body.split(' ').includes(word) : body.includes(word)
  return written
    .filter((one) => one.kind === kind && (earlier === null || one.id < earlier))
    .filter(({ body }) => words.every((word) => says(body, word)))
    .slice(0, most)
    .map(({ title }) => title)
}

const asked = [
  ['通信'],
  ['攻撃'],
  ['password'],
  ['凍結'],
  ['zeppelin'],
  ['昔話'],
  ['最新'],
  ['鯨飲'],
  ['192.0.2.40'],
  ['203.0.113.9'],
  ['攻撃', '192.0.2.45'],
  ['昔話', 'password'],
]
const pages = [
  [21, null],
  [3, null],
  [21, 9_000],
  [7, 300],
  [500, null],
] as const

for (const known of ['before anything is known of them', 'when a sample has told what is common'])
  for (const words of asked)
    test(`the newest that say ${words.join(' and ')} are found ${known}`, async () => {
      if (known.startsWith('when')) await sampleFrequencies(state.db)
      for (const [most, earlier] of pages)
        for (const isMostlyTrue of [false, true]) {
          const found = await newest<{ title: string }>(state.db, kinds, {
            terms: words.map(termOf),
            before: earlier,
            most,
            columns: sql`d.title`,
            where: sql`true`,
            isMostlyTrue,
          })
          for (const { kind, rows, isCut } of found) {
            const expected = slowly(words, kind, most, earlier)
            assert.deepEqual(
              rows.map(({ title }) => title),
              expected,
              `${kind}, ${most} before ${earlier}`,
            )
            assert.equal(isCut, expected.length === most)
          }
        }
    })

test('a condition that was expected to hold of most matches and holds of few loses none', async () => {
  for (const isMostlyTrue of [false, true]) {
    const [found] = await newest<{ title: string }>(state.db, ['entry'], {
      terms: [termOf('通信')],
      before: null,
      most: 21,
      columns: sql`d.title`,
      where: sql`d.title like '%77'`,
      isMostlyTrue,
    })
    const expected = slowly(['通信'], 'entry', count, null)
      .filter((title) => title.endsWith('77'))
      .slice(0, 21)
    assert.equal(expected.length, 21)
    assert.deepEqual(
      found!.rows.map(({ title }) => title),
      expected,
    )
  }
})

test('a sample tells how common a key is, is kept, and is taken again when there are many more documents', async () => {
  const { shares, most } = await frequenciesOf(state.db, 'entry')
  assert.equal(shares.get('通信'), 1)
  assert.ok(Math.abs(shares.get('攻撃')! - 1 / 3) < 0.05, String(shares.get('攻撃')))
  assert.ok(most < 0.001, String(most))
  assert.deepEqual(await sampleFrequencies(state.db), [])
  await state.pool.query(`insert into search_document (kind, ref, at, title, body)
    select 'report', gen_random_uuid(), now(), n::text, '凍結' from generate_series(1, 2_000) as n`)
  assert.deepEqual(await sampleFrequencies(state.db), ['report'])
})

test('what was put in lately is found while it waits before the index, and when it was let in', async () => {
  await emptyPending(state.db)
  await state.pool.query(`insert into search_document (kind, ref, at, title, body)
    select 'entry', gen_random_uuid(), now(), 'late ' || n, '竜吐水 ' || n from generate_series(1, 3) as n`)
  const late = async () => {
    const [found] = await newest<{ title: string }>(state.db, ['entry'], {
      terms: [termOf('竜吐水')],
      before: null,
      most: 5,
      columns: sql`d.title`,
      where: sql`true`,
    })
    return found!.rows.map(({ title }) => title)
  }
  assert.deepEqual(await late(), ['late 3', 'late 2', 'late 1'])
  assert.ok((await emptyPending(state.db)) > 0)
  assert.equal(await emptyPending(state.db), 0, 'nothing waits any more')
  assert.deepEqual(await late(), ['late 3', 'late 2', 'late 1'])
})
